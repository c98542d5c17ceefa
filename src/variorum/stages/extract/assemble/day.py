"""When: the days and longer times that are told of each incident, and the day of the main one as far as it shows."""

from variorum.stages.extract.assemble.claims import Writer
from variorum.stages.extract.dating import Dating
from variorum.stages.extract.margin import refused


def write_dates(writer: Writer, dating: Dating) -> None:
    """Write what dates each incident; the day of the main one is hedged where no word of it is dated by that day."""
    main = writer.account(writer.gathering.main)
    for event, times in writer.gathering.times.items():
        account = writer.account(writer.gathering.of_token.get(event))
        for time in times if account is not None else ():
            span = (time.start, time.end)
            if account == main and id(time) in dating.unfit:
                refused(writer.annotated, "claim", span, "date", "another day is likelier that of the incident")
            else:
                writer.write("date", time.value, span, account)
    for time in dating.inferred if main is not None else ():
        writer.write("date", time.value, (time.start, time.end), main, stance="hedges")

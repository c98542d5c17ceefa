"""Attribution -> Statement: words that a report gives as somebody's."""

from variorum.model.claim import Statement
from variorum.model.ids import content_id
from variorum.model.text import AnnotatedReport, Quotation
from variorum.stages.extract.mentions import Attribution, Span
from variorum.stages.extract.names import Names

SHORTEST_STATEMENT = 2
"""Letters or digits: less is no statement."""


def find_statements(
    annotated: AnnotatedReport, attributions: tuple[Attribution, ...], names: Names
) -> tuple[Statement, ...]:
    """Give the statements of a report in the order of the text.

    A quotation is one statement for each of its unbroken pieces; in a mixed one ``text`` holds the whole retold
    clause and ``quote`` the words between the marks. What is only thought or kept back is no
    statement, nor a plain sentence that rests on the source of the next one.
    """
    found: dict[Span, tuple[int, Statement]] = {}
    for attribution in attributions:
        retold = not attribution.cue and attribution.mode == "indirect"
        if attribution.thought or attribution.stance in {"withholds", "hedges"} or not attribution.chain or retold:
            continue
        for span, text in _parts(annotated, attribution):
            statement = _statement(annotated, attribution, span, text)
            if span not in found or found[span][0] < attribution.weight:
                found[span] = attribution.weight, statement
    del names
    return tuple(statement for _, (_, statement) in sorted(found.items()))


def _parts(annotated: AnnotatedReport, attribution: Attribution) -> list[tuple[Span, str]]:
    quotations = [q for q in annotated.quotations if _inside(q, attribution.content)]
    whole = " ".join(annotated.text[start:end] for start, end in attribution.content)
    if attribution.mode == "indirect" or not quotations:
        longest = max(attribution.content, key=lambda span: span[1] - span[0])
        return [(longest, whole)] if _letters(annotated, longest) >= SHORTEST_STATEMENT else []
    parts = []
    for quotation in quotations:
        span = quotation.start, quotation.end
        whole_sentence = attribution.mode == "direct" or span[1] - span[0] > len(whole) // 2
        text = annotated.text[slice(*span)] if whole_sentence else whole
        parts.append((span, text))
    return parts


def _inside(quotation: Quotation, content: tuple[Span, ...]) -> bool:
    return any(start <= quotation.start and quotation.end <= end + 1 for start, end in content)


def _letters(annotated: AnnotatedReport, span: Span) -> int:
    return sum(letter.isalnum() for letter in annotated.text[slice(*span)])


def _statement(annotated: AnnotatedReport, attribution: Attribution, span: Span, text: str) -> Statement:
    link = attribution.chain[0]
    start, end = span
    report = annotated.report.id
    identity = content_id("s", report, link.name, link.cue, attribution.mode, start, end)
    return Statement(
        id=identity,
        report=report,
        account=None,
        speaker=link.name,
        speaker_as_written=attribution.as_written,
        role=link.role,
        kind=link.kind,
        cue=link.cue,
        mode=attribution.mode,
        text=text,
        quote=annotated.text[start:end],
        start=start,
        end=end,
        medium=link.medium,
    )

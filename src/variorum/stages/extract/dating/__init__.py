"""On which day the main incident was: the days that a report names, weighed by the signs around each."""

from variorum.stages.extract.dating.choose import Dating, DayWeights, date_incident

__all__ = ["Dating", "DayWeights", "date_incident"]

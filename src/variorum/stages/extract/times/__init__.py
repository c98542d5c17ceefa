"""When: the time expressions of a report, set on the calendar, and the day of the report itself."""

from variorum.stages.extract.times.calendar import date_report
from variorum.stages.extract.times.distances import find_distances
from variorum.stages.extract.times.find import find_times, read_times
from variorum.stages.extract.times.meanings import Expression
from variorum.stages.extract.times.resolve import odd_year, resolve
from variorum.stages.extract.times.scan import find_expressions
from variorum.stages.extract.times.vocabulary import TimeVocabulary, TimeWords, compile_vocabulary

__all__ = [
    "Expression",
    "TimeVocabulary",
    "TimeWords",
    "compile_vocabulary",
    "date_report",
    "find_distances",
    "find_expressions",
    "find_times",
    "odd_year",
    "read_times",
    "resolve",
]

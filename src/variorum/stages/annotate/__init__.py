"""Report -> AnnotatedReport."""

from variorum.stages.annotate.stage import Parser, annotate

__all__ = ["Parser", "annotate"]

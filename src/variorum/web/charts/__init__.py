"""Drawings of numbers as SVG: built from numbers and escaped words, with the same facts beside them as text."""

from variorum.web.charts.chain import chain
from variorum.web.charts.span import span
from variorum.web.charts.steps import Step, steps
from variorum.web.charts.waterfall import waterfall

__all__ = ["Step", "chain", "span", "steps", "waterfall"]

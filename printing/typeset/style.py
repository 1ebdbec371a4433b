"""How a piece of text looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from printing.fonts.library import Typeface


class Align(StrEnum):
    """Where lines shorter than their measure stand."""

    LEFT = "LEFT"
    CENTER = "CENTER"
    RIGHT = "RIGHT"


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes and leading in points; `indent` in characters of the first line.

    `justified` stretches full lines to the measure; `balanced` makes the lines of a heading
    equally long.
    """

    typeface: Typeface
    size: float
    leading: float
    align: Align = Align.LEFT
    indent: float = 0
    justified: bool = False
    balanced: bool = False

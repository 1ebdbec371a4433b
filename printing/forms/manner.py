"""The sizes and faces of the house, after GB/T 9704 where it applies: Song text, Hei labels."""

from __future__ import annotations

from dataclasses import dataclass

from printing.fonts.library import Typeface
from printing.sheet import MM
from printing.typeset.style import Align, Style


@dataclass(frozen=True, slots=True)
class Density:
    """How close text is set: sizes and leadings of body and tables, white between parts."""

    body: tuple[float, float]
    cell: tuple[float, float]
    gap: float


# From airy to close; a paper takes the first that needs no more pages than the last would.
DENSITIES = (
    Density((14, 25.5), (10.5, 16), 10),
    Density((14, 23), (10.5, 15), 8),
    Density((13, 22), (10, 14.5), 8),
    Density((12.5, 20), (10, 14.5), 6),
    Density((12, 18.5), (9.5, 13), 4),
)

TITLE = Style(Typeface.SONG_BOLD, 22, 31, Align.CENTER, balanced=True)
ORGAN = Style(Typeface.SONG_BOLD, 15, 23, Align.CENTER, balanced=True)
NUMBER = Style(Typeface.SONG, 12, 20, Align.CENTER, balanced=True)
MARK = Style(Typeface.HEI_MEDIUM, 12, 16, Align.CENTER)
FOOT = Style(Typeface.HEI, 8, 11.5)
TINY = Style(Typeface.HEI, 7, 9, Align.CENTER)
SIGN = Style(Typeface.SONG, 12, 20)
SIGN_RIGHT = Style(Typeface.SONG, 13, 21, Align.CENTER, balanced=True)
REMARK = Style(Typeface.SONG, 9.5, 14.5, justified=True)


@dataclass(frozen=True, slots=True)
class Manner:
    """The styles of one paper at one density."""

    density: Density

    @property
    def body(self) -> Style:
        """Paragraphs of the letter, indented two characters."""
        size, leading = self.density.body
        return Style(Typeface.SONG, size, leading, indent=2, justified=True)

    @property
    def plain(self) -> Style:
        """Lines of the letter that are not indented: the salutation."""
        size, leading = self.density.body
        return Style(Typeface.SONG, size, leading)

    @property
    def strong(self) -> Style:
        """A paragraph nobody may overlook."""
        size, leading = self.density.body
        return Style(Typeface.HEI_MEDIUM, size - 1, leading - 1, indent=2, justified=True)

    @property
    def heading(self) -> Style:
        """The line above a table or a list."""
        return Style(Typeface.HEI_MEDIUM, self.density.body[0] - 1, self.density.body[1])

    @property
    def label(self) -> Style:
        """The name of a field in a grid, and the header of a table."""
        size, leading = self.density.cell
        return Style(Typeface.HEI, size - 0.5, leading, Align.CENTER)

    @property
    def cell(self) -> Style:
        """The value of a field, and the rows of a table."""
        size, leading = self.density.cell
        return Style(Typeface.SONG, size, leading)


@dataclass(frozen=True, slots=True)
class Format:
    """A sheet and its margins, in points."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def measure(self) -> float:
        """The width of the column."""
        return self.width - self.left - self.right


A4 = Format(210 * MM, 297 * MM, 26 * MM, 15 * MM, 28 * MM, 26 * MM)
A5 = Format(210 * MM, 148 * MM, 12 * MM, 12 * MM, 16 * MM, 16 * MM)
ROLL = Format(80 * MM, 0, 5 * MM, 6 * MM, 4 * MM, 4 * MM)

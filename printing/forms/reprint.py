"""The words a reprint (补打) bears above and below, so that nobody takes it for the original."""

from __future__ import annotations

from app.domain.errors import Refused
from app.domain.papers.header import ReprintMark
from printing.fonts.library import Library, Typeface
from printing.forms.words import moment
from printing.sheet import Sheet
from printing.typeset.lines import break_lines
from printing.typeset.style import Align, Style
from printing.typeset.table import draw_line

_STYLES = tuple(
    Style(Typeface.HEI_MEDIUM, size, size * 1.4, Align.CENTER, balanced=True)
    for size in (8.5, 7.5, 6.5, 5.5)
)
_INSET = 6.0


class Band:
    """A framed line or two saying which reprint this is, when, by whom and why.

    Set in the largest size that stays below `room` points; raises `Refused` REPRINT_MARK_TOO_LONG
    when none does.
    """

    def __init__(self, library: Library, mark: ReprintMark, measure: float, room: float) -> None:
        words = (
            f"补打 第{mark.nth}次　{moment(mark.at)}　操作员：{mark.operator}　原因：{mark.reason}"
        )
        self._measure = measure
        for style in _STYLES:
            self._style = style
            self._lines = break_lines(library, words, style, measure - 2 * _INSET)
            self.height = len(self._lines) * style.leading + 4
            if self.height <= room:
                return
        raise Refused("REPRINT_MARK_TOO_LONG", reason=mark.reason)

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the band with its top left at a point."""
        sheet.frame(x, y, self._measure, self.height, 0.8)
        room = self._measure - 2 * _INSET
        for number, line in enumerate(self._lines):
            top = y + 2 + number * self._style.leading
            draw_line(sheet, line, self._style, (x + _INSET, top, room))

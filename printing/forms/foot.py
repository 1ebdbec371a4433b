"""The foot of every page: whom to ask, whom to complain to, and which page this is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain.papers.header import Header
from app.domain.papers.snapshot import Snapshot
from printing.fonts.library import Library
from printing.forms.manner import FOOT, Format
from printing.sheet import Sheet
from printing.typeset.lines import Line, break_lines, text_width
from printing.typeset.style import Align
from printing.typeset.table import draw_line

_ABOVE = 4.0
_PAGE_ROOM = 90.0


class Foot:
    """Window, telephones and query code below a hairline, and the page of how many."""

    def __init__(self, library: Library, snapshot: Snapshot, sheet_format: Format) -> None:
        self._library = library
        self._format = sheet_format
        room = sheet_format.measure
        self._lines = [
            *_whole_pairs(library, _window(snapshot.header), room),
            *_whole_pairs(library, _case(snapshot.header), room - _PAGE_ROOM),
        ]
        self.height = len(self._lines) * FOOT.leading + _ABOVE

    def draw(self, sheet: Sheet, page: int, pages: int) -> None:
        """Draw the foot of a page."""
        form = self._format
        top = form.height - form.bottom - self.height
        sheet.rule(form.left, top, form.left + form.measure, top, 0.4)
        for number, line in enumerate(self._lines):
            at = top + _ABOVE + number * FOOT.leading
            draw_line(sheet, line, FOOT, (form.left, at, form.measure))
        count = break_lines(self._library, f"第 {page} 页 共 {pages} 页", FOOT, 100)[0]
        right = replace(FOOT, align=Align.RIGHT)
        last = top + self.height - FOOT.leading
        draw_line(sheet, count, right, (form.left, last, form.measure))


def _window(header: Header) -> tuple[str, ...]:
    return _pairs(
        ("办理窗口", header.window),
        ("窗口电话", header.window_tel),
        ("监督投诉", header.complaint_tel),
    )


def _case(header: Header) -> tuple[str, ...]:
    return _pairs(("办件编号", header.case_no), ("查询码", header.query_code))


def _pairs(*pairs: tuple[str, str]) -> tuple[str, ...]:
    return tuple(f"{label} {value}" for label, value in pairs if value)


def _whole_pairs(library: Library, pairs: Iterable[str], room: float) -> list[Line]:
    """The pairs on as few lines as hold them, none cut that fits on a line of its own."""
    text = ""
    for pair in pairs:
        last = text.rpartition("\n")[2]
        fits = text_width(library, f"{last}　{pair}", FOOT) <= room
        text += ("　" if fits else "\n") * bool(text) + pair
    return break_lines(library, text, FOOT, room)

"""The head of the first page: organ, title and number in the middle, marks and code beside."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.papers.header import Header
from printing.forms.manner import MARK, NUMBER, ORGAN, TINY, TITLE
from printing.qr import QrCode, qr_code
from printing.sheet import MM, Sheet
from printing.typeset.galley import Galley
from printing.typeset.lines import break_lines, text_width
from printing.typeset.pieces import Piece
from printing.typeset.style import Style
from printing.typeset.table import draw_line

_CODE = 21 * MM
_SIDE = _CODE + 4.5 * MM
_CAPTION = "扫码核验"


def title_piece(galley: Galley, header: Header, marks: Sequence[str]) -> Piece:
    """The head as one piece; a head without a verification text has no code."""
    room = galley.measure - 2 * _SIDE
    lines = [
        (line, style)
        for text, style in ((header.organ, ORGAN), (header.title, TITLE), (header.doc_no, NUMBER))
        if text
        for line in break_lines(galley.library, text, style, room)
    ]
    code = qr_code(header.verification) if header.verification else None
    below = _CODE + code.quiet(_CODE) if code else 0
    height = max(sum(style.leading for _, style in lines), below + TINY.leading)

    def draw(sheet: Sheet, x: float, y: float) -> None:
        at = y
        for line, style in lines:
            draw_line(sheet, line, style, (x + _SIDE, at, room))
            at += style.leading
        if code:
            draw_code(sheet, code, (x + galley.measure - _CODE, y, _CODE))
            caption = break_lines(galley.library, _CAPTION, TINY, _CODE)[0]
            draw_line(sheet, caption, TINY, (x + galley.measure - _CODE, y + below, _CODE))
        _draw_marks(sheet, galley, marks, (x, y))

    return Piece(height, draw, hold=True)


def draw_code(sheet: Sheet, code: QrCode, box: tuple[float, float, float]) -> None:
    """Draw a code in a square box (left, top, side) whose surroundings are the quiet zone."""
    x, y, side = box
    sheet.squares(x, y, side / code.modules, code.runs)


def _draw_marks(
    sheet: Sheet, galley: Galley, marks: Sequence[str], corner: tuple[float, float]
) -> None:
    x, y = corner
    for mark in marks:
        width = text_width(galley.library, mark, MARK) + 14
        sheet.frame(x, y, width, MARK.leading + 6, 0.9)
        draw_boxed(sheet, galley, mark, MARK, (x, y + 3, width))
        y += MARK.leading + 11


def draw_boxed(
    sheet: Sheet, galley: Galley, text: str, style: Style, box: tuple[float, float, float]
) -> None:
    """Draw one line of text in a box (left, top, width)."""
    draw_line(sheet, break_lines(galley.library, text, style, box[2] + 1)[0], style, box)

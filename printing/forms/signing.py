"""The end of a paper: who signs on the left, organ and seal on the right, then the copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.papers.dates import day
from app.domain.papers.header import Header
from app.domain.papers.kinds import SealKind
from printing.forms.manner import FOOT, REMARK, SIGN, SIGN_RIGHT
from printing.forms.words import count
from printing.sheet import MM, Sheet
from printing.typeset.galley import Galley
from printing.typeset.lines import Line, break_lines, text_width
from printing.typeset.pieces import Piece
from printing.typeset.table import draw_line

_SEAL_WIDTH, _SEAL_HEIGHT = 70 * MM, 37 * MM
_GUTTER = 7 * MM
_DATE = "日期：　　　　年　　月　　日"


@dataclass(frozen=True, slots=True)
class Signer:
    """One who signs by hand: in which part, and the name when it is already known."""

    label: str
    name: str = ""
    dated: bool = True


RECIPIENT = Signer("申请人（代理人）签收：")


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the left half; with `blank` a rule to sign on follows the text."""

    line: Line
    blank: bool = False


def signatures(galley: Galley, header: Header, signers: Sequence[Signer]) -> Piece:
    """Signature lines beside the organ's name, the date and the box of the seal."""
    left = galley.measure - _SEAL_WIDTH
    rows = [row for signer in signers for row in _rows(galley, signer, left - _GUTTER)]
    organ = break_lines(galley.library, header.organ, SIGN_RIGHT, _SEAL_WIDTH - 16)
    issued = break_lines(galley.library, day(header.issued_on), SIGN_RIGHT, _SEAL_WIDTH)
    lines = organ + issued
    height = max(_SEAL_HEIGHT, len(lines) * SIGN_RIGHT.leading + 36, len(rows) * SIGN.leading)

    def draw(sheet: Sheet, x: float, y: float) -> None:
        _draw_rows(sheet, rows, (x, y + height - len(rows) * SIGN.leading, left - _GUTTER))
        _draw_seal(sheet, galley, lines, header.seal, (x + left, y, height))

    return Piece(height, draw)


def destinations(galley: Galley, header: Header) -> None:
    """Say how many copies there are and where each one goes."""
    parts = header.destinations
    listed = "；".join(f"第{count(n)}联 {part}" for n, part in enumerate(parts, start=1))
    text = f"份数与去向：本文书一式{count(len(parts))}份。{listed}。"
    galley.text(text, REMARK, hold=True)


def _rows(galley: Galley, signer: Signer, room: float) -> list[_Row]:
    def rows(text: str, blank: bool = False) -> list[_Row]:
        return [_Row(line, blank) for line in break_lines(galley.library, text, SIGN, room)]

    signed = rows(signer.label + signer.name) if signer.name else []
    signed += rows("签名：" if signer.name else signer.label, blank=True)
    return [*signed, *(rows(_DATE) if signer.dated else [])]


def _draw_rows(sheet: Sheet, rows: Sequence[_Row], box: tuple[float, float, float]) -> None:
    x, y, room = box
    for number, row in enumerate(rows):
        top = y + number * SIGN.leading
        draw_line(sheet, row.line, SIGN, (x, top, room))
        if row.blank:
            base = top + SIGN.leading - 3.5
            sheet.rule(x + row.line.width, base, x + room, base)


def _draw_seal(
    sheet: Sheet,
    galley: Galley,
    lines: Sequence[Line],
    seal: SealKind,
    box: tuple[float, float, float],
) -> None:
    x, y, height = box
    sheet.dashed_frame(x, y, _SEAL_WIDTH, height)
    top = y + (height - 14 - len(lines) * SIGN_RIGHT.leading) / 2 + 3
    for number, line in enumerate(lines):
        at = top + number * SIGN_RIGHT.leading
        draw_line(sheet, line, SIGN_RIGHT, (x, at, _SEAL_WIDTH))
    note = f"（盖章）{seal.value}"
    width = text_width(galley.library, note, FOOT)
    draw_line(sheet, Line(note, width), FOOT, (x + _SEAL_WIDTH - width - 5, y + height - 14, width))

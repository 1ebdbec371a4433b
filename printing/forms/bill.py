"""D14 on A5 across: laid out like the bills of finance, with the number that finance gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.money import amount_in_words, yuan
from app.domain.papers.dates import day
from app.domain.papers.header import Header
from app.domain.papers.money import FeeLine, Receipt
from printing.fonts.library import Typeface
from printing.forms.title import draw_boxed, draw_code
from printing.forms.words import moment
from printing.qr import qr_code
from printing.sheet import MM, Sheet
from printing.typeset.galley import Galley
from printing.typeset.lines import break_lines, text_width
from printing.typeset.pieces import Piece
from printing.typeset.style import Align, Style
from printing.typeset.table import EMPTY, Cell, Column, draw_line

_TITLE = Style(Typeface.SONG_BOLD, 18, 24, Align.CENTER, balanced=True)
_UNIT = Style(Typeface.SONG, 10, 15, Align.CENTER, balanced=True)
_MARK = Style(Typeface.HEI_MEDIUM, 10, 14, Align.CENTER)
_LINE = Style(Typeface.SONG, 9.5, 14)
_TOTAL = Style(Typeface.HEI_BOLD, 11.5, 15)
_SMALL = Style(Typeface.HEI, 8, 11.5)
_CODE = 19 * MM
_RIGHT = 46 * MM
_LABEL = 26 * MM


@dataclass(frozen=True, slots=True)
class BillManner:
    """How close a bill is set: the leading of its cells and the height of the seal's box."""

    leading: float
    seal: float

    @property
    def label(self) -> Style:
        """The name of a field."""
        return Style(Typeface.HEI, 9, self.leading, Align.CENTER)

    @property
    def cell(self) -> Style:
        """The value of a field."""
        return Style(Typeface.SONG, 9.5, self.leading)


# From airy to close, as for the letters; four lines of a fee fit one sheet.
BILL_MANNERS = (BillManner(14, 24 * MM), BillManner(11.5, 18 * MM))


def bill(galley: Galley, manner: BillManner, header: Header, content: Receipt) -> None:
    """Set the whole bill."""
    galley.add(_head(galley, header, content))
    galley.space(2)
    galley.grid(_parties(galley, manner, header, content))
    galley.space(4)
    rows = [_row(line) for line in content.lines]
    galley.table(_columns(), rows, (manner.label, manner.cell))
    galley.grid(_sums(galley, manner, content))
    galley.space(5)
    galley.keep_last(2)
    galley.add(_foot(galley, manner, header, content))


def _head(galley: Galley, header: Header, content: Receipt) -> Piece:
    room = galley.measure - 2 * _RIGHT
    titles = [
        (line, style)
        for text, style in ((header.title, _TITLE), (content.collecting_unit, _UNIT))
        for line in break_lines(galley.library, text, style, room)
    ]
    numbers = [
        break_lines(galley.library, text, _LINE, _RIGHT)[0] for text in _numbers(header, content)
    ]
    code = qr_code(header.verification)

    def draw(sheet: Sheet, x: float, y: float) -> None:
        draw_code(sheet, code, (x, y, _CODE))
        _draw_marks(sheet, galley, header.marks, (x + _CODE + code.quiet(_CODE) + 1, y))
        at = y
        for line, style in titles:
            draw_line(sheet, line, style, (x + _RIGHT, at, room))
            at += style.leading
        for number, line in enumerate(numbers):
            top = y + number * _LINE.leading
            draw_line(sheet, line, _LINE, (x + galley.measure - _RIGHT + 8, top, _RIGHT - 8))

    height = max(
        _CODE + code.quiet(_CODE),
        sum(style.leading for _, style in titles),
        len(numbers) * _LINE.leading,
    )
    return Piece(height, draw, hold=True)


def _numbers(header: Header, content: Receipt) -> Sequence[str]:
    numbers = [f"票据代码：{content.bill_code}", f"票据号码：{content.bill_no}"]
    if content.check_code:
        numbers.append(f"校验码：{content.check_code}")
    return [*numbers, f"开票日期：{day(header.issued_on)}"]


def _draw_marks(
    sheet: Sheet, galley: Galley, marks: Sequence[str], corner: tuple[float, float]
) -> None:
    x, y = corner
    for mark in marks:
        width = text_width(galley.library, mark, _MARK) + 12
        sheet.frame(x, y, width, _MARK.leading + 4, 0.8)
        draw_boxed(sheet, galley, mark, _MARK, (x, y + 2, width))
        y += _MARK.leading + 8


def _fields(galley: Galley, manner: BillManner, *pairs: tuple[str, str, float]) -> list[Cell]:
    """Cells of one row; the last number of a pair is its share of the whole width."""
    cells: list[Cell] = []
    for label, value, share in pairs:
        cells.append(Cell(label, _LABEL, manner.label))
        cells.append(Cell(value, galley.measure * share - _LABEL, manner.cell))
    return cells


def _parties(
    galley: Galley, manner: BillManner, header: Header, content: Receipt
) -> list[list[Cell]]:
    return [
        _fields(
            galley, manner, ("交款人", content.payer, 0.58), ("证件号码", content.payer_id, 0.42)
        ),
        _fields(
            galley, manner, ("办理事项", header.matter, 0.58), ("办件编号", header.case_no, 0.42)
        ),
    ]


def _columns() -> list[Column]:
    return [
        Column("项目编码", _LABEL, Align.CENTER),
        Column("项目名称", share=1.7),
        Column("单位", 13 * MM, Align.CENTER),
        Column("数量", 14 * MM, Align.CENTER),
        Column("标准", 26 * MM, Align.CENTER),
        Column("金额（元）", 22 * MM, Align.RIGHT),
        Column("备注"),
    ]


def _row(line: FeeLine) -> tuple[str, ...]:
    reduced = f"已减免{yuan(line.reduction_fen)}元" if line.reduction_fen else ""
    remark = "，".join(part for part in (reduced, line.remark) if part)
    return (
        line.item_code,
        line.name,
        line.unit,
        line.quantity,
        line.standard,
        yuan(line.payable_fen),
        remark or EMPTY,
    )


def _sums(galley: Galley, manner: BillManner, content: Receipt) -> list[list[Cell]]:
    total, wide = content.total_fen, galley.measure
    words = Cell(f"人民币{amount_in_words(total)}", wide - 91 * MM, _TOTAL)
    figure = Cell(f"￥{yuan(total)}", 46 * MM, replace(_TOTAL, align=Align.RIGHT))
    sums = [
        Cell("合计（大写）", _LABEL, manner.label),
        words,
        Cell("（小写）", 19 * MM, manner.label),
        figure,
    ]
    return [sums, _fields(galley, manner, ("其他信息", _other(content), 1))]


def _other(content: Receipt) -> str:
    parts = [f"收款方式：{content.method}", f"收款时间：{moment(content.paid_at)}"]
    if content.tendered_fen is not None:
        parts.append(f"实收￥{yuan(content.tendered_fen)}")
    if content.change_fen is not None:
        parts.append(f"找零￥{yuan(content.change_fen)}")
    parts += [f"交易流水：{content.reference}"] if content.reference else []
    parts += [f"减免依据：{content.waiver}"] if content.waiver else []
    parts += [f"备注：{content.remark}"] if content.remark else []
    return "　".join(parts)


def _foot(galley: Galley, manner: BillManner, header: Header, content: Receipt) -> Piece:
    text = (
        f"收款单位（盖章）：{header.organ}\n"
        f"执收单位编码：{content.collecting_unit_code}　复核人：{content.reviewer}"
        f"　收款人：{content.payee}"
    )
    room = galley.measure - 46 * MM
    lines = break_lines(galley.library, text, _LINE, room)
    height = max(manner.seal, len(lines) * _LINE.leading)
    note = break_lines(galley.library, f"（盖章）{header.seal.value}", _SMALL, 46 * MM)[0]

    def draw(sheet: Sheet, x: float, y: float) -> None:
        for number, line in enumerate(lines):
            draw_line(sheet, line, _LINE, (x, y + number * _LINE.leading, room))
        edge = x + galley.measure - 42 * MM
        sheet.dashed_frame(edge, y, 42 * MM, height)
        draw_line(sheet, note, _SMALL, (edge + 6, y + height - 13, 42 * MM))

    return Piece(height, draw)

"""D14 on an 80 mm roll: one strip as long as its content, in Hei, for a thermal printer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
from printing.typeset.table import draw_line

_TEXT = Style(Typeface.HEI, 9, 13.5)
_NAME = Style(Typeface.HEI_MEDIUM, 9.5, 14)
_TITLE = Style(Typeface.HEI_BOLD, 14, 20, Align.CENTER, balanced=True)
_UNIT = Style(Typeface.HEI_MEDIUM, 9.5, 14, Align.CENTER, balanced=True)
_TOTAL = Style(Typeface.HEI_BOLD, 16, 24)
_SMALL = Style(Typeface.HEI, 8, 12, Align.CENTER, balanced=True)
_MARK = Style(Typeface.HEI_MEDIUM, 10, 14, Align.CENTER)
_LABEL = 17 * MM
_CODE = 25 * MM

Pair = tuple[str, str]


def slip(galley: Galley, header: Header, content: Receipt) -> None:
    """Set the whole strip."""
    _opening(galley, header, content)
    _pairs(galley, _identity(header, content))
    _cut(galley)
    for line in content.lines:
        _fee(galley, line)
    _cut(galley)
    _total(galley, content.total_fen)
    _pairs(galley, _payment(content))
    _cut(galley)
    _pairs(galley, _people(header, content))
    _closing(galley, header)


def _opening(galley: Galley, header: Header, content: Receipt) -> None:
    for mark in header.marks:
        galley.add(_boxed(galley, mark))
    galley.text(header.title, _TITLE)
    galley.space(2)
    galley.text(content.collecting_unit, _UNIT)
    galley.space(5)


def _identity(header: Header, content: Receipt) -> list[Pair]:
    return [
        ("票据代码", content.bill_code),
        ("票据号码", content.bill_no),
        *_given("校验码", content.check_code),
        ("交款人", content.payer),
        ("证件号码", content.payer_id),
        ("办理事项", header.matter),
        ("办件编号", header.case_no),
        ("开票日期", day(header.issued_on)),
    ]


def _payment(content: Receipt) -> list[Pair]:
    return [
        ("大写金额", f"人民币{amount_in_words(content.total_fen)}"),
        ("收款方式", content.method),
        ("收款时间", moment(content.paid_at)),
        *_given("交易流水", content.reference),
        *_given("实收", _figure(content.tendered_fen)),
        *_given("找零", _figure(content.change_fen)),
        *_given("减免依据", content.waiver),
        *_given("备注", content.remark),
    ]


def _people(header: Header, content: Receipt) -> list[Pair]:
    return [
        ("收款单位", header.organ),
        ("执收编码", content.collecting_unit_code),
        ("收款人", content.payee),
        ("复核人", content.reviewer),
        ("办理窗口", header.window),
    ]


def _given(label: str, value: str) -> list[Pair]:
    return [(label, value)] if value else []


def _figure(fen: int | None) -> str:
    return "" if fen is None else f"￥{yuan(fen)}"


def _pairs(galley: Galley, pairs: Sequence[Pair]) -> None:
    for label, value in pairs:
        galley.add(_pair(galley, label, value))


def _pair(galley: Galley, label: str, value: str) -> Piece:
    room = galley.measure - _LABEL
    lines = break_lines(galley.library, value, _TEXT, room)
    name = break_lines(galley.library, label, _TEXT, _LABEL)[0]

    def draw(sheet: Sheet, x: float, y: float) -> None:
        draw_line(sheet, name, _TEXT, (x, y, _LABEL))
        for number, line in enumerate(lines):
            draw_line(sheet, line, _TEXT, (x + _LABEL, y + number * _TEXT.leading, room))

    return Piece(len(lines) * _TEXT.leading, draw)


def _fee(galley: Galley, line: FeeLine) -> None:
    galley.text(line.name, _NAME)
    for left, right in _fee_rows(line):
        galley.add(_spread(galley, left, right, _TEXT))
    if line.remark:
        galley.text(f"备注 {line.remark}", _TEXT)
    galley.space(3)


def _fee_rows(line: FeeLine) -> Iterator[Pair]:
    yield f"编码 {line.item_code}", ""
    sign = " × " if line.is_rated else "；"
    yield f"{line.standard}{sign}{line.quantity}{line.unit}", yuan(line.amount_fen)
    if line.reduction_fen:
        yield "减免", yuan(-line.reduction_fen)


def _spread(galley: Galley, left: str, right: str, style: Style) -> Piece:
    """A text on the left and a figure on the right, which stands on the last line of the text."""
    measure = galley.measure
    figure = text_width(galley.library, right, style)
    lines = break_lines(galley.library, left, style, measure - figure - 6)
    end = break_lines(galley.library, right, style, measure)[0]

    def draw(sheet: Sheet, x: float, y: float) -> None:
        for number, line in enumerate(lines):
            draw_line(sheet, line, style, (x, y + number * style.leading, measure))
        last = y + (len(lines) - 1) * style.leading
        draw_line(sheet, end, replace(style, align=Align.RIGHT), (x, last, measure))

    return Piece(len(lines) * style.leading, draw)


def _total(galley: Galley, total_fen: int) -> None:
    galley.add(_spread(galley, "合计", f"￥{yuan(total_fen)}", _TOTAL))


def _boxed(galley: Galley, mark: str) -> Piece:
    width = text_width(galley.library, mark, _MARK) + 16
    inset = (galley.measure - width) / 2

    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.frame(x + inset, y, width, _MARK.leading + 4, 0.9)
        draw_boxed(sheet, galley, mark, _MARK, (x + inset, y + 2, width))

    return Piece(_MARK.leading + 9, draw)


def _cut(galley: Galley) -> None:
    measure = galley.measure

    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.rule(x, y + 4, x + measure, y + 4, 0.7)

    galley.add(Piece(8, draw))


def _closing(galley: Galley, header: Header) -> None:
    code = qr_code(header.verification)
    quiet = code.quiet(_CODE)
    measure = galley.measure
    note = break_lines(galley.library, f"（盖章）{header.seal.value}", _SMALL, measure)[0]

    def draw(sheet: Sheet, x: float, y: float) -> None:
        draw_code(sheet, code, (x + 4, y + quiet, _CODE))
        edge = x + 4 + _CODE + quiet + 1
        sheet.dashed_frame(edge, y + quiet, x + measure - edge, _CODE)
        draw_line(sheet, note, _SMALL, (edge, y + quiet + _CODE - 14, x + measure - edge))

    galley.add(Piece(_CODE + 2 * quiet, draw))
    galley.text(f"查询码 {header.query_code}　监督电话 {header.complaint_tel}", _SMALL)
    galley.text("请妥善保管，凭此办理退付或者查询。", _SMALL)

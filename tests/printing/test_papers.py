"""Every paper, on every sheet: all it must say is there, in place, in embedded faces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import combinations, groupby
from typing import Any

import pytest

from app.domain.money import amount_in_words, yuan
from app.domain.papers import TEMPLATES, Layout, PaperKind, Receipt, Snapshot, draw_up
from printing import samples
from printing.fonts.library import house_library
from printing.forms.decisions import refusal
from printing.forms.letter import Letter
from printing.forms.manner import A4, A5, DENSITIES, ROLL, Manner
from printing.forms.words import clause, day, moment
from printing.press import render
from printing.qr import QUIET, qr_code
from printing.sheet import MM
from printing.typeset.galley import Galley
from printing.typeset.pieces import paginate
from tests.printing import reading
from tests.support.papers import LONG_NAME

Sheet = tuple[Snapshot, Layout, bytes]
FORMATS = {Layout.A4: A4, Layout.A5: A5, Layout.W80: ROLL}
# Said otherwise than in words: the QR code, and the seal's name on a sheet without a seal.
NOT_TEXT = {"header.verification"}


def spoken(value: Any) -> str:
    """How a field reads on paper."""
    if isinstance(value, datetime):
        return moment(value)
    return day(value) if isinstance(value, date) else str(value)


def values(snapshot: Snapshot) -> Iterator[tuple[str, Any]]:
    """The mandatory fields, every row and entry on its own."""

    def walk(value: Any, path: list[str]) -> Iterator[Any]:
        if isinstance(value, tuple):
            for item in value:
                yield from walk(item, path)
        elif not path:
            yield value
        else:
            yield from walk(getattr(value, path[0].removesuffix("[]")), path[1:])

    for path in TEMPLATES[snapshot.kind].mandatory:
        for value in walk(snapshot, path.split(".")):
            if isinstance(value, (str, int, date)):
                yield path, value


def test_every_mandatory_field_stands_on_the_paper_in_full(sheet: Sheet) -> None:
    snapshot, _, pdf = sheet
    bodies = "".join(without_foot(text) for text in reading.page_texts(pdf))
    texts = (*reading.page_texts(pdf), bodies, reading.columns(pdf))
    for path, value in values(snapshot):
        if path in NOT_TEXT:
            continue
        wanted = "".join(clause(spoken(value)).split())
        if path == "content.competent_organ" and wanted == "无":
            continue
        assert any(wanted in text for text in texts), (path, wanted)


def without_foot(text: str) -> str:
    """The text of a page above the foot, so that a sentence runs on to the next page."""
    return text[: text.rfind("办理窗口")] if "办理窗口" in text else text


def test_pages_are_counted(sheet: Sheet) -> None:
    _, layout, pdf = sheet
    texts = reading.page_texts(pdf)
    if layout is Layout.W80:
        assert len(texts) == 1
        return
    for number, text in enumerate(texts, start=1):
        assert re.findall(r"第(\d+)页共(\d+)页", text) == [(str(number), str(len(texts)))]


def test_nothing_stands_outside_the_margins(sheet: Sheet) -> None:
    _, layout, pdf = sheet
    form = FORMATS[layout]
    sizes = reading.page_sizes(pdf)
    for line in reading.text_lines(pdf):
        width, height = sizes[line.page]
        assert line.left >= form.left - 0.5, line
        assert line.right <= width - form.right + 0.5, line
        assert line.bottom >= form.bottom - 4, line
        assert line.top <= height - form.top + 1, line


def test_no_two_lines_of_text_touch(sheet: Sheet) -> None:
    *_, pdf = sheet
    for _, page in groupby(reading.text_lines(pdf), key=lambda line: line.page):
        for one, other in combinations(page, 2):
            assert not one.overlaps(other, 0.4), (one, other)


def test_no_rule_runs_through_text(sheet: Sheet) -> None:
    *_, pdf = sheet
    rules = reading.rules(pdf)
    for line in reading.text_lines(pdf):
        crossing = [rule for rule in rules if rule.page == line.page and crosses(rule, line)]
        assert not crossing, (line, crossing[0])


def crosses(rule: reading.Box, line: reading.Box) -> bool:
    """Whether a rule touches the inside of a line of text."""
    return (
        rule.right > line.left + 0.5
        and rule.left < line.right - 0.5
        and rule.top > line.bottom + 0.6
        and rule.bottom < line.top - 0.6
    )


def test_every_face_is_embedded_as_a_subset(sheet: Sheet) -> None:
    *_, pdf = sheet
    fonts = reading.fonts(pdf)
    assert fonts
    assert all(fonts.values())
    assert all(re.match(r"/[A-Z]{6}\+Noto", name) for name in fonts)
    assert len(pdf) < 300_000


def test_no_line_begins_or_ends_against_the_rules(sheet: Sheet) -> None:
    *_, pdf = sheet
    for line in reading.text_lines(pdf):
        assert line.text[0] not in "，。、；：？！）》】〕〉”’", line
        assert line.text[-1] not in "（《【〔〈“‘￥" or len(line.text) == 1, line


def test_a_page_never_holds_the_signatures_alone(sheet: Sheet) -> None:
    _, layout, pdf = sheet
    if layout is not Layout.A4:
        return
    assert_text_above_signatures(reading.page_texts(pdf)[-1])


def assert_text_above_signatures(page: str) -> None:
    """More than a line of something stands before the first who signs."""
    assert "（盖章）" in page
    before = re.split("申请人（代理人）签收：|交件人：|收件人签名|咨询人签收：", page)[0]
    assert len(before) > 30, page


@pytest.mark.parametrize("room", range(360, 700, 4))
def test_wherever_the_page_ends_two_lines_go_with_the_signatures(room: int) -> None:
    galley = Galley(house_library(), A4.measure)
    header = draw_up(samples.HEADER, samples.REFUSAL).header
    refusal(Letter(galley, Manner(DENSITIES[0]), header), samples.REFUSAL)
    last = [placed.piece for placed in paginate(galley.pieces, room)[-1]]
    (signatures,) = (n for n, piece in enumerate(last) if piece.height > 36 * MM)
    assert sum(1 for piece in last[:signatures] if not piece.is_space) >= 2


def test_a_continued_table_has_its_header_again(sheet: Sheet) -> None:
    snapshot, layout, pdf = sheet
    if snapshot.kind not in {PaperKind.D02, PaperKind.D03, PaperKind.D04} or layout != "A4":
        return
    for text in reading.page_texts(pdf):
        if re.search(r"\d第\d\d项", text):
            assert "序号" in text


def test_every_material_has_its_row(sheet: Sheet) -> None:
    snapshot, _, pdf = sheet
    items = getattr(snapshot.content, "items", ())
    columns = reading.columns(pdf)
    for item in items:
        assert columns.count("".join(item.name.split())) >= 1, item.name


def test_a_receipt_shows_its_sum_in_figures_and_words(sheet: Sheet) -> None:
    snapshot, _, pdf = sheet
    if not isinstance(snapshot.content, Receipt):
        return
    total = snapshot.content.total_fen
    texts = ("".join(reading.page_texts(pdf)), reading.columns(pdf))
    assert any(f"￥{yuan(total)}" in text for text in texts)
    assert any(f"人民币{amount_in_words(total)}" in text for text in texts)
    for line in snapshot.content.lines:
        assert any(
            yuan(line.payable_fen) in text or yuan(line.amount_fen) in text for text in texts
        )


def test_the_code_stands_alone_in_its_quiet_zone(sheet: Sheet) -> None:
    """Four white modules on every side, or a reader may not find it (ISO/IEC 18004, 6.3.8)."""
    snapshot, _, pdf = sheet
    (code,) = reading.codes(pdf)
    module = (code.right - code.left) / qr_code(snapshot.header.verification).modules
    quiet = QUIET * module
    zone = reading.Box(
        0, code.left - quiet, code.bottom - quiet, code.right + quiet, code.top + quiet
    )
    assert module > 0.25 / 25.4 * 72
    for other in (*reading.text_lines(pdf), *reading.rules(pdf)):
        assert other.page or not zone.overlaps(other, 0.1), (zone, other)


def test_a_notice_of_a_fee_waived_whole_asks_for_nothing() -> None:
    notice = samples.PAYMENT_NOTICE
    free = tuple(replace(line, reduction_fen=line.amount_fen) for line in notice.lines)
    content = replace(notice, lines=free, replaces="云不动产缴〔2026〕000001号")
    snapshot = draw_up(samples.samples()[PaperKind.D13].header, content)
    text = "".join(reading.page_texts(render(snapshot).pdf))
    assert "无需缴纳" in text
    assert "由本通知书替代" in text
    assert "缴清" not in text
    assert "逾期" not in text


def test_a_notice_to_a_payer_of_fifty_signs_stays_on_one_page() -> None:
    snapshot = samples.samples()[PaperKind.D13]
    header = replace(snapshot.header, applicant=LONG_NAME, agent=LONG_NAME)
    content = replace(samples.PAYMENT_NOTICE, payer=LONG_NAME)
    assert render(draw_up(header, content)).pages == 1


def test_a_fee_without_a_single_price_is_not_printed_as_a_product() -> None:
    line = replace(samples.FEE_LINE, standard="按面积分段累计", quantity="70", is_rated=False)
    content = replace(samples.RECEIPT, lines=(line,))
    snapshot = draw_up(samples.samples()[PaperKind.D14].header, content)
    text = "".join(reading.page_texts(render(snapshot, layout=Layout.W80).pdf))
    assert "按面积分段累计；70件" in text
    assert "×" not in text

"""Lines, tables and pages by the rules of Chinese typesetting."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.fonts.library import Library, Typeface, house_library
from printing.typeset.lines import break_lines, longest_word, text_width
from printing.typeset.pieces import Piece, draw_nothing, paginate, space
from printing.typeset.style import Style
from printing.typeset.table import Column, table

SONG = Style(Typeface.SONG, 10, 15)
JUSTIFIED = Style(Typeface.SONG, 10, 15, indent=2, justified=True)
ALPHABET = "汉字，。、；：？！“”（）《》〔〕〉〈￥—…·𬭎a1 9.-/b*"


@pytest.fixture(scope="module")
def library() -> Library:
    return house_library()


texts = st.text(ALPHABET, min_size=1, max_size=120)


@given(text=texts, width=st.floats(40, 300), justified=st.booleans())
def test_no_character_is_lost_or_moved(text: str, width: float, justified: bool) -> None:
    style = JUSTIFIED if justified else SONG
    lines = break_lines(house_library(), text, style, width)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")


@given(text=texts, width=st.floats(40, 300))
def test_no_line_is_wider_than_its_column_by_more_than_half_a_mark(text: str, width: float) -> None:
    for line in break_lines(house_library(), text, SONG, width):
        assert line.width <= width + SONG.size / 2 + 0.02


@given(text=texts, width=st.floats(40, 300))
def test_a_stretched_line_reaches_the_right_edge(text: str, width: float) -> None:
    for line in break_lines(house_library(), text, JUSTIFIED, width):
        if line.gap:
            end = line.indent + line.width + line.gap * (len(line.text) - 1)
            assert end == pytest.approx(width, abs=0.1) or end == pytest.approx(
                width + SONG.size / 2, abs=0.1
            )


@pytest.mark.parametrize("mark", "，。、；：？！）》】〕〉”’")
def test_no_line_begins_with_a_closing_mark(library: Library, mark: str) -> None:
    text = ("一二三四五六七八九十" + mark) * 6
    for width in range(41, 140, 7):
        for line in break_lines(library, text, SONG, width)[1:]:
            assert line.text[0] != mark


@pytest.mark.parametrize("mark", "（《【〔〈“‘￥")
def test_no_line_ends_with_an_opening_mark(library: Library, mark: str) -> None:
    text = (mark + "一二三四五六七八九") * 6
    for width in range(41, 140, 7):
        for line in break_lines(library, text, SONG, width):
            assert line.text[-1] != mark


def test_a_number_is_not_cut_while_it_fits(library: Library) -> None:
    lines = break_lines(library, "编号为3301262026111600123的申请", SONG, 120)
    assert any("3301262026111600123" in line.text for line in lines)


def test_a_word_longer_than_the_column_is_cut_rather_than_lost(library: Library) -> None:
    lines = break_lines(library, "1234567890" * 9, SONG, 60)
    assert len(lines) > 3
    assert "".join(line.text for line in lines) == "1234567890" * 9


def test_a_closing_mark_may_lose_its_blank_half_at_the_edge(library: Library) -> None:
    (line, _) = break_lines(library, "一二三四五六七八九，十十十", SONG, 96)
    assert line.text == "一二三四五六七八九，"


def test_the_last_line_is_never_one_lonely_character(library: Library) -> None:
    for length in range(20, 60):
        lines = break_lines(library, "汉" * length + "。", SONG, 155)
        assert len(lines) == 1 or len(lines[-1].text) > 2


def test_a_newline_ends_a_paragraph(library: Library) -> None:
    assert [line.text for line in break_lines(library, "一\n\n二", SONG, 100)] == ["一", "", "二"]


def test_a_balanced_heading_has_lines_of_like_length(library: Library) -> None:
    style = Style(Typeface.SONG_BOLD, 15, 23, balanced=True)
    lines = break_lines(library, "云溪县人民政府政务服务和大数据管理局综合办公室", style, 290)
    widths = [line.width for line in lines]
    assert len(widths) == 2
    assert max(widths) - min(widths) <= 2 * style.size


def test_widths_are_those_of_the_faces(library: Library) -> None:
    assert text_width(library, "汉字", SONG) == pytest.approx(20)
    assert longest_word(library, "金额1,234.50元", SONG) == pytest.approx(
        text_width(library, "1,234.50", SONG)
    )


def block(height: float, hold: bool = False) -> Piece:
    return Piece(height, draw_nothing, hold)


def heights(pieces: list[Piece], page: float) -> list[list[float]]:
    return [[placed.piece.height for placed in each] for each in paginate(pieces, page)]


def test_pieces_fill_a_page_before_the_next_begins() -> None:
    assert heights([block(30), block(30), block(30), block(30)], 100) == [[30, 30, 30], [30]]


def test_held_pieces_go_over_together() -> None:
    assert heights([block(60), block(30, hold=True), block(30)], 100) == [[60], [30, 30]]


def test_a_chain_higher_than_a_page_is_cut_where_it_must_be() -> None:
    pages = heights([block(60, hold=True) for _ in range(4)], 100)
    assert pages == [[60], [60], [60], [60]]


def test_white_vanishes_at_the_top_of_a_page() -> None:
    assert heights([block(90), space(20), block(90)], 100) == [[90], [90]]


def test_the_lead_stands_above_what_it_leads_on_later_pages_only() -> None:
    head = block(10)
    row = Piece(40, draw_nothing, lead=(head,))
    assert heights([head, row, row, row, row], 100) == [[10, 40, 40], [10, 40, 40]]


@given(
    st.lists(st.tuples(st.floats(1, 120), st.booleans()), min_size=1, max_size=40),
    st.floats(100, 300),
)
def test_pages_keep_the_order_and_their_height(
    shapes: list[tuple[float, bool]], room: float
) -> None:
    pieces = [Piece(height, draw_nothing, hold) for height, hold in shapes]
    pages = paginate(pieces, room)
    assert [placed.piece for page in pages for placed in page] == pieces
    for page in pages:
        bottom = page[-1].y + page[-1].piece.height
        assert bottom <= room + 0.1 or len(page) == 1
        for one, other in pairwise(page):
            assert other.y == pytest.approx(one.y + one.piece.height)


def test_a_column_grows_rather_than_cut_a_number(library: Library) -> None:
    columns = [Column("金额", 40), Column("名称")]
    narrow = table(library, columns, [("80.00", "甲")], (SONG, SONG), 400)
    wide = table(library, columns, [("99,999,999.99", "甲")], (SONG, SONG), 400)
    assert [piece.height for piece in narrow] == [piece.height for piece in wide]


def test_a_small_table_stays_whole_and_a_long_one_keeps_its_ends(library: Library) -> None:
    columns = [Column("序号", 40), Column("名称")]
    small = table(library, columns, [("1", "甲")] * 4, (SONG, SONG), 400)
    assert [piece.hold for piece in small] == [True, True, True, True, False]
    long = table(library, columns, [("1", "甲")] * 20, (SONG, SONG), 400)
    assert [n for n, piece in enumerate(long) if piece.hold] == [0, 1, 19]


def test_a_row_higher_than_its_bound_is_cut_between_lines(library: Library) -> None:
    columns = [Column("名称")]
    pieces = table(library, columns, [("汉" * 1200,)], (SONG, SONG), 400)
    assert len(pieces) > 20
    assert max(piece.height for piece in pieces) < 30

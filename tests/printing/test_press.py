"""The press: same in, same out; refuses rather than guess; a reprint says that it is one."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.errors import Refused
from app.domain.papers import TEMPLATES, Layout, PaperKind, ReprintMark, Snapshot, draw_up
from app.domain.resources import resource_path
from printing.press import Press, render, sm3
from printing.samples import ACCEPTANCE, CHINA, HEADER, samples
from tests.printing import reading
from tests.support.papers import EXTREME_HEADER, LONG_NAME, extremes

MARK = ReprintMark(
    nth=2, at=datetime(2027, 1, 4, 9, 5, tzinfo=CHINA), operator="赵敏", reason="卡纸"
)
EVERY = [(kind, layout) for kind, template in TEMPLATES.items() for layout in template.layouts]
DIGESTS = """
from printing.press import render
from printing.samples import samples
for snapshot in samples().values():
    print(render(snapshot).sha256)
"""


def test_the_same_paper_is_the_same_bytes(press: Press) -> None:
    for snapshot in (*samples().values(), *extremes().values()):
        again = Snapshot.from_mapping(snapshot.to_mapping())
        assert press.render(snapshot) == Press().render(again)


def test_another_process_on_another_day_sets_the_same_bytes(press: Press) -> None:
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "TZ": "America/Lima",
        "SOURCE_DATE_EPOCH": "86400",
        "PYTHONPATH": str(resource_path().parent),
    }
    said = subprocess.run(
        [sys.executable, "-c", DIGESTS], env=environment, capture_output=True, text=True, check=True
    )
    here = [press.render(snapshot).sha256 for snapshot in samples().values()]
    assert said.stdout.split() == here


def test_the_digests_are_those_of_the_bytes(press: Press) -> None:
    rendered = press.render(samples()[PaperKind.D05])
    assert rendered.sha256 == hashlib.sha256(rendered.pdf).hexdigest()
    assert rendered.sm3 == sm3(rendered.pdf)


def test_sm3_is_that_of_the_standard() -> None:
    assert sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_a_paper_says_how_many_pages_it_has(press: Press) -> None:
    rendered = press.render(extremes()[PaperKind.D02])
    assert rendered.pages == len(reading.page_texts(rendered.pdf)) > 3


def test_an_incomplete_paper_is_refused(press: Press) -> None:
    snapshot = draw_up(HEADER, replace(ACCEPTANCE, basis=""))
    with pytest.raises(Refused) as refused:
        press.render(snapshot)
    assert refused.value.code == "PAPER_FIELD_MISSING"
    assert refused.value.facts["fields"] == ("content.basis",)


@pytest.mark.parametrize(
    ("name", "code"),
    [("王\ue863明", "U+E863"), ("王\U0010fffd", "U+10FFFD"), ("王\x07明", "U+0007")],
)
def test_a_character_no_face_has_is_refused_with_its_field(
    press: Press, name: str, code: str
) -> None:
    snapshot = draw_up(replace(HEADER, applicant=name), ACCEPTANCE)
    for act in (press.check, press.render):
        with pytest.raises(Refused) as refused:
            act(snapshot)  # type: ignore[operator]
        assert refused.value.code == "GLYPH_MISSING"
        assert refused.value.facts == {"characters": (code,), "field": "header.applicant"}


def test_a_missing_character_deep_in_a_list_is_found(press: Press) -> None:
    snapshot = draw_up(HEADER, replace(ACCEPTANCE, notes=("期限", "名中有\ue863字")))
    with pytest.raises(Refused) as refused:
        press.check(snapshot)
    assert refused.value.facts["field"] == "content.notes[2]"


def test_a_missing_character_in_a_reprint_reason_is_refused(press: Press) -> None:
    with pytest.raises(Refused) as refused:
        press.render(samples()[PaperKind.D05], replace(MARK, reason="\ue863"))
    assert refused.value.facts["field"] == "mark.reason"


@pytest.mark.parametrize("name", ["𬭎䶮㛃", LONG_NAME, "龑𰻞𡋾𠮷", "ñé Ωλ", "O’Neill"])
def test_rare_characters_are_drawn_and_read_back(press: Press, name: str) -> None:
    snapshot = draw_up(replace(HEADER, applicant=name), ACCEPTANCE)
    (text,) = reading.page_texts(press.render(snapshot).pdf)
    assert text.count("".join(name.split())) == 2


def test_a_character_only_the_other_hand_has_changes_face_within_the_line(press: Press) -> None:
    snapshot = draw_up(replace(HEADER, applicant="王𰻞明"), ACCEPTANCE)
    lines = reading.text_lines(press.render(snapshot).pdf)
    assert any(line.text == "王𰻞明：" for line in lines)


def test_a_template_of_a_later_program_is_refused(press: Press) -> None:
    snapshot = replace(samples()[PaperKind.D05], template_version=99)
    with pytest.raises(Refused) as refused:
        press.render(snapshot)
    assert refused.value.code == "TEMPLATE_UNKNOWN"


def test_a_paper_is_not_set_on_a_sheet_it_has_no_form_for(press: Press) -> None:
    with pytest.raises(Refused) as refused:
        press.render(samples()[PaperKind.D05], layout=Layout.W80)
    assert refused.value.code == "LAYOUT_UNKNOWN"


def test_the_roll_is_as_long_as_its_content(press: Press) -> None:
    ((width, short),) = reading.page_sizes(press.render(samples()[PaperKind.D14]).pdf)
    ((_, long),) = reading.page_sizes(press.render(extremes()[PaperKind.D14]).pdf)
    assert width == pytest.approx(80 / 25.4 * 72, abs=0.1)
    assert short < long


def test_deemed_acceptance_is_marked(press: Press) -> None:
    plain, deemed = (
        press.render(draw_up(HEADER, replace(ACCEPTANCE, omission=omission))).pdf
        for omission in ("", "本机关未当场书面告知不予受理。")
    )
    assert "视为受理" not in reading.page_texts(plain)[0]
    assert "视为受理" in reading.page_texts(deemed)[0]


@pytest.mark.parametrize(("kind", "layout"), EVERY)
def test_a_reprint_is_the_original_and_says_what_it_is(
    press: Press, kind: PaperKind, layout: Layout
) -> None:
    for snapshot in (samples()[kind], extremes()[kind]):
        original = lines_of(press.render(snapshot, layout=layout).pdf)
        reprint = lines_of(press.render(snapshot, MARK, layout).pdf)
        added = reprint - original
        assert original - reprint == Counter()
        said = "".join("".join(text.split()) for _, text, _ in added)
        assert said == "补打第2次2027年1月4日9时05分操作员：赵敏原因：卡纸" * pages(reprint)
        assert set(added.values()) == {2}


def pages(lines: Counter[tuple[int, str, int]]) -> int:
    """On how many pages the lines stand."""
    return len({page for page, *_ in lines})


def lines_of(pdf: bytes) -> Counter[tuple[int, str, int]]:
    """Lines by page, text and left edge; a mark on the roll pushes everything down."""
    return Counter((line.page, line.text, round(line.edge)) for line in reading.text_lines(pdf))


def test_nothing_is_moved_by_a_mark_on_a_sheet(press: Press) -> None:
    snapshot = samples()[PaperKind.D05]
    original = set(reading.text_lines(press.render(snapshot).pdf))
    assert original <= set(reading.text_lines(press.render(snapshot, MARK).pdf))


@pytest.mark.parametrize(("kind", "layout"), EVERY)
def test_the_longest_mark_stays_on_the_sheet(press: Press, kind: PaperKind, layout: Layout) -> None:
    mark = replace(MARK, nth=12, operator=LONG_NAME, reason="纸面破损不能辨认，" * 8)
    pdf = press.render(samples()[kind], mark, layout).pdf
    sizes = reading.page_sizes(pdf)
    lines = reading.text_lines(pdf)
    for line in lines:
        assert 0 < line.bottom < line.top < sizes[line.page][1] - 4
    for page in range(len(sizes)):
        ordered = sorted((x for x in lines if x.page == page), key=lambda x: x.bottom)
        assert not any(
            one.overlaps(other, 0.4)
            for index, one in enumerate(ordered)
            for other in ordered[index + 1 :]
        )


def test_a_mark_that_cannot_fit_is_refused(press: Press) -> None:
    with pytest.raises(Refused) as refused:
        press.render(samples()[PaperKind.D05], replace(MARK, reason="长" * 900))
    assert refused.value.code == "REPRINT_MARK_TOO_LONG"


def test_marks_of_the_header_stand_on_the_paper(press: Press) -> None:
    snapshot = draw_up(replace(HEADER, marks=("样张",)), ACCEPTANCE)
    assert "样张" in reading.page_texts(press.render(snapshot).pdf)[0]


def test_a_verification_text_beyond_any_code_is_refused(press: Press) -> None:
    header = replace(EXTREME_HEADER, verification="验" * 3000)
    with pytest.raises(Refused) as refused:
        press.render(draw_up(header, ACCEPTANCE))
    assert refused.value.code == "QR_TOO_LONG"


def test_render_is_the_press_with_the_faces_of_the_house(press: Press) -> None:
    snapshot = samples()[PaperKind.D14]
    assert render(snapshot, layout=Layout.A5) == press.render(snapshot, layout=Layout.A5)


@pytest.mark.parametrize(
    ("issued_on", "promise", "law"),
    [
        (
            date(2026, 2, 24),
            "本机关承诺于2026年2月24日前（含当日）",
            "期限于2026年3月17日届满",
        ),
        (date(2026, 2, 25), "承诺的办理期限已于2026年2月24日届满", "期限于2026年3月17日届满"),
        (date(2026, 3, 18), "承诺的办理期限已于2026年2月24日届满", "期限已于2026年3月17日届满"),
    ],
)
def test_no_paper_promises_a_day_that_is_over(press, issued_on, promise, law) -> None:
    content = replace(
        ACCEPTANCE, promised_due=date(2026, 2, 24), statutory_due=date(2026, 3, 17), omission="无声"
    )
    pdf = press.render(draw_up(replace(HEADER, issued_on=issued_on), content)).pdf
    (text,) = reading.page_texts(pdf)
    assert promise in text
    assert law in text
    assert ("承诺于" in text) is (issued_on <= content.promised_due)

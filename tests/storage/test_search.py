"""One box finds a case by whatever a person remembers of it, the newest first."""

from __future__ import annotations

import pytest

from app.services import intake, money
from app.storage.search.guess import Guess, Kind, guesses
from app.storage.search.pinyin import spellings
from app.storage.search.terms import compact, phrase_of, terms_of
from tests.support.window import AGENT, FIRM


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("440524188001010014", "ID_NO BILL_NO CASE_NO"),
        ("44052418800101001x", "ID_NO CASE_NO NAME"),
        ("91350100M000100Y43", "ID_NO CASE_NO NAME"),
        ("440524800101001", "OLD_ID_NO CASE_NO"),
        ("13800134321", "MOBILE CASE_NO"),
        ("１３８００１３４３２１", "MOBILE CASE_NO"),
        ("20260923", "DATE BILL_NO CASE_NO"),
        ("20261399", "BILL_NO CASE_NO"),
        ("2026-09-23", "DATE"),
        ("2026年9月3日", "DATE"),
        ("2026-13-45", ""),
        ("0000123457", "BILL_NO CASE_NO"),
        ("123457", "BILL_NO CASE_NO"),
        ("457", "CASE_NO"),
        ("45", ""),
        ("2026-B07-000003", "CASE_NO NAME"),
        ("示公交收〔2026〕000001号", "DOCUMENT_NO"),
        ("示公交收[2026]000001号", "DOCUMENT_NO"),
        ("示例（集团）公司", "NAME"),
        ("wxl", "PINYIN"),
        ("Wang Xiulan", "PINYIN"),
        ("lü", "PINYIN"),
        ("王", "NAME"),
        ("阿依古丽·买买提", "NAME"),
        ("、。", ""),
        ("  ", ""),
        ("", ""),
    ],
)
def test_what_a_text_may_mean(typed, kinds):
    assert [guess.kind.value for guess in guesses(typed)] == kinds.split()


def test_a_bill_number_is_filled_up_with_zeros_and_loses_its_code():
    assert Guess(Kind.BILL_NO, "0000123457") in guesses("123457")
    assert Guess(Kind.BILL_NO, "0000123457") in guesses("990101260000123457")


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("单田芳", "shan tian fang"),
        ("曾国藩", "zeng guo fan"),
        ("仇英", "qiu ying"),
        ("吕布", "lv bu"),
    ],
)
def test_surnames_are_read_as_surnames(name, first):
    assert " ".join(spellings(name)[0]) == first


def test_both_readings_of_a_character_are_kept():
    assert {spelling[1] for spelling in spellings("李乐")} == {"le", "yue"}


def test_marks_between_names_do_not_count_and_young_characters_do():
    assert compact("阿依古丽·买买提 （J. Smith）") == "阿依古丽买买提jsmith"
    assert compact("张\U00031350") == "张\U00031350"
    assert phrase_of("王秀兰") == '"王秀 秀兰"'
    assert terms_of(("",)) == ""


@pytest.fixture
def found(window):
    """Three cases: 王秀兰, then a firm with an agent 李明, then 欧阳䶮."""
    made = []
    for code, fields in (("M18", {}), ("M22", FIRM | AGENT), ("M18", {"applicant.name": "欧阳䶮"})):
        case_id = window.draft(code, **fields)
        intake.receive_case(window.desk, case_id)
        made.append(case_id)

    def hits(text: str) -> list[int]:
        return [made.index(hit.row.case_id) for hit in window.reads.search(text)]

    return hits


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("王", [0]),
        ("秀兰", [0]),
        ("王秀兰", [0]),
        ("兰秀", []),
        ("wxl", [0]),
        ("xl", [0]),
        ("wangxiu", [0]),
        ("w", [0]),
        ("餐饮", [1]),
        ("slcyd", [1]),
        ("李明", [1]),
        ("lm", [1]),
        ("11010519491231002X", [1]),
        ("11010519491231002x", [1]),
        ("110105491231002", [1]),
        ("91350100M000100Y43", [1]),
        ("欧阳䶮", [2]),
        ("䶮", [2]),
        ("oyy", [2]),
        ("13800134321", [2, 1, 0]),
        ("440524188001010014", [2, 0]),
        ("440524800101001", []),
        ("2026-09-23", [2, 1, 0]),
        ("20260923", [2, 1, 0]),
        ("2026-B07-000002", [1]),
        ("000002", [1]),
        ("002", [1]),
        ("nobody", []),
        ("'; DROP TABLE fact; --", []),
        ('"', []),
        ("*", []),
    ],
)
def test_cases_are_found_newest_first(found, typed, hits):
    assert found(typed) == hits


def test_a_number_of_a_paper_or_a_bill_leads_to_its_case(window):
    case_id = window.draft("M18")
    intake.decide_on_spot(window.desk, case_id)
    money.take_cash(window.desk, case_id, 1000)
    number = window.reads.documents_of(case_id)[0].number
    for typed in (
        number,
        number.replace("〔", "[").replace("〕", "]"),
        number.partition("〕")[0],
        "123457",
    ):
        hits = window.reads.search(typed)
        assert [hit.row.case_id for hit in hits] == [case_id], typed
    assert window.reads.search("123457")[0].matched == "BILL_NO"


def test_no_more_hits_than_asked_for_and_none_twice(window):
    for _ in range(4):
        intake.receive_case(window.desk, window.draft("M18"))
    hits = window.reads.search("13800134321", limit=3)
    assert len({hit.row.case_id for hit in hits}) == len(hits) == 3


@pytest.mark.parametrize(
    "text", ["王秀", "秀兰", "wxl", "wangx", "440524188001010014", "13800134321"]
)
def test_an_application_still_being_typed_is_found_first(window, text):
    done = window.draft("M18")
    intake.decide_on_spot(window.desk, done)
    typed = window.draft("M12")
    found = window.reads.search(text)
    assert [one.row.case_id for one in found] == [typed, done]
    assert found[0].row.applicant == "王秀兰"


def test_a_draft_is_found_by_what_it_says_now_and_not_after_it_is_put_away(window):
    typed = window.draft("M18", **{"applicant.name": "李明"})
    intake.keep_fields(window.desk, typed, {"applicant.name": "赵德福"})
    assert not window.reads.search("李明")
    assert [one.row.case_id for one in window.reads.search("zdf")] == [typed]
    intake.drop_draft(window.desk, typed, "不办了")
    assert not window.reads.search("赵德福")

"""The intake page by keys: matter, applicant, situation, materials, and the one next act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.cases.states import State
from app.services import intake
from tests.support.screens import CARD, OTHER_CARD, Screen
from ui.presenters.shell import CASE, INTAKE

Key = Qt.Key


def _next(screen: Screen) -> str:
    foot = screen.presenter.intake.state.foot
    return next(act.id for act in foot.acts if act.is_next)


@pytest.mark.parametrize("typed", ["jsz", "m18", "jiashizheng", "jdcjsz"])
def test_a_matter_is_found_by_initials_code_and_pinyin(screen: Screen, typed: str) -> None:
    screen.press(Key.Key_F2, typed, Key.Key_Return)
    matter = screen.presenter.intake.matter
    assert matter is not None
    assert matter.local_code == "M18"


def test_every_matter_is_reached_by_arrows(screen: Screen) -> None:
    matters = screen.window.reads.matters(screen.window.desk.today)
    screen.press(Key.Key_F2, *[Key.Key_Down] * (len(matters) - 1))
    listed = screen.shell.intake.picker.list
    assert listed.viewport().rect().contains(listed.visualRect(listed.currentIndex()))
    screen.press(Key.Key_Return)
    assert screen.presenter.intake.matter == matters[-1]


def test_a_card_read_anywhere_starts_a_case_for_its_person(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    assert screen.presenter.state.page == INTAKE
    assert CARD.name in screen.presenter.intake.state.picker.note


def test_the_head_promises_a_limit_in_few_words(screen: Screen) -> None:
    screen.begin("M14")
    head = screen.presenter.intake.state.matter
    assert head is not None
    assert head.aside.endswith("法定 30 个工作日 · 承诺 20 个工作日 · 不收费")


def test_every_field_is_kept_the_moment_it_changes(screen: Screen) -> None:
    screen.begin("M18")
    screen.write("王秀兰")
    screen.press(Key.Key_Tab, "4405")
    case_id = screen.presenter.state.case_id
    kept = screen.window.reads.draft_values(case_id)
    assert kept["applicant.name"] == "王秀兰"
    assert kept["applicant.id_no"] == "4405"


def test_a_draft_goes_on_where_it_stood(screen: Screen) -> None:
    screen.begin("M18")
    screen.write("王秀兰")
    screen.press(Key.Key_F5, "a")
    case_id = screen.presenter.state.case_id
    screen.press(Key.Key_F2)
    assert screen.presenter.intake.matter is None
    screen.presenter.open_case(case_id)
    state = screen.presenter.intake.state
    assert state.applicant.field("name").value == "王秀兰"
    assert state.checklist.rows[0].result == "OK"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("11010519491231002Y", "只能是数字，末位可以是 X"),
        ("110105194912310021", "校验位不对，请对照证件逐位核对"),
        ("110105491231002", "这是 15 位旧号码，请按现用 18 位身份证登记"),
        ("110105202701010023", "出生日期在今天之后"),
        ("1101051949", "应为 18 位，现在 10 位"),
    ],
)
def test_a_wrong_number_says_what_is_wrong_with_it(screen: Screen, typed: str, told: str) -> None:
    screen.begin("M18")
    screen.press(Key.Key_Tab, typed)
    assert screen.presenter.intake.state.applicant.field("id_no").problem == told


def test_a_name_of_51_characters_says_so_and_is_not_cut(screen: Screen) -> None:
    screen.begin("M18")
    name = "阿" * 25 + "·" + "里" * 25
    screen.write(name)
    field = screen.presenter.intake.state.applicant.field("name")
    assert field.problem == "最多 50 个字，现在 51 个"
    assert field.value == name


def test_an_expired_card_is_said_and_stops_nobody_who_came_to_renew_it(screen: Screen) -> None:
    """居民身份证法 11."""
    screen.presenter.card_read(replace(CARD, valid_until=date(2020, 1, 1)))
    screen.press("m17", Key.Key_Return)
    number = screen.presenter.intake.state.applicant.field("id_no")
    assert "证件已过有效期" in number.warning
    assert not number.problem
    screen.press(Key.Key_F5, "a", Key.Key_F8)
    assert screen.case().state is State.RECEIVED


def test_what_is_missing_makes_the_notice_the_next_act(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return, "x")
    assert _next(screen) == "case.notice"
    screen.press(Key.Key_F7)
    assert screen.case().state is State.SUPPLEMENTING
    assert screen.presenter.state.page == CASE


def test_of_a_registration_the_papers_go_back_by_the_same_key(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m20", Key.Key_Return, Key.Key_F5, "x", "a")
    offered = screen.presenter.intake.state.foot.act("case.notice")
    assert offered is not None
    assert (offered.words, offered.reason, offered.is_next) == ("退回并一次性告知", "", True)
    screen.press(Key.Key_F7)
    assert screen.case().state is State.RETURNED


def test_all_in_order_makes_the_decision_the_next_act(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return)
    assert screen.presenter.intake.state.foot.message == "还有 1 项材料未核验"
    screen.press("a")
    assert _next(screen) == "case.accept"
    assert screen.presenter.intake.state.foot.act("case.accept").words == "当场办结"


def test_a_key_that_is_not_lawful_does_nothing_and_says_why(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return, "a", Key.Key_F7)
    assert screen.case().state is State.DRAFT
    assert screen.shell.intake.foot.message == "没有缺项，不需要告知"


def test_undo_takes_back_edits_across_fields(screen: Screen) -> None:
    screen.begin("M18")
    screen.write("王秀兰")
    screen.press(Key.Key_F5, Key.Key_Space)
    screen.chord(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    state = screen.presenter.intake.state
    assert state.checklist.rows[0].result == ""
    screen.chord(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.presenter.intake.state.applicant.field("name").value == ""
    case_id = screen.presenter.state.case_id
    assert not screen.window.reads.draft_values(case_id).get("applicant.name")


def test_escape_never_loses_text(screen: Screen) -> None:
    screen.begin("M18")
    screen.write("王秀兰")
    screen.press(Key.Key_Escape, Key.Key_Escape)
    assert screen.presenter.intake.state.applicant.field("name").value == "王秀兰"


def test_an_earlier_applicant_is_taken_by_down_and_enter(screen: Screen) -> None:
    screen.window.draft("M02")
    intake.receive_case(screen.window.desk, screen.window.draft("M02"))
    screen.begin("M18")
    screen.write("王")
    screen.press(Key.Key_Down, Key.Key_Return)
    applicant = screen.presenter.intake.state.applicant
    assert applicant.field("id_no").value == "440524188001010014"
    assert applicant.field("mobile").value == "13800134321"
    assert screen.focus is screen.shell.intake.checklist.list


def test_an_open_case_of_the_same_person_and_matter_is_offered(screen: Screen) -> None:
    before = screen.window.draft("M18")
    intake.receive_case(screen.window.desk, before)
    screen.begin("M18")
    screen.press(Key.Key_Tab, "440524188001010014")
    (duplicate,) = screen.presenter.intake.state.duplicates
    assert duplicate.case_id == before
    screen.presenter.intake.not_the_same(before)
    assert screen.presenter.intake.state.duplicates == ()


def test_an_agent_opens_with_his_letter_and_the_materials_follow(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return)
    screen.chord(Key.Key_G, Qt.KeyboardModifier.AltModifier)
    names = [row.name for row in screen.presenter.intake.state.checklist.rows]
    assert "授权委托书" in names
    assert screen.focus.objectName() == "agent.name"
    screen.presenter.card_read(OTHER_CARD)
    agent = screen.presenter.intake.state.agent
    assert agent is not None
    assert agent.field("name").value == "李明"


def test_a_refusal_wants_reason_basis_and_organ_and_tells_the_remedies(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return, Key.Key_F10)
    refusal = screen.presenter.intake.state.refusal
    assert refusal is not None
    assert refusal.problem == "请选择不予受理的情形"
    assert "行政复议" in refusal.told
    screen.press("1", Key.Key_Return)
    assert screen.focus.objectName() == "ask.text"
    screen.write("不属于本机关职权范围")
    screen.press(Key.Key_Return)
    assert screen.case().state is State.DRAFT
    assert screen.focus.objectName() == "ask.organ"
    screen.write("无")
    screen.press(Key.Key_Return)
    assert screen.case().state is State.DRAFT
    refusal = screen.presenter.intake.state.refusal
    assert refusal is not None
    assert refusal.problem == "请写明有权办理的机关"
    screen.press(Key.Key_Backspace)
    screen.write("示例邻县公安局交通警察大队")
    screen.press(Key.Key_Return)
    assert screen.case().state is State.REFUSED


def test_each_ground_of_a_refusal_brings_its_own_law_and_the_organ_only_where_owed(
    screen: Screen,
) -> None:
    screen.begin("M18")
    intake = screen.presenter.intake
    intake._open_refusal()
    for ground, law in (("NOT_OURS", "第二项"), ("NOT_NEEDED", "第一项"), ("OTHER", "")):
        intake.write_refusal("ground", ground)
        assert intake.state.refusal is not None
        values = intake.state.refusal.values
        assert values["basis"].endswith(law)
        assert bool(values["basis"]) is bool(law)
        assert ("organ" in values) is (ground == "NOT_OURS")
    intake.write_refusal("basis", "《行政许可法》第七十八条")
    intake.write_refusal("ground", "NOT_OURS")
    assert intake.state.refusal.values["basis"] == "《行政许可法》第七十八条"


def test_where_no_law_of_acceptance_names_an_article_the_clerk_writes_it(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m01", Key.Key_Return, Key.Key_F10, "1", Key.Key_Return)
    screen.write("不属于本机关职权范围")
    screen.press(Key.Key_Return)
    assert screen.focus.objectName() == "ask.basis"
    assert screen.focus.text() == ""


def test_what_is_announced_for_a_matter_paid_first_is_what_its_receipt_issues(
    screen: Screen,
) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m17", Key.Key_Return, "a")
    announced = [line.key for line in screen.presenter.papers.state.papers]
    assert screen.presenter.intake.state.foot.act("case.accept").words == "收件，转收费"
    screen.press(Key.Key_F8)
    assert screen.window.papers(screen.case().case_id) == announced


def test_the_foot_names_a_field_and_its_limit_as_the_form_does(screen: Screen) -> None:
    screen.begin("M20")
    screen.presenter.intake.type_field("applicant.kind", "ORGANISATION")
    screen.presenter.intake.type_field("applicant.name", "长" * 201)
    problem = screen.presenter.intake.state.applicant.field("name").problem
    assert "200" in problem
    assert screen.presenter.intake.state.foot.message == f"申请人单位名称：{problem}"


def test_the_page_fits_the_smallest_screen_for_every_matter(screen: Screen) -> None:
    for matter in screen.window.reads.matters(screen.window.desk.today):
        screen.presenter.new_case()
        screen.presenter.intake.pick_matter(matter.task_code)
        assert screen.shell.minimumSizeHint().width() <= 1366, matter.name


def test_an_ordinary_matter_needs_no_scrolling_at_768_lines(screen: Screen) -> None:
    from PySide6.QtWidgets import QApplication, QScrollArea

    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return, "a")
    QApplication.processEvents()
    sheets = [a for a in screen.shell.intake.findChildren(QScrollArea) if a.isVisible()]
    assert all(area.verticalScrollBar().maximum() == 0 for area in sheets)


def test_no_line_of_the_page_cuts_what_is_typed(screen: Screen) -> None:
    screen.begin("M18")
    lines = screen.shell.intake.findChildren(QLineEdit)
    assert all(line.maxLength() == 32767 for line in lines)


def test_the_key_of_the_materials_goes_nowhere_before_there_are_any(screen: Screen) -> None:
    screen.press(Key.Key_F2)
    before = screen.focus
    screen.press(Key.Key_F5, "x")
    assert screen.focus is before
    assert screen.presenter.state.error is None


def test_a_limit_of_the_letter_that_is_no_day_is_said(screen: Screen) -> None:
    screen.begin("M12")
    screen.presenter.intake.toggle_agent()
    screen.presenter.intake.type_field("agent.name", "李明")
    for typed in ("2020.01.01", "2026-02-30", "明年"):
        screen.presenter.intake.type_field("agent.until", typed)
        assert screen.presenter.intake.state.agent.field("until").problem
    screen.presenter.intake.type_field("agent.until", "2026-12-31")
    assert not screen.presenter.intake.state.agent.field("until").problem


def test_a_window_leaves_nothing_behind_that_is_no_part_of_it(screen: Screen) -> None:
    page = screen.shell.intake
    for card in (page.applicant, page.agent):
        assert all(card.isAncestorOf(field) for field in card.fields.values())


def test_what_was_written_of_a_refusal_is_there_again_after_escape(screen: Screen) -> None:
    screen.presenter.open_case(screen.window.draft("M18"))
    QApplication.processEvents()
    screen.press(Key.Key_F10, "1", Key.Key_Return)
    screen.write("不属于本机关")
    screen.press(Key.Key_Escape)
    assert screen.presenter.intake.state.refusal is None
    screen.press(Key.Key_F10)
    refusal = screen.presenter.intake.state.refusal
    assert refusal is not None
    assert refusal.values["text"] == "不属于本机关"
    assert refusal.chosen == "NOT_OURS"
    screen.press(Key.Key_Escape)
    screen.presenter.open_case(screen.window.draft("M18"))
    QApplication.processEvents()
    screen.press(Key.Key_F10)
    assert screen.presenter.intake.state.refusal is not None
    assert screen.presenter.intake.state.refusal.values["text"] == "", "of another draft"


def test_a_letter_no_paper_can_show_is_told_at_its_field(screen: Screen) -> None:
    screen.begin("M18")
    screen.write("李\U00030000")
    state = screen.presenter.intake.state
    assert "字体里没有" in state.applicant.field("name").problem
    screen.press(Key.Key_Backspace)
    assert not screen.presenter.intake.state.applicant.field("name").problem


def test_a_rare_letter_the_house_can_print_is_no_problem(screen: Screen) -> None:
    screen.begin("M18")
    screen.write("李\u4dae\U00020164")
    assert not screen.presenter.intake.state.applicant.field("name").problem


def test_another_persons_card_takes_nothing_over_from_the_former(screen: Screen) -> None:
    screen.begin("M18")
    screen.presenter.card_read(CARD)
    screen.presenter.intake.type_field("applicant.mobile", "13800134321")
    screen.press(Key.Key_F5, "a")
    screen.presenter.card_read(OTHER_CARD)
    state = screen.presenter.intake.state
    assert state.applicant.field("name").value == OTHER_CARD.name
    assert state.applicant.field("mobile").value == ""
    assert not any(row.result == "OK" for row in state.checklist.rows)
    screen.presenter.intake.undo()
    state = screen.presenter.intake.state
    assert state.applicant.field("name").value == CARD.name
    assert state.applicant.field("mobile").value == "13800134321"
    assert any(row.result == "OK" for row in state.checklist.rows)

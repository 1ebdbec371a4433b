"""The case sheet by keys: supplements, acceptance, ways out, papers, and what is masked."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.cases.reminding import Channel
from app.domain.cases.states import FeeStatus, State
from app.domain.facts.office import IdentityViewed
from app.domain.masking import mask_citizen_id
from app.services import intake, money
from tests.support.screens import CARD, Screen
from ui.presenters.case.state import ListMode
from ui.presenters.shell import CASE
from ui.widgets.rows import Tone

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def _noticed(screen: Screen) -> str:
    window = screen.window
    case_id = window.draft("M21", ok=True)
    intake.keep_fields(
        window.desk, case_id, {f"verdict.{key}": "MISSING" for key in _demanded(screen)}
    )
    intake.give_notice(window.desk, case_id)
    screen.presenter.open_case(case_id)
    return case_id


def _demanded(screen: Screen) -> list[str]:
    today = screen.window.desk.today
    matter = next(m for m in screen.window.reads.matters(today) if m.local_code == "M21")
    asked = (row for row in matter.materials if row.necessity == "REQUIRED")
    return [row.id for row in asked if not row.shared][:2]


def test_a_supplement_is_ticked_by_space_and_accepted_when_all_is_there(screen: Screen) -> None:
    _noticed(screen)
    assert screen.presenter.case.state.foot.act("case.accept").reason
    screen.press(Key.Key_Space)
    assert "还差 1 项" in screen.presenter.case.state.foot.message
    screen.press(Key.Key_Space)
    assert screen.presenter.case.state.foot.act("case.accept").words == "补正齐全，受理"
    screen.press(Key.Key_F8)
    assert screen.case().state is State.ACCEPTED
    assert screen.window.papers(screen.case().case_id)[-2:] == ["D04", "D05"]
    shown = {row.name: (row.result, row.note) for row in screen.presenter.case.state.list.rows}
    assert {result for result, _note in shown.values()} <= {"OK", "WAIVED_SHARED"}
    assert any(note.endswith("补正") for _result, note in shown.values())


def test_what_is_paid_before_acceptance_is_paid_after_a_supplement_too(screen: Screen) -> None:
    case_id = screen.window.draft("M17", **{"verdict.form": "MISSING"})
    intake.give_notice(screen.window.desk, case_id)
    screen.presenter.open_case(case_id)
    QApplication.processEvents()
    screen.press(Key.Key_Space)
    foot = screen.presenter.case.state.foot
    assert "先收费" in foot.message
    assert (foot.act("fee"), foot.act("case.accept").words) == (None, "接收补正材料")
    screen.press(Key.Key_F8)
    assert screen.case().state is State.SUPPLEMENTING
    foot = screen.presenter.case.state.foot
    assert foot.act("fee").reason == ""
    assert foot.act("case.accept").reason == "先收费 ¥20.00"
    screen.presenter.money.take_cash()
    QApplication.processEvents()
    screen.press(Key.Key_F8)
    assert screen.case().state is State.ACCEPTED


def test_the_keys_go_to_the_papers_of_every_case_that_is_opened(screen: Screen) -> None:
    done = screen.window.draft("M18")
    intake.decide_on_spot(screen.window.desk, done)
    for case_id in (done, _noticed(screen)):
        screen.presenter.open_case(case_id)
        QApplication.processEvents()
    assert screen.presenter.case.state.list.mode is ListMode.ARRIVE
    before = screen.presenter.case.state.foot.message
    screen.press(Key.Key_Space)
    assert screen.presenter.case.state.foot.message != before


def test_papers_go_back_for_a_reason_the_table_allows(screen: Screen) -> None:
    _noticed(screen)
    screen.chord(Key.Key_T, ALT)
    screen.press("2")
    ask = screen.presenter.case.state.ask
    assert ask is not None
    assert ask.problem == "退件前须先提醒申请人"
    assert ask.values["text"] == "补正期限届满未补正"
    screen.press(Key.Key_Return)
    assert screen.case().state is State.SUPPLEMENTING


def test_a_withdrawal_takes_a_reason_by_one_digit(screen: Screen) -> None:
    _noticed(screen)
    screen.chord(Key.Key_W, ALT)
    screen.press("1", Key.Key_Return)
    assert screen.case().state is State.WITHDRAWN
    outcome = screen.presenter.case.state.outcome
    assert outcome is not None
    assert (outcome.tone, outcome.icon) == (Tone.NEUTRAL, "withdraw")


def test_escape_leaves_the_panel_and_the_case_as_they_were(screen: Screen) -> None:
    _noticed(screen)
    screen.chord(Key.Key_W, ALT)
    screen.press(Key.Key_Escape)
    assert screen.presenter.case.state.ask is None
    assert screen.case().state is State.SUPPLEMENTING


def test_the_full_number_is_shown_only_for_a_reason_that_stays_on_record(screen: Screen) -> None:
    case_id = _noticed(screen)
    assert "********" in screen.presenter.case.state.person.facts
    screen.presenter.case.see_whole()
    screen.press("1", Key.Key_Return)
    assert "********" not in screen.presenter.case.state.person.facts
    kinds = [type(fact.body) for fact in screen.window.reads.history(case_id)]
    assert IdentityViewed in kinds


def test_a_card_payment_is_unknown_until_it_is_confirmed_by_its_reference(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return, "a", Key.Key_F8)
    screen.presenter.money.start("QR")
    assert screen.case().money.status is FeeStatus.UNKNOWN
    assert screen.presenter.case.state.foot.act("case.issue").reason == "有一笔付款待确认"
    screen.press(Key.Key_F6)
    screen.press("QR123", Key.Key_Return)
    assert screen.case().money.status is FeeStatus.PAID
    assert screen.window.papers(screen.case().case_id)[-1] == "D14"


def test_a_failed_card_payment_makes_the_fee_due_again(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return, "a", Key.Key_F8)
    screen.presenter.money.start("POS")
    screen.presenter.money.fail()
    assert screen.case().money.status is FeeStatus.DUE
    assert screen.presenter.money.state.takes_cash


def test_a_matter_paid_before_acceptance_is_received_paid_and_then_accepted(
    screen: Screen,
) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m17", Key.Key_Return, "a")
    assert screen.presenter.intake.state.foot.act("case.accept").words == "收件，转收费"
    screen.press(Key.Key_F8)
    assert screen.case().state is State.RECEIVED
    assert screen.focus.objectName() == "cash"
    screen.press(Key.Key_Return)
    assert screen.case().money.status is FeeStatus.PAID
    screen.press(Key.Key_F8)
    assert screen.case().state is State.ACCEPTED


def test_the_work_list_shows_the_lamp_of_every_case_in_words(screen: Screen) -> None:
    _noticed(screen)
    intake.accept_case(screen.window.desk, screen.window.draft("M12"))
    screen.presenter.work_list.refresh()
    rows = screen.shell.work.list.rows
    assert {row.chip.text for row in rows} == {"待补正", "已受理"}
    assert any("工作日" in row.aside for row in rows)


def test_what_happened_is_told_in_words_and_without_codes(screen: Screen) -> None:
    _noticed(screen)
    told = [row.text for row in screen.presenter.papers.state.happened]
    assert told[0].startswith("开始收件")
    assert any(text.startswith("一次性告知 2 项") for text in told)


def test_the_next_case_of_the_list_opens_by_one_key(screen: Screen) -> None:
    _noticed(screen)
    other = screen.window.draft("M12")
    intake.accept_case(screen.window.desk, other)
    screen.presenter.work_list.refresh()
    screen.chord(Key.Key_Up, ALT)
    assert screen.presenter.state.page == CASE


def test_a_list_counts_days_in_the_unit_of_the_law(screen: Screen) -> None:
    window = screen.window
    case_id = window.draft("M17")
    intake.receive_case(window.desk, case_id)
    money.take_cash(window.desk, case_id, 2000)
    intake.accept_case(window.desk, case_id)
    screen.presenter.work_list.refresh()
    screen.presenter.open_case(case_id)
    (row,) = [row for row in screen.shell.work.list.rows if row.key == case_id]
    assert "工作日" not in row.aside
    chip = screen.presenter.case.state.clocks[0].chip
    assert chip is not None
    assert row.aside == chip.text


def test_a_number_that_stands_on_the_blank_is_typed_where_the_keys_already_are(
    screen: Screen,
) -> None:
    screen.presenter.open_case(screen.window.draft("M20"))
    QApplication.processEvents()
    screen.press(Key.Key_F8)
    assert screen.case().state is State.APPROVED
    issue = screen.presenter.case.state.foot.act("case.issue")
    assert issue is not None
    assert issue.reason
    screen.write("(1-1) 00031")
    screen.press(Key.Key_F9)
    assert screen.case().certificate_no == "(1-1) 00031"
    assert screen.case().state is State.CLOSED


def test_the_number_a_decision_already_names_cannot_be_typed_over(screen: Screen) -> None:
    case_id = screen.window.draft("M18")
    intake.decide_on_spot(screen.window.desk, case_id)
    screen.presenter.open_case(case_id)
    QApplication.processEvents()
    line = screen.shell.case.result.number
    assert line.text() == mask_citizen_id(screen.case().applicant.id_no)
    assert line.isReadOnly()


def test_a_note_on_a_received_case_reaches_the_notice(screen: Screen) -> None:
    case_id = screen.window.draft("M21", ok=True)
    intake.receive_case(screen.window.desk, case_id)
    screen.presenter.open_case(case_id)
    QApplication.processEvents()
    screen.press("c", Key.Key_Up, "z")
    screen.write("第三页缺章")
    screen.press(Key.Key_Return)
    row = screen.presenter.case.state.list.rows[0]
    assert row.note == "第三页缺章"
    intake.give_notice(screen.window.desk, case_id)
    (paper,) = [p for p in screen.window.reads.documents_of(case_id) if p.kind == "D03"]
    assert "第三页缺章" in str(paper.snapshot)


def test_no_other_key_acts_while_a_panel_asks(screen: Screen) -> None:
    case_id = screen.window.draft("M18")
    intake.decide_on_spot(screen.window.desk, case_id)
    money.take_cash(screen.window.desk, case_id, screen.window.case(case_id).money.due)
    screen.presenter.open_case(case_id)
    QApplication.processEvents()
    screen.chord(Key.Key_L, ALT)
    screen.press("1")
    screen.press(Key.Key_F9)
    assert screen.case().state is State.APPROVED
    assert screen.presenter.case.state.ask is not None
    assert not screen.shell.case.foot.isVisible()
    screen.press(Key.Key_Escape, Key.Key_F9)
    assert screen.case().state is State.CLOSED


def test_a_reason_survives_escape(screen: Screen) -> None:
    case_id = screen.window.draft("M12")
    intake.accept_case(screen.window.desk, case_id)
    screen.presenter.open_case(case_id)
    QApplication.processEvents()
    screen.chord(Key.Key_W, ALT)
    screen.write("申请人改变计划")
    screen.press(Key.Key_Escape)
    assert screen.presenter.case.state.ask is None
    screen.chord(Key.Key_W, ALT)
    ask = screen.presenter.case.state.ask
    assert ask is not None
    assert ask.values["text"] == "申请人改变计划"


def test_a_supplement_that_is_late_is_first_reminded_then_returned(screen: Screen) -> None:
    window = screen.window
    form = next(
        row.id
        for matter in window.reads.matters(window.desk.today)
        if matter.local_code == "M12"
        for row in matter.materials
        if row.form.value == "FORM"
    )
    case_id = window.draft("M12", **{f"verdict.{form}": "MISSING"})
    intake.give_notice(window.desk, case_id)
    window.at(window.case(case_id).supplement_until + timedelta(days=1))
    screen.presenter.open_case(case_id)
    QApplication.processEvents()
    foot = screen.presenter.case.state.foot
    assert [act.id for act in foot.acts if act.is_next] == ["case.remind"]
    assert "已过，请先提醒" in foot.message
    intake.remind(window.desk, case_id, Channel.TELEPHONE, "请补正")
    screen.presenter.open_case(case_id)
    QApplication.processEvents()
    foot = screen.presenter.case.state.foot
    assert [act.id for act in foot.acts if act.is_next] == ["case.return"]
    assert "可以退件" in foot.message


def test_a_certificate_can_be_made_before_its_holder_comes(screen: Screen) -> None:
    case_id = screen.window.draft("M18")
    intake.decide_on_spot(screen.window.desk, case_id)
    money.take_cash(screen.window.desk, case_id, 1000)
    screen.presenter.open_case(case_id)
    QApplication.processEvents()
    screen.chord(Key.Key_C, ALT)
    assert screen.case().state is State.READY
    assert screen.window.papers(case_id)[-1] == "D18"
    screen.press(Key.Key_F9)
    assert screen.case().state is State.CLOSED
    assert screen.window.papers(case_id)[-1] == "D17"

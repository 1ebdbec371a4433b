"""What once could only be reached by Tab: card and QR payments, waivers, duplicates, by one key."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from app.domain.cases.states import FeeStatus, State
from app.domain.facts.case import CaseDelivered, DraftDropped, ReminderGiven
from app.domain.facts.money import PayMethod
from app.domain.facts.office import IdentityViewed
from app.services import intake, money
from tests.support.screens import CARD, Screen
from tests.support.window import AGENT, FIRM
from ui.presenters.shell import CASE, INTAKE

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
LIGHT = {"answer.action": "DAMAGED", "answer.hardship": "URBAN_DIBAO"}


def owing(screen: Screen, **answers: str) -> str:
    """A case on display that owes its fee."""
    case_id = screen.window.draft("M17", **answers)
    intake.receive_case(screen.window.desk, case_id)
    screen.presenter.open_case(case_id)
    return case_id


def test_a_card_payment_begins_by_a_key_and_ends_by_its_reference(screen: Screen) -> None:
    case_id = owing(screen)
    screen.chord(Key.Key_P, ALT)
    assert screen.case().money.status is FeeStatus.UNKNOWN
    screen.press("pos0001")
    screen.presenter.open_case(case_id)
    screen.presenter.money.focus()
    screen.press("23", Key.Key_Return)
    (payment,) = screen.window.reads.payments_of(case_id)
    assert (payment.method, payment.reference) == (PayMethod.POS, "pos000123")
    assert screen.case().money.status is FeeStatus.PAID


def test_a_reference_is_recorded_in_plain_signs_and_one_too_long_is_told_as_it_is_typed(
    screen: Screen,
) -> None:
    owing(screen)
    screen.chord(Key.Key_Q, ALT)
    screen.write("６" * 65)
    assert screen.presenter.money.state.reference_problem == "最多 64 位，现在 65 位"
    screen.press(Key.Key_Return)
    assert screen.case().money.status is FeeStatus.UNKNOWN
    screen.press(Key.Key_Backspace, Key.Key_Return)
    (payment,) = screen.window.reads.payments_of(screen.case().case_id)
    assert payment.reference == "6" * 64


def test_a_scanned_payment_that_did_not_arrive_is_due_again(screen: Screen) -> None:
    owing(screen)
    screen.chord(Key.Key_Q, ALT)
    assert screen.case().money.status is FeeStatus.UNKNOWN
    screen.chord(Key.Key_X, ALT)
    assert screen.case().money.status is FeeStatus.DUE
    assert screen.focus.objectName() == "cash"


def test_a_lawful_waiver_is_granted_by_keys(screen: Screen) -> None:
    owing(screen, **LIGHT)
    screen.chord(Key.Key_J, ALT)
    waiver = screen.presenter.money.state.waiver
    assert waiver is not None
    assert "请登记证明" in waiver.problem
    screen.press("0012", Key.Key_Return)
    assert screen.case().money.status is FeeStatus.WAIVED


def test_a_half_waived_fee_shows_its_sum_once_and_leaves_the_keys_at_the_cash(
    screen: Screen,
) -> None:
    owing(screen, **{"answer.action": "DAMAGED", "answer.hardship": "OTHER"})
    screen.chord(Key.Key_J, ALT)
    assert not screen.shell.money.cash.isVisible()
    screen.press("0012", Key.Key_Return)
    state = screen.presenter.money.state
    assert [line.amount for line in state.lines] == ["40.00"]
    assert ("减免", "−20.00", "good") in state.facts
    assert state.figures == "20.00"
    assert screen.focus.objectName() == "cash"


def test_tab_goes_through_a_reduction_from_top_to_bottom(screen: Screen) -> None:
    owing(screen, **LIGHT)
    screen.chord(Key.Key_J, ALT)
    box = screen.shell.money.waiver
    box.proof.setFocus()
    screen.chord(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    rows = list(box._rows.values())
    assert rows[-1].hasFocus()
    screen.press(Key.Key_Tab)
    assert box.proof.hasFocus()


def test_where_no_waiver_is_lawful_its_key_says_so(screen: Screen) -> None:
    owing(screen, **{"answer.hardship": "NONE"})
    screen.chord(Key.Key_J, ALT)
    waiver = screen.presenter.money.state.waiver
    assert waiver is not None
    assert waiver.told.startswith("本情形没有法定减免")
    screen.press(Key.Key_Return, Key.Key_Escape)
    assert screen.presenter.money.state.waiver is None
    assert screen.case().money.status is FeeStatus.DUE


def test_a_key_of_a_button_that_is_not_there_does_nothing(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return)
    before = screen.window.reads.counts()
    for key in (Key.Key_P, Key.Key_Q, Key.Key_X, Key.Key_I, Key.Key_D, Key.Key_O, Key.Key_U):
        screen.chord(key, ALT)
    assert screen.window.reads.counts() == before


def test_a_duplicate_is_denied_or_opened_by_a_key(screen: Screen) -> None:
    first = screen.window.draft("M12")
    intake.accept_case(screen.window.desk, first)
    other = screen.window.draft("M12", told_of_others=False)
    screen.presenter.open_case(other)
    assert screen.presenter.state.page == INTAKE
    assert [one.case_id for one in screen.presenter.intake.state.duplicates] == [first]
    screen.chord(Key.Key_N, ALT)
    assert screen.presenter.intake.state.duplicates == ()
    again = screen.window.draft("M12", told_of_others=False)
    screen.presenter.open_case(again)
    screen.chord(Key.Key_D, ALT)
    assert (screen.presenter.state.page, screen.presenter.state.case_id)[0] == CASE
    assert screen.case().state is State.ACCEPTED


def test_the_whole_number_is_shown_by_a_key_for_a_reason(screen: Screen) -> None:
    case_id = owing(screen)
    screen.chord(Key.Key_I, ALT)
    screen.press("1", Key.Key_Return)
    told = [fact.body for fact in screen.window.reads.history(case_id)]
    assert any(isinstance(body, IdentityViewed) for body in told)


def noticed(screen: Screen) -> str:
    """A case on display that waits for one paper."""
    window = screen.window
    matter = next(m for m in window.reads.matters(window.desk.today) if m.local_code == "M12")
    form = next(row.id for row in matter.materials if row.form.value == "FORM")
    case_id = window.draft("M12", **{f"verdict.{form}": "MISSING"})
    intake.give_notice(window.desk, case_id)
    screen.presenter.open_case(case_id)
    return case_id


def test_a_reminder_is_logged_with_its_way_and_words(screen: Screen) -> None:
    window, case_id = screen.window, noticed(screen)
    screen.chord(Key.Key_R, ALT)
    screen.press("2", Key.Key_Return, "1", Key.Key_Return)
    assert window.case(case_id).reminders == 1
    told = [fact.body for fact in window.reads.history(case_id)]
    assert told[-1] == ReminderGiven(channel="短信", text="提醒按告知书补正")


def test_a_reminder_nobody_gave_is_not_logged(screen: Screen) -> None:
    case_id = noticed(screen)
    screen.chord(Key.Key_R, ALT)
    screen.press(Key.Key_Return, Key.Key_Return, Key.Key_Escape)
    assert screen.window.case(case_id).reminders == 0


def granted(screen: Screen) -> str:
    """A case on display that is granted and paid, its certificate not yet made."""
    case_id = screen.window.draft("M18")
    intake.decide_on_spot(screen.window.desk, case_id)
    money.take_cash(screen.window.desk, case_id, 2000)
    screen.presenter.open_case(case_id)
    return case_id


def test_a_result_is_handed_to_another_receiver_by_keys_and_the_proof_names_him(
    screen: Screen,
) -> None:
    case_id = granted(screen)
    screen.chord(Key.Key_L, ALT)
    assert screen.focus.objectName() == "ask.relation"
    screen.press("1", Key.Key_Tab)
    screen.write("李明")
    screen.press(Key.Key_Tab, "11010519491231002x", Key.Key_Return)
    assert screen.case().state is State.CLOSED
    (proof,) = [d for d in screen.window.reads.documents_of(case_id) if d.kind == "D17"]
    assert proof.snapshot["content"]["receiver"] == "李明"
    assert proof.snapshot["content"]["relation"] == "同住成年家属"
    told = [fact.body for fact in screen.window.reads.history(case_id)]
    (served,) = [body for body in told if isinstance(body, CaseDelivered)]
    assert served.receiver_id == "11010519491231002X"


def test_of_an_organisation_somebody_with_a_number_receives(screen: Screen) -> None:
    case_id = screen.window.draft("M20", **FIRM)
    intake.decide_on_spot(screen.window.desk, case_id)
    screen.presenter.open_case(case_id)
    screen.presenter.case.type_number("91350100M000100Y43")
    screen.press(Key.Key_F9)
    ask = screen.presenter.case.state.ask
    assert ask is not None
    assert (ask.chosen, ask.values["receiver"]) == ("法定代表人", "王秀兰")
    assert screen.focus.objectName() == "ask.receiver_id"
    screen.press("11010519491231002X", Key.Key_Return)
    assert screen.case().state is State.CLOSED
    told = screen.window.told(case_id, "D17")
    assert (told["receiver"], told["relation"]) == ("王秀兰", "法定代表人")


def test_an_agent_whose_power_has_ended_is_stopped_at_the_panel(screen: Screen) -> None:
    window, last = screen.window, screen.window.desk.today
    case_id = window.draft("M01", **AGENT, **{"agent.until": last.isoformat()})
    intake.decide_on_spot(window.desk, case_id)
    window.at(last + timedelta(days=1))
    screen.presenter.open_case(case_id)
    screen.press(Key.Key_F9)
    assert screen.case().state is State.APPROVED
    screen.chord(Key.Key_L, ALT)
    screen.press("2", Key.Key_Return)
    screen.write("李明")
    screen.press(Key.Key_Return, "11010519491231002x", Key.Key_Return)
    ask = screen.presenter.case.state.ask
    assert ask is not None
    assert "委托期限" in ask.problem
    assert screen.shell.case.ask.choice is not None
    screen.shell.case.ask.choice.setFocus()
    screen.press("3", Key.Key_Return)
    assert screen.case().state is State.CLOSED
    assert window.told(case_id, "D17")["receiver"] == "王秀兰"


def test_a_receiver_nobody_identified_takes_nothing(screen: Screen) -> None:
    granted(screen)
    screen.chord(Key.Key_L, ALT)
    screen.press("1", Key.Key_Tab)
    screen.write("李明")
    screen.press(Key.Key_Tab, "110105194912310021", Key.Key_Return)
    ask = screen.presenter.case.state.ask
    assert ask is not None
    assert "校验位" in ask.problem
    assert screen.case().state is State.APPROVED
    screen.press(Key.Key_Escape)
    assert screen.presenter.case.state.ask is None


def test_a_draft_is_put_away_by_a_key_and_a_digit_and_nothing_typed_stays(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return)
    case_id = screen.presenter.intake.state.case_id
    screen.chord(Key.Key_K, ALT)
    assert screen.focus.objectName() == "ask.text"
    screen.press(Key.Key_Escape)
    assert screen.presenter.intake.state.dropping is None
    screen.chord(Key.Key_K, ALT)
    screen.press(Key.Key_Return, "1", Key.Key_Return)
    assert screen.window.reads.drafts() == ()
    assert screen.window.reads.draft_values(case_id) == {}
    assert screen.presenter.intake.state.matter is None
    told = [fact.body for fact in screen.window.reads.history(case_id)]
    assert told[-1] == DraftDropped(reason="申请人不办了")


def test_no_act_goes_while_its_bar_is_hidden_behind_a_question(screen: Screen) -> None:
    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return, Key.Key_F5, "a")
    screen.chord(Key.Key_K, ALT)
    screen.press(Key.Key_F8, Key.Key_F10)
    assert screen.case().state is State.DRAFT
    assert screen.presenter.intake.state.refusal is None
    screen.press(Key.Key_Escape, Key.Key_F8)
    assert screen.case().state is State.APPROVED


def wrong_matter(screen: Screen) -> str:
    """A draft under M18 with its rows looked at, for the person of a card and an agent."""
    screen.presenter.card_read(CARD)
    screen.press("m18", Key.Key_Return, Key.Key_F5, "a")
    screen.chord(Key.Key_G, ALT)
    screen.write("李明")
    return screen.presenter.intake.state.case_id


def test_another_matter_is_chosen_by_a_key_and_only_the_persons_stay(screen: Screen) -> None:
    case_id = wrong_matter(screen)
    screen.chord(Key.Key_M, ALT)
    assert screen.focus is screen.shell.intake.picker.line
    assert "Esc 不换" in screen.presenter.intake.state.picker.note
    screen.press("m02", Key.Key_Return)
    state = screen.presenter.intake.state
    assert state.case_id == case_id
    assert screen.case().matter.local_code == "M02"
    assert state.applicant.field("name").value == CARD.name
    assert state.agent is not None
    assert state.agent.field("name").value == "李明"
    assert {row.result for row in state.checklist.rows} <= {"", "WAIVED_SHARED"}
    kept = screen.window.reads.draft_values(case_id)
    told = {name.split(".")[0] for name, value in kept.items() if value is not None}
    assert told == {"applicant", "agent"}
    screen.chord(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert {row.result for row in screen.presenter.intake.state.checklist.rows} <= {
        "",
        "WAIVED_SHARED",
    }
    screen.presenter.open_case(case_id)
    assert screen.presenter.intake.state.matter == state.matter


def test_esc_keeps_the_matter_and_all_that_was_typed(screen: Screen) -> None:
    case_id = wrong_matter(screen)
    before = screen.presenter.intake.state
    screen.chord(Key.Key_M, ALT)
    screen.chord(Key.Key_K, ALT)
    screen.chord(Key.Key_G, ALT)
    screen.press("m02", Key.Key_Escape)
    after = screen.presenter.intake.state
    assert (after.matter, after.checklist) == (before.matter, before.checklist)
    assert (after.applicant, after.agent) == (before.applicant, before.agent)
    assert after.dropping is None
    assert screen.window.case(case_id).matter.local_code == "M18"


def test_the_same_matter_chosen_again_changes_nothing(screen: Screen) -> None:
    wrong_matter(screen)
    before = screen.presenter.intake.state.checklist
    screen.chord(Key.Key_M, ALT)
    screen.press("m18", Key.Key_Return)
    assert screen.presenter.intake.state.checklist == before


def test_a_matter_that_may_not_be_chosen_leaves_the_draft_as_it_was(screen: Screen) -> None:
    case_id = wrong_matter(screen)
    before = screen.presenter.intake.state
    screen.chord(Key.Key_M, ALT)
    intake.drop_draft(screen.window.desk, case_id, "申请人不办了")
    screen.press("m02", Key.Key_Return)
    after = screen.presenter.intake.state
    assert after.error is not None
    assert (after.matter, after.checklist) == (before.matter, before.checklist)

"""A paper printed once more is the one that was meant, and one sees which it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain.facts.paper import PrintFinished, PrintSent
from app.services import intake, money
from tests.support.screens import Screen

Key = Qt.Key
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def _paid(screen: Screen) -> str:
    """A case decided and paid, every paper of which came out."""
    desk, window = screen.window.desk, screen.window
    case_id = window.draft("M18")
    intake.decide_on_spot(desk, case_id)
    screen.presenter.open_case(case_id)
    screen.presenter.money.focus()
    money.take_cash(desk, case_id, window.case(case_id).money.due)
    for job in window.reads.jobs_of_case(case_id):
        with desk.work() as work:
            work.record(case_id, PrintSent(job_id=job.job_id, document_id=job.document_id))
            work.record(case_id, PrintFinished(job_id=job.job_id, document_id=job.document_id))
            work.commit()
    screen.presenter.open_case(case_id)
    return case_id


def _copies(screen: Screen, case_id: str) -> list[str]:
    """The titles of the papers printed again."""
    documents = {one.document_id: one for one in screen.window.reads.documents_of(case_id)}
    jobs = screen.window.reads.jobs_of_case(case_id)
    return [documents[job.document_id].kind for job in jobs if job.copy]


def test_what_was_just_made_is_printed_again_and_named_before_it_is(screen: Screen) -> None:
    case_id = _paid(screen)
    newest = screen.window.reads.documents_of(case_id)[-1]
    screen.chord(Key.Key_F12, SHIFT)
    reasons = screen.shell.papers.reasons
    assert screen.focus is reasons
    title = next(one for one in reasons.findChildren(QLabel) if one.text())
    assert title.text().startswith(f"补打《{newest.title}》")
    shown = screen.shell.papers.list
    assert shown.current_key == newest.document_id
    assert shown.itemDelegate().keeps_ground
    screen.press("1")
    assert _copies(screen, case_id) == [newest.kind]
    assert not shown.itemDelegate().keeps_ground


def test_a_paper_that_was_chosen_is_the_one_printed_again(screen: Screen) -> None:
    case_id = _paid(screen)
    first = screen.window.reads.documents_of(case_id)[0]
    screen.presenter.papers.focus()
    screen.press(Key.Key_Home)
    screen.chord(Key.Key_F12, SHIFT)
    screen.press("1")
    assert _copies(screen, case_id) == [first.kind]

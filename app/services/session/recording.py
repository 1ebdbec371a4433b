"""Who sat at this terminal, who saw a full identity number, and when the clock was doubted."""

from __future__ import annotations

from app.domain.errors import Refused
from app.domain.facts.office import (
    CaseFetched,
    ClockConfirmed,
    ClockDoubted,
    IdentityViewed,
    SignedIn,
    SignedOut,
    SignInRefused,
)
from app.domain.people import Role
from app.ports.memory import Changed
from app.services.desk import CLOCK_TOLERANCE, Desk


def record_sign_in(desk: Desk, failures: int = 0) -> Changed:
    """Record that this clerk signed in, and how many attempts failed before."""
    subject = f"staff:{desk.staff.staff_id}"
    with desk.work() as work:
        if failures:
            work.record(subject, SignInRefused(staff_id=desk.staff.staff_id, failures=failures))
        work.record(subject, SignedIn(staff_id=desk.staff.staff_id, window=desk.window_id))
        return work.commit()


def record_sign_out(desk: Desk, cause: str) -> Changed:
    """Record the end or lock of a session; `cause` is SIGN_OUT, LOCK or IDLE."""
    with desk.work() as work:
        subject = f"staff:{desk.staff.staff_id}"
        work.record(subject, SignedOut(staff_id=desk.staff.staff_id, cause=cause))
        return work.commit()


def view_identity(desk: Desk, case_id: str, reason: str) -> Changed:
    """Log that full identity numbers of a case are shown, with the reason (PIPL 51).

    Raises `Refused` ROLE, REASON_EMPTY.
    """
    desk.require_at_window()
    if not reason.strip():
        raise Refused("REASON_EMPTY", move="查看完整证件号")
    with desk.work() as work:
        work.case(case_id)
        work.record(case_id, IdentityViewed(what="applicant.id_no", reason=reason.strip()))
        return work.commit()


def note_fetched(desk: Desk, case_id: str) -> Changed:
    """Log that a case of another window was brought here (PIPL 51). Raises `Refused` ROLE."""
    desk.require_at_window()
    with desk.work() as work:
        case = work.case(case_id)
        work.record(case_id, CaseFetched(number=case.case_no))
        return work.commit()


def note_clock(desk: Desk) -> Changed:
    """Put on record that the PC clock stepped back past the tolerance, if it did."""
    with desk.work() as work:
        last, now = work.last_at(), desk.now
        if last is None or now >= last - CLOCK_TOLERANCE:
            return Changed()
        seconds = int((last - now).total_seconds())
        body = ClockDoubted(last_at=last.isoformat(), now_at=now.isoformat(), seconds=seconds)
        work.record(f"terminal:{desk.terminal_id}", body)
        return work.commit()


def confirm_clock(desk: Desk, reason: str) -> Changed:
    """Put on record that the clock is right although it stands behind the newest facts.

    Only a duty supervisor may. Raises `Refused` ROLE, REASON_EMPTY.
    """
    desk.require_role(Role.SUPERVISOR)
    if not reason.strip():
        raise Refused("REASON_EMPTY", move="确认时间")
    with desk.work() as work:
        last = work.last_at()
        told = last.isoformat() if last else ""
        body = ClockConfirmed(reason=reason.strip(), doubted_at=told)
        work.record(f"terminal:{desk.terminal_id}", body)
        return work.commit()

"""The one-time notice (T07), what comes in answer to it, and the correction on the spot (T06)."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from app.domain.cases.case import Case
from app.domain.cases.guards import Attempt
from app.domain.cases.moves import require
from app.domain.cases.reminding import Channel
from app.domain.cases.states import State
from app.domain.cases.values import ClockRun, Supplement, Verdict
from app.domain.catalogue.citing import laws_of_notice
from app.domain.clocks import DayUnit, deadline
from app.domain.errors import Refused
from app.domain.facts.case import (
    MaterialsCorrected,
    ReminderGiven,
    SupplementArrived,
    SupplementNoticed,
)
from app.domain.materials import result_problem
from app.domain.papers import PaperKind
from app.domain.people import Role
from app.domain.situations import resolve
from app.ports.memory import Changed, UnitOfWork
from app.services.desk import Desk
from app.services.intake.accepting import accept_in
from app.services.intake.clocks import decision_clocks
from app.services.intake.ending import Returning, return_in
from app.services.intake.receiving import (
    assess_when_whole,
    receipt_of_later_papers,
    receive_in,
)
from app.services.paper.frame import frame
from app.services.paper.intake_papers import supplement_notice, supplement_taken
from app.services.paper.issue import issue

RETURN_REASON = "登记申请材料不齐全或者不符合法定形式"


def give_notice(desk: Desk, case_id: str) -> Changed:
    """Tell the applicant everything that is missing, once (T07); a draft is received first.

    He has the working days that are the practice of the place; where the regime returns at once
    he has none, and the papers go back with the list in the same act (T09). Raises `Refused`
    NOTHING_MISSING, NOTICED_BEFORE, NOTICE_TOO_LATE, REALTY_REFUSES_AT_ONCE, and what receipt
    and return refuse.
    """
    with desk.work() as work:
        desk.require_sound_clock(work)
        case = work.case(case_id)
        if case.state is State.DRAFT:
            case = receive_in(desk, work, case_id)
        matter = work.matter(case.matter.task_code, case.matter.version)
        require("T07", Attempt(case=case, matter=matter, staff=desk.staff, today=desk.today))
        receipt_of_later_papers(desk, work, case_id)
        if matter.regime.returns_at_once:
            _notice(desk, work, case, None)
            return_in(desk, work, case_id, Returning(RETURN_REASON, laws_of_notice(matter)))
        else:
            days = work.center().practice.supplement_days
            until = deadline(desk.today, days, DayUnit.WORKDAY, work.calendar())
            _notice(desk, work, case, until)
        return work.commit()


def _notice(desk: Desk, work: UnitOfWork, case: Case, until: date | None) -> None:
    rows, wording = case.found_deficient, work.center().wording
    consequence = wording.supplement_lapses if until else wording.returned_at_once
    document_id = desk.ids.event_id()
    body = SupplementNoticed(
        document_id=document_id,
        deficiencies=rows,
        until=until,
        consequence=consequence,
        noticed_on=desk.today,
    )
    work.record(case.case_id, body)
    set_in = frame(desk, work, work.case(case.case_id))
    issue(
        desk,
        work,
        set_in,
        PaperKind.D03,
        lambda no: supplement_notice(set_in, no, rows, until, consequence),
        document_id,
    )


def take_supplement(
    desk: Desk, case_id: str, material_ids: tuple[str, ...], *, accepts: bool = False
) -> Changed:
    """Take items of the notice and issue their receipt D04; the last one sets the clocks running.

    With `accepts` the case is accepted in the same act (T08); where something stands in the way of
    that, the papers are taken all the same, and the case stays as it is.
    Raises `Refused` ROLE, STATE, SUPPLEMENT_EMPTY, SUPPLEMENT_NOT_ASKED with the item.
    """
    desk.require_role(Role.ACCEPTOR)
    if accepts:
        with suppress(Refused), desk.work() as work:
            _take_in(desk, work, case_id, material_ids)
            accept_in(desk, work, case_id)
            return work.commit()
    with desk.work() as work:
        _take_in(desk, work, case_id, material_ids)
        return work.commit()


def _take_in(desk: Desk, work: UnitOfWork, case_id: str, material_ids: tuple[str, ...]) -> None:
    desk.require_sound_clock(work)
    case = work.case(case_id)
    _require_asked(case, material_ids)
    arrived = Supplement(arrived_on=desk.today, items=tuple(dict.fromkeys(material_ids)))
    clocks = _begun_by(work, case, arrived)
    work.record(case_id, SupplementArrived(supplement=arrived, clocks=clocks))
    assess_when_whole(desk, work, case_id)
    set_in = frame(desk, work, work.case(case_id))
    notices = [d for d in work.documents_of(case_id) if d.kind == PaperKind.D03.value]
    notice_no = notices[-1].number
    issue(desk, work, set_in, PaperKind.D04, lambda no: supplement_taken(set_in, no, notice_no))


def _begun_by(work: UnitOfWork, case: Case, arrived: Supplement) -> tuple[ClockRun, ...]:
    """The last item sets the limits to decide running that day: from then on the applicant waits
    for the organ, whenever it says that it accepts (DOMAIN 1.6, T08).
    """
    if {row.material_id for row in case.outstanding} - set(arrived.items):
        return ()
    matter = work.matter(case.matter.task_code, case.matter.version)
    limits = resolve(matter, case.answers).limits
    return decision_clocks(case, limits, arrived.arrived_on, work.calendar(), deemed=False)


def _require_asked(case: Case, material_ids: tuple[str, ...]) -> None:
    if case.state is not State.SUPPLEMENTING:
        raise Refused("STATE", move="接收补正材料", state=case.state)
    if not material_ids:
        raise Refused("SUPPLEMENT_EMPTY")
    asked = {row.material_id for row in case.outstanding}
    for material_id in material_ids:
        if material_id not in asked:
            raise Refused("SUPPLEMENT_NOT_ASKED", material=material_id)


def correct_materials(desk: Desk, case_id: str, verdicts: Mapping[str, Verdict]) -> Changed:
    """Change check results on the spot (T06); the applicant initials the paper itself.

    What comes only now is on the receipt D04 that goes out with the notice or the acceptance; at
    once where silence has accepted already.
    No result changes nothing. Raises `NeedsPerson` CLOCK_SET_BACK; `Refused` MATERIAL_* when a
    result may not stand on its row, ACCEPTED_AS_WHOLE, STATE.
    """
    with desk.work() as work:
        desk.require_sound_clock(work)
        case = work.case(case_id)
        matter = work.matter(case.matter.task_code, case.matter.version)
        require("T06", Attempt(case=case, matter=matter, staff=desk.staff, today=desk.today))
        if not verdicts:
            return Changed()
        rows = {row.material_id: row for row in case.checklist if row.applies}
        if case.accepted_on is not None:
            # Silence has accepted what was there; nothing of it is demanded a second time.
            rows = {row.material_id: row for row in case.lacking}
        for material_id, verdict in verdicts.items():
            if material_id not in rows:
                raise Refused("MATERIAL_UNKNOWN", material=material_id)
            problem = result_problem(rows[material_id], verdict.result)
            if problem:
                raise Refused(problem, material=rows[material_id].name)
        work.record(case_id, MaterialsCorrected(verdicts=verdicts))
        assess_when_whole(desk, work, case_id)
        came = work.case(case_id).brought_later != case.brought_later
        if came and case.accepted_on is not None:
            receipt_of_later_papers(desk, work, case_id)
        return work.commit()


def remind(desk: Desk, case_id: str, channel: Channel, text: str) -> Changed:
    """Log how the applicant was reminded of an open notice, and of what.

    Raises `Refused` ROLE, STATE, REMINDER_EMPTY.
    """
    desk.require_at_window()
    if not text.strip():
        raise Refused("REMINDER_EMPTY")
    with desk.work() as work:
        desk.require_sound_clock(work)
        case = work.case(case_id)
        if case.state is not State.SUPPLEMENTING:
            raise Refused("STATE", move="催告补正", state=case.state)
        work.record(case_id, ReminderGiven(channel=channel.value, text=text.strip()))
        return work.commit()

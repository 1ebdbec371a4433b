"""Starts the legal clocks of a case from its matter's limits, with the counter's calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.calendar import WorkCalendar
from app.domain.cases.case import Case
from app.domain.cases.states import ClockName
from app.domain.cases.values import ClockRun
from app.domain.catalogue.elements import Limit, Limits
from app.domain.catalogue.kinds import ClockStart
from app.domain.clocks import deadline
from app.domain.facts.case import ClocksRecounted


def started(name: ClockName, start: date, limit: Limit, calendar: WorkCalendar) -> ClockRun:
    """One clock: `limit` counted from the day after `start`; provisional past published years."""
    due = deadline(start, limit.days, limit.unit, calendar)
    return ClockRun(
        name=name,
        starts=limit.start,
        start=start,
        limit=limit.days,
        unit=limit.unit,
        due=due,
        calendar=calendar.version,
        provisional=calendar.is_provisional(due),
        basis=limit.basis,
    )


def recounted(case: Case, calendar: WorkCalendar) -> ClocksRecounted | None:
    """The running clocks of a case that end otherwise under this calendar; None where none does."""
    moved: list[tuple[ClockRun, date]] = []
    for run in case.clocks:
        if run.stopped_on is not None:
            continue
        due = deadline(run.start, run.limit, run.unit, calendar)
        is_open = calendar.is_provisional(due)
        if (due, is_open) != (run.due, run.provisional):
            anew = replace(run, due=due, calendar=calendar.version, provisional=is_open)
            moved.append((anew, run.due))
    if not moved:
        return None
    clocks, before = zip(*moved, strict=True)
    return ClocksRecounted(calendar=calendar.version, clocks=clocks, before=before)


def receipt_clocks(
    limits: Limits, received_on: date, calendar: WorkCalendar, *, whole: bool
) -> tuple[ClockRun, ...]:
    """What receipt sets running: the one-time notice (许可法 32(4)), and any limit to decide that
    its law counts from there (居民身份证法 12); one from the whole application, when it is `whole`.
    """
    begun = {ClockStart.RECEIVED} | ({ClockStart.COMPLETE} if whole else set())
    decision = ((name, limit) for name, limit in _to_decide(limits) if limit.start in begun)
    named = ((ClockName.NOTICE, limits.notice), *decision)
    stated = ((name, limit) for name, limit in named if limit.stated)
    return tuple(started(name, received_on, limit, calendar) for name, limit in stated)


def decision_clocks(
    case: Case, limits: Limits, accepted_on: date, calendar: WorkCalendar, *, deemed: bool
) -> tuple[ClockRun, ...]:
    """What acceptance sets running: the limits to decide that do not run yet (DOMAIN 2.2).

    A limit from the whole application starts on the day its last paper came; where silence
    accepted, the law takes the application as whole from its receipt on.
    """
    assert case.received_on is not None
    whole_on = accepted_on if deemed else case.complete_on or accepted_on
    starts = {ClockStart.RECEIVED: case.received_on, ClockStart.COMPLETE: whole_on}
    clocks = []
    for name, limit in _to_decide(limits):
        if limit.stated and case.clock(name) is None:
            start = starts.get(limit.start, accepted_on)
            clocks.append(started(name, start, limit, calendar))
    return tuple(clocks)


def _to_decide(limits: Limits) -> tuple[tuple[ClockName, Limit], ...]:
    return (ClockName.STATUTORY, limits.statutory), (ClockName.PROMISED, limits.promised)


def delivery_clock(
    limits: Limits, decided_on: date, calendar: WorkCalendar
) -> tuple[ClockRun, ...]:
    """The clock of delivery, from the decision (许可法 44)."""
    if not limits.delivery.stated:
        return ()
    return (started(ClockName.DELIVERY, decided_on, limits.delivery, calendar),)

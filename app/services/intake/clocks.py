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


def notice_clock(limits: Limits, received_on: date, calendar: WorkCalendar) -> tuple[ClockRun, ...]:
    """The clock of the one-time notice, from receipt (许可法 32(4)); none where no law sets it."""
    if not limits.notice.stated:
        return ()
    return (started(ClockName.NOTICE, received_on, limits.notice, calendar),)


def decision_clocks(
    limits: Limits, complete_on: date, accepted_on: date, calendar: WorkCalendar
) -> tuple[ClockRun, ...]:
    """The statutory and promised clocks, each from the event its limit names (DOMAIN 2.2).

    A limit that starts with receipt starts with the receipt of the whole application: on
    `complete_on`, the day the last piece a notice asked for arrived, or the only receipt there was.
    """
    starts = {ClockStart.RECEIVED: complete_on, ClockStart.ACCEPTED: accepted_on}
    named = ((ClockName.STATUTORY, limits.statutory), (ClockName.PROMISED, limits.promised))
    return tuple(
        started(name, starts.get(limit.start, accepted_on), limit, calendar)
        for name, limit in named
        if limit.stated
    )


def delivery_clock(
    limits: Limits, decided_on: date, calendar: WorkCalendar
) -> tuple[ClockRun, ...]:
    """The clock of delivery, from the decision (许可法 44)."""
    if not limits.delivery.stated:
        return ()
    return (started(ClockName.DELIVERY, decided_on, limits.delivery, calendar),)

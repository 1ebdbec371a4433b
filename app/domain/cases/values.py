"""The small values a case is made of: numbers, clocks, verdicts, deficiencies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.cases.states import ClockName
from app.domain.catalogue.kinds import ClockStart
from app.domain.clocks import DayUnit
from app.domain.materials import CheckResult


@dataclass(frozen=True, slots=True)
class MatterRef:
    """The frozen catalogue version a case runs under (DOMAIN 3.8)."""

    task_code: str
    version: int
    local_code: str
    name: str
    case_type: str
    regime: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number taken from a leased segment, with the text printed on paper."""

    lease_id: str
    series: str
    n: int
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The check result of one material, with the clerk's note."""

    result: CheckResult
    note: str = ""


@dataclass(frozen=True, slots=True)
class Supplement:
    """One delivery against a notice: the items that came, on which day."""

    arrived_on: date
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRun:
    """One legal clock of a case as it was started: `limit` in `unit`s after `start`.

    `due` is the last day, reckoned with calendar version `calendar`; `provisional` when part of
    the way lies beyond the published years. `starts` is the event it runs from.
    `stopped_on` freezes it.
    """

    name: ClockName
    starts: ClockStart
    start: date
    limit: int
    unit: DayUnit
    due: date
    calendar: str
    provisional: bool = False
    basis: str = ""
    stopped_on: date | None = None


def nearest_of(clocks: Iterable[ClockRun]) -> ClockRun | None:
    """The clock that ends first among those that still run."""
    running = (run for run in clocks if run.stopped_on is None)
    return min(running, key=lambda run: run.due, default=None)


def statutory_due_of(clocks: Iterable[ClockRun]) -> date | None:
    """The last day the law gives for the decision, while that clock runs."""
    running = (run for run in clocks if run.stopped_on is None)
    return next((run.due for run in running if run.name is ClockName.STATUTORY), None)

"""The desk at which an act is done: who sits there, and everything an act may reach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.errors import NeedsPerson, Refused
from app.domain.people import AT_THE_WINDOW, Role, Staff
from app.ports.clock import Clock, Identifiers
from app.ports.memory import Memory, UnitOfWork
from app.ports.paper import Typesetter
from app.protocol.bundle import BundleState

CLOCK_TOLERANCE = timedelta(minutes=5)
"""How far a clock may step back before receipts and clocks are in doubt (DOMAIN 4.7-9)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One clerk at one window of one terminal, with the ports the services need."""

    memory: Memory
    clock: Clock
    ids: Identifiers
    press: Typesetter
    staff: Staff
    terminal_id: str
    window_id: str
    printer: str
    receipt_printer: str = ""

    @property
    def now(self) -> datetime:
        """Wall time at +08:00."""
        return self.clock.now().at

    @property
    def today(self) -> date:
        """The business day."""
        return self.now.date()

    def work(self) -> UnitOfWork:
        """A unit of work in which this clerk acts."""
        return self.memory.unit(self.staff.staff_id)

    def require_role(self, *roles: Role) -> None:
        """Refuse ROLE unless this clerk has one of the roles."""
        if not self.staff.may(frozenset(roles)):
            raise Refused("ROLE", roles=tuple(role.value for role in roles))

    def require_at_window(self) -> None:
        """Refuse ROLE to who handles no case: administrators and auditors (DOMAIN 1.1)."""
        self.require_role(*sorted(AT_THE_WINDOW))

    def require_sound_clock(self, work: UnitOfWork) -> None:
        """Refuse to date anything lawful by a clock that stepped back over five minutes.

        Raises `NeedsPerson` CLOCK_SET_BACK with both times.
        """
        last, now = work.last_at(), self.now
        if last is not None and now < last - CLOCK_TOLERANCE:
            raise NeedsPerson("CLOCK_SET_BACK", last=last, now=now)

    def require_bundle(self, work: UnitOfWork) -> None:
        """Refuse new acceptances under a bundle that lapsed: BUNDLE_LAPSED, with its last day."""
        manifest = work.bundle()
        if manifest.state(self.today) is BundleState.LAPSED:
            raise Refused("BUNDLE_LAPSED", on=manifest.last_day, grace=manifest.grace_days)

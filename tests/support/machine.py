"""One PC at a window, as a simulated office sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.cases.values import MatterRef, Number
from app.domain.errors import Refused, Unavailable
from app.domain.facts.base import Fact
from app.domain.facts.case import CaseDrafted, DraftDropped
from app.domain.facts.money import BillIssued, FeePaid, PayMethod
from app.storage.engine.link import Statement
from app.storage.engine.store import Store
from app.storage.exchange import SqlExchange, standing
from app.storage.memory import SqlMemory
from app.sync.driver import Driver
from tests.support.memory import FakeClock, FakeIdentifiers

if TYPE_CHECKING:
    from tests.support.office import Office

KEY = bytes(32)
SERIES = "bill:530101"
MATTER = MatterRef("T1", 1, "M01", "失业登记", "IMMEDIATE", "SERVICE")

_HELD = Statement("SELECT event_id FROM fact WHERE terminal_id = :terminal_id")


@dataclass
class Machine:
    """One PC at a window: its disk, its memory, its conversation with the center."""

    office: Office
    name: str
    terminal_id: str
    window_id: str
    path: Path
    private: bytes
    clock: FakeClock
    ids: FakeIdentifiers
    is_online: bool = True
    is_full: bool = False
    is_unsure: bool = False
    """Its numbers may be on paper twice: the disk was set back or copied, and nobody knows yet."""
    promised: list[str] = field(default_factory=list)
    rests: int = 0
    told: list[str] = field(default_factory=list)

    def boot(self) -> None:
        """Open the disk; what was in memory is gone."""
        self.store = Store(self.path, KEY)
        self.memory = SqlMemory(self.store, self.clock, self.ids)
        self.exchange = SqlExchange(self.memory, self.private)
        self.driver = Driver(self.exchange, self.clock, self.office.beginning)

    def halt(self) -> None:
        """The power goes."""
        self.store.close()

    def record(self, *bodies: tuple[str, object]) -> list[Fact]:
        """One act: everything in one commit, promised once it returned."""
        if self.is_full:
            raise Unavailable("DISK_FULL")
        with self.memory.unit("S01") as work:
            facts = [work.record(subject, body) for subject, body in bodies]
            work.commit()
        self.promised += [fact.event_id for fact in facts]
        return facts

    def take_case(self) -> str:
        """Begin a case."""
        case_id = self.ids.event_id()
        self.record((case_id, CaseDrafted(matter=MATTER, window=self.window_id)))
        self.office.cases.append(case_id)
        return case_id

    def pay(self, fen: int = 1000) -> str:
        """Take money under a leased number and put it on paper; the number, or empty."""
        case_id = self.ids.event_id()
        with self.memory.unit("S01") as work:
            try:
                number = work.take(SERIES, self.clock.at.date())
            except Refused:
                return ""
            if self.is_full:
                raise Unavailable("DISK_FULL")
            bodies = (_paid(case_id, fen, self.clock), _billed(case_id, number, fen, self.clock))
            facts = [work.record(case_id, body) for body in bodies]
            work.commit()
        self.promised += [fact.event_id for fact in facts]
        if not self.is_unsure:
            self.office.paper.append((number.n, facts[1].event_id))
        return number.text

    def touch(self, case_id: str) -> None:
        """Do something to a case that may be somebody else's."""
        is_drop = self.office.random.random() < 0.3
        body = DraftDropped(reason="试") if is_drop else CaseDrafted(matter=MATTER)
        self.record((case_id, body))

    @property
    def held(self) -> set[str]:
        """The identities of this terminal's own facts on this disk: those it can say again."""
        own = {"terminal_id": self.terminal_id}
        return {row[0] for row in self.store.reader.all(_HELD, **own)}

    @property
    def unsent(self) -> int:
        """Facts the center has not acknowledged."""
        return standing.standing(self.store.reader).unsent

    @property
    def fence(self) -> str:
        """Why this machine takes no numbers."""
        return standing.standing(self.store.reader).fence


def _paid(case_id: str, fen: int, clock: FakeClock) -> FeePaid:
    return FeePaid(
        payment_id=case_id,
        assessment_id="A",
        method=PayMethod.CASH,
        amount=fen,
        tendered=fen,
        change=0,
        reference="",
        payer="王秀兰",
        paid_on=clock.at.date(),
        lines=(),
    )


def _billed(case_id: str, number: Number, fen: int, clock: FakeClock) -> BillIssued:
    return BillIssued(
        bill_code="53010126",
        number=number,
        payment_id=case_id,
        unit_code="U1",
        unit_name="示例县公安局",
        lines=(),
        amount=fen,
        payer="王秀兰",
        issued_on=clock.at.date(),
        document_id=case_id,
    )

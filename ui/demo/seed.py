"""Some cases for the window of the demonstration to open with, done by the same services."""

from __future__ import annotations

from typing import Any

from app.bootstrap import open_counter
from app.domain.people import Party
from app.home.paths import CounterHome
from app.ports.clock import Clock
from app.ports.vault import DATABASE_KEY
from app.services import intake, money
from app.services.desk import Desk
from printing.press import Press
from ui.demo import people
from ui.demo.home import QUICK, demo_vault
from ui.program.paper import A4, SLIP

_CLERK = "lin"


def seed(home: CounterHome, clock: Clock) -> None:
    """Leave a draft, a notice served, cases accepted and one granted but not yet paid.

    Two papers of the last one have not come out: one without a word, one for want of paper.
    """
    key = demo_vault(home).get(DATABASE_KEY)
    assert key is not None
    with open_counter(home, key, clock, hardness=QUICK) as counter:
        desk = Desk(
            memory=counter.memory,
            clock=clock,
            ids=counter.ids,
            press=Press(),
            staff=next(one for one in counter.reads.staff() if one.staff_id == _CLERK),
            terminal_id=counter.terminal.terminal_id,
            window_id=counter.terminal.window_id,
            printer=A4,
            receipt_printer=SLIP,
        )
        filled = _Filling(desk, counter.reads.matters(desk.today))
        intake.accept_case(desk, filled.case("M11", people.LI))
        intake.give_notice(desk, filled.case("M12", people.ZHAO, missing=True))
        intake.decide_on_spot(desk, filled.case("M18", people.ADIL))
        paid = filled.case("M17", people.CHEN)
        intake.receive_case(desk, paid)
        money.take_cash(desk, paid, 2000)
        intake.accept_case(desk, paid)
        unsaid, failed, *_rest = counter.reads.jobs_of_case(paid)
        counter.ledger.sent(unsaid.job_id)
        counter.ledger.failed(failed.job_id, "PAPER_OUT")
        filled.case("M08", people.WU)


class _Filling:
    def __init__(self, desk: Desk, matters: Any) -> None:
        self._desk = desk
        self._matters = {matter.local_code: matter for matter in matters}

    def case(self, code: str, who: Party, *, missing: bool = False) -> str:
        matter = self._matters[code]
        case_id, _changed = intake.start_case(self._desk, matter)
        told: dict[str, Any] = {
            "applicant.name": who.name,
            "applicant.id_no": who.id_no,
            "applicant.address": who.address,
            "applicant.mobile": "13900010001",
        }
        told |= {f"verdict.{row.id}": "OK" for row in matter.materials}
        if missing:
            first = next(row for row in matter.materials if not row.shared)
            told[f"verdict.{first.id}"] = "MISSING"
        intake.keep_fields(self._desk, case_id, told)
        return case_id

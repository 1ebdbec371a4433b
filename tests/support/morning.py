"""A morning at one counter: cases of many kinds through the services, each act promised."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from app.bootstrap import Counter
from app.domain.cases.certificate import certificate_number
from app.domain.cases.serving import Receiver, Relation, usual_receiver
from app.domain.folds.paper import JobState
from app.domain.intake import DENIED, OTHER
from app.ports.printer import Printer
from app.services import intake, money, paper, result
from printing.worker import PaperWorker
from tests.support.survey import head_of
from tests.support.window import AGENT, FIRM, WANG, Window

HEAD = Receiver(
    name=FIRM["applicant.representative"],
    id_no=WANG["applicant.id_no"],
    relation=Relation.REPRESENTATIVE,
)

MATTERS = ("M18", "M01", "M12", "M17", "M20", "M09")
Say = Callable[..., None]
"""Is told what an act that returned has promised: from then on it must survive."""


class Morning:
    """Cases of many kinds, one after another, until somebody pulls the plug."""

    def __init__(
        self, counter: Counter, printers: Mapping[str, Printer], seed: int, say: Say
    ) -> None:
        self.window = Window(counter)
        own = counter.terminal
        here = {"terminal_id": own.terminal_id, "window_id": own.window_id}
        self.desk = replace(self.window.desk, **here)
        self.random = random.Random(seed)
        self.say = say
        self.worker = PaperWorker(counter.ledger, counter.archive, self.desk.press, printers)

    def run(self) -> None:
        """Work for ever."""
        self.begin()
        while True:
            self.one_case()

    def begin(self) -> None:
        """Look at the papers that were on their way when the power went."""
        self.say(ready=True)
        for job in self.window.reads.unfinished_jobs():
            if job.state is JobState.SENT:
                paper.confirm_printed(self.desk, job.job_id)

    def one_case(self) -> None:
        """A case from its first field to wherever this one goes."""
        code = self.random.choice(MATTERS)
        case_id = self.filled(code)
        {"M12": self.promised, "M17": self.paid_first}.get(code, self.immediate)(case_id)
        while self.worker.step():
            self.say(paper=True)
        self.tick()

    def filled(self, code: str) -> str:
        """A draft with its fields kept one by one, each promised as soon as it is durable."""
        matters = self.window.reads.matters(self.desk.today)
        matter = next(one for one in matters if one.local_code == code)
        case_id, _changed = intake.start_case(self.desk, matter)
        self.say(started=case_id)
        fields: dict[str, Any] = dict(FIRM) if code == "M20" else self.somebody()
        if code == "M18" and self.random.random() < 0.4:
            fields |= AGENT
        rows = {f"verdict.{row.id}": "OK" for row in matter.materials}
        known = self.window.reads.open_cases_of(fields["applicant.id_no"])
        others = {f"{OTHER}{row.case_id}": DENIED for row in known if row.local_code == code}
        for name, value in (fields | rows | others).items():
            intake.keep_field(self.desk, case_id, name, value)
            self.say(kept=case_id, field=name, value=value)
        return case_id

    def somebody(self) -> dict[str, Any]:
        """Who comes to the window."""
        return dict(WANG)

    def immediate(self, case_id: str) -> None:
        """Granted on the spot, paid where a fee is due, handed over."""
        self.act(case_id, intake.decide_on_spot)
        due = self.window.case(case_id).money.due
        if due:
            self.act(case_id, money.take_cash, due + 500)
        case = self.window.case(case_id)
        matter = next(
            one
            for one in self.window.reads.matters(self.desk.today)
            if one.task_code == case.matter.task_code
        )
        blank = f"照 {self.random.randrange(10**8):08}"
        number = certificate_number(case, matter) or blank
        self.act(case_id, result.issue_and_deliver, number, usual_receiver(case) or HEAD)

    def promised(self, case_id: str) -> None:
        """Received with something missing, noticed, supplemented, accepted; or withdrawn."""
        row = next(r for r in self.window.reads.draft_values(case_id) if r.startswith("verdict."))
        material = row.removeprefix("verdict.")
        intake.keep_field(self.desk, case_id, row, "EXPIRED")
        self.say(kept=case_id, field=row, value="EXPIRED")
        self.act(case_id, intake.give_notice)
        self.act(case_id, intake.take_supplement, (material,))
        self.act(case_id, intake.accept_case)
        if self.random.random() < 0.3:
            self.act(case_id, intake.withdraw_case, "不办了")

    def paid_first(self, case_id: str) -> None:
        """Paid at application, then accepted."""
        self.act(case_id, intake.receive_case)
        self.act(case_id, money.take_cash, self.window.case(case_id).money.due)
        self.act(case_id, intake.accept_case)

    def act(self, case_id: str, service: Any, *told: Any) -> None:
        """Do one act and promise what it left."""
        service(self.desk, case_id, *told)
        self.say(**act_promise(self.window.counter, case_id))
        self.tick()

    def tick(self) -> None:
        """Some seconds pass."""
        self.window.clock.advance(seconds=self.random.randrange(1, 20))


def act_promise(counter: Counter, case_id: str) -> dict[str, Any]:
    """What an act that returned has left: the case, and the journal up to its newest fact."""
    case = counter.reads.case(case_id)
    told = {"acted": case_id, "state": case.state.value, "paid": case.money.paid}
    return told | {"head": head_of(counter)}

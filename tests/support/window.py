"""A clerk at one window, for tests of what the services do: short words for common situations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.cases.case import Case
from app.domain.cases.grounds import Ground, Refusing
from app.domain.catalogue import Matter
from app.domain.intake import DENIED, OTHER
from app.domain.people import Role, Staff
from app.services import intake, session
from app.services.desk import Desk
from printing.press import Press

CLERK = Staff(staff_id="lin", name="林晓雯", roles=(Role.ACCEPTOR, Role.CASHIER, Role.ISSUER))
WANG = {
    "applicant.name": "王秀兰",
    "applicant.id_no": "440524188001010014",
    "applicant.mobile": "13800134321",
}
FIRM = {
    "applicant.kind": "ORGANISATION",
    "applicant.name": "示例餐饮店",
    "applicant.id_no": "91350100M000100Y43",
    "applicant.representative": "王秀兰",
    "applicant.mobile": "13800134321",
}
AGENT = {
    "agent.name": "李明",
    "agent.id_no": "11010519491231002X",
    "agent.authority": "代为提交材料、领取结果",
}
ELSEWHERE = Refusing(
    ground=Ground.NOT_OURS,
    reason="经营场所不在本县，不属于本机关职权范围",
    basis="《中华人民共和国行政许可法》第三十二条第一款第二项",
    organ="邻县市场监督管理局",
)
_PRESS = Press()


class Window:
    """One desk on one open counter."""

    def __init__(self, counter: Any) -> None:
        self.counter = counter
        self.reads = counter.reads
        self.clock = counter.clock
        self.desk = Desk(
            memory=counter.memory,
            clock=counter.clock,
            ids=counter.ids,
            press=_PRESS,
            staff=CLERK,
            terminal_id="B07",
            window_id="B09",
            printer="A4",
            receipt_printer="80",
        )

    def at(self, day: date) -> None:
        """Move the clock to 09:30 of another day; going back is confirmed by a supervisor."""
        before, moved = self.clock.at, {"year": day.year, "month": day.month, "day": day.day}
        self.clock.at = before.replace(**moved)
        if self.clock.at < before:
            session.confirm_clock(self.as_staff(Role.SUPERVISOR), "往日的办件")

    def as_staff(self, *roles: Role, staff_id: str = "zhou") -> Desk:
        """The same window with somebody else at it."""
        return replace(self.desk, staff=Staff(staff_id=staff_id, name="周敏", roles=roles))

    def matter(self, local_code: str) -> Matter:
        """The matter in force under this code."""
        in_force: tuple[Matter, ...] = self.reads.matters(self.desk.today)
        return next(one for one in in_force if one.local_code == local_code)

    def draft(
        self, local_code: str, *, ok: bool = True, told_of_others: bool = True, **fields: Any
    ) -> str:
        """A draft for 王秀兰 (or as `fields` say) with every material found in order.

        Of other open cases of hers it says that they are not the same, if `told_of_others`.
        """
        matter = self.matter(local_code)
        case_id, _changed = intake.start_case(self.desk, matter)
        told = dict(WANG) | fields
        if ok:
            rows = {f"verdict.{row.id}": "OK" for row in matter.materials}
            told = rows | told
        for row in self.reads.open_cases_of(str(told["applicant.id_no"])):
            if told_of_others and row.case_id != case_id and row.local_code == local_code:
                told.setdefault(f"{OTHER}{row.case_id}", DENIED)
        intake.keep_fields(self.desk, case_id, told)
        return case_id

    def case(self, case_id: str) -> Case:
        """The case as committed."""
        found: Case = self.reads.case(case_id)
        return found

    def told(self, case_id: str, kind: str) -> dict[str, Any]:
        """What the first paper of a kind says, as it was frozen."""
        paper = next(one for one in self.reads.documents_of(case_id) if one.kind == kind)
        content: dict[str, Any] = paper.snapshot["content"]
        return content

    def papers(self, case_id: str) -> list[str]:
        """The kinds of paper issued for a case, in order."""
        return [document.kind for document in self.reads.documents_of(case_id)]

"""What every paper of a case shares: the case, its frozen matter, the center, who acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.cases.case import Case
from app.domain.catalogue import Center, Matter
from app.domain.catalogue.center import Window
from app.domain.papers import Header, PaperKind, Remedy, SealKind
from app.domain.people import Party
from app.ports.memory import UnitOfWork
from app.services.desk import Desk

FILE_AND_APPLICANT = ("存档", "申请人")
THREE_PARTS = ("存档", "申请人", "窗口")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The setting in which a paper is drawn up."""

    matter: Matter
    center: Center
    window: Window
    now: datetime
    clerk: str
    case: Case | None = None

    @property
    def the_case(self) -> Case:
        """The case; papers about one are never drawn up without it."""
        assert self.case is not None
        return self.case

    @property
    def applicant(self) -> Party:
        """The applicant of a received case."""
        assert self.case is not None
        assert self.case.applicant is not None
        return self.case.applicant

    @property
    def place(self) -> str:
        """Where to come: the center's address and this window."""
        return f"{self.center.address} {self.center.name}{self.window.id}{self.window.name}"

    @property
    def remedy(self) -> Remedy:
        """Whom to turn to against a decision of this matter's organ."""
        return Remedy.against(self.matter.supervision)

    def header(
        self,
        doc_no: str = "",
        seal: SealKind = SealKind.ACCEPTANCE,
        destinations: tuple[str, ...] = FILE_AND_APPLICANT,
    ) -> Header:
        """The common head and foot, filled for this case."""
        case = self.case
        party = case.applicant if case else None
        return Header(
            organ=self.matter.subject.dept_name,
            doc_no=doc_no,
            case_no=case.case_no if case else "",
            query_code=case.query_code if case else "",
            verification=_verification(case, doc_no),
            applicant=party.name if party else "",
            masked_id=party.masked_id if party else "",
            agent=case.agent.party.name if case and case.agent else "",
            matter=self.matter.name,
            task_code=self.matter.task_code,
            window=f"{self.window.id} {self.window.name}",
            window_tel=self.window.tel,
            complaint_tel=self.matter.supervision.complaint_tel,
            destinations=destinations,
            seal=seal,
            issued_on=self.now.date(),
        )


def frame(desk: Desk, work: UnitOfWork, case: Case) -> Frame:
    """The frame for papers of this case as it stands inside the unit of work."""
    center = work.center()
    return Frame(
        matter=work.matter(case.matter.task_code, case.matter.version),
        center=center,
        window=center.window(desk.window_id),
        now=desk.now,
        clerk=desk.staff.name,
        case=case,
    )


def _verification(case: Case | None, doc_no: str) -> str:
    if case is None or not case.case_no:
        return ""
    return f"办件编号 {case.case_no}；查询码 {case.query_code}；文号 {doc_no or '无'}"


def series_organ(frame_: Frame) -> str:
    """The organ under whose sequence this frame's papers are numbered."""
    return frame_.matter.subject.dept_code


def nature(frame_: Frame, kind: PaperKind) -> str:
    """The nature code a kind of paper is numbered under."""
    return frame_.center.nature_of(kind.value).code

"""Prints the nine elements of a matter (D01), as published today, and freezes what was told."""

from __future__ import annotations

from app.domain.catalogue import Matter, disclosure_digest
from app.domain.facts.office import DisclosureShown
from app.domain.papers import draw_up
from app.ports.memory import Changed
from app.services.desk import Desk
from app.services.paper.frame import Frame
from app.services.paper.intake_papers import requirements
from app.services.paper.issue import issue_drawn


def print_disclosure(desk: Desk, matter: Matter, case_id: str = "") -> Changed:
    """Issue D01 for a matter, or for a case or draft under the version that one froze.

    Raises `Refused` ROLE; PAPER_FIELD_MISSING when an element is empty.
    """
    desk.require_at_window()
    with desk.work() as work:
        center = work.center()
        case = work.case(case_id) if case_id else None
        frame = Frame(
            matter=work.matter(case.matter.task_code, case.matter.version) if case else matter,
            center=center,
            window=center.window(desk.window_id),
            now=desk.now,
            clerk=desk.staff.name,
            case=case,
        )
        header, content = requirements(frame)
        issued = issue_drawn(desk, work, frame, draw_up(header, content), None)
        subject = case.case_id if case else issued.document_id
        digest = disclosure_digest(frame.matter)
        work.record(subject, DisclosureShown(digest=digest, document_id=issued.document_id))
        return work.commit()

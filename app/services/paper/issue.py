"""Issues a paper inside the act it proves: number, frozen snapshot and the wish to print it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.domain.cases.case import Case
from app.domain.cases.states import Offline
from app.domain.cases.transitions import TRANSITIONS
from app.domain.cases.values import Number
from app.domain.errors import Refused
from app.domain.facts.paper import DocumentIssued, PrintRequested
from app.domain.papers import Layout, PaperKind, Snapshot, draw_up
from app.domain.papers.header import Header
from app.domain.papers.templates import Content
from app.domain.series import document_series
from app.ports.memory import UnitOfWork
from app.services.desk import Desk
from app.services.paper.frame import Frame, nature, series_organ

Draw = Callable[[str], tuple[Header, Content]]
"""Draws a paper once its number is known."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper just issued in this unit of work."""

    document_id: str
    number: str
    title: str


def issue(
    desk: Desk,
    work: UnitOfWork,
    frame: Frame,
    kind: PaperKind,
    draw: Draw,
    document_id: str = "",
    move: str = "",
) -> Issued:
    """Take a document number, draw the paper up, record it and ask for its print.

    The paper of a `move` that needs no leased number (DOMAIN 1.6, Off = Y) does not wait for one:
    where none is left it is numbered within its case. Raises `Refused` PAPER_FIELD_MISSING,
    GLYPH_MISSING or SEGMENT_* before anything is durable.
    """
    day = frame.now.date()
    series = document_series(series_organ(frame), nature(frame, kind), day.year)
    number = _leased(work, series, day, move)
    header, content = draw(number.text if number else _within_case(work, frame.the_case))
    return issue_drawn(desk, work, frame, draw_up(header, content), number, document_id=document_id)


def _leased(work: UnitOfWork, series: str, day: date, move: str) -> Number | None:
    try:
        return work.take(series, day)
    except Refused:
        if move and TRANSITIONS[move].offline is Offline.YES:
            return None
        raise


def _within_case(work: UnitOfWork, case: Case) -> str:
    return f"{case.case_no}（第{len(work.documents_of(case.case_id)) + 1}件）"


def issue_drawn(
    desk: Desk,
    work: UnitOfWork,
    frame: Frame,
    snapshot: Snapshot,
    number: Number | None,
    layout: Layout = Layout.A4,
    document_id: str = "",
    copies: int = 0,
) -> Issued:
    """Record a drawn paper and ask for its print on the printer its sheet belongs to.

    It comes out in so many `copies`, or one for every destination it names.
    """
    desk.press.check(snapshot)
    document_id = document_id or desk.ids.event_id()
    subject = frame.case.case_id if frame.case else document_id
    work.record(
        subject,
        DocumentIssued(
            document_id=document_id,
            kind=snapshot.kind.value,
            number=number,
            number_text=snapshot.number,
            title=snapshot.title,
            template=snapshot.template,
            template_version=snapshot.template_version,
            snapshot=snapshot.to_mapping(),
            layout=layout.value,
        ),
    )
    copies = copies or max(1, len(snapshot.header.destinations))
    ask_for_print(desk, work, subject, document_id, layout, copies=copies)
    return Issued(document_id, snapshot.number, snapshot.title)


def ask_for_print(
    desk: Desk,
    work: UnitOfWork,
    subject: str,
    document_id: str,
    layout: Layout,
    copy: int = 0,
    reason: str = "",
    copies: int = 1,
) -> str:
    """Queue a print job of so many copies; `copy` above 0 makes it a reprint. Returns its id."""
    job_id = desk.ids.event_id()
    small = layout is not Layout.A4 and desk.receipt_printer
    work.record(
        subject,
        PrintRequested(
            job_id=job_id,
            document_id=document_id,
            printer=desk.receipt_printer if small else desk.printer,
            copy=copy,
            copies=copies,
            reason=reason,
        ),
    )
    return job_id

"""Uses pools of numbers up, as a busy week would."""

from __future__ import annotations

from app.domain.cases.values import Number
from tests.support.facts import received
from tests.support.window import Window


def exhaust(window: Window, series: str) -> None:
    """Use up a whole series at once."""
    segment = next(s for s in window.reads.segments() if s.series == series)
    last = Number(segment.lease_id, series, segment.to_no, segment.text(segment.to_no))
    with window.desk.work() as work:
        work.record("elsewhere", received(number=last, clocks=()))
        work.commit()


def exhaust_papers(window: Window, case_id: str) -> None:
    """No document number of the organ is left, but for receipts."""
    case = window.case(case_id)
    organ = window.reads.matter(case.matter.task_code, case.matter.version).subject.dept_code
    for segment in window.reads.segments():
        if segment.series.startswith(f"document:{organ}:") and ":RECEIVE:" not in segment.series:
            exhaust(window, segment.series)

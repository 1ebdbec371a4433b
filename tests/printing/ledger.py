"""A ledger in memory, which keeps the rules the real one must keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.domain.errors import YichuangError
from app.domain.papers import Layout, ReprintMark, Snapshot
from app.ports.paper import PendingJob, PendingRender, Rendered

QUEUED, SENT, PRINTED, FAILED = "已入账", "已送打印", "已出纸", "失败"


@dataclass
class MemoryLedger:
    """Documents and jobs in the order they were issued; survives a worker, not the process."""

    documents: dict[str, PendingRender] = field(default_factory=dict)
    archived: dict[str, str] = field(default_factory=dict)
    jobs: dict[str, PendingJob] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    causes: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)

    def issue(self, document_id: str, snapshot: Snapshot, layout: Layout = Layout.A4) -> None:
        """A document exists from now on."""
        self.documents[document_id] = PendingRender(document_id, snapshot, layout)

    def request(
        self, job_id: str, document_id: str, printer: str, mark: ReprintMark | None = None
    ) -> None:
        """Somebody asks for paper."""
        document = self.documents[document_id]
        self.jobs[job_id] = PendingJob(
            job_id, document_id, printer, 1, document.snapshot, document.layout, mark=mark
        )
        self.states[job_id] = QUEUED

    def pending_renders(self) -> Sequence[PendingRender]:
        return [one for key, one in self.documents.items() if key not in self.archived]

    def rendered(self, document_id: str, rendered: Rendered) -> None:
        self.log.append(f"rendered {document_id}")
        self.archived[document_id] = rendered.sha256

    def unrenderable(self, document_id: str, error: YichuangError) -> None:
        self.refused[document_id] = error.code

    def next_job(self, except_for: frozenset[str] = frozenset()) -> PendingJob | None:
        for job_id, job in self.jobs.items():
            if self.states[job_id] == QUEUED and job.printer not in except_for:
                return replace(job, sha256=self.archived.get(job.document_id, ""))
        return None

    def sent(self, job_id: str) -> None:
        self._move(job_id, {QUEUED}, SENT)

    def printed(self, job_id: str) -> None:
        self._move(job_id, {SENT}, PRINTED)

    def failed(self, job_id: str, cause: str) -> None:
        self._move(job_id, {QUEUED, SENT}, FAILED)
        self.causes[job_id] = cause

    def _move(self, job_id: str, before: set[str], after: str) -> None:
        assert self.states[job_id] in before, (job_id, self.states[job_id], after)
        self.states[job_id] = after
        self.log.append(f"{after} {job_id}")

"""What the paper thread asks of the ledger, and what the services ask of the typesetter.

    document:  issued ──rendered──▶ archived
                  └──unrenderable──▶ a person must look
    job:       已入账 ──sent──▶ 已送打印 ──printed──▶ 已出纸
                  └────────failed────────┴──▶ 失败 (a new job is a 补打)

`sent` is durable before a printer hears of the job, so a crash can lose a sheet but never print
one twice: such a job stays 已送打印 and a person says what came out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from app.domain.errors import YichuangError
from app.domain.papers.header import ReprintMark
from app.domain.papers.kinds import Layout
from app.domain.papers.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Rendered:
    """A paper as bytes, with both digests (SHA-256 and GM/T 0004 SM3) in lower-case hex."""

    pdf: bytes = field(repr=False)
    pages: int
    sha256: str
    sm3: str


@dataclass(frozen=True, slots=True)
class PendingRender:
    """A document that was issued and has no archived bytes yet."""

    document_id: str
    snapshot: Snapshot
    layout: Layout


@dataclass(frozen=True, slots=True)
class PendingJob:
    """A job to put on paper: the archived original, or with `mark` a reprint of it.

    `sha256` is empty while the document is not archived yet.
    """

    job_id: str
    document_id: str
    printer: str
    copies: int
    snapshot: Snapshot
    layout: Layout
    sha256: str = ""
    mark: ReprintMark | None = None


class PaperLedger(Protocol):
    """The durable state of documents and jobs; each call that reports is one committed act."""

    def pending_renders(self) -> Sequence[PendingRender]:
        """Documents without archived bytes, oldest first."""
        ...

    def rendered(self, document_id: str, rendered: Rendered) -> None:
        """The bytes lie in the archive."""
        ...

    def unrenderable(self, document_id: str, error: YichuangError) -> None:
        """The document cannot be set; it must not keep others from being set."""
        ...

    def next_job(self, except_for: frozenset[str] = frozenset()) -> PendingJob | None:
        """The oldest job never sent (已入账) that is not for one of these printers, or None."""
        ...

    def sent(self, job_id: str) -> None:
        """About to be handed to the printer: from here on it is never sent again."""
        ...

    def printed(self, job_id: str) -> None:
        """Paper came out."""
        ...

    def failed(self, job_id: str, cause: str) -> None:
        """No usable paper came out; `cause` is a `PrinterState` or the code of an error."""
        ...


class Typesetter(Protocol):
    """Sets papers; `printing.Press` is the one there is."""

    def check(self, snapshot: Snapshot) -> None:
        """Refuse before anything is committed: PAPER_FIELD_MISSING or GLYPH_MISSING."""
        ...

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters no typeface has, each once, as U+XXXX."""
        ...

    def render(
        self, snapshot: Snapshot, mark: ReprintMark | None = None, layout: Layout | None = None
    ) -> Rendered:
        """The paper as PDF; equal snapshots, marks and layouts give equal bytes."""
        ...

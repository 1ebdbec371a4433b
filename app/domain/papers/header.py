"""What every outward paper says, whatever its kind (DOMAIN 2.4, common header and footer)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.papers.kinds import SealKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The frame around a paper's content.

    `organ` is the full legal name of the organ that signs. `verification` is the text of the QR
    code. `destinations` has one entry a copy, first the file's. `marks` are words set beside the
    title, such as 样张. `title` may stay empty: the content's own title is then used.
    """

    organ: str
    title: str = ""
    doc_no: str = ""
    case_no: str = ""
    query_code: str = ""
    verification: str = ""
    applicant: str = ""
    masked_id: str = ""
    agent: str = ""
    matter: str = ""
    task_code: str = ""
    window: str = ""
    window_tel: str = ""
    complaint_tel: str = ""
    destinations: tuple[str, ...] = ()
    seal: SealKind = SealKind.ACCEPTANCE
    issued_on: date
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReprintMark:
    """What distinguishes the `nth` reprint (补打) from the original, in words on the sheet."""

    nth: int
    at: datetime
    operator: str
    reason: str

"""The papers a window hands out, as pure typed data: what stands on them.

    Header + content ──draw_up──▶ Snapshot ──to_mapping──▶ journal ──from_mapping──▶ Snapshot
                                      └── require_complete: no paper without its mandatory fields

How a paper looks is decided in `printing`.
"""

from app.domain.papers.completeness import missing_fields, require_complete
from app.domain.papers.decisions import Acceptance, Approval, NotRequired, Refusal
from app.domain.papers.header import Header, ReprintMark
from app.domain.papers.intake import (
    DeficientItem,
    DemandedMaterial,
    MaterialsTaken,
    Requirements,
    SupplementedItem,
    SupplementNotice,
    SupplementTaken,
    TakenMaterial,
)
from app.domain.papers.kinds import Layout, PaperKind, SealKind
from app.domain.papers.money import FeeLine, PaymentNotice, Receipt
from app.domain.papers.remedies import Remedy
from app.domain.papers.service import (
    Exit,
    ExitVariant,
    ProofOfService,
    ReadyNotice,
    ReturnedMaterial,
    ServedPaper,
)
from app.domain.papers.snapshot import Snapshot, draw_up
from app.domain.papers.templates import TEMPLATES, Content, Template

__all__ = [
    "TEMPLATES",
    "Acceptance",
    "Approval",
    "Content",
    "DeficientItem",
    "DemandedMaterial",
    "Exit",
    "ExitVariant",
    "FeeLine",
    "Header",
    "Layout",
    "MaterialsTaken",
    "NotRequired",
    "PaperKind",
    "PaymentNotice",
    "ProofOfService",
    "ReadyNotice",
    "Receipt",
    "Refusal",
    "Remedy",
    "ReprintMark",
    "Requirements",
    "ReturnedMaterial",
    "SealKind",
    "ServedPaper",
    "Snapshot",
    "SupplementNotice",
    "SupplementTaken",
    "SupplementedItem",
    "TakenMaterial",
    "Template",
    "draw_up",
    "missing_fields",
    "require_complete",
]

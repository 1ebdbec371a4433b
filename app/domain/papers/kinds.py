"""Which papers there are, what they are called, their sheets and their seals."""

from __future__ import annotations

from enum import StrEnum

from app.domain.catalogue.kinds import LICENCE
from app.domain.marking import N_


class PaperKind(StrEnum):
    """The documents of the catalogue that this version can draw up."""

    D01 = "D01"
    D02 = "D02"
    D03 = "D03"
    D04 = "D04"
    D05 = "D05"
    D06 = "D06"
    D07 = "D07"
    D11 = "D11"
    D13 = "D13"
    D14 = "D14"
    D17 = "D17"
    D18 = "D18"
    D19 = "D19"

    @property
    def caption(self) -> str:
        """The Chinese title as it stands on paper, unless the content has a variant of its own."""
        return _TITLES[self]


_TITLES: dict[PaperKind, str] = {
    PaperKind.D01: N_("一次性告知单"),
    PaperKind.D02: N_("申请材料接收凭证"),
    PaperKind.D03: N_("补正材料告知书"),
    PaperKind.D04: N_("补正材料接收清单"),
    PaperKind.D05: N_("受理通知书"),
    PaperKind.D06: N_("不予受理决定书"),
    PaperKind.D07: N_("不受理告知书"),
    PaperKind.D11: N_("准予行政许可决定书"),
    PaperKind.D13: N_("缴费通知书"),
    PaperKind.D14: N_("非税收入通用票据"),
    PaperKind.D17: N_("送达回证"),
    PaperKind.D18: N_("领证通知书"),
    PaperKind.D19: N_("退件通知书"),
}

_DECISIONS = {
    LICENCE: _TITLES[PaperKind.D11],
    "行政确认": N_("行政确认决定书"),
    "行政给付": N_("行政给付决定书"),
    "行政奖励": N_("行政奖励决定书"),
    "行政裁决": N_("行政裁决书"),
}
_NOTICE = N_("办理结果通知书")


def decision_title(matter_kind: str) -> str:
    """What a favourable decision is called: only a licence is granted by 准予行政许可决定书."""
    return _DECISIONS.get(matter_kind, _NOTICE)


class Layout(StrEnum):
    """The sheet a paper is set on; W80 is an 80 mm thermal roll with 72 mm of print."""

    A4 = "A4"
    A5 = "A5"
    W80 = "W80"


class SealKind(StrEnum):
    """Which seal belongs in the box of the signature block (DOMAIN 2.8)."""

    ACCEPTANCE = "受理专用章"
    APPROVAL = "行政审批专用章"
    ORGAN = "机关印章"
    FEE = "收费专用章"
    NONE = ""

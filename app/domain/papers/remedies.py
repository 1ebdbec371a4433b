"""Remedy texts as blocks, never free text: what a person may do against a decision.

A remedy not told prolongs the time for review up to a year (行政复议法 20), so neither organ nor
court may be left empty; `missing_fields` sees to that.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

COMPETENCE_BASIS = "《中华人民共和国行政许可法》第三十二条第一款第二项"
"""On this ground alone acceptance is refused for want of competence: the organ must be named."""
NO_OTHER_ORGAN = "无"
"""Said where the ground is another one and no other organ would accept either."""


def organ_problem(basis: str, organ: str) -> str:
    """What is wrong with the competent organ a refusal names, as a code; empty when sound.

    COMPETENT_ORGAN_EMPTY; COMPETENT_ORGAN_OWED where the basis is that another organ is competent
    (行政许可法 32(1)(2): 告知申请人向有关行政机关申请) and none is named.
    """
    if not organ.strip():
        return "COMPETENT_ORGAN_EMPTY"
    is_owed = basis.strip() == COMPETENCE_BASIS and organ.strip() == NO_OTHER_ORGAN
    return "COMPETENT_ORGAN_OWED" if is_owed else ""


class RemedyKind(StrEnum):
    """GENERAL: review or lawsuit, as one likes. REVIEW_FIRST: the cases of 行政复议法 23."""

    GENERAL = "GENERAL"
    REVIEW_FIRST = "REVIEW_FIRST"


_TEXTS = {
    RemedyKind.GENERAL: (
        "如对本{act}不服，可以自收到本{act}之日起六十日内依法向{organ}申请行政复议，"
        "也可以自收到本{act}之日起六个月内依法向{court}提起行政诉讼。"
    ),
    RemedyKind.REVIEW_FIRST: (
        "如对本{act}不服，应当自收到本{act}之日起六十日内先依法向{organ}申请行政复议；"
        "对行政复议决定仍不服的，可以自收到行政复议决定书之日起十五日内依法向{court}提起行政诉讼。"
    ),
}


@dataclass(frozen=True, slots=True)
class Remedy:
    """The organ of review and the court, named in full."""

    review_organ: str
    court: str
    kind: RemedyKind = RemedyKind.GENERAL

    def text(self, act: str = "决定") -> str:
        """The sentence printed on paper; `act` names what is contested, 决定 or 通知."""
        return _TEXTS[self.kind].format(act=act, organ=self.review_organ, court=self.court)

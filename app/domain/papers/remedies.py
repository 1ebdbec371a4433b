"""Remedy texts as blocks, never free text: what a person may do against a decision.

A remedy not told prolongs the time for review up to a year (行政复议法 20), so neither organ nor
court may be left empty; `missing_fields` sees to that.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.catalogue.elements import Supervision
from app.domain.catalogue.kinds import RemedyKind

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

    @classmethod
    def against(cls, told: Supervision) -> Remedy:
        """What may be done against a decision of the organ whose matter publishes this."""
        return cls(told.review_organ, told.court, told.remedy)

    def text(self, act: str = "决定") -> str:
        """The sentence printed on paper; `act` names what is contested, 决定 or 通知."""
        return _TEXTS[self.kind].format(act=act, organ=self.review_organ, court=self.court)

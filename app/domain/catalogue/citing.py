"""Which laws a paper cites for a matter: the rule it acts under, and the articles flagged for it.

The place of an article in the published list says nothing of what it is about.
"""

from __future__ import annotations

from app.domain.catalogue.elements import Basis, Limit
from app.domain.catalogue.kinds import LICENCE, Cited, Regime
from app.domain.catalogue.matter import Matter

_ACCEPTANCE = {
    Regime.LICENSE: "《中华人民共和国行政许可法》第三十二条第一款第五项",
    Regime.REALTY: "《不动产登记暂行条例》第十七条",
    Regime.REGISTRATION: "《市场主体登记管理条例》第十九条",
}
_BY_LAW = "✔L"
_GRANT = "《中华人民共和国行政许可法》第三十八条第一款"


def laws_of_acceptance(matter: Matter) -> str:
    """The rule on acceptance of its regime, and what the matter flags for acceptance.

    Its first article where there is neither.
    """
    rule, flagged = _ACCEPTANCE.get(matter.regime, ""), _flagged(matter, Cited.ACCEPTANCE)
    found = (rule, *flagged) if rule else flagged
    return _joined(found or _words(matter.basis[:1]))


def laws_of_decision(matter: Matter) -> str:
    """What the matter flags for its decision, else its first article; for a licence 许可法 38."""
    own = _flagged(matter, Cited.DECISION) or _words(matter.basis[:1])
    return _joined((*own, _GRANT) if matter.kind.name == LICENCE else own)


def laws_of_delivery(matter: Matter) -> str:
    """What sets the time to hand a result over; what its decision rests on where nothing does."""
    delivery = matter.limits.delivery
    return delivery.basis if _is_by_law(delivery) else laws_of_decision(matter)


def laws_of_notice(matter: Matter) -> str:
    """What sets the time to speak after receipt; what acceptance rests on where nothing does."""
    notice = matter.limits.notice
    return notice.basis if _is_by_law(notice) else laws_of_acceptance(matter)


def _is_by_law(limit: Limit) -> bool:
    """Whether a limit rests on a law: what a center promises of itself is no basis of a paper."""
    return limit.stated and bool(limit.basis) and limit.tag.startswith(_BY_LAW)


def _flagged(matter: Matter, where: Cited) -> tuple[str, ...]:
    return _words(tuple(row for row in matter.basis if where in row.cited_in))


def _words(basis: tuple[Basis, ...]) -> tuple[str, ...]:
    return tuple(f"《{row.law}》{row.article}" for row in basis)


def _joined(laws: tuple[str, ...]) -> str:
    return "、".join(dict.fromkeys(laws))

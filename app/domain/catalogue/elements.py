"""The nine elements a matter must publish (2011 opinion, point 13; DOMAIN 3.1), as values.

Every `tag` says how well a fact is known: ✔L read in the statute, ✔W seen published,
K from knowledge, LOC to be set locally, D our own choice. Several may stand in one tag.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.catalogue.charges import FeeItem, WaiverRule
from app.domain.catalogue.kinds import (
    Cited,
    ClockStart,
    DeptType,
    FeeGate,
    NumberSource,
    RemedyKind,
    ResultType,
    StopEffect,
)
from app.domain.clocks import DayUnit
from app.domain.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """1 办理主体: the organ that acts, and where it is found."""

    dept_name: str
    dept_code: str
    dept_type: DeptType = DeptType.STATUTORY
    organ_short: str
    entrust_name: str = ""
    other_depts: tuple[str, ...] = ()
    window: str
    address: str
    tel: str
    tag: str = "LOC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """2 办理依据: one article, with its gist in plain words, and the papers that cite it."""

    law: str
    doc_no: str = ""
    article: str
    gist: str
    organ: str
    effective: str = ""
    cited_in: tuple[Cited, ...] = ()
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """4 办理程序: one step, who does it, by when, against what standard."""

    name: str
    handler: str
    limit: str
    standard: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One time limit: `days` in `unit` from the day after `start`.

    Unit IMMEDIATE is on the spot. `stated` false means no law sets a limit, and says so.
    """

    stated: bool = True
    days: int = 0
    unit: DayUnit = DayUnit.WORKDAY
    start: ClockStart = ClockStart.ACCEPTED
    basis: str
    explain: str = ""
    tag: str

    @property
    def on_spot(self) -> bool:
        """Whether the organ must act while the applicant waits."""
        return self.stated and self.unit is DayUnit.IMMEDIATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """How far the statutory limit may once be extended, and by whom (许可法 42)."""

    days: int
    unit: DayUnit = DayUnit.WORKDAY
    approver: Role = Role.DEPT_HEAD
    basis: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """5 办理时限: notice, decision by law, decision as promised, delivery."""

    notice: Limit
    statutory: Limit
    promised: Limit
    delivery: Limit
    extension: Extension | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """6 办事结果: what is handed over, how long it holds, how its number is made.

    `validity` is what the public reads. A certificate holds `valid_years` from the decision, or
    until a last day that it bears itself (`bears_last_day`), or as the words say.
    """

    name: str
    type: ResultType
    validity: str
    certificate_needed: bool
    number_source: NumberSource
    valid_years: int = 0
    bears_last_day: bool = False
    sample: str = "无"
    delivery: str = "窗口领取"
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeGround:
    """7 收费依据: the law that allows the charge, or the one that keeps it free."""

    charged: bool
    laws: tuple[Basis, ...]
    explain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeStandard:
    """8 收费标准: a sentence for the public, and the items it is computed from."""

    text: str
    gate: FeeGate = FeeGate.BEFORE_CERTIFICATE
    items: tuple[FeeItem, ...] = ()
    waivers: tuple[WaiverRule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervision:
    """9 监督渠道: whom to ask, whom to complain to, where to seek review and sue."""

    consult_tel: str
    complaint_tel: str
    hotline: str = "12345"
    review_organ: str
    court: str
    remedy: RemedyKind = RemedyKind.GENERAL
    tag: str = "LOC"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialProcedure:
    """A special procedure in the columns a provincial portal publishes (DOMAIN 1.8).

    `applies` false means a situation must add it. `counted_in_statutory_limit` is the portal's
    column 是否计算在法定办结时限内 and agrees with `effect`.
    """

    id: str
    name: str
    required_days: int
    unit: DayUnit = DayUnit.WORKDAY
    legal_basis: str
    charged: bool = False
    charge_basis: str = "不收费"
    counted_in_statutory_limit: bool
    effect: StopEffect
    applies: bool = True
    record: str
    tag: str

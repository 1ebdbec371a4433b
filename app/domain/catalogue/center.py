"""The center as published: organs, windows, collecting units, bill types, document numbers."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.clocks import LampThresholds
from app.domain.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """One department. `short` opens its document numbers; `number_format` may differ from all."""

    code: str
    name: str
    short: str
    address: str
    tel: str
    number_format: str = ""
    tag: str = "LOC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """One counter of the hall, and the organs it acts for (none means all: 综合窗口)."""

    id: str
    name: str
    organs: tuple[str, ...] = ()
    tel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectingUnit:
    """An agency that may collect (执收单位); cash only with the finance department's approval."""

    code: str
    name: str
    uscc: str
    finance_level: str
    bank: str
    account: str
    cash_allowed: bool
    approval_no: str = ""
    cash_limit: int = 0
    contact: str
    tag: str = "LOC"


@dataclass(frozen=True, slots=True, kw_only=True)
class BillType:
    """A kind of fiscal bill; `code_prefix` and two digits of the year make the bill code."""

    id: str
    name: str
    code_prefix: str
    layout: str
    copies: int
    form_size: str
    electronic: bool
    tag: str = "LOC"

    def bill_code(self, year: int) -> str:
        """The eight digits of 票据代码 for bills of a year (DOMAIN 4.3)."""
        return f"{self.code_prefix}{year % 100:02d}"

    def numbers(self, bill_code: str) -> bool:
        """Whether a bill code is one of this type, of whatever year."""
        return bill_code[:-2] == self.code_prefix


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNature:
    """One nature of document (文书性质): its mark in the number, the papers that carry it."""

    code: str
    mark: str
    name: str
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What no law fixes and every place decides for itself, printed on the papers it concerns.

    Working days to supply what a notice asked for (`supplement_days`) and to pay
    (`payment_days`); calendar days a finished result waits at the window (`collect_days`). A lamp
    turns yellow with so many working days left, or such a share of the limit (`yellow_workdays`,
    `yellow_percent`).
    """

    supplement_days: int
    payment_days: int
    collect_days: int
    yellow_workdays: int
    yellow_percent: int
    tag: str = "LOC"

    @property
    def thresholds(self) -> LampThresholds:
        """When yellow begins."""
        return LampThresholds(self.yellow_workdays, self.yellow_percent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Sentences on papers that no law fixes: every place words them for itself.

    What follows when a notice (D03) is not answered, and when papers go back with it at once; what
    a holder must keep to and who may read a decision (D11); what to bring to collect a result, and
    what an agent needs (D18).
    """

    supplement_lapses: str
    returned_at_once: str
    holder_keeps_to: tuple[str, ...]
    licence_is_public: str
    others_are_private: str
    collect_with: tuple[str, ...]
    collect_for_another: str
    tag: str = "LOC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Center:
    """The service center and everything common to its matters."""

    code: str
    name: str
    region_code: str
    region_name: str
    address: str
    opening_hours: str
    tel: str
    complaint_tel: str
    hotline: str
    review_organ: str
    court: str
    number_format: str
    practice: Practice
    wording: Wording
    organs: tuple[Organ, ...]
    windows: tuple[Window, ...]
    collecting_units: tuple[CollectingUnit, ...]
    bill_types: tuple[BillType, ...]
    natures: tuple[DocumentNature, ...]

    def organ(self, code: str) -> Organ:
        """The organ with this credit code, or Refused ORGAN_UNKNOWN."""
        for organ in self.organs:
            if organ.code == code:
                return organ
        raise Refused("ORGAN_UNKNOWN", organ=code)

    def window(self, window_id: str) -> Window:
        """The window with this id, or Refused WINDOW_UNKNOWN."""
        for window in self.windows:
            if window.id == window_id:
                return window
        raise Refused("WINDOW_UNKNOWN", window=window_id)

    def unit(self, code: str) -> CollectingUnit:
        """The collecting unit with this code, or Refused COLLECTING_UNIT_UNKNOWN."""
        for unit in self.collecting_units:
            if unit.code == code:
                return unit
        raise Refused("COLLECTING_UNIT_UNKNOWN", unit=code)

    @property
    def paper_bill(self) -> BillType | None:
        """The bill type counters write: the first on paper, in the center's order."""
        return next((kind for kind in self.bill_types if not kind.electronic), None)

    def bill_type(self, bill_type_id: str) -> BillType:
        """The bill type with this id, or Refused BILL_TYPE_UNKNOWN."""
        for bill_type in self.bill_types:
            if bill_type.id == bill_type_id:
                return bill_type
        raise Refused("BILL_TYPE_UNKNOWN", bill_type=bill_type_id)

    def nature_of(self, paper: str) -> DocumentNature:
        """The nature a paper is numbered under, or Refused PAPER_NOT_NUMBERED."""
        for nature in self.natures:
            if paper in nature.papers:
                return nature
        raise Refused("PAPER_NOT_NUMBERED", paper=paper)

    def number_format_of(self, organ_code: str) -> str:
        """The document number format of an organ: its own, else the center's."""
        return self.organ(organ_code).number_format or self.number_format

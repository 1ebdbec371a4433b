"""The content of the papers of intake: requirements told, materials taken, materials asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandedMaterial:
    """One row of the full list of materials: what, how many, in which form, from where."""

    name: str
    necessity: str
    form: str
    originals: int
    copies: int
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirements:
    """D01, the nine published elements of a matter with its list of materials (许可法 30).

    Nothing may be empty: 无 and 不收费 are words, not blanks.
    """

    subject: str
    basis: tuple[str, ...]
    conditions: tuple[str, ...]
    procedure: tuple[str, ...]
    statutory_limit: str
    promised_limit: str
    result: str
    charge_basis: str
    charge_standard: str
    supervision: tuple[str, ...]
    quantity_limit: str
    sample_forms: str
    place: str
    hours: str
    materials: tuple[DemandedMaterial, ...]
    situation: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenMaterial:
    """One row of what was handed over: `form` as taken, `remark` whether it stays or goes back.

    `pages` is None where nobody counted them: the cell is left to the pen of those who sign.
    """

    name: str
    form: str
    originals: int
    copies: int
    remark: str
    pages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialsTaken:
    """D02, the receipt for materials: it is no acceptance, and says by when the organ must speak.

    `silence` is what the law makes of the organ's silence after `notice_due`; `without` says why
    no material was taken, where none was.
    """

    received_at: datetime
    items: tuple[TakenMaterial, ...]
    deliverer: str
    receiver: str
    notice_due: date
    silence: str
    without: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeficientItem:
    """One deficiency: the item, what is wrong, what is right, on which ground, how to supply it."""

    name: str
    problem: str
    correct_form: str
    basis: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementNotice:
    """D03, everything that is missing or wrong, told at once (许可法 32).

    `answer` says until when and where it is to be supplied, or that the papers go back with it.
    """

    applied_on: date
    items: tuple[DeficientItem, ...]
    answer: str
    consequence: str
    place: str
    handler: str
    handler_tel: str
    basis: str = "《中华人民共和国行政许可法》第三十二条第一款第四项"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementedItem:
    """One item of the notice: `arrived_on` is the day it came, None while it is still open."""

    name: str
    asked: str
    arrived_on: date | None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementTaken:
    """D04, the items of a notice ticked off, and what is still open.

    `notice_no` and `deadline` are those of the notice; none where papers came without one.
    """

    notice_no: str = ""
    received_at: datetime
    items: tuple[SupplementedItem, ...]
    deliverer: str
    receiver: str
    deadline: date | None = None
    basis: str = ""

    @property
    def still_open(self) -> tuple[str, ...]:
        """The names of the items that have not come yet."""
        return tuple(item.name for item in self.items if item.arrived_on is None)

"""What a case would cost under its answers, with the basis and the computation of every line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

from app.domain.catalogue.charges import FeeItem
from app.domain.catalogue.kinds import FeeMethod
from app.domain.catalogue.matter import Matter
from app.domain.errors import Refused
from app.domain.fees import assess, quantities_needed, quantities_typed
from app.domain.money import amount_in_words, yuan
from ui.i18n import _
from ui.presenters.money.state import Quote, QuoteField, QuoteLine
from ui.presenters.problems import field_words
from ui.presenters.words import gate_word


class Line(Protocol):
    """A line of a fee, as assessed or as stored."""

    @property
    def item_name(self) -> str: ...
    @property
    def standard(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def quantity(self) -> Decimal: ...
    @property
    def price(self) -> int: ...
    @property
    def amount(self) -> int: ...
    @property
    def basis(self) -> str: ...


def quote_of(matter: Matter, answers: Mapping[str, Any], entered: Mapping[str, str]) -> Quote:
    """The quote under these answers; what a clerk must enter is asked for, line by line."""
    if not matter.is_charged:
        return Quote("0.00", _("不收费"), matter.fee_basis.explain)
    try:
        needed = quantities_needed(matter, answers)
        asked = tuple(_asked(item, entered) for item in needed)
        fee = assess(matter, answers, quantities_typed(matter, entered))
    except Refused as refused:
        asked, problem = _wanted(matter, answers, entered, refused)
        when = gate_word(matter.fee_standard.gate)
        return Quote(when=when, asked=asked, problem=problem)
    return Quote(
        figures=yuan(fee.total),
        words=words_of(fee.total),
        when=gate_word(matter.fee_standard.gate),
        lines=lines_of(fee.lines),
        asked=asked,
    )


def due_of(matter: Matter, answers: Mapping[str, Any], entered: Mapping[str, str]) -> int | None:
    """What would be due in fen; None while a quantity is missing or wrong."""
    try:
        return assess(matter, answers, quantities_typed(matter, entered)).total
    except Refused:
        return None


def lines_of(lines: Sequence[Line]) -> tuple[QuoteLine, ...]:
    """Fee lines as the panel shows them, before any reduction, which stands below them."""
    return tuple(QuoteLine(_computed(line), yuan(line.amount), line.basis) for line in lines)


def words_of(fen: int) -> str:
    """人民币 and the amount in capital characters."""
    return f"人民币{amount_in_words(fen)}"


def _computed(line: Line) -> str:
    plain = f"{line.quantity.normalize():f}"
    if not line.price:
        return f"{line.item_name}（{line.standard}）"
    return f"{line.item_name} × {plain}"


def _asked(item: FeeItem, entered: Mapping[str, str], problem: str = "") -> QuoteField:
    unit = _("元") if item.method is FeeMethod.RANGE else item.unit
    return QuoteField(item.id, item.name, entered.get(item.id, ""), unit, problem)


def _wanted(
    matter: Matter, answers: Mapping[str, Any], entered: Mapping[str, str], refused: Refused
) -> tuple[tuple[QuoteField, ...], str]:
    try:
        needed = quantities_needed(matter, answers)
    except Refused:
        needed = ()
    words = field_words(refused.code, **refused.facts)
    name = refused.facts.get("item", "")
    asked = tuple(
        _asked(item, entered, words if item.name == name and entered.get(item.id) else "")
        for item in needed
    )
    return asked, words

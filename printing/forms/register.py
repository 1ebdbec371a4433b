"""Which function sets which version of which template; old versions stay here for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, cast

from app.domain.errors import Refused
from app.domain.papers.money import Receipt
from app.domain.papers.snapshot import Snapshot
from printing.forms import decisions, intake, money, service
from printing.forms.bill import BILL_MANNERS, BillManner, bill
from printing.forms.letter import Letter
from printing.forms.manner import DENSITIES, Manner
from printing.forms.slip import slip
from printing.typeset.galley import Galley

Form = Callable[[Manner, Snapshot, Galley], None]


def _letter(form: Callable[[Letter, Any], None]) -> Form:
    def set_letter(manner: Manner, snapshot: Snapshot, galley: Galley) -> None:
        form(Letter(galley, manner, snapshot.header), snapshot.content)

    return set_letter


def set_slip(galley: Galley, snapshot: Snapshot) -> None:
    """Set a receipt on the roll."""
    slip(galley, snapshot.header, cast(Receipt, snapshot.content))


FORMS: dict[tuple[str, int], Form] = {
    ("requirements", 1): _letter(intake.requirements),
    ("materials-taken", 1): _letter(intake.materials_taken),
    ("supplement-notice", 1): _letter(intake.supplement_notice),
    ("supplement-taken", 1): _letter(intake.supplement_taken),
    ("acceptance", 1): _letter(decisions.acceptance),
    ("refusal", 1): _letter(decisions.refusal),
    ("not-required", 1): _letter(decisions.not_required),
    ("approval", 1): _letter(decisions.approval),
    ("payment-notice", 1): _letter(money.payment_notice),
    ("proof-of-service", 1): _letter(service.proof_of_service),
    ("ready-notice", 1): _letter(service.ready_notice),
    ("exit", 1): _letter(service.left),
}


RECEIPT = ("receipt", 1)


def require_form(snapshot: Snapshot) -> None:
    """Raise `Refused` TEMPLATE_UNKNOWN for a paper from a later program."""
    key = (snapshot.template, snapshot.template_version)
    if key not in FORMS and key != RECEIPT:
        raise Refused("TEMPLATE_UNKNOWN", template=key[0], version=key[1])


def attempts(snapshot: Snapshot) -> Iterator[Callable[[Galley], None]]:
    """The ways to set a paper on sheets, from airy to close."""
    if isinstance(snapshot.content, Receipt):
        for bill_manner in BILL_MANNERS:
            yield partial(_set_bill, bill_manner, snapshot)
    else:
        form = FORMS[snapshot.template, snapshot.template_version]
        for density in DENSITIES:
            yield partial(form, Manner(density), snapshot)


def _set_bill(manner: BillManner, snapshot: Snapshot, galley: Galley) -> None:
    bill(galley, manner, snapshot.header, cast(Receipt, snapshot.content))

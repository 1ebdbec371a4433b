"""The one next act of a case: what the window fills with its accent colour, and nothing else.

Advice is not permission: the table decides what is lawful, this says what is natural.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.domain.cases.case import Case
from app.domain.cases.states import FeeStatus, State
from app.domain.cases.values import Verdict
from app.domain.catalogue import Matter
from app.domain.catalogue.kinds import CaseType, FeeGate, Regime
from app.domain.materials import ChecklistItem, acceptance_problem, initial_result


class Act(StrEnum):
    """What should happen next at the window."""

    CHECK = "CHECK"
    RECEIVE = "RECEIVE"
    NOTICE = "NOTICE"
    REFUSE = "REFUSE"
    ACCEPT = "ACCEPT"
    DECIDE = "DECIDE"
    TAKE_FEE = "TAKE_FEE"
    CONFIRM_PAYMENT = "CONFIRM_PAYMENT"
    TICK = "TICK"
    ISSUE = "ISSUE"
    DELIVER = "DELIVER"
    CLOSE = "CLOSE"
    WAIT = "WAIT"
    DONE = "DONE"


def advise_intake(
    matter: Matter,
    checklist: tuple[ChecklistItem, ...],
    verdicts: Mapping[str, Verdict],
    fee_due: int = 0,
    fee_settled: bool = False,
) -> Act:
    """The next act while materials are on the table: check, tell what is missing, or take in.

    `fee_due` is what the matter would cost in fen, `fee_settled` whether it is paid already.
    """
    if unchecked(checklist, verdicts):
        return Act.CHECK
    results = {key: verdict.result for key, verdict in verdicts.items()}
    if acceptance_problem(checklist, results):
        return Act.REFUSE if matter.regime is Regime.REALTY else Act.NOTICE
    if fee_due and not fee_settled and matter.fee_standard.gate is FeeGate.BEFORE_ACCEPT:
        return Act.RECEIVE
    return Act.DECIDE if matter.case_type is CaseType.IMMEDIATE else Act.ACCEPT


def unchecked(
    checklist: tuple[ChecklistItem, ...], verdicts: Mapping[str, Verdict]
) -> tuple[ChecklistItem, ...]:
    """The required rows nobody has looked at yet."""
    return tuple(
        row
        for row in checklist
        if row.is_required and row.material_id not in verdicts and initial_result(row) is None
    )


def advise(case: Case, matter: Matter) -> Act:
    """The next act of a received case."""
    if case.money.status is FeeStatus.UNKNOWN:
        return Act.CONFIRM_PAYMENT
    if case.state is State.RECEIVED:
        return _received(case, matter)
    if case.state is State.SUPPLEMENTING:
        return Act.TICK if case.outstanding else Act.ACCEPT
    if case.state in (State.ACCEPTED, State.DECIDING):
        return _undecided(case, matter)
    if case.state in (State.APPROVED, State.CERTIFYING, State.READY):
        return _granted(case, matter)
    if case.state is State.DELIVERED:
        return Act.CLOSE
    return Act.WAIT if case.is_open else Act.DONE


def _received(case: Case, matter: Matter) -> Act:
    if case.money.status is FeeStatus.DUE:
        return Act.TAKE_FEE
    return advise_intake(matter, case.checklist, case.verdicts, fee_settled=True)


def _undecided(case: Case, matter: Matter) -> Act:
    if matter.case_type is not CaseType.IMMEDIATE:
        return Act.WAIT
    if not case.fee_is_settled and matter.fee_standard.gate is FeeGate.BEFORE_DECISION:
        return Act.TAKE_FEE
    return Act.DECIDE


def _granted(case: Case, matter: Matter) -> Act:
    if not case.fee_is_settled:
        return Act.TAKE_FEE
    made = case.state is State.READY or not matter.result.certificate_needed
    return Act.DELIVER if made else Act.ISSUE

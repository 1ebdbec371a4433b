"""The checklist of a case and what its check results mean (材料核验, DOMAIN 3.4).

Only listed materials may be demanded (许可法 31), and nothing the government can fetch itself
(在线政务服务规定 7); a notice names every deficient row at once (许可法 32(4)).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.catalogue.answers import Answers, complete, effects_in_force, holds
from app.domain.catalogue.demands import Effect, Material
from app.domain.catalogue.kinds import EffectOp, MaterialForm, Necessity
from app.domain.catalogue.matter import Matter
from app.domain.errors import Refused

__all__ = [
    "CheckResult",
    "ChecklistItem",
    "Deficiency",
    "MaterialForm",
    "Necessity",
    "acceptance_problem",
    "deficiencies",
    "initial_result",
    "is_deficient",
    "resolve_checklist",
    "result_problem",
    "settles",
]


class CheckResult(StrEnum):
    """What the clerk found about one material."""

    OK = "OK"
    MISSING = "MISSING"
    WRONG_FORM = "WRONG_FORM"
    ILLEGIBLE = "ILLEGIBLE"
    EXPIRED = "EXPIRED"
    INCONSISTENT = "INCONSISTENT"
    WAIVED_SHARED = "WAIVED_SHARED"
    DEFERRED = "DEFERRED"
    COMMITTED = "COMMITTED"


SETTLING = frozenset(
    {CheckResult.OK, CheckResult.WAIVED_SHARED, CheckResult.DEFERRED, CheckResult.COMMITTED}
)
DEMANDING = frozenset({CheckResult.MISSING, CheckResult.WRONG_FORM, CheckResult.ILLEGIBLE})
_NOT_HERE = frozenset(
    {
        CheckResult.MISSING,
        CheckResult.WAIVED_SHARED,
        CheckResult.DEFERRED,
        CheckResult.COMMITTED,
    }
)

PROBLEMS: dict[CheckResult, str] = {
    CheckResult.MISSING: "未提交",
    CheckResult.WRONG_FORM: "形式不符合要求",
    CheckResult.ILLEGIBLE: "内容无法辨认",
    CheckResult.EXPIRED: "已超过有效期",
    CheckResult.INCONSISTENT: "与其他材料或核验信息不一致",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem:
    """One material as it stands for one case; `why` explains a row the situation moved."""

    material_id: str
    name: str
    necessity: Necessity
    form: MaterialForm
    originals: int = 0
    copies: int = 0
    shared: bool = False
    deferrable: bool = False
    max_defer_days: int = 0
    commitment_allowed: bool = False
    standard: str = ""
    basis: str = ""
    applies: bool = True
    why: str = ""

    @property
    def is_required(self) -> bool:
        """Whether acceptance waits for this row."""
        return self.applies and self.necessity is not Necessity.OPTIONAL


@dataclass(frozen=True, slots=True)
class Deficiency:
    """One row of a one-time notice: what is wrong, and what would be right."""

    material_id: str
    name: str
    result: CheckResult
    problem: str
    remedy: str
    basis: str


def is_deficient(result: CheckResult) -> bool:
    """Whether a row with this result belongs on the one-time notice."""
    return result not in SETTLING


def settles(result: CheckResult) -> bool:
    """Whether a row with this result lets the case be accepted."""
    return result in SETTLING


def was_handed_over(item: ChecklistItem, result: CheckResult | None) -> bool:
    """Whether the paper of a row lies on the window's table, good or bad.

    What is fetched by sharing never does: its result is what the shared record says.
    """
    return item.applies and not item.shared and result is not None and result not in _NOT_HERE


def initial_result(item: ChecklistItem) -> CheckResult | None:
    """The result before the clerk touches the row: shared data is never asked for."""
    return CheckResult.WAIVED_SHARED if item.shared else None


def result_problem(item: ChecklistItem, result: CheckResult) -> str | None:
    """Why this result may not be given to this row, as a code; None when it may."""
    if result is CheckResult.DEFERRED and not item.deferrable:
        return "MATERIAL_NOT_DEFERRABLE"
    if result is CheckResult.COMMITTED and not item.commitment_allowed:
        return "MATERIAL_NOT_COMMITTABLE"
    if result is CheckResult.WAIVED_SHARED and not item.shared:
        return "MATERIAL_NOT_SHARED"
    if result in DEMANDING and item.shared:
        return "MATERIAL_SHARED_NOT_DEMANDED"
    return None


def resolve_checklist(matter: Matter, answers: Mapping[str, object]) -> tuple[ChecklistItem, ...]:
    """Every published row with whether it applies under these answers, in published order."""
    full = complete(matter, answers)
    applies = {row.id: _applies_by_itself(row, full) for row in matter.materials}
    why: dict[str, str] = {}
    for effect in effects_in_force(matter, full):
        _move(effect, applies, why)
    return tuple(_item(row, applies[row.id], why.get(row.id, "")) for row in matter.materials)


def deficiencies(
    items: Sequence[ChecklistItem],
    results: Mapping[str, CheckResult],
    notes: Mapping[str, str],
) -> tuple[Deficiency, ...]:
    """All rows of the one-time notice, in list order; a required row never checked is missing.

    What the law does not require is asked of nobody, whatever state it was handed over in.
    Raises Refused with the code of `result_problem` when a result may not stand on its row.
    """
    found = []
    for item in items:
        result = _result(item, results)
        if not item.is_required or result is None or not is_deficient(result):
            continue
        problem = result_problem(item, result)
        if problem:
            raise Refused(problem, material=item.name)
        found.append(_deficiency(item, result, notes.get(item.material_id, "")))
    return tuple(found)


def acceptance_problem(
    items: Sequence[ChecklistItem], results: Mapping[str, CheckResult]
) -> list[ChecklistItem]:
    """The required rows that stand in the way of acceptance; empty when nothing does."""
    blocking = []
    for item in items:
        result = _result(item, results)
        settled = result is not None and settles(result) and not result_problem(item, result)
        if item.is_required and not settled:
            blocking.append(item)
    return blocking


def _result(item: ChecklistItem, results: Mapping[str, CheckResult]) -> CheckResult | None:
    given = results.get(item.material_id, initial_result(item))
    return CheckResult.MISSING if given is None and item.is_required else given


def _deficiency(item: ChecklistItem, result: CheckResult, note: str) -> Deficiency:
    problem = PROBLEMS[result] + (f"：{note}" if note else "")
    return Deficiency(item.material_id, item.name, result, problem, item.standard, item.basis)


def _applies_by_itself(row: Material, answers: Answers) -> bool:
    if row.necessity is not Necessity.CONDITIONAL:
        return True
    return bool(row.when) and holds(row.when, answers)


def _move(effect: Effect, applies: dict[str, bool], why: dict[str, str]) -> None:
    if effect.op is EffectOp.ADD_MATERIAL:
        applies[effect.target], why[effect.target] = True, effect.why
    elif effect.op is EffectOp.DROP_MATERIAL:
        applies[effect.target], why[effect.target] = False, effect.why


def _item(row: Material, applies: bool, why: str) -> ChecklistItem:
    return ChecklistItem(
        material_id=row.id,
        name=row.name,
        necessity=row.necessity,
        form=row.form,
        originals=row.originals,
        copies=row.copies,
        shared=row.shared,
        deferrable=row.deferrable,
        max_defer_days=row.max_defer_days,
        commitment_allowed=row.commitment_allowed,
        standard=row.standard,
        basis=row.basis,
        applies=applies,
        why=why,
    )

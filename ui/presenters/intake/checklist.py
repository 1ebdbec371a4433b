"""The resolved checklist as rows: what is asked, how many, and what the clerk found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.cases.values import Verdict
from app.domain.materials import (
    ChecklistItem,
    CheckResult,
    MaterialForm,
    Necessity,
    initial_result,
    is_deficient,
    result_problem,
)
from ui.i18n import N_, _, counted
from ui.presenters.intake.state import ChecklistState
from ui.widgets.rows import MaterialRow

_FORMS = {
    MaterialForm.ORIGINAL_KEEP: N_("原件"),
    MaterialForm.ORIGINAL_CHECK: N_("原件核验退还"),
    MaterialForm.COPY: N_("复印件"),
    MaterialForm.FORM: N_("申请表"),
    MaterialForm.ELECTRONIC: N_("电子"),
}
_NECESSITIES = {
    Necessity.REQUIRED: N_("必要"),
    Necessity.OPTIONAL: N_("非必要"),
    Necessity.CONDITIONAL: N_("本情形需要"),
}


def checklist_state(
    items: Sequence[ChecklistItem], verdicts: Mapping[str, Verdict], said: str = ""
) -> ChecklistState:
    """Rows that apply, their sums, and in one line what does not apply here."""
    rows = tuple(material_row(item, verdicts) for item in items if item.applies)
    out = "、".join(item.name for item in items if not item.applies)
    return ChecklistState(
        rows=rows,
        aside=_sums(items, verdicts),
        left_out=_("本情形不需要：{names}").format(names=out) if out else "",
        said=said,
    )


def material_row(item: ChecklistItem, verdicts: Mapping[str, Verdict]) -> MaterialRow:
    """One material with its result so far."""
    result = result_of(item, verdicts)
    given = verdicts.get(item.material_id)
    return MaterialRow(
        key=item.material_id,
        name=item.name,
        necessity=_(_NECESSITIES[item.necessity]),
        copies=copies_words(item),
        result=result.value if result else "",
        note=given.note if given else "",
        allowed=frozenset(r.value for r in CheckResult if result_problem(item, r) is None),
    )


def copies_words(item: ChecklistItem) -> str:
    """原件 1 · 复印 2, or the form alone where no count is published."""
    parts = []
    if item.originals:
        parts.append(f"{_(_FORMS[item.form])} {item.originals}")
    if item.copies:
        parts.append(counted("复印 {count}", item.copies))
    return " · ".join(parts) or _(_FORMS[item.form])


def result_of(item: ChecklistItem, verdicts: Mapping[str, Verdict]) -> CheckResult | None:
    """The result given, else the one a shared material has by itself."""
    given = verdicts.get(item.material_id)
    return given.result if given else initial_result(item)


def unchecked(
    items: Sequence[ChecklistItem], verdicts: Mapping[str, Verdict]
) -> tuple[ChecklistItem, ...]:
    """The required rows nobody has looked at yet."""
    return tuple(i for i in items if i.is_required and result_of(i, verdicts) is None)


def deficient(
    items: Sequence[ChecklistItem], verdicts: Mapping[str, Verdict]
) -> tuple[ChecklistItem, ...]:
    """The rows the clerk found wanting."""
    found = ((item, result_of(item, verdicts)) for item in items if item.applies)
    return tuple(
        item
        for item, result in found
        if result is not None
        and is_deficient(result)
        and (item.is_required or result is not CheckResult.MISSING)
    )


def _sums(items: Sequence[ChecklistItem], verdicts: Mapping[str, Verdict]) -> str:
    applying = [item for item in items if item.applies]
    bad, open_ = len(deficient(items, verdicts)), len(unchecked(items, verdicts))
    good = sum(1 for item in applying if (r := result_of(item, verdicts)) and not is_deficient(r))
    parts = [counted("{count} 项", len(applying)), _("合格 {count}").format(count=good)]
    if bad:
        parts.append(counted("不合格 {count}", bad))
    if open_:
        parts.append(counted("未核验 {count}", open_))
    return " · ".join(parts)

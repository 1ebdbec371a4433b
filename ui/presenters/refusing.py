"""The panel of a refusal: which ground it is, the reason, the law, and who is competent."""

from __future__ import annotations

from dataclasses import replace

from app.domain.cases.grounds import (
    Ground,
    Refusing,
    grounds_of,
    refusal_problem,
    usual_basis,
)
from app.domain.catalogue import Matter
from app.domain.papers.remedies import Remedy
from ui.i18n import N_, _
from ui.presenters.asking import AskState, Choice, blank_problem, written
from ui.presenters.problems import act_words
from ui.widgets.rows import Option

REFUSE = "case.refuse"
_GROUNDS = {
    Ground.NOT_OURS: N_("不属于本机关职权范围"),
    Ground.NOT_NEEDED: N_("依法不需要取得行政许可"),
    Ground.INCOMPLETE: N_("材料不齐全或者不符合法定形式"),
    Ground.OTHER: N_("法律规定的其他情形"),
}
_CONFIRM = N_("出具不予受理决定书")
_CONFIRM_NOT_NEEDED = N_("出具不受理告知书")


def refusal_ask(matter: Matter, *, whole: bool, unsaid: AskState | None = None) -> AskState:
    """The panel as it opens: nothing chosen, or what was left `unsaid` before; what may be done
    against a refusal told beside it.

    Where the papers are `whole`, nobody is refused for what is missing.
    """
    grounds = grounds_of(matter.regime)
    fresh = AskState(
        act=REFUSE,
        title=_("不予受理：说明情形、理由和依据"),
        values={"ground": "", "text": "", "basis": ""},
        choice=Choice(
            "ground",
            _("不予受理的情形"),
            tuple(Option(ground.value, _(_GROUNDS[ground])) for ground in grounds),
        ),
        brings={ground.value: _brought(matter, ground) for ground in grounds},
        against={Ground.INCOMPLETE.value: act_words("NOTHING_MISSING")} if whole else {},
        told=Remedy.against(matter.supervision).text(),
        confirm=_(_CONFIRM),
        problem=_("请选择不予受理的情形"),
    )
    if unsaid is None:
        return fresh
    return refusal_written(replace(fresh, values=unsaid.values), matter, "ground", unsaid.chosen)


def refusal_written(ask: AskState, matter: Matter, name: str, text: str) -> AskState:
    """The panel after something was written in it, with what is still wrong."""
    now = written(ask, name, text)
    problem = blank_problem(now)
    if not problem:
        problem = act_words(refusal_problem(matter.regime, refusing_of(now)))
    not_needed = now.chosen == Ground.NOT_NEEDED
    confirm = _(_CONFIRM_NOT_NEEDED if not_needed else _CONFIRM)
    return replace(now, problem=problem, confirm=confirm)


def refusing_of(ask: AskState) -> Refusing:
    """The refusal as written."""
    return Refusing(
        ground=Ground(ask.chosen),
        reason=ask.said("text"),
        basis=ask.said("basis"),
        organ=ask.said("organ"),
    )


def _brought(matter: Matter, ground: Ground) -> dict[str, str]:
    lines = {"basis": usual_basis(matter, ground)}
    return lines | {"organ": ""} if ground is Ground.NOT_OURS else lines

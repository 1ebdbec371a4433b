"""The panel that asks why a draft is put away: what was typed goes, the reason stays on record."""

from __future__ import annotations

from dataclasses import replace

from ui.i18n import N_, _
from ui.presenters.asking import AskState, blank_problem, phrases

DROP = "draft.drop"
_REASONS = (N_("申请人不办了"), N_("录入有误，重新收件"), N_("重复收件"))


def drop_ask(reason: str) -> AskState:
    """The panel with the commonest reasons at hand."""
    ask = AskState(
        act=DROP,
        title=_("放弃草稿：填写的内容将删除，只留下理由"),
        values={"text": reason},
        suggestions=phrases(_REASONS),
    )
    return replace(ask, problem=blank_problem(ask))

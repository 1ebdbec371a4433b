"""Facts in words: states and roles by name, days as 2026年9月23日, money in yuan.

A fact that was not told reads as a plain noun where a sentence would else have a hole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from app.domain.cases.states import FeeStatus, State
from app.domain.facts.money import PaymentState
from app.domain.folds.paper import JobState
from app.domain.intake import ANSWER
from app.domain.money import yuan
from app.domain.papers.kinds import PaperKind
from app.domain.people import Role
from ui.i18n import N_, _
from ui.presenters.problems import act_words, field_words, role_name, state_name

_MONEY = frozenset({"due", "tendered", "lacking"})
_MONEY_IN = {
    "CASH_LIMIT": frozenset({"limit"}),
    "FEE_OUT_OF_RANGE": frozenset({"amount", "minimum", "maximum"}),
}
_FEES = {
    FeeStatus.NONE: N_("没有核定的费用"),
    FeeStatus.DUE: N_("待收费"),
    FeeStatus.UNKNOWN: N_("付款待确认"),
    FeeStatus.PAID: N_("已收费"),
    FeeStatus.WAIVED: N_("已减免"),
    FeeStatus.REFUNDING: N_("退付中"),
    FeeStatus.REFUNDED: N_("已退付"),
}
_PAYMENTS = {
    PaymentState.UNKNOWN: N_("付款待确认"),
    PaymentState.PAID: N_("已到账"),
    PaymentState.FAILED: N_("未成功"),
}
_JOBS = {
    JobState.QUEUED: N_("排队等候"),
    JobState.SENT: N_("已交打印机"),
    JobState.PRINTED: N_("已印出"),
    JobState.FAILED: N_("未成功"),
}
_UNTOLD = {
    "printer": N_("打印机"),
    "kept": N_("原名"),
    "proof": N_("见减免依据"),
    "move": N_("这一步"),
    "file": N_("数据文件"),
    "field": N_("文字"),
}
_FIELDS = {
    "answer": N_("情形问题"),
    "kind": N_("申请人类型"),
    "name": N_("姓名或名称"),
    "id_no": N_("证件号码"),
    "mobile": N_("电话"),
    "valid_until": N_("证件有效期"),
    "representative": N_("法定代表人"),
    "authority": N_("授权事项"),
    "until": N_("委托期限"),
    "chip": N_("内容"),
    "sex": N_("性别"),
    "ethnicity": N_("民族"),
    "birth": N_("出生日期"),
    "address": N_("住址"),
    "issuer": N_("签发机关"),
    "valid_from": N_("有效期起"),
}
_SERIES = {
    "case": N_("{last}年办件编号"),
    "bill": N_("票据代码 {last}"),
    "document": N_("{last}年文书编号"),
}


def filled(template: str, code: str, facts: Mapping[str, Any]) -> str:
    """A sentence with its facts in words, in the language of the window."""
    known = {**facts, **_derived(code, facts)}
    money = _MONEY | _MONEY_IN.get(code, frozenset())
    words = {name: _worded(name, value, money) for name, value in known.items()}
    return _(template).format_map(_Words(words))


class _Words(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return _(_UNTOLD[name]) if name in _UNTOLD else "…"


def _derived(code: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """What a sentence says that no single fact does."""
    found: dict[str, Any] = {"place": _place(facts)}
    if code == "STATE":
        step = _UNTOLD["move"]
        found["moved"] = act_words("STATE", {"move": _(step), **facts})
    if code == "TENDERED_SHORT":
        found["lacking"] = facts.get("due", 0) - facts.get("tendered", 0)
    return found


def _place(facts: Mapping[str, Any]) -> str:
    """Where in the catalogue a fault stands: file, matter and path, as far as they are told."""
    labels = {"file": _("文件"), "matter": _("事项"), "path": _("位置")}
    told = [f"{label} {facts[name]}" for name, label in labels.items() if facts.get(name)]
    return _("（{where}）").format(where="，".join(told)) if told else ""


def _worded(name: str, value: Any, money: Iterable[str]) -> str:
    if name in money and isinstance(value, int):
        return yuan(value)
    if name == "field" and value in _FIELDS:
        return _(_FIELDS[str(value)])
    if name == "series":
        return _series(str(value))
    if name in ("kind", "paper") and value in set(PaperKind):
        return _(PaperKind(value).caption)
    if name == "fields" and isinstance(value, Mapping):
        return "；".join(_field(field, str(code)) for field, code in value.items())
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{_day(value.date())} {value:%H:%M}"
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, (tuple, list, frozenset)):
        return "、".join(_plain(one) for one in value)
    return _named(value)


def _named(value: Any) -> str:
    """The name of a value of one of the closed vocabularies; anything else as it is."""
    if isinstance(value, State):
        return state_name(value)
    if isinstance(value, PaymentState):
        return _(_PAYMENTS[value])
    if isinstance(value, JobState):
        return _(_JOBS[value])
    if isinstance(value, FeeStatus):
        return _(_FEES[value])
    return role_name(Role(value)) if value in set(Role) else str(value)


def _day(day: date) -> str:
    return _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)


def _series(name: str) -> str:
    kind, _colon, rest = name.partition(":")
    last = rest.rpartition(":")[2]
    return _(_SERIES[kind]).format(last=last) if kind in _SERIES else name


def _field(path: str, code: str) -> str:
    name = path.rpartition(".")[2]
    if path.startswith(ANSWER):
        name = "answer"
    return f"{_(_FIELDS[name]) if name in _FIELDS else path} {field_words(code)}".strip()

"""Every key of the window, in one table: it makes the shortcuts and prints the sheet of keys.

What a list, a row of choices or a line of text does with keys typed into it is written down here
too, as keys of that place; its own widget reads them.

A context is where keys are alive. Those of `WINDOW` are alive everywhere, those of `BUTTON` where
their button can be seen, so no other context may use one of them again; two contexts that are never
on screen together may share a key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ui.i18n import N_, _


class Context(StrEnum):
    """Where a key is alive."""

    WINDOW = "window"
    BUTTON = "button"
    MATERIALS = "materials"
    LIST = "list"
    CHOICE = "choice"
    PREVIEW = "preview"
    JOBS = "jobs"

    @property
    def label(self) -> str:
        """The heading of this context on the sheet of keys."""
        return _(_CONTEXT_LABELS[self])


_CONTEXT_LABELS = {
    Context.WINDOW: N_("任何时候"),
    Context.BUTTON: N_("按钮可见时"),
    Context.MATERIALS: N_("材料核验"),
    Context.LIST: N_("列表"),
    Context.CHOICE: N_("选择与填写"),
    Context.PREVIEW: N_("文书预览"),
    Context.JOBS: N_("打印任务、待发、待裁决"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """One action: its id, its key sequences in Qt's portable spelling, and its Chinese label.

    `cap` stands on the cap where the first sequence alone would not tell.
    """

    id: str
    sequences: tuple[str, ...]
    msgid: str
    context: Context
    cap: str = ""

    @property
    def label(self) -> str:
        """What the key does, in the language of the window."""
        return _(self.msgid)

    @property
    def text(self) -> str:
        """The first sequence as a key cap shows it: 空格, Alt+↓, F7; a run of keys as 1–9."""
        return self.cap or cap_text(self.sequences[0])


def _key(
    action: str, sequence: str, msgid: str, context: Context = Context.WINDOW, cap: str = ""
) -> Key:
    return Key(action, tuple(sequence.split(" ")), msgid, context, cap)


_DIGITS = "1 2 3 4 5 6 7 8 9"


_TABLE = (
    _key("disclosure", "F1", N_("九项公开")),
    _key("keys", "Shift+F1", N_("按键表")),
    _key("case.new", "F2", N_("新收件")),
    _key("search", "F3", N_("查找")),
    _key("register", "Ctrl+B", N_("全部办件")),
    _key("card.read", "F4", N_("读身份证")),
    _key("materials", "F5", N_("材料核验")),
    _key("fee", "F6", N_("收费")),
    _key("case.notice", "F7", N_("出具一次性告知书")),
    _key("case.accept", "F8", N_("受理")),
    _key("case.receive", "Shift+F8", N_("只收件，暂不受理")),
    _key("case.issue", "F9", N_("发证并送达")),
    _key("case.refuse", "F10", N_("不予受理")),
    _key("jobs", "F11", N_("打印任务")),
    _key("outbox", "Ctrl+O", N_("待发记录")),
    _key("conflicts", "Ctrl+J", N_("待裁决")),
    _key("print", "F12", N_("文书")),
    _key("print.again", "Shift+F12", N_("补打")),
    _key("agent", "Alt+G", N_("代理人")),
    _key("case.withdraw", "Alt+W", N_("申请人撤回")),
    _key("case.return", "Alt+T", N_("退件")),
    _key("case.next", "Alt+Down", N_("下一件")),
    _key("case.previous", "Alt+Up", N_("上一件")),
    _key("zone.list", "Alt+1", N_("到本窗口在办")),
    _key("zone.case", "Alt+2", N_("到本件")),
    _key("zone.money", "Alt+3", N_("到收费与文书")),
    _key("undo", "Ctrl+Z", N_("撤销上一步")),
    _key("back", "Esc", N_("返回")),
    _key("lock", "Ctrl+L", N_("锁屏")),
    _key("scale.up", "Ctrl++ Ctrl+=", N_("放大")),
    _key("scale.down", "Ctrl+-", N_("缩小")),
    _key("scale.reset", "Ctrl+0", N_("恢复大小")),
    _key("theme", "Ctrl+Shift+T", N_("换外观")),
    _key("error.copy", "Ctrl+Shift+C", N_("复制错误编号")),
    _key("case.receiver", "Alt+L", N_("由他人领取"), Context.BUTTON),
    _key("case.make", "Alt+C", N_("制证，通知申请人来领"), Context.BUTTON),
    _key("case.remind", "Alt+R", N_("提醒申请人补正"), Context.BUTTON),
    _key("matter.change", "Alt+M", N_("换事项"), Context.BUTTON),
    _key("draft.drop", "Alt+K", N_("放弃这份草稿"), Context.BUTTON),
    _key("identity", "Alt+I", N_("显示完整号码"), Context.BUTTON),
    _key("duplicate.open", "Alt+D", N_("打开已有在办的一件"), Context.BUTTON),
    _key("duplicate.deny", "Alt+N", N_("不是同一件"), Context.BUTTON),
    _key("duplicate.mark", "Alt+B", N_("先收下并标记"), Context.BUTTON),
    _key("pay.qr", "Alt+Q", N_("扫码收费"), Context.BUTTON),
    _key("pay.pos", "Alt+P", N_("刷卡收费"), Context.BUTTON),
    _key("pay.failed", "Alt+X", N_("支付未到账"), Context.BUTTON),
    _key("fee.waive", "Alt+J", N_("法定减免"), Context.BUTTON),
    _key("paper.out", "Alt+O", N_("已出纸"), Context.BUTTON),
    _key("paper.lost", "Alt+U", N_("没有出纸"), Context.BUTTON),
    _key("material.row", _DIGITS, N_("到这一行"), Context.MATERIALS, "1–9"),
    _key("material.OK", "Space", N_("合格"), Context.MATERIALS),
    _key("material.MISSING", "X", N_("缺"), Context.MATERIALS),
    _key("material.WRONG_FORM", "C", N_("形式不符"), Context.MATERIALS),
    _key("material.ILLEGIBLE", "B", N_("看不清"), Context.MATERIALS),
    _key("material.EXPIRED", "E", N_("过期"), Context.MATERIALS),
    _key("material.INCONSISTENT", "I", N_("不一致"), Context.MATERIALS),
    _key("material.DEFERRED", "R", N_("容缺"), Context.MATERIALS),
    _key("material.COMMITTED", "N", N_("承诺"), Context.MATERIALS),
    _key("material.WAIVED_SHARED", "S", N_("共享免交"), Context.MATERIALS),
    _key("material.all_ok", "A", N_("全部合格"), Context.MATERIALS),
    _key("material.clear", "Backspace Del", N_("清除结果"), Context.MATERIALS),
    _key("material.note", "Z", N_("备注，紧接着判定写在那一行"), Context.MATERIALS),
    _key("list.down", "Down", N_("下一行"), Context.LIST),
    _key("list.up", "Up", N_("上一行"), Context.LIST),
    _key("list.open", "Return Enter", N_("打开"), Context.LIST),
    _key("list.ends", "Home End", N_("第一行、最后一行"), Context.LIST, "Home End"),
    _key("choice.number", _DIGITS, N_("按编号选定"), Context.CHOICE, "1–9"),
    _key("choice.confirm", "Return Enter", N_("确认、收款、打印，到下一栏"), Context.CHOICE),
    _key("choice.next", "Right", N_("下一项"), Context.CHOICE),
    _key("choice.previous", "Left", N_("上一项"), Context.CHOICE),
    _key("choice.pick", "Space", N_("选定"), Context.CHOICE),
    _key("preview.next", "PgDown", N_("下一页"), Context.PREVIEW),
    _key("preview.previous", "PgUp", N_("上一页"), Context.PREVIEW),
    _key("job.came_out", "Y", N_("出纸正常"), Context.JOBS),
    _key("job.not_out", "N", N_("没出纸"), Context.JOBS),
    _key("job.again", "R", N_("重新打印、现在就发"), Context.JOBS),
    _key("conflict.settle", "S", N_("裁决"), Context.JOBS),
    _key("letter.write", "W", N_("写到 U 盘"), Context.JOBS),
    _key("letter.read", "H", N_("读回执"), Context.JOBS),
    _key("printer.fault", "J", N_("模拟打印机：卡纸与修复"), Context.JOBS),
)

KEYS: dict[str, Key] = {key.id: key for key in _TABLE}

_CAPS = {
    "Space": N_("空格"),
    "Backspace": N_("退格"),
    "Return": "Enter",
    "Down": "↓",
    "Up": "↑",
    "Left": "←",
    "Right": "→",
    "PgDown": "PgDn",
}


def key(action: str) -> Key:
    """The key of an action. Raises KeyError for an id that is not in the table."""
    return KEYS[action]


def key_text(action: str) -> str:
    """What stands on the cap beside the control of this action."""
    return KEYS[action].text


def cap_text(sequence: str) -> str:
    """A sequence in the words and signs of a keyboard: Space is 空格, Down is ↓."""
    *modifiers, last = sequence.split("+") if not sequence.endswith("+") else sequence.split("+", 1)
    return "+".join([*modifiers, _(_CAPS[last]) if last in _CAPS else last])


def in_context(context: Context) -> tuple[Key, ...]:
    """The keys alive in one context, in the order of the table."""
    return tuple(key for key in _TABLE if key.context is context)


def sheet() -> Iterator[tuple[str, tuple[Key, ...]]]:
    """The sheet of keys: each heading with its keys, as F1 shows and prints it."""
    for context in Context:
        yield context.label, in_context(context)

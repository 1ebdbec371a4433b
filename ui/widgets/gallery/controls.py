"""The pages of the gallery with the small parts and the forms."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from ui.widgets.basics import (
    ActionBar,
    ActionButton,
    Card,
    Chip,
    Flow,
    KeyCap,
    Kind,
    boxed,
    column,
    label,
    row,
)
from ui.widgets.forms import ChoiceRow, CodeEdit, DateEdit, Field, MoneyEdit, NameEdit, TextEdit
from ui.widgets.gallery import samples
from ui.widgets.gallery.pages import page
from ui.widgets.panels import (
    KeyValueRow,
)
from ui.widgets.rows import Tone


def basics() -> QWidget:
    """Chips, caps, buttons in every state, words."""
    return page(
        boxed(column(_chips(), _caps(), _words(), 1, gap=12)),
        boxed(column(_buttons(), _bars(), _numbers(), 1, gap=12)),
    )


def forms() -> QWidget:
    """Fields with every kind of message, and situation questions."""
    return page(
        boxed(column(_fields(), 1, gap=12)), boxed(column(_money_fields(), _choices(), 1, gap=12))
    )


def _chips() -> Card:
    card = Card("状态", "词 + 图 + 色")
    for icon in ("", "check"):
        card.add(row(*(Chip(tone.value, tone, icon) for tone in Tone), 1))
    states = (
        ("收件中", Tone.ACCENT, "pen"),
        ("待补正", Tone.WARN, "return"),
        ("办理中", Tone.GOOD, "clock"),
        ("今天截止", Tone.BAD, "warning"),
        ("已停表", Tone.NEUTRAL, "stop"),
        ("待领取", Tone.GOOD, "check"),
        ("离线办理中", Tone.WARN, "offline"),
        ("已超期 2 天", Tone.BAD, "clock"),
        ("草稿", Tone.NEUTRAL, ""),
    )
    card.add(Flow(*(Chip(*state) for state in states)))
    return card


def _caps() -> Card:
    card = Card("按键")
    card.add(
        Flow(
            *(KeyCap.of(name) for name in ("disclosure", "print.again", "agent", "case.next")),
            gap=12,
        )
    )
    card.add(Flow(*(KeyCap(cap) for cap in ("F7", "空格", "Esc", "↑", "Ctrl+Shift+C", "X"))))
    return card


def _words() -> Card:
    card = Card("文字", "同一字体，数字等宽")
    card.add(label("机动车驾驶证遗失补证", "title"))
    card.add(label("一次性告知期限", "heading"))
    card.add(label("收到材料之日起五个工作日内一次告知需要补正的全部内容。", wrap=True))
    card.add(label(f"{samples.RARE_NAME} · 龑 喆 堃 㛃 𡋾 · {samples.LONG_NAME}", wrap=True))
    for tone in ("muted", "faint", "accent", "good", "warn", "bad"):
        card.add(label(f"{tone} 0123456789 ¥1,234.50", "small", tone))
    return card


def _buttons() -> Card:
    card = Card("动作")
    for kind in Kind:
        plain, blocked = (ActionButton("受理", "F8", kind) for _ in range(2))
        busy, off = (ActionButton("受理", "F8", kind) for _ in range(2))
        blocked.block("还缺 1 项：近期一寸证件照片")
        busy.set_busy(True)
        off.setEnabled(False)
        card.add(row(plain, blocked, busy, off, 1))
    focused = ActionButton("出具一次性告知书", "F7", Kind.PRIMARY)
    focused.setObjectName("focused")
    card.add(row(focused, ActionButton("取消", "Esc"), 1))
    return card


def _bars() -> QWidget:
    bar = ActionBar(
        ActionButton.of("case.refuse", Kind.DANGER), ActionButton.of("case.accept", Kind.PRIMARY)
    )
    bar.set_message("材料齐全，符合受理条件")
    return bar


def _numbers() -> Card:
    card = Card("数")
    for name, value in (
        ("票据号", "0000 123 457"),
        ("合计", "1,111,111.11"),
        ("合计", "8,888,888.88"),
    ):
        card.add(KeyValueRow(name, value))
    return card


def _fields() -> Card:
    card = Card("申请人")
    wrong = Field("公民身份号码", CodeEdit("440524198001010015"), cap="F4")
    wrong.set_error(
        "最后一位校验码不对：应为 4。\n已录入的内容都在，改一位即可。\n"
        "按 F4 重新读卡。\n编号 ID_CHECK_DIGIT"
    )
    warned = Field("姓名", NameEdit("买买提•艾克拜尔"))
    warned.set_warning("间隔号将按“·”登记，原样另存")
    good = Field("统一社会信用代码", CodeEdit("91350100M000100Y43"))
    good.set_good("校验通过")
    off = TextEdit("由身份证带出")
    off.setReadOnly(True)
    focused = Field("手机", TextEdit("13800134321"), "用于通知领取，可不填")
    focused.editor.setObjectName("focused")
    for field in (
        wrong,
        warned,
        good,
        focused,
        Field("住址", off),
        Field("曾用名", NameEdit("", "没有可不填")),
    ):
        card.add(field)
    return card


def _money_fields() -> Card:
    card = Card("收款")
    today = date(2026, 11, 23)
    until = DateEdit(today)
    until.setText("2026-02-30")
    wrong = Field("有效期至", until, error=until.problem())
    card.add(row(Field("实收", MoneyEdit(2000)), Field("找零", MoneyEdit(1000)), gap=12))
    card.add(row(Field("日期", DateEdit(today, today)), wrong, gap=12))
    return card


def _choices() -> Card:
    card = Card("情形")
    one = ChoiceRow("补领原因", samples.OPTIONS)
    one.set_chosen(["lost"])
    many = ChoiceRow("涉及哪些许可（可多选）", samples.OPTIONS, several=True)
    many.set_chosen(["broken", "expired"])
    card.add(one)
    card.add(many)
    return card

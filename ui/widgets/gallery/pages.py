"""The other pages of the gallery: the small parts, the forms, the lists, the panels, the icons."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.apply import current_theme
from ui.theme.icons import icon_names, paint_icon
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
from ui.widgets.basics.paint import CENTER, color, draw_text, face
from ui.widgets.forms import ChoiceRow, CodeEdit, DateEdit, Field, MoneyEdit, NameEdit, TextEdit
from ui.widgets.gallery import samples
from ui.widgets.lists import MaterialList, PaperList, Timeline, WorkList
from ui.widgets.panels import (
    Banner,
    BigAmount,
    BusyLine,
    DayStripView,
    EmptyState,
    KeySheet,
    KeyValueRow,
    PagePreview,
    StatusLine,
)
from ui.widgets.rows import TimelineRow, Tone


def page(*columns: QWidget) -> QWidget:
    """A ground with columns of cards."""
    made = QWidget()
    made.setProperty("ground", True)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setLayout(row(*columns, gap=12, margins=(12, 12, 12, 12)))
    return made


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


def lists() -> QWidget:
    """The work list, a checklist with every result, papers, a long timeline."""
    work, checks, papers, past = (
        Card("我的办件"),
        Card("材料核验"),
        Card("文书与票据"),
        Card("经过"),
    )
    listed, checked, printed, line = WorkList(), MaterialList(), PaperList(), Timeline()
    listed.set_rows(samples.WORK)
    listed.set_open("4")
    checked.set_rows(samples.EVERY_RESULT)
    checked.step(4)
    printed.set_rows(samples.PAPERS)
    long = "出具一次性告知书：申请人近期一寸证件照片；法定代表人身份证明；消防安全检查意见"
    line.set_rows((*samples.PAST, TimelineRow("10:05", long, "文号 示政窗告〔2026〕07-0031 号")))
    for card, widget in ((work, listed), (checks, checked), (papers, printed), (past, line)):
        card.add(widget)
    narrow, listed_narrow = Card("材料核验", "窄"), MaterialList()
    listed_narrow.set_rows(samples.MATERIALS)
    narrow.add(listed_narrow)
    narrow.setFixedWidth(current_theme().px(360))
    right = boxed(column(papers, past, 1, gap=12))
    for side in (work, right):
        side.setFixedWidth(current_theme().px(300))
    return page(work, boxed(column(checks, narrow, 1, gap=12)), right)


def panels() -> QWidget:
    """Day strips short and long, errors, money, nothing, a paper."""
    return page(
        boxed(column(_strips(), *_banners(), _status(), 1, gap=12)),
        boxed(column(_amount(), _empty(), 1, gap=12)),
        _preview(),
    )


def keys() -> QWidget:
    """The sheet of keys, from the keymap."""
    return page(KeySheet())


def icons() -> QWidget:
    """Every icon by name."""
    card = Card("图标", "20 × 20")
    card.add(_Icons())
    return page(boxed(column(card, 1)))


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


def _strips() -> Card:
    card = Card("承诺办结期限", "受理次日起 20 个工作日")
    for days in (samples.notice_days(), samples.long_days()):
        strip = DayStripView()
        strip.set_days(days)
        card.add(strip)
    return card


def _banners() -> list[QWidget]:
    made: list[QWidget] = []
    for tone, retry in ((Tone.BAD, "再打一次"), (Tone.WARN, "")):
        banner = Banner()
        banner.show_error(samples.ERROR, tone, retry)
        made.append(banner)
    return made


def _status() -> QWidget:
    lines = []
    for segments in (samples.STATUS_ONLINE, samples.STATUS_OFFLINE):
        line = StatusLine()
        line.set_segments(*segments)
        lines.append(line)
    return boxed(column(*lines, gap=8))


def _amount() -> Card:
    card = Card("应收")
    card.add(BigAmount("21,234,567.80", "人民币贰仟壹佰贰拾叁万肆仟伍佰陆拾柒元捌角整"))
    busy = BusyLine()
    busy.set_share(5, 12)
    busy.show()
    card.add(busy)
    return card


def _empty() -> Card:
    card = Card()
    card.add(
        EmptyState("empty", "今天还没有办件", "收下第一份材料后会出现在这里", KeyCap.of("case.new"))
    )
    return card


def _preview() -> QWidget:
    preview = PagePreview()
    preview.set_pages([samples.page()] * 2)
    preview.setMinimumWidth(300)
    return preview


class _Icons(QWidget):
    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(960), current_theme().px(62 * -(-len(icon_names()) // 12)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        cell = self.width() / 12
        for at, name in enumerate(icon_names()):
            x, y = at % 12 * cell, at // 12 * theme.px(62)
            side = theme.px(24)
            box = QRectF(x + (cell - side) / 2, y + theme.px(6), side, side)
            paint_icon(painter, box, name, color("ink"))
            words = QRectF(x, y + theme.px(34), cell, theme.px(20))
            draw_text(painter, words, name, face("small"), color("muted"), CENTER)

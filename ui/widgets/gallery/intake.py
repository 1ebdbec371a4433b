"""The sketch of the intake screen, rebuilt from the controls: the picture to hold beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ui.theme.apply import current_theme
from ui.widgets.basics import (
    ActionBar,
    ActionButton,
    Card,
    Chip,
    KeyCap,
    Kind,
    column,
    label,
    row,
    rule,
)
from ui.widgets.forms import CodeEdit, Field, NameEdit, SearchBox, TextEdit
from ui.widgets.gallery import samples
from ui.widgets.lists import MaterialList, PaperList, Timeline, WorkList
from ui.widgets.panels import BigAmount, DayStripView, KeyValueRow, StatusLine
from ui.widgets.rows import Tone


class IntakePage(QWidget):
    """Three zones, a head and a status line, as a clerk sees a case that lacks a photograph."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.materials = MaterialList()
        self.search = SearchBox("身份证号 · 姓名 · 拼音首字母 · 办件号 · 票据号")
        zones = row(_work(), self._case(), _money(), gap=12, margins=(12, 12, 12, 12))
        zones.setStretch(1, 1)
        status = StatusLine()
        status.set_segments(*samples.STATUS_OFFLINE)
        whole = column(self._head(), zones, status, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _head(self) -> QWidget:
        bar = QFrame()
        bar.setObjectName("bar")
        bar.setProperty("edge", "bottom")
        brand = label("一窗", "brand", "accent")
        place = label("示例县政务服务中心 · 07 号综合窗口", "small", "muted")
        self.search.setMinimumWidth(current_theme().px(470))
        clerk = label("林晓雯 · 受理")
        line = row(
            brand,
            place,
            1,
            self.search,
            1,
            clerk,
            KeyCap.of("lock"),
            gap=12,
            margins=(16, 6, 16, 6),
        )
        bar.setLayout(line)
        return bar

    def _case(self) -> QWidget:
        bar = ActionBar(
            ActionButton.of("case.refuse"),
            ActionButton.of("case.accept"),
            ActionButton.of("case.notice", Kind.PRIMARY),
        )
        bar.set_message("还缺 1 项：近期一寸证件照片")
        made = QWidget()
        made.setLayout(column(_matter(), _applicant(), self._checks(), _clock(), 1, bar, gap=12))
        return made

    def _checks(self) -> Card:
        card = Card("材料核验", "4 项 · 合格 2 · 缺 1")
        card.in_corner(
            KeyCap.of("material.OK"),
            KeyCap.of("material.MISSING"),
            KeyCap.of("material.WRONG_FORM"),
            KeyCap.of("material.DEFERRED"),
        )
        self.materials.set_rows(samples.MATERIALS)
        self.materials.step(2)
        card.add(self.materials)
        return card


def _work() -> Card:
    card = Card("本窗口在办")
    card.in_corner(label("23 件", "small", "muted"))
    work = WorkList()
    work.set_rows(samples.WORK)
    work.set_open("1")
    card.add(work, 1)
    card.add(row(KeyCap("↑↓", "选择"), KeyCap.of("case.new"), 1, gap=12))
    card.setFixedWidth(current_theme().px(276))
    return card


def _matter() -> Card:
    card = Card("机动车驾驶证遗失补证", role="title")
    card.beside_title(Chip("即办件", Tone.ACCENT), Chip("行政许可"))
    card.in_corner(KeyCap.of("disclosure"), KeyCap.of("print"))
    card.add(label("公安交管 · 法定 1 日 · 承诺当场办结 · 工本费 10 元/本", "small", "muted"))
    return card


def _applicant() -> Card:
    card = Card("申请人")
    card.beside_title(Chip("已读卡 · 至 2041-05-06", Tone.GOOD, "card"))
    card.in_corner(label("女 · 汉族 · 1980-01-01", "small", "muted"), KeyCap.of("agent"))
    line = row(
        Field("申请人", NameEdit("王秀兰")),
        Field("公民身份号码", CodeEdit("440524198001010014")),
        Field("手机", TextEdit("138 0013 4321")),
        gap=12,
    )
    for at, weight in enumerate((2, 3, 2)):
        line.setStretch(at, weight)
    card.add(line)
    return card


def _clock() -> Card:
    card = Card("一次性告知期限", "收到材料次日起 5 个工作日（行政许可法第三十二条）")
    strip = DayStripView()
    strip.set_days(samples.notice_days())
    card.add(strip)
    return card


def _money() -> QWidget:
    fee = Card("应收")
    fee.in_corner(Chip("受理后收取", icon="clock"))
    fee.add(BigAmount("10.00", "人民币壹拾元整"))
    fee.add(rule())
    for name, value in (
        ("驾驶证工本费 × 1", "10.00"),
        ("减免", ""),
        ("下一票号", "0000 123 457"),
        ("号段剩余", "186 张"),
    ):
        fee.add(KeyValueRow(name, value))
    papers, past = Card("文书与票据"), Card("经过")
    listed, line = PaperList(), Timeline()
    listed.set_rows(samples.PAPERS)
    line.set_rows(samples.PAST)
    papers.add(listed)
    past.add(line)
    made = QWidget()
    made.setLayout(column(fee, papers, past, 1, gap=12))
    made.setFixedWidth(current_theme().px(276))
    return made

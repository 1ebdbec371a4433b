"""The pages of the gallery with lists, panels, the sheet of keys and the icons."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.apply import current_theme
from ui.theme.icons import icon_names, paint_icon
from ui.widgets.basics import (
    Card,
    KeyCap,
    boxed,
    column,
    row,
)
from ui.widgets.basics.paint import CENTER, color, draw_text, face
from ui.widgets.gallery import samples
from ui.widgets.lists import MaterialList, PaperList, Timeline, WorkList
from ui.widgets.panels import (
    Banner,
    BigAmount,
    BusyLine,
    DayStripView,
    EmptyState,
    KeySheet,
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


def lists() -> QWidget:
    """The work list, a checklist with every result, papers, a long timeline."""
    work, checks, papers, past = (
        Card("本窗口在办"),
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

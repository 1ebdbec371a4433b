"""The sign-in card: the time, the window, who sits here, one line for the password.

The same card locks the window: behind it everything stays as it was.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui.i18n import N_, _
from ui.presenters.session import SignInPresenter, SignInState
from ui.theme.apply import current_theme
from ui.widgets.basics import ActionButton, Card, Kind, bind, column, label, row
from ui.widgets.forms import Field
from ui.widgets.panels import Banner

CARD_WIDTH = 520
ROW_HEIGHT = 40
HIGH_ENOUGH = 740
DIGITS = 9
FACES_SEEN = 6
"""So many clerks stand in sight, the others scroll: an error still fits below on 768 lines."""


class FaceList(QListWidget):
    """The clerks, picked by arrows, the first ones also by the number that stands before them."""

    picked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number picks its row and goes on to the password; Enter goes on with this row."""
        number = event.text()
        if number.isdigit() and 0 < int(number) <= self.count():
            self.setCurrentRow(int(number) - 1)
            self.picked.emit(int(number) - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


class SignInPage(QWidget):
    """Lays the card out and forwards; knows no rule."""

    title = ""

    def __init__(self, presenter: SignInPresenter) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._presenter = presenter
        self._state: SignInState | None = None
        self.clock = label("", "clock")
        self._day = label("", "", "muted")
        self._locked = label(_("已锁屏，办到一半的都还在"), "", "good")
        self._place = label("", "title", wrap=True)
        self._note = label("", "small", "warn", wrap=True)
        self.faces = FaceList()
        self.faces.setObjectName("faces")
        self.faces.setAccessibleName(_("窗口人员"))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.field = Field(_("口令"), self.password)
        self.banner = Banner()
        self.button = ActionButton(_("登录"), "Enter", Kind.PRIMARY)
        self._lay_out()
        self._connect()
        presenter.subscribe(self.render_state)

    def render_state(self, state: SignInState) -> None:
        """Show the state; the password is never part of it."""
        before, self._state = self._state, state
        if state.now is not None:
            self.clock.setText(f"{state.now:%H:%M}")
            self._day.setText(_day_words(state.now))
        self._locked.setVisible(state.locked)
        self._place.setText(state.place)
        self._note.setText(state.note)
        self._note.setVisible(bool(state.note))
        if before is None or before.faces != state.faces:
            self._fill(state)
        self.faces.setCurrentRow(state.chosen)
        self.button.set_words(_("解锁") if state.locked else _("登录"))
        self.button.set_busy(state.busy, _("正在打开…"))
        self._say(state)

    def enter(self) -> None:
        """It comes to the front: the password line waits."""
        self.password.clear()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """It goes to the back; nothing typed stays."""
        self.password.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low, the clock stands beside the card instead of above it."""
        super().resizeEvent(event)
        is_low = self.height() < current_theme().px(HIGH_ENOUGH)
        way = QBoxLayout.Direction.LeftToRight if is_low else QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(way)

    def _say(self, state: SignInState) -> None:
        is_new = state.error is not None and state.error != self.banner.error
        self.banner.render_error(state.error)
        if is_new:
            self.password.selectAll()

    def _fill(self, state: SignInState) -> None:
        self.faces.clear()
        for number, face in enumerate(state.faces, 1):
            digit = number if number <= DIGITS else "\N{FIGURE SPACE}"
            item = QListWidgetItem(f"{digit}    {face.name}    {face.work_no}")
            item.setSizeHint(QSize(0, current_theme().px(ROW_HEIGHT)))
            self.faces.addItem(item)
        shown = min(max(1, self.faces.count()), FACES_SEEN)
        self.faces.setFixedHeight(current_theme().px(ROW_HEIGHT) * shown + 4)

    def _lay_out(self) -> None:
        card = Card()
        card.add(self._locked)
        card.add(self.faces)
        card.add(self.field)
        card.add(self.button)
        card.add(self.banner)
        card.add(self._note)
        card.setFixedWidth(current_theme().px(CARD_WIDTH))
        head = column(label(_("一窗"), "", "accent"), self._place, self.clock, self._day, 1, gap=4)
        self._pair = column(head, card, gap=20)
        self._pair.setAlignment(card, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row(1, column(1, self._pair, 2), 1))

    def _connect(self) -> None:
        self.faces.picked.connect(self._pick)
        self.faces.currentRowChanged.connect(self._presenter.choose)
        self.password.returnPressed.connect(self._enter)
        self.button.acted.connect(self._enter)
        self.banner.dismissed.connect(self._presenter.dismiss_error)
        bind(self, "back", self.banner.dismiss, everywhere=True)
        bind(self, "error.copy", self.banner.copy_code, everywhere=True)

    def _pick(self, index: int) -> None:
        self._presenter.choose(index)
        self.password.clear()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        self._presenter.enter(self.password.text())


_WEEK = (
    N_("星期一"),
    N_("星期二"),
    N_("星期三"),
    N_("星期四"),
    N_("星期五"),
    N_("星期六"),
    N_("星期日"),
)


def _day_words(day: datetime) -> str:
    week = _(_WEEK[day.weekday()])
    date = _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)
    return f"{date} {week}"

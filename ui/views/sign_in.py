"""The sign-in card: the time, the window, who sits here, one line for the password.

The same card locks the window: behind it everything stays as it was.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui.i18n import _
from ui.presenters.session import SignInPresenter, SignInState
from ui.theme.apply import current_theme
from ui.widgets.basics import ActionButton, Card, Kind, column, label, row, rule
from ui.widgets.forms import Field
from ui.widgets.panels import Banner

CARD_WIDTH = 440
ROW_HEIGHT = 40
MOST_FACES = 9


class FaceList(QListWidget):
    """The clerks, picked by arrows or by the number that stands before each."""

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
        self.clock = label("", "display")
        self._day = label("", "", "muted")
        self._place = label("", "heading")
        self._note = label("", "small", "warn", wrap=True)
        self.faces = FaceList()
        self.faces.setObjectName("faces")
        self.faces.setAccessibleName(_("窗口人员"))
        self.faces.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
            self._day.setText(_day_words(state))
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

    def _say(self, state: SignInState) -> None:
        if state.error is None:
            self.banner.clear()
        elif self.banner.error != state.error:
            self.banner.show_error(state.error)
            self.password.selectAll()

    def _fill(self, state: SignInState) -> None:
        self.faces.clear()
        for number, face in enumerate(state.faces[:MOST_FACES], 1):
            item = QListWidgetItem(f"{number}    {face.name}    {face.work_no}")
            item.setSizeHint(QSize(0, current_theme().px(ROW_HEIGHT)))
            self.faces.addItem(item)
        shown = max(1, self.faces.count())
        self.faces.setFixedHeight(current_theme().px(ROW_HEIGHT) * shown + 4)

    def _lay_out(self) -> None:
        card = Card()
        card.setFixedWidth(current_theme().px(CARD_WIDTH))
        logo = label(_("一窗"), "title", "accent")
        card.add(row(logo, 1, self._place, gap=12))
        card.add(column(self.clock, self._day, gap=0))
        card.add(rule())
        card.add(self.faces)
        card.add(self.field)
        card.add(self.button)
        card.add(self.banner)
        card.add(self._note)
        self.setLayout(column(1, row(1, card, 1), 2))

    def _connect(self) -> None:
        self.faces.picked.connect(self._pick)
        self.faces.currentRowChanged.connect(self._presenter.choose)
        self.password.returnPressed.connect(self._enter)
        self.button.acted.connect(self._enter)

    def _pick(self, index: int) -> None:
        self._presenter.choose(index)
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        self._presenter.enter(self.password.text())


_WEEK = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")


def _day_words(state: SignInState) -> str:
    assert state.now is not None
    day = state.now
    week = _(_WEEK[day.weekday()])
    date = _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)
    locked = " · " + _("已锁屏，办到一半的都还在") if state.locked else ""
    return f"{date} {week}{locked}"

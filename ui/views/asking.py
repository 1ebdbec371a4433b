"""A panel inside the page that asks before an act: a choice perhaps, and lines to write."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.i18n import _
from ui.presenters.asking import AskState, Choice
from ui.views.page import tab_order
from ui.widgets.basics import ActionButton, Card, Flow, Kind, boxed, column, label, row
from ui.widgets.forms import ChoiceRow, Field, TextEdit
from ui.widgets.rows import Option

FIELDS: dict[str, Callable[[], str]] = {
    "text": lambda: _("理由"),
    "message": lambda: _("提醒内容"),
    "basis": lambda: _("依据"),
    "organ": lambda: _("有权办理的机关"),
    "receiver": lambda: _("领取人姓名"),
    "receiver_id": lambda: _("领取人身份证号"),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AskPanel(Card):
    """Emits `written(field, text)`, `confirmed` and `closed`, as Esc does; stores nothing."""

    written = Signal(str, str)
    confirmed = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(" ")
        self.fields = {name: self._field(name) for name in FIELDS}
        self.choice: ChoiceRow | None = None
        self._asked: Choice | None = None
        self._choices = column(gap=0)
        self._told = label("", "small", "muted", wrap=True)
        self._suggestions = QWidget()
        self._flow = Flow(gap=8)
        self._suggestions.setLayout(self._flow)
        self._suggestions.hide()
        self._offered: tuple[Option, ...] = ()
        self._suggested = "text"
        self._problem = label("", "small", "warn")
        self._confirm = ActionButton(_("确定"), "Enter", Kind.DANGER)
        self._confirm.acted.connect(self.confirmed)
        self._confirm.refused.connect(self._problem.setText)
        self._close = ActionButton(_("返回"), "Esc", Kind.QUIET)
        self._close.acted.connect(self.closed)
        self._above = boxed(self._choices)
        self.add(self._above)
        self.add(self._suggestions)
        self.add(self.fields["text"])
        self.add(self.fields["message"])
        self.add(row(self.fields["basis"], self.fields["organ"], gap=12))
        self.add(row(self.fields["receiver"], self.fields["receiver_id"], gap=12))
        self.add(self._told)
        self.add(row(self._problem, 1, self._close, self._confirm, gap=8))
        self.hide()

    def render_ask(self, ask: AskState | None) -> None:
        """Ask; what has no place in `values` is not asked for. Nothing to ask hides the panel."""
        if ask is None:
            self.hide()
            return
        self.set_title(ask.title)
        self._offer(ask.choice)
        if self.choice is not None:
            self.choice.set_chosen((ask.chosen,))
        for name, field in self.fields.items():
            field.setVisible(name in ask.values)
            editor = field.editor
            if isinstance(editor, TextEdit) and editor.text() != ask.values.get(name, ""):
                editor.setText(ask.values.get(name, ""))
                if not editor.hasFocus():
                    editor.setCursorPosition(0)
        self._suggest(ask.suggestions, ask.suggest_to)
        self._told.setText(ask.told)
        self._told.setVisible(bool(ask.told))
        self._problem.setText(ask.problem)
        self._confirm.block(ask.problem)
        self._confirm.set_words(ask.confirm or _("确定"))
        # Shown last: with every line it could ask for it would be taller than a small screen.
        self.show()

    def take_focus(self) -> None:
        """Go to the choice, or to the first line: of those still empty, if there are any."""
        stops = self._stops()
        next((stop for stop in stops if not _is_answered(stop)), stops[0]).setFocus()

    def enter(self) -> None:
        """Confirm, or go to the first place that is still empty."""
        empty = (s for s in self._stops() if not s.hasFocus() and not _is_answered(s))
        open_one = next(empty, None)
        if open_one is None:
            self.confirmed.emit()
        else:
            open_one.setFocus()

    def take_suggestion(self, field: str, number: int) -> bool:
        """Take the suggestion of that number for a field; whether there is one."""
        if field != self._suggested or not 1 <= number <= len(self._offered):
            return False
        self._take(self._offered[number - 1].text)
        return True

    def _stops(self) -> list[QWidget]:
        asked = [field.editor for field in self.fields.values() if not field.isHidden()]
        return asked if self.choice is None else [self.choice, *asked]

    def _field(self, name: str) -> Field:
        editor = _AskLine(self, name)
        editor.setObjectName(f"ask.{name}")
        editor.least = "0" * 18 if name == "receiver_id" else ""
        editor.textEdited.connect(lambda text: self.written.emit(name, text))
        return Field(FIELDS[name](), editor)

    def _offer(self, choice: Choice | None) -> None:
        if choice == self._asked:
            return
        self._asked, self.choice = choice, None
        _empty(self._choices)
        self._above.setVisible(choice is not None)
        if choice is None:
            return
        self.choice = _AskChoice(self, choice)
        self._choices.addWidget(self.choice)
        tab_order([self.choice, *(field.editor for field in self.fields.values())])

    def _suggest(self, suggestions: Sequence[Option], field: str) -> None:
        """Offer the commonest answers for one field, by a digit in it while it is empty."""
        offered, self._suggested = tuple(suggestions), field
        if offered == self._offered:
            return
        self._offered = offered
        _empty(self._flow)
        for number, option in enumerate(offered, 1):
            button = ActionButton(option.text, str(number), Kind.LINK)
            button.acted.connect(lambda text=option.text: self._take(text))
            self._flow.addWidget(button)
        self._suggestions.setVisible(bool(offered))

    def _take(self, text: str) -> None:
        self.written.emit(self._suggested, text)


class _AskChoice(ChoiceRow):
    """The question of the panel; Enter confirms or goes to what is empty."""

    def __init__(self, panel: AskPanel, choice: Choice) -> None:
        super().__init__(choice.question, choice.options)
        self._panel = panel
        self.setObjectName(f"ask.{choice.field}")
        self.chosen.connect(lambda ids: panel.written.emit(choice.field, ids[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if event.key() in _ENTER:
            self._panel.enter()
        else:
            super().keyPressEvent(event)


class _AskLine(TextEdit):
    """Enter confirms or goes to what is empty; a digit in an empty line takes a suggestion."""

    def __init__(self, panel: AskPanel, name: str) -> None:
        super().__init__()
        self._panel, self._name = panel, name

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        digit = event.text()
        if event.key() in _ENTER:
            self._panel.enter()
        elif not self.text() and digit.isdecimal():
            if not self._panel.take_suggestion(self._name, int(digit)):
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)


def _is_answered(stop: QWidget) -> bool:
    if isinstance(stop, ChoiceRow):
        return bool(stop.answer)
    return bool(stop.text().strip()) if isinstance(stop, TextEdit) else True


def _empty(layout: QBoxLayout | Flow) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()

"""A panel inside the page that asks for a reason, and for a refusal its basis and organ."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.i18n import _
from ui.widgets.basics import ActionButton, Card, Flow, Kind, label, row
from ui.widgets.forms import Field, TextEdit

FIELDS: dict[str, Callable[[], str]] = {
    "text": lambda: _("理由"),
    "basis": lambda: _("依据"),
    "organ": lambda: _("有权办理的机关（没有则填“无”）"),
    "relation": lambda: _("与申请人的关系"),
    "receiver": lambda: _("领取人姓名"),
    "receiver_id": lambda: _("领取人身份证号"),
}


class AskPanel(Card):
    """Emits `written(field, text)`, `confirmed` and `closed`, as Esc does; stores nothing."""

    written = Signal(str, str)
    confirmed = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(" ")
        self.fields = {name: self._field(name) for name in FIELDS}
        self._told = label("", "small", "muted", wrap=True)
        self._suggestions = QWidget()
        self._flow = Flow(gap=8)
        self._suggestions.setLayout(self._flow)
        self._suggestions.hide()
        self._texts: tuple[str, ...] = ()
        self._suggested = "text"
        self._problem = label("", "small", "warn")
        self._confirm = ActionButton(_("确定"), "Enter", Kind.DANGER)
        self._confirm.acted.connect(self.confirmed)
        self._confirm.refused.connect(self._problem.setText)
        self._close = ActionButton(_("返回"), "Esc", Kind.QUIET)
        self._close.acted.connect(self.closed)
        self.add(self._suggestions)
        self.add(self.fields["text"])
        self.add(row(self.fields["basis"], self.fields["organ"], gap=12))
        self.add(self.fields["relation"])
        self.add(row(self.fields["receiver"], self.fields["receiver_id"], gap=12))
        self.add(self._told)
        self.add(row(self._problem, 1, self._close, self._confirm, gap=8))
        self.hide()

    def show_ask(
        self,
        title: str,
        values: Mapping[str, str],
        problem: str,
        told: str = "",
        confirm: str = "",
    ) -> None:
        """Ask; fields without a value in `values` are not asked for."""
        self.set_title(title)
        for name, field in self.fields.items():
            field.setVisible(name in values)
            editor = field.editor
            if isinstance(editor, TextEdit) and editor.text() != values.get(name, ""):
                editor.setText(values.get(name, ""))
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self._problem.setText(problem)
        self._confirm.block(problem)
        self._confirm.set_words(confirm or _("确定"))
        self.show()

    def take_focus(self) -> None:
        """Write in the first field that is asked for."""
        asked = (field for field in self.fields.values() if not field.isHidden())
        next(asked).editor.setFocus()

    def enter(self) -> None:
        """Confirm, or go to the first line that is still empty."""
        for field in self.fields.values():
            editor = field.editor
            if field.isHidden() or not isinstance(editor, TextEdit) or editor.hasFocus():
                continue
            if not editor.text().strip():
                editor.setFocus()
                return
        self.confirmed.emit()

    def _field(self, name: str) -> Field:
        editor = _AskLine(self, name)
        editor.setObjectName(f"ask.{name}")
        editor.least = "0" * 18 if name == "receiver_id" else ""
        editor.textEdited.connect(lambda text: self.written.emit(name, text))
        return Field(FIELDS[name](), editor)

    def suggest(self, suggestions: Sequence[str], field: str) -> None:
        """Offer the commonest answers for one field, by a digit in it while it is empty."""
        texts, self._suggested = tuple(suggestions), field
        if texts == self._texts:
            return
        self._texts = texts
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, text in enumerate(texts, 1):
            button = ActionButton(text, str(number), Kind.LINK)
            button.acted.connect(lambda chosen=text: self._take(chosen))
            self._flow.addWidget(button)
        self._suggestions.setVisible(bool(texts))

    def take_suggestion(self, field: str, number: int) -> bool:
        """Take the suggestion of that number for a field; whether there is one."""
        if field != self._suggested or not 1 <= number <= len(self._texts):
            return False
        self._take(self._texts[number - 1])
        return True

    def _take(self, text: str) -> None:
        self.written.emit(self._suggested, text)


class _AskLine(TextEdit):
    """Enter confirms or goes to what is empty; a digit in an empty line takes a suggestion."""

    def __init__(self, panel: AskPanel, name: str) -> None:
        super().__init__()
        self._panel, self._name = panel, name

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        digit = event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._panel.enter()
        elif not self.text() and digit.isdecimal():
            if not self._panel.take_suggestion(self._name, int(digit)):
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

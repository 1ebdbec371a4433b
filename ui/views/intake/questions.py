"""The questions about the situation, each on one line, answered already by the commonest answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import _
from ui.presenters.intake.state import QuestionState
from ui.widgets.basics import Card, column
from ui.widgets.forms import ChoiceRow, Field, TextEdit

LONGEST_LINE = 34


class QuestionsCard(Card):
    """Emits `answered(question, ids)` for a choice and `answered(question, text)` for a number."""

    answered = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._controls: dict[str, QWidget] = {}
        self._box = column(gap=8)
        self.add(self._box)

    def editors(self) -> list[QWidget]:
        """Where the tab key goes, in order."""
        return [getattr(control, "editor", control) for control in self._controls.values()]

    def render_state(self, questions: Sequence[QuestionState]) -> None:
        """Show the questions of the matter; other questions are made anew."""
        self.setVisible(bool(questions))
        if [question.id for question in questions] != list(self._controls):
            self._rebuild(questions)
        for question in questions:
            _show(self._controls[question.id], question)

    def _rebuild(self, questions: Sequence[QuestionState]) -> None:
        while (item := self._box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._controls = {question.id: self._made(question) for question in questions}

    def _made(self, question: QuestionState) -> QWidget:
        made = self._number(question) if question.is_number else self._choice(question)
        self._box.addWidget(made)
        return made

    def _choice(self, question: QuestionState) -> ChoiceRow:
        length = len(question.text) + sum(len(option.text) + 4 for option in question.options)
        choice = ChoiceRow(
            question.text,
            question.options,
            several=question.several,
            beside=length <= LONGEST_LINE,
        )
        choice.setObjectName(f"answer.{question.id}")
        choice.chosen.connect(lambda chosen: self.answered.emit(question.id, chosen))
        return choice

    def _number(self, question: QuestionState) -> Field:
        editor = TextEdit(question.value)
        editor.setObjectName(f"answer.{question.id}")
        editor.textEdited.connect(lambda text: self.answered.emit(question.id, text))
        unit = _("（{unit}）").format(unit=question.unit) if question.unit else ""
        return Field(f"{question.text}{unit}", editor)


def _show(control: QWidget, question: QuestionState) -> None:
    if isinstance(control, ChoiceRow):
        if control.answer != question.chosen:
            control.set_chosen(question.chosen)
    elif isinstance(control, Field):
        editor = control.editor
        if isinstance(editor, TextEdit) and editor.text() != question.value:
            editor.setText(question.value)
        control.set_error(question.problem)

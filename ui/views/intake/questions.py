"""The questions about the situation, each on one line, answered already by the commonest answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.presenters.intake.state import QuestionState
from ui.theme.apply import current_theme
from ui.widgets.basics import column, label, row, set_state
from ui.widgets.forms import ChoiceRow, TextEdit

LONGEST_LINE = 34


class QuestionsBox(QWidget):
    """Emits `answered(question, ids)` for a choice and `answered(question, text)` for a number."""

    answered = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._shape: list[tuple[object, ...]] = []
        self._controls: dict[str, QWidget] = {}
        self._box = column(gap=8)
        self.setLayout(self._box)

    def editors(self) -> list[QWidget]:
        """Where the tab key goes, in order."""
        return [getattr(control, "editor", control) for control in self._controls.values()]

    def render_state(self, questions: Sequence[QuestionState]) -> None:
        """Show the questions of the matter; other questions are made anew."""
        self.setVisible(bool(questions))
        shape = [(one.id, one.text, one.options, one.several, one.unit) for one in questions]
        if shape != self._shape:
            self._shape = shape
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

    def _number(self, question: QuestionState) -> NumberRow:
        made = NumberRow(question)
        made.editor.textEdited.connect(lambda text: self.answered.emit(question.id, text))
        return made


class NumberRow(QWidget):
    """A number asked for on one line: question, what is wrong, the line to type in, its unit."""

    def __init__(self, question: QuestionState) -> None:
        super().__init__()
        self.editor = TextEdit(question.value)
        self.editor.setObjectName(f"answer.{question.id}")
        self.editor.setAccessibleName(question.text)
        self.editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._problem = label("", "small", "bad")
        unit = label(question.unit, "small", "muted")
        words = label(question.text, "small", "muted")
        self.setLayout(row(words, 1, self._problem, self.editor, unit, gap=8))
        self._measure()

    def show_question(self, question: QuestionState) -> None:
        """Show the answer and what is wrong with it."""
        if self.editor.text() != question.value:
            self.editor.setText(question.value)
        self._problem.setText(question.problem)
        set_state(self.editor, "problem", "bad" if question.problem else "")

    def changeEvent(self, event: QEvent) -> None:
        """Another scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "editor"):
            self._measure()

    def _measure(self) -> None:
        self.editor.setFixedWidth(current_theme().px(120))


def _show(control: QWidget, question: QuestionState) -> None:
    if isinstance(control, ChoiceRow):
        if control.answer != question.chosen:
            control.set_chosen(question.chosen)
    elif isinstance(control, NumberRow):
        control.show_question(question)

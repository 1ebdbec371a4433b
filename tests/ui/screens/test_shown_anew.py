"""What is chosen on screen is what the state says, though the choices offered are the same."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QWidget

from ui.presenters.intake.state import QuestionState
from ui.presenters.money.state import WaiverState
from ui.views.intake.questions import QuestionsBox
from ui.views.money import WaiverBox
from ui.widgets.forms import ChoiceRow
from ui.widgets.rows import Option

OFFERED = WaiverState(
    rules=(Option("poor", "低保家庭"), Option("veteran", "优抚对象")),
    approvers=(Option("zhou", "周敏"), Option("he", "何静")),
)


def seen(box: QWidget) -> list[ChoiceRow]:
    QApplication.processEvents()
    return [choice for choice in box.findChildren(ChoiceRow) if choice.isVisible()]


def answers(box: WaiverBox) -> list[tuple[str, ...]]:
    return [choice.answer for choice in seen(box)]


def test_the_next_reduction_begins_with_nobody_ticked(qapp: QApplication) -> None:
    before = QWidget()
    box = WaiverBox(before)
    box.show()
    box.render_state(replace(OFFERED, chosen="poor", approver="he"))
    assert answers(box) == [("poor",), ("he",)]
    box.render_state(None)
    box.render_state(replace(OFFERED, problem="请选择批准人"))
    assert answers(box) == [(), ()]


def test_a_question_of_another_matter_under_the_same_id_is_asked_in_its_own_words(
    qapp: QApplication,
) -> None:
    box = QuestionsBox()
    box.show()
    first = QuestionState("action", "办理哪一种？", (Option("A", "遗失"), Option("B", "损坏")))
    box.render_state((first,))
    other = replace(first, text="变更什么？", options=(Option("C", "姓名"), Option("D", "住址")))
    box.render_state((replace(other, chosen=("D",)),))
    (choice,) = seen(box)
    assert choice.accessibleName() == "变更什么？"
    assert choice.answer == ("D",)

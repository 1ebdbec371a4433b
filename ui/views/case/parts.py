"""The small cards of the case sheet: the person, the result to hand over, how it ended."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.i18n import _
from ui.keymap import key_text
from ui.presenters.case.state import PersonLine, ResultState
from ui.widgets.basics import ActionButton, Card, Kind, Line, column, label, row, set_tone
from ui.widgets.forms import Field, TextEdit
from ui.widgets.panels import BigIcon
from ui.widgets.rows import ChipRow, Tone

LONG_NAME = 16
"""With more characters a name leaves no room beside it."""


class PersonCard(Card):
    """The applicant, masked; emits `seen` when somebody wants to see the number whole."""

    seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = label("", "title")
        self._facts, self._below = Line("", "", "muted"), Line("", "", "muted")
        self._agent = label("", "small", "muted", wrap=True)
        self._see = ActionButton(_("显示完整号码"), key_text("identity"), Kind.LINK)
        self._see.acted.connect(self.seen)
        self._line = row(self._name, self._facts, self._see, gap=12)
        self.add(column(self._line, self._below, self._agent, gap=2))

    @property
    def keyed(self) -> dict[str, ActionButton]:
        """The button that a key of the window presses while it is on display."""
        return {"identity": self._see}

    def show_person(self, person: PersonLine) -> None:
        """Show the applicant and the agent; a long name is written whole, on lines of its own."""
        is_long = len(person.name) > LONG_NAME
        self._name.setWordWrap(is_long)
        self._line.setStretch(0, 1 if is_long else 0)
        self._name.setText(person.name)
        for facts, shown in ((self._facts, not is_long), (self._below, is_long)):
            facts.setText(person.facts)
            facts.setVisible(shown)
        self._agent.setText(person.agent)
        self._agent.setVisible(bool(person.agent))
        self._see.set_words(_("显示完整号码") if person.is_masked else _("重新遮住"))


class OutcomeBanner(QFrame):
    """How a case that is over ended."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._sign = BigIcon()
        self._words = label("", "heading", wrap=True)
        line = row(self._sign, self._words, gap=12, margins=(14, 8, 14, 8))
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_outcome(self, outcome: ChipRow | None) -> None:
        """Show it; nothing while the case is open."""
        self.setVisible(outcome is not None)
        if outcome is not None:
            ink = "muted" if outcome.tone is Tone.NEUTRAL else outcome.tone.value
            set_tone(self, outcome.tone.value)
            self._sign.show_icon(outcome.icon, ink)
            self._words.setText(outcome.text)


class ResultCard(Card):
    """The certificate: number and validity, typed or proposed, and who receives it."""

    numbered = Signal(str)
    dated = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("发证与送达"))
        self.number = TextEdit()
        self.number.setObjectName("certificate")
        self.number.textEdited.connect(self.numbered)
        self._field = Field(_("证件编号"), self.number)
        self.validity = TextEdit()
        self.validity.setObjectName("validity")
        self.validity.textEdited.connect(self.dated)
        self._dates = Field(_("有效期"), self.validity)
        self._receiver = label("", "", wrap=True)
        who = column(label(_("领取人"), "small", "muted"), self._receiver, 1, gap=4)
        line = row(self._field, self._dates, who, gap=16)
        for place in range(3):
            line.setStretch(place, 1)
        self.add(line)

    def show_result(self, result: ResultState | None) -> None:
        """Show what is to be handed over, if anything is."""
        self.setVisible(result is not None)
        if result is None:
            return
        self.set_title(_("发证与送达"), result.name)
        self._receiver.setText(result.receiver)
        self._field.setVisible(result.needs_number or bool(result.number))
        self.number.setReadOnly(result.is_fixed or not result.needs_number)
        if self.number.text() != result.number:
            self.number.setText(result.number)
        self._field.set_hint(_hint(result))
        self._dates.setVisible(result.needs_number or bool(result.validity))
        self.validity.setReadOnly(not result.needs_number)
        if self.validity.text() != result.validity:
            self.validity.setText(result.validity)
        self._dates.set_hint(_date_hint(result))


def _hint(result: ResultState) -> str:
    if result.is_fixed:
        return _("即持证人的公民身份号码")
    if result.is_proposed:
        return _("按事项规定自动取号，可改")
    return _("照证件上的编号输入") if result.needs_number else ""


def _date_hint(result: ResultState) -> str:
    if not result.needs_number:
        return ""
    return _("照证件核对") if result.validity else _("照证件填写，如 20311122")

"""A panel that asks before an act: one choice perhaps, some lines, and what is still wrong.

What is shown is in the language of the window, what is recorded is Chinese: the words of the
program are phrases with an id, and `said` gives the id back for what was left as offered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ui.i18n import _
from ui.presenters.problems import act_words
from ui.widgets.rows import Option

Lines = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """The question a panel begins with; its answer is the value of `field`, an option's id."""

    field: str
    question: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class AskState:
    """An act that must be explained: what is asked, what was written, and what is wrong with it.

    `values` holds what is written in each field asked for, by its name, in order. `brings` says
    of each answer to the choice which lines it asks for besides, and what it proposes in them;
    `against` what stands against it. A digit in the empty field `suggest_to` takes one of the
    `suggestions`; these and what else is `known` are words of the program, the Chinese as id.
    """

    act: str
    title: str
    values: Lines
    choice: Choice | None = None
    brings: Mapping[str, Lines] = field(default_factory=dict)
    against: Mapping[str, str] = field(default_factory=dict)
    told: str = ""
    suggestions: tuple[Option, ...] = ()
    suggest_to: str = "text"
    known: tuple[Option, ...] = ()
    confirm: str = ""
    problem: str = ""

    @property
    def chosen(self) -> str:
        """The answer to the choice; empty before it is given and where none is asked for."""
        return self.values.get(self.choice.field, "") if self.choice else ""

    def said(self, name: str) -> str:
        """What is recorded of a line: the Chinese of a phrase, else what was written."""
        text = self.values.get(name, "").strip()
        words = self.suggestions + self.known
        return next((one.id for one in words if one.text == text), text)


def phrases(words: tuple[str, ...]) -> tuple[Option, ...]:
    """Chinese words marked for translation, each with what a window shows of it."""
    return tuple(Option(word, _(word)) for word in words)


def written(ask: AskState, name: str, text: str) -> AskState:
    """The panel after something was written in it, or chosen."""
    if ask.choice is not None and name == ask.choice.field:
        return _chosen(ask, text)
    return replace(ask, values={**ask.values, name: text})


def blank_problem(ask: AskState) -> str:
    """What is still to be written, in words: the first line of those asked for that is empty."""
    blank = next((name for name, value in ask.values.items() if not value.strip()), "")
    return _BLANK[blank]() if blank else ask.against.get(ask.chosen, "")


def _chosen(ask: AskState, answer: str) -> AskState:
    """Lines of another answer go; what this one proposes stands where nothing else was written."""
    assert ask.choice is not None
    before, now = ask.brings.get(ask.chosen, {}), ask.brings.get(answer, {})
    values = {name: text for name, text in ask.values.items() if name not in before or name in now}
    for name, proposed in now.items():
        if values.get(name, "") in ("", before.get(name, "")):
            values[name] = proposed
    return replace(ask, values={**values, ask.choice.field: answer})


_BLANK = {
    "ground": lambda: _("请选择不予受理的情形"),
    "cause": lambda: _("请选择退件的情形"),
    "relation": lambda: _("请选择与申请人的关系"),
    "channel": lambda: _("请选择提醒的方式"),
    "text": lambda: act_words("REASON_EMPTY"),
    "message": lambda: _("请写明告诉了申请人什么"),
    "basis": lambda: act_words("BASIS_EMPTY"),
    "organ": lambda: act_words("COMPETENT_ORGAN_OWED"),
    "receiver": lambda: act_words("RECEIVER_EMPTY"),
    "receiver_id": lambda: _("请核对并登记领取人的身份证号"),
}

"""What the case sheet shows, whole and frozen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ui.presenters.acts import Focus, FootState
from ui.presenters.asking import AskState
from ui.presenters.strips import ClockCard
from ui.widgets.rows import ChipRow, ErrorText, MaterialRow


class ListMode(StrEnum):
    """What the keys of the list do: nothing, correct results, or tick what arrived."""

    READ = "READ"
    CORRECT = "CORRECT"
    ARRIVE = "ARRIVE"


@dataclass(frozen=True, slots=True)
class CaseHead:
    """Matter, state and the numbers of the case."""

    title: str = ""
    chips: tuple[ChipRow, ...] = ()
    aside: str = ""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Who applies: masked until somebody gave a reason to see it whole."""

    name: str = ""
    facts: str = ""
    agent: str = ""
    is_masked: bool = True


@dataclass(frozen=True, slots=True)
class CaseList:
    """The checklist, or while a supplement is awaited the rows of the notice."""

    title: str = ""
    aside: str = ""
    mode: ListMode = ListMode.READ
    rows: tuple[MaterialRow, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class ResultState:
    """The certificate to be made: its name, its number (typed or proposed), who receives it.

    `is_fixed`: it is the holder's own number, as the decision already says.
    `asks_number`: the number stands on the blank, and nothing else is waited for before it;
    `asks_validity`: so does the last day.
    """

    name: str
    number: str = ""
    is_proposed: bool = False
    needs_number: bool = False
    is_fixed: bool = False
    asks_number: bool = False
    validity: str = ""
    validity_problem: str = ""
    asks_validity: bool = False
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class CaseState:
    """The sheet of one case."""

    case_id: str = ""
    head: CaseHead = CaseHead()
    person: PersonLine = PersonLine()
    clocks: tuple[ClockCard, ...] = ()
    list: CaseList = CaseList()
    result: ResultState | None = None
    outcome: ChipRow | None = None
    foot: FootState = FootState()
    ask: AskState | None = None
    focus: Focus = Focus()
    error: ErrorText | None = None
    is_busy: bool = False

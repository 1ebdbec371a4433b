"""What the intake page shows, whole and frozen."""

from __future__ import annotations

from dataclasses import dataclass, field

from ui.presenters.acts import Focus, FootState
from ui.presenters.asking import AskState
from ui.presenters.money.state import Quote
from ui.presenters.strips import ClockCard
from ui.widgets.rows import ChipRow, ErrorText, MaterialRow, Option, PaperLine, SearchHit


@dataclass(frozen=True, slots=True)
class FieldState:
    """One line to type in: its text, and what is known about it (an error, or a warning)."""

    value: str = ""
    problem: str = ""
    warning: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class PartyState:
    """A person or an organisation as a form: fields by name, and what the card said."""

    prefix: str = "applicant."
    is_organisation: bool = False
    may_be_organisation: bool = False
    may_be_person: bool = True
    chip: ChipRow | None = None
    facts: str = ""
    fields: dict[str, FieldState] = field(default_factory=dict)

    def field(self, name: str) -> FieldState:
        """One field; an empty one where nothing was typed."""
        return self.fields.get(name, FieldState())


@dataclass(frozen=True, slots=True)
class QuestionState:
    """One question about the situation; with options, or a number with its unit."""

    id: str
    text: str
    options: tuple[Option, ...] = ()
    chosen: tuple[str, ...] = ()
    several: bool = False
    value: str = ""
    unit: str = ""
    problem: str = ""

    @property
    def is_number(self) -> bool:
        """Whether it is answered by typing a number."""
        return not self.options


@dataclass(frozen=True, slots=True)
class PickerState:
    """The matters that fit what was typed; `note` says whom the case is for.

    `more` says in words how many fit besides those listed.
    """

    query: str = ""
    hits: tuple[SearchHit, ...] = ()
    note: str = ""
    total: int = 0
    more: str = ""


@dataclass(frozen=True, slots=True)
class MatterHead:
    """The matter of the case: its name, pills and one quiet line."""

    title: str
    chips: tuple[ChipRow, ...] = ()
    aside: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistState:
    """The resolved list of materials and its sums in words."""

    rows: tuple[MaterialRow, ...] = ()
    aside: str = ""
    left_out: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An open case of the same person in the same matter."""

    case_id: str
    text: str
    chip: ChipRow


@dataclass(frozen=True, slots=True)
class IntakeState:
    """The page; without a `matter` it is the picker."""

    case_id: str = ""
    picker: PickerState = PickerState()
    matter: MatterHead | None = None
    applicant: PartyState = field(default_factory=PartyState)
    agent: PartyState | None = None
    earlier: tuple[SearchHit, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    questions: tuple[QuestionState, ...] = ()
    checklist: ChecklistState = ChecklistState()
    clock: ClockCard | None = None
    quote: Quote | None = None
    papers: tuple[PaperLine, ...] = ()
    foot: FootState = FootState()
    refusal: AskState | None = None
    dropping: AskState | None = None
    focus: Focus = Focus()
    error: ErrorText | None = None
    is_busy: bool = False

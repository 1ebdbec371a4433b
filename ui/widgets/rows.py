"""What a screen hands to a control: frozen rows, free of Qt, so that presenters may make them.

Text comes ready to read, already in the language of the window; a row holds no rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Tone(StrEnum):
    """What a colour means. It never stands alone: a word and a sign go with it."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class ChipRow:
    """A state in a pill: its word, its tone, and the icon that says the same."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One case in hand: who, its state, what, and at the right how long (剩 3 个工作日)."""

    key: str
    name: str
    matter: str
    chip: ChipRow | None = None
    aside: str = ""
    aside_tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One case of the register, in four columns of two lines; `due` is how long it still has."""

    key: str
    name: str
    masked_id: str
    matter: str
    number: str
    fee: str
    opened: str
    chip: ChipRow
    due: str = ""
    due_tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """One line of the checklist; `result` is a result's id, or empty while nobody looked.

    `allowed` are the results its keys may give (empty: all). A row that does not apply is shown
    with `verdict` instead of a result and takes none.
    """

    key: str
    name: str
    necessity: str
    copies: str
    result: str = ""
    note: str = ""
    applies: bool = True
    verdict: str = ""
    allowed: frozenset[str] = frozenset()


class DayKind(StrEnum):
    """How a day of the strip stands to the limit."""

    START = "start"
    COUNTED = "counted"
    REST = "rest"
    STOPPED = "stopped"
    LAST = "last"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of the strip: the word under its number, its kind, and why (shown on demand)."""

    day: date
    word: str
    kind: DayKind
    reason: str = ""
    is_today: bool = False
    is_provisional: bool = False


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """What happened, and when; `detail` is a second, quieter line."""

    time: str
    text: str
    detail: str = ""
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper of the case with its state; `action` is the key that acts on it (F12)."""

    key: str
    name: str
    chip: ChipRow | None = None
    action: str = ""


@dataclass(frozen=True, slots=True)
class StatusSegment:
    """One truth of the status line; with a tone it is a pill, otherwise plain words."""

    text: str
    tone: Tone | None = None
    icon: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One answer of the search box: title, what it is, a second line, and words at the right."""

    key: str
    title: str
    subtitle: str = ""
    chip: ChipRow | None = None
    aside: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class ErrorText:
    """An error in its four parts: what happened, what is safe, what to do now, and its code."""

    happened: str
    safe: str
    next_step: str
    code: str

    @property
    def whole(self) -> str:
        """All four parts as one text, for the clipboard and for a screen reader."""
        return "\n".join(
            part for part in (self.happened, self.safe, self.next_step, self.code) if part
        )


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question about the situation."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class PageRaster:
    """One page of a paper as pixels: RGBA, 4 bytes each, rows from the top, no padding."""

    width: int
    height: int
    rgba: bytes

"""How each check result looks: its word (from the keymap), its tone and its icon."""

from __future__ import annotations

from dataclasses import dataclass

from ui.keymap import KEYS
from ui.widgets.rows import ChipRow, MaterialRow, Tone


@dataclass(frozen=True, slots=True)
class ResultLook:
    """One result a row may be given: the id a presenter knows, and how its pill looks."""

    id: str
    tone: Tone
    icon: str

    @property
    def key(self) -> str:
        """The id of its action in the keymap."""
        return f"material.{self.id}"

    @property
    def chip(self) -> ChipRow:
        """Its pill."""
        return ChipRow(KEYS[self.key].label, self.tone, self.icon)


LOOKS: dict[str, ResultLook] = {
    look.id: look
    for look in (
        ResultLook("OK", Tone.GOOD, "check"),
        ResultLook("MISSING", Tone.BAD, "cross"),
        ResultLook("WRONG_FORM", Tone.BAD, "paper"),
        ResultLook("ILLEGIBLE", Tone.BAD, "eye-off"),
        ResultLook("EXPIRED", Tone.BAD, "calendar"),
        ResultLook("INCONSISTENT", Tone.BAD, "conflict"),
        ResultLook("DEFERRED", Tone.WARN, "clock"),
        ResultLook("COMMITTED", Tone.WARN, "pen"),
        ResultLook("WAIVED_SHARED", Tone.GOOD, "sync"),
    )
}


def chip_of(row: MaterialRow) -> ChipRow | None:
    """The pill of a row: its result, or its verdict when it does not apply, or none yet."""
    if row.result:
        return LOOKS[row.result].chip
    return ChipRow(row.verdict) if row.verdict else None

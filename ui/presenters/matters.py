"""Finds a matter by what a clerk types: its code, its name, pinyin, initials or category.

Everything that can be compared is prepared once; a query only walks over short texts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pypinyin import Style, lazy_pinyin

from app.domain.catalogue import Matter


@dataclass(frozen=True, slots=True)
class _Entry:
    matter: Matter
    code: str
    name: str
    initials: str
    spelled: str
    category: str


@dataclass(frozen=True, slots=True)
class MatterHit:
    """One matter that fits, and whether it was its name, its sound, code or category."""

    matter: Matter
    matched: str


class MatterIndex:
    """The matters in force, searchable while one types."""

    def __init__(self, matters: Iterable[Matter]) -> None:
        self._entries = tuple(_entry(matter) for matter in matters)

    @property
    def matters(self) -> tuple[Matter, ...]:
        """All of them, in published order."""
        return tuple(entry.matter for entry in self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def search(self, text: str) -> tuple[MatterHit, ...]:
        """The matters that fit, best first; every word typed must fit somehow."""
        words = text.lower().split()
        if not words:
            return tuple(MatterHit(entry.matter, "") for entry in self._entries)
        ranked = []
        for place, entry in enumerate(self._entries):
            ranks = [_rank(entry, word) for word in words]
            if None not in ranks:
                ranked.append((max(rank for rank in ranks if rank), place, entry))
        ranked.sort(key=lambda found: (found[0][0], found[0][1], found[1]))
        return tuple(MatterHit(entry.matter, rank[2]) for rank, _, entry in ranked)


def _entry(matter: Matter) -> _Entry:
    return _Entry(
        matter=matter,
        code=matter.local_code.lower(),
        name=matter.name.lower(),
        initials=initials(matter.name),
        spelled="".join(lazy_pinyin(matter.name)).lower(),
        category=f"{matter.category} {initials(matter.category)}",
    )


def initials(text: str) -> str:
    """The first letters of the pinyin of a text: 机动车 becomes jdc."""
    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()


def _rank(entry: _Entry, word: str) -> tuple[int, int, str] | None:
    """How well one word fits: a smaller rank is better; then how early it stands."""
    if entry.code == word:
        return 0, 0, "code"
    places = (
        (entry.code, "code"),
        (entry.name, "name"),
        (entry.initials, "initials"),
        (entry.spelled, "pinyin"),
        (entry.category, "category"),
    )
    for rank, (text, matched) in enumerate(places, 1):
        at = text.find(word)
        if at >= 0:
            return (rank if not at else rank + len(places)), at, matched
    return None

"""Finds applications still being typed: they are few, and nothing of them is in an index yet."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import msgspec

from app.storage.engine.link import Link, Statement
from app.storage.search.guess import Guess, Kind
from app.storage.search.terms import compact, terms_of

_TYPED = Statement(
    'SELECT c.n, d.name, d.value FROM draft_field d CROSS JOIN "case" c ON c.key = d.draft_id '
    "WHERE d.name IN "
    "('applicant.name', 'agent.name', 'applicant.id_no', 'agent.id_no', 'applicant.mobile') "
    "ORDER BY c.n DESC, d.n"
)


class Drafted:
    """What is typed of whom in every draft, read once for a question, when it is needed."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def row_ids(self, guess: Guess) -> list[int]:
        """The row ids of the drafts that fit a guess, newest first."""
        fits = _FITS.get(guess.kind)
        if fits is None:
            return []
        field, matches = fits
        return [
            n
            for n, typed in self._typed.items()
            if any(matches(guess.value, typed.get(name, "")) for name in field)
        ]

    @cached_property
    def _typed(self) -> dict[int, dict[str, str]]:
        found: dict[int, dict[str, str]] = {}
        for n, name, value in self._link.all(_TYPED):
            typed = msgspec.json.decode(value)
            found.setdefault(n, {})[name] = typed.strip() if isinstance(typed, str) else ""
        return found


def _is_named(value: str, name: str) -> bool:
    """Any part of the name, or the beginning of one of its spellings."""
    return bool(name) and (value in compact(name) or value in terms_of((name,)).split())


def _is_same(value: str, number: str) -> bool:
    return value == number.upper()


def _was_old(value: str, number: str) -> bool:
    return number.upper() == value or number.startswith(f"{value[:6]}19{value[6:]}")


_NAMES = ("applicant.name", "agent.name")
_NUMBERS = ("applicant.id_no", "agent.id_no")
_FITS: dict[Kind, tuple[tuple[str, ...], Callable[[str, str], bool]]] = {
    Kind.NAME: (_NAMES, _is_named),
    Kind.PINYIN: (_NAMES, _is_named),
    Kind.ID_NO: (_NUMBERS, _is_same),
    Kind.OLD_ID_NO: (_NUMBERS, _was_old),
    Kind.MOBILE: (("applicant.mobile",), _is_same),
}

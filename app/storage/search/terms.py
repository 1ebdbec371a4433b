"""The terms a case is found under in the inverted index of names.

For 林晓雯: the pairs 林晓 晓雯 (in order, so that a phrase of pairs is any substring), the single
characters, the beginnings of linxiaowen, of lxw, and of xw and w. Each query is then one term or
one phrase: the newest hits come first and the search ends with the fiftieth.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.domain.names import INTERPUNCT
from app.storage.search.pinyin import spellings

LONGEST_SPELLING = 24
LONGEST_INITIALS = 8
SHORT_NAME = 4
"""In names up to this length initials are found from any character on, not only the first."""


def terms_of(names: Iterable[str]) -> str:
    """The terms of some names, as the index takes them; equal names have equal terms."""
    return " ".join(term for name in names if name for term in _terms(name))


def compact(text: str) -> str:
    """A name without interpunct, spaces and punctuation, in lower case."""
    return "".join(char for char in text.lower() if _counts(char))


def phrase_of(text: str) -> str:
    """The query that finds a compact text anywhere in a name."""
    if len(text) == 1:
        return f'"{text}"'
    return '"' + " ".join(_pairs(text)) + '"'


@lru_cache(maxsize=4096)
def _terms(name: str) -> tuple[str, ...]:
    text = compact(name)
    found = [*_pairs(text), *dict.fromkeys(text)]
    found += dict.fromkeys(term for spelling in spellings(text) for term in _spelled(spelling))
    return tuple(found)


def _spelled(spelling: tuple[str, ...]) -> Iterator[str]:
    initials = "".join(syllable[0] for syllable in spelling)
    yield from _beginnings("".join(spelling), LONGEST_SPELLING)
    starts = range(len(initials)) if len(initials) <= SHORT_NAME else (0,)
    for start in starts:
        yield from _beginnings(initials[start:], LONGEST_INITIALS)


def _beginnings(text: str, longest: int) -> Iterator[str]:
    return (text[:end] for end in range(1, min(len(text), longest) + 1))


def _pairs(text: str) -> list[str]:
    return [text[place : place + 2] for place in range(len(text) - 1)]


def _counts(char: str) -> bool:
    """Whether a character belongs to the name; those younger than Python's tables do."""
    if char == INTERPUNCT:
        return False
    if char.isascii():
        return char.isalnum()
    return unicodedata.category(char)[0] in "LNC"

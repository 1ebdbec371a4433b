"""How Chinese names are spelled in pinyin, with every reading a clerk may have in mind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

MOST_READINGS = 2
MOST_SPELLINGS = 4

_SURNAMES = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "任": "ren", "区": "ou",
    "盖": "ge", "葛": "ge", "华": "hua", "纪": "ji", "缪": "miao", "宁": "ning", "朴": "piao",
    "繁": "po", "覃": "qin", "冼": "xian", "燕": "yan", "尉": "yu", "乐": "yue", "翟": "zhai",
    "种": "chong", "黑": "he", "郇": "xun", "折": "she", "员": "yun", "秘": "bi", "逄": "pang",
    "隗": "wei", "召": "shao", "洗": "xian", "么": "yao", "哈": "ha", "那": "na", "牟": "mu",
}  # fmt: skip
"""Characters that are read otherwise as a surname; that reading comes first."""


def spellings(text: str) -> list[tuple[str, ...]]:
    """The spellings of a text, the likeliest first: a syllable for each character.

    Letters and digits stand for themselves; characters nobody knows how to read are left out.
    """
    readings = [found for place, char in enumerate(text) if (found := _readings(char, place == 0))]
    return list(islice(_varied(readings), MOST_SPELLINGS))


def _varied(readings: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """All combinations, such that the first comes first and the last character varies last."""
    for spelling in product(*reversed(readings)):
        yield tuple(reversed(spelling))


def _readings(char: str, first: bool) -> tuple[str, ...]:
    if char.isascii():
        return (char.lower(),) if char.isalnum() else ()
    known = _read(char)
    if first and char in _SURNAMES:
        surname = _SURNAMES[char]
        known = (surname, *(reading for reading in known if reading != surname))
    return known[:MOST_READINGS]


@lru_cache(maxsize=16384)
def _read(char: str) -> tuple[str, ...]:
    """The plain readings of one character; the library is large and loaded at the first use."""
    from pypinyin import Style, pinyin

    found = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(found[0])) if found else ()

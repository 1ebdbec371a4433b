"""Small ways of saying things: dates, sentences, counted lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.domain.papers.dates import day

_ORDINALS = "一二三四五六七八九十"


def moment(value: datetime) -> str:
    """A date with the time of day: 2026年7月2日9时05分."""
    return f"{day(value.date())}{value.hour}时{value.minute:02d}分"


def stamp(value: datetime) -> str:
    """A date with the time of day for slips: 2026-07-02 09:05."""
    return f"{value:%Y-%m-%d %H:%M}"


def sentence(text: str) -> str:
    """The text with exactly one full stop behind it."""
    return clause(text) + "。"


def clause(text: str) -> str:
    """The text without the mark that ends it, to be built into a longer sentence."""
    return text.rstrip("。；;.：:，,、 ")


def according(basis: str) -> str:
    """The opening of a sentence that rests on a law; empty where a paper names none."""
    return f"依据{clause(basis)}，" if basis else ""


def count(number: int) -> str:
    """A small number in Chinese numerals as copies are counted: 三; larger ones in figures."""
    return _ORDINALS[number - 1] if 1 <= number <= 10 else str(number)


def numbered(items: Sequence[str]) -> str:
    """The items one a line; more than one are numbered."""
    if len(items) == 1:
        return items[0]
    return "\n".join(f"{number}．{item}" for number, item in enumerate(items, start=1))

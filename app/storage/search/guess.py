"""Guesses what a person typed into the one search box."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.storage.search.terms import LONGEST_SPELLING, compact


class Kind(StrEnum):
    """What a text may be; also how a hit says why it was found."""

    ID_NO = "ID_NO"
    OLD_ID_NO = "OLD_ID_NO"
    MOBILE = "MOBILE"
    DATE = "DATE"
    BILL_NO = "BILL_NO"
    CASE_NO = "CASE_NO"
    DOCUMENT_NO = "DOCUMENT_NO"
    PINYIN = "PINYIN"
    NAME = "NAME"


@dataclass(frozen=True, slots=True)
class Guess:
    """One reading of the text, in the form the tables hold it."""

    kind: Kind
    value: str


SHORTEST_TAIL = 3
_BILL_DIGITS = 10
_SLASHED = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_ID_NO = re.compile(r"\d{17}[\dX]|[0-9A-HJ-NP-RTUW-Y]{18}")
_NUMBER = re.compile(r"[0-9A-Z-]*\d[0-9A-Z-]*")
_YEAR = re.compile(r"〔\d{4}")
_BRACKETS = str.maketrans("[]【】()", "〔〕〔〕〔〕")


def guesses(text: str) -> tuple[Guess, ...]:
    """Every reading of a text, the most certain first; none for a text that says nothing."""
    typed = "".join(_narrow(char) for char in text).strip()
    if not typed:
        return ()
    bracketed = "".join(typed.translate(_BRACKETS).split())
    if _YEAR.search(bracketed):
        return (Guess(Kind.DOCUMENT_NO, bracketed),)
    dated = _SLASHED.fullmatch(typed)
    if dated:
        return _day(*dated.groups())
    joined = "".join(typed.split()).upper()
    if _NUMBER.fullmatch(joined):
        return _numbers(joined)
    return _names(typed)


def _numbers(text: str) -> tuple[Guess, ...]:
    found: list[Guess] = []
    if _ID_NO.fullmatch(text):
        found.append(Guess(Kind.ID_NO, text))
    if text.isdigit():
        found += _digits(text)
    if len(text) >= SHORTEST_TAIL:
        found.append(Guess(Kind.CASE_NO, text))
    if not text.isdigit() and len(text) <= LONGEST_SPELLING:
        found.append(Guess(Kind.NAME, compact(text)))
    return tuple(found)


def _digits(text: str) -> list[Guess]:
    found: list[Guess] = []
    if len(text) == 15:
        found.append(Guess(Kind.OLD_ID_NO, text))
    if re.fullmatch(r"1[3-9]\d{9}", text):
        found.append(Guess(Kind.MOBILE, text))
    if len(text) == 8:
        found += _day(text[:4], text[4:6], text[6:])
    if len(text) in (_BILL_DIGITS, 18):
        found.append(Guess(Kind.BILL_NO, text[-_BILL_DIGITS:]))
    elif SHORTEST_TAIL < len(text) < _BILL_DIGITS:
        found.append(Guess(Kind.BILL_NO, text.zfill(_BILL_DIGITS)))
    return found


def _names(typed: str) -> tuple[Guess, ...]:
    if "号" in typed and re.search(r"\d", typed):
        return (Guess(Kind.DOCUMENT_NO, "".join(typed.split())),)
    text = compact(typed.lower().replace("ü", "v"))
    if not text:
        return ()
    if text.isascii():
        return (Guess(Kind.PINYIN, text[:LONGEST_SPELLING]),)
    return (Guess(Kind.NAME, text),)


def _day(year: str | int, month: str | int, day: str | int) -> tuple[Guess, ...]:
    try:
        return (Guess(Kind.DATE, date(int(year), int(month), int(day)).isoformat()),)
    except ValueError:
        return ()


def _narrow(char: str) -> str:
    """A full-width letter or digit as its plain self; nothing else is touched."""
    return unicodedata.normalize("NFKC", char) if "\uff01" <= char <= "\uff5e" else char

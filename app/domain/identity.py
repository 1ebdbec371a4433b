"""Identity numbers: whether they are sound, what they say, how typed ones are put right.

Problems are codes, None means sound. A region code need not exist today: abolished counties live
on in old numbers. On paper the card wins over what a number says (DOMAIN 8.1).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.errors import Refused

CREDIT_CODE_WARNINGS = frozenset({"USCC_CHECK"})
"""Credit code problems that only warn: genuine codes are known that fail the check."""

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_ID_FORM = re.compile(r"[1-9]\d{16}[\dXx]", re.ASCII)
_ID_15_FORM = re.compile(r"[1-9]\d{14}", re.ASCII)
_ID_CENTURIES = ("18", "19", "20")
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = tuple(pow(3, n, 31) for n in range(17))
_CREDIT_LOOKALIKES = str.maketrans("OI", "01")
_SEPARATORS = re.compile(r"[\s\-]+")
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_PHONE = re.compile(r"(?:0\d{2,3}-?)?[2-9]\d{6,7}(?:-\d{1,6})?|[49]00-?\d{3}-?\d{4}|[19]\d{4,5}")
_SHORTEST_LINE = 7
"""Digits of the shortest number of a person; shorter ones are those of services."""


@dataclass(frozen=True, slots=True)
class Normalised:
    """A number as it is kept, and whether that differs from what was typed."""

    value: str
    changed: bool


class Sex(StrEnum):
    """Sex by GB/T 2261.1."""

    UNKNOWN = "0"
    MALE = "1"
    FEMALE = "2"
    UNSTATED = "9"


def citizen_id_problem(text: str, today: date) -> str | None:
    """Return what is wrong with an 18-character citizen ID, or None (GB 11643-1999).

    ID_15_DIGITS, ID_LENGTH, ID_CHARSET, ID_DATE, ID_FUTURE, ID_CHECK_DIGIT; a final x passes.
    """
    if _ID_15_FORM.fullmatch(text):
        return "ID_15_DIGITS"
    if len(text) != 18:
        return "ID_LENGTH"
    if not _ID_FORM.fullmatch(text):
        return "ID_CHARSET"
    born = _date_or_none(text[6:14])
    if born is None:
        return "ID_DATE"
    if born > today:
        return "ID_FUTURE"
    return None if citizen_id_check(text[:17]) == text[17].upper() else "ID_CHECK_DIGIT"


def citizen_id_check(first_17: str) -> str:
    """Return the check character of the first 17 digits (ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(first_17, _ID_WEIGHTS, strict=True))
    return _ID_CHECKS[total % 11]


def normalise_citizen_id(text: str) -> Normalised:
    """Return a typed citizen ID without spaces or hyphens, in half width, with a capital X."""
    return _normalised(text, _plain(text))


def birth_date(citizen_id: str) -> date:
    """Return the birth date an 18-character citizen ID carries; Refused("ID_DATE")."""
    born = _date_or_none(citizen_id[6:14])
    if born is None:
        raise Refused("ID_DATE")
    return born


def sex(citizen_id: str) -> Sex:
    """Return the sex an 18-character citizen ID carries: odd sequence male, even female."""
    digit = citizen_id[16:17]
    if not (digit.isascii() and digit.isdigit()):
        raise Refused("ID_CHARSET")
    return Sex.MALE if int(digit) % 2 else Sex.FEMALE


def region_code(citizen_id: str) -> str:
    """Return the six-digit region code a citizen ID begins with (GB/T 2260, of its time)."""
    return citizen_id[:6]


def age_on(born: date, day: date) -> int:
    """Return the age in completed years on a day; whoever was born on 29 February, on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def card_problem(valid_until: date | None, today: date) -> str | None:
    """Return CARD_EXPIRED after a card's last day, or None; no last day means 长期."""
    return "CARD_EXPIRED" if valid_until is not None and valid_until < today else None


def credit_code_problem(text: str) -> str | None:
    """Return what is wrong with a unified social credit code, or None (GB 32100-2015).

    USCC_LENGTH, USCC_CHARSET, USCC_CHECK; the last is in CREDIT_CODE_WARNINGS.
    """
    if len(text) != 18:
        return "USCC_LENGTH"
    if not set(text) <= set(_CREDIT_ALPHABET):
        return "USCC_CHARSET"
    return None if credit_code_check(text[:17]) == text[17] else "USCC_CHECK"


def credit_code_check(first_17: str) -> str:
    """Return the check character of the first 17 characters (GB 32100-2015, annex A)."""
    values = (_CREDIT_ALPHABET.index(character) for character in first_17)
    total = sum(v * weight for v, weight in zip(values, _CREDIT_WEIGHTS, strict=True))
    return _CREDIT_ALPHABET[-total % 31]


def normalise_credit_code(text: str) -> Normalised:
    """Return a typed credit code in half-width capitals, O read as 0 and I as 1.

    The code has neither letter; show the clerk when `changed`.
    """
    return _normalised(text, _plain(text).translate(_CREDIT_LOOKALIKES))


def phone_problem(text: str) -> str | None:
    """Return PHONE_FORMAT unless the text is a mobile, a landline or a service number (12345)."""
    return None if _MOBILE.fullmatch(text) or _PHONE.fullmatch(text) else "PHONE_FORMAT"


def contact_problem(text: str) -> str | None:
    """Return PHONE_FORMAT unless somebody answers there: a service number is nobody's own."""
    return "PHONE_FORMAT" if len(text) < _SHORTEST_LINE else phone_problem(text)


def normalise_phone(text: str) -> Normalised:
    """Return a typed telephone number in half-width signs without spaces; its hyphens stay."""
    return _normalised(text, "".join(unicodedata.normalize("NFKC", text).split()))


def _plain(text: str) -> str:
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()


def _normalised(typed: str, value: str) -> Normalised:
    return Normalised(value, value != typed)


def _date_or_none(digits: str) -> date | None:
    if not (digits.isascii() and digits.isdigit()) or digits[:2] not in _ID_CENTURIES:
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None

"""Names as they are kept: one interpunct, no stray spaces, lengths counted in code points.

Never down-converts and never normalises to NFC or NFKC, which would exchange rare characters for
others: a name is what the card says (DOMAIN 8.4).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

INTERPUNCT = "\u00b7"
LONGEST_NAME = 50
LONGEST_ORGANISATION_NAME = 200

_LOOKALIKES = "\u0387\u2022\u2024\u2027\u2219\u22c5\u2e31\u2e33\u30fb\uff65"
_DOTS = ".\uff0e"
_HAN = (
    "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ue000-\uf8ff"
    "\U00020000-\U000323af\U000f0000-\U0010fffd"
)
_ANY_LOOKALIKE = re.compile(f"[{_LOOKALIKES}]")
_DOT_BY_HAN = re.compile(f"(?<=[{_HAN}])[{_DOTS}]|[{_DOTS}](?=[{_HAN}])")
_SPACE_BY_HAN = re.compile(rf"(?<=[{_HAN}{INTERPUNCT}])\s+|\s+(?=[{_HAN}{INTERPUNCT}])")
_SPACES = re.compile(r"\s+")
_CONTROL = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it was read or typed, as it is kept, and whether these differ."""

    raw: str
    text: str
    changed: bool


def normalise_name(raw: str) -> Name:
    """Return a name with every look-alike of the interpunct as U+00B7 and no stray spaces.

    A full stop counts as an interpunct only beside a Han character, so that J. Smith stays.
    Spaces beside a Han character go (张　三), others become one.
    """
    closed = _SPACE_BY_HAN.sub("", _ANY_LOOKALIKE.sub(INTERPUNCT, raw.strip()))
    dotted = _SPACE_BY_HAN.sub("", _DOT_BY_HAN.sub(INTERPUNCT, closed))
    text = _SPACES.sub(" ", dotted)
    return Name(raw, text, text != raw)


def name_problem(text: str) -> str | None:
    """Return what is wrong with a person's name of up to 50 code points, or None.

    NAME_EMPTY, NAME_CONTROL_CHARACTER, NAME_TOO_LONG; NAME_PRIVATE_USE asks for a picture.
    """
    return _problem(text, LONGEST_NAME)


def organisation_name_problem(text: str) -> str | None:
    """Return what is wrong with an organisation's name of up to 200 code points, or None."""
    return _problem(text, LONGEST_ORGANISATION_NAME)


def private_use(text: str) -> tuple[str, ...]:
    """Return the private-use characters of a text in order, each once.

    ID-card chips carry them for characters that had no code when the card was made.
    """
    return tuple(dict.fromkeys(c for c in text if unicodedata.category(c) == "Co"))


def _problem(text: str, longest: int) -> str | None:
    if not text.strip():
        return "NAME_EMPTY"
    if any(unicodedata.category(character) in _CONTROL for character in text):
        return "NAME_CONTROL_CHARACTER"
    if len(text) > longest:
        return "NAME_TOO_LONG"
    return "NAME_PRIVATE_USE" if private_use(text) else None

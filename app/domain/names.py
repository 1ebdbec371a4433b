"""Names as they are kept: one interpunct, no stray spaces, lengths counted in code points.

Never down-converts and never normalises to NFC or NFKC, which would exchange rare characters for
others: a name is what the card says (DOMAIN 8.4).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
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
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_BETWEEN = frozenset(f"{INTERPUNCT} -.'\u2019")
"""What stands between the words of a name."""
_LOST = frozenset("?\uff1f\ufffd")
"""What a machine writes where it lost a character."""
_CONTROL = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it was read or typed, as it is kept, and whether these differ."""

    raw: str
    text: str
    changed: bool


def one_line(text: str) -> str:
    """A text as one line of a form takes it: control signs and what breaks lines are spaces.

    Blanks at its ends are left: somebody may be about to type on.
    """
    return _BREAKS.sub(" ", text)


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

    NAME_EMPTY, NAME_CONTROL_CHARACTER, NAME_TOO_LONG, NAME_CHARACTERS (a digit, a question mark:
    what no name is written with); NAME_PRIVATE_USE asks for a picture.
    """
    return _problem(text, LONGEST_NAME, _is_of_names)


def organisation_name_problem(text: str) -> str | None:
    """Return what is wrong with an organisation's name of up to 200 code points, or None."""
    return _problem(text, LONGEST_ORGANISATION_NAME, lambda sign: sign not in _LOST)


def private_use(text: str) -> tuple[str, ...]:
    """Return the private-use characters of a text in order, each once.

    ID-card chips carry them for characters that had no code when the card was made.
    """
    return tuple(dict.fromkeys(c for c in text if unicodedata.category(c) == "Co"))


def _is_of_names(sign: str) -> bool:
    return sign in _BETWEEN or not _is_no_letter(sign)


def _is_no_letter(sign: str) -> bool:
    """A number, a mark of punctuation or a symbol; what Unicode does not know yet is a letter."""
    return unicodedata.category(sign)[0] in "NPSZ" and sign != "\u3007"


def _problem(text: str, longest: int, is_lawful: Callable[[str], bool]) -> str | None:
    if not text.strip():
        return "NAME_EMPTY"
    if any(unicodedata.category(character) in _CONTROL for character in text):
        return "NAME_CONTROL_CHARACTER"
    if len(text) > longest:
        return "NAME_TOO_LONG"
    if private_use(text):
        return "NAME_PRIVATE_USE"
    is_word = not all(map(_is_no_letter, text))
    return None if is_word and all(map(is_lawful, text)) else "NAME_CHARACTERS"

"""Cuts the text of a situation expression into tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from app.domain.errors import Refused

LONGEST = 500
"""How many characters an expression may have."""

Literal = bool | int | Decimal | str

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<number>-?[0-9]+(?:\.[0-9]+)?(?![\w.]))
      | (?P<string>"[^"\n]*"|'[^'\n]*')
      | (?P<sign>==|!=|<=|>=|<|>|[()\[\],])
      | (?P<word>[^\W\d]\w*)
      | (?P<end>$)
    )""",
    re.VERBOSE,
)
_KEYWORDS = frozenset({"and", "or", "not", "in", "true", "false"})


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its kind (a sign or keyword is its own kind), its value, where it begins."""

    kind: str
    value: Literal
    position: int


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of an expression, the last of kind "end".

    Raises Refused: EXPRESSION_LENGTH, EXPRESSION_SYNTAX.
    """
    if len(text) > LONGEST:
        raise Refused("EXPRESSION_LENGTH", length=len(text), longest=LONGEST)
    found: list[Token] = []
    place = 0
    while not found or found[-1].kind != "end":
        match = _TOKEN.match(text, place)
        if match is None:
            raise syntax_error(text, place, "value")
        found.append(_token(match))
        place = match.end()
    return tuple(found)


def syntax_error(text: str, position: int, expected: str) -> Refused:
    """Make the error for something else than `expected` at a character position from 0."""
    return Refused("EXPRESSION_SYNTAX", text=text, position=position, expected=expected)


def _token(match: re.Match[str]) -> Token:
    kind = match.lastgroup or "end"
    word, position = match[kind], match.start(kind)
    match kind:
        case "number":
            return Token("literal", Decimal(word) if "." in word else int(word), position)
        case "string":
            return Token("literal", word[1:-1], position)
        case "word" if word in ("true", "false"):
            return Token("literal", word == "true", position)
        case "word" if word not in _KEYWORDS:
            return Token("name", word, position)
        case "end":
            return Token("end", "", position)
    return Token(word, word, position)

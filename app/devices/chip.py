"""Reads the text file of an identity card's chip (GA/T 490), and writes one for the simulator.

256 bytes, two a character, UTF-16LE: the chip knows the 65,536 characters of UCS-2 alone. A
rarer one stands there as a private-use code, which is kept as it is and never guessed.

    0 name 30 · 30 sex 2 · 32 ethnicity 4 · 36 birth 16 · 52 address 70 · 122 number 36
    158 issuer 30 · 188 from 16 · 204 until 16 · 220 reserved 36
"""

from __future__ import annotations

from datetime import date

from app.domain.errors import Unavailable
from app.domain.identity import citizen_id_problem, normalise_citizen_id
from app.domain.names import name_problem, normalise_name
from app.ports.reader import Card

CHIP_BYTES = 256
NAME_PLACES = 15
LONG_TERM = "长期"

_PLACES = {
    "name": (0, 30),
    "sex": (30, 2),
    "ethnicity": (32, 4),
    "birth": (36, 16),
    "address": (52, 70),
    "id_no": (122, 36),
    "issuer": (158, 30),
    "valid_from": (188, 16),
    "valid_until": (204, 16),
}
_SEXES = frozenset("0129")
_PADDING = " \u3000\x00"
_NAME_MAY_HOLD = frozenset({None, "NAME_PRIVATE_USE"})


def parse_chip(content: bytes) -> Card:
    """The card a chip's text describes; Unavailable CARD_UNREADABLE with the `field`."""
    if len(content) != CHIP_BYTES:
        raise _unreadable("chip")
    said = {field: _text(content, field) for field in _PLACES}
    name = normalise_name(said["name"])
    valid_from, valid_until = _day(said, "valid_from"), _last_day(said)
    _require("name", name_problem(name.text) in _NAME_MAY_HOLD)
    _require("sex", said["sex"] in _SEXES)
    _require("ethnicity", _is_number(said["ethnicity"], 2))
    _require("valid_until", valid_until is None or valid_from <= valid_until)
    return Card(
        name=name.text,
        name_raw=said["name"],
        sex=said["sex"],
        ethnicity=said["ethnicity"],
        birth=_day(said, "birth"),
        address=said["address"],
        id_no=_id_no(said["id_no"]),
        issuer=said["issuer"],
        valid_from=valid_from,
        valid_until=valid_until,
        name_may_go_on=len(said["name"]) >= NAME_PLACES,
    )


def chip_of(card: Card) -> bytes:
    """The chip's text of a card; what is too long for its place is cut off, as on a real one.

    Raises ValueError for a character beyond UCS-2, which no chip can hold.
    """
    until = f"{card.valid_until:%Y%m%d}" if card.valid_until else LONG_TERM
    said = {
        "name": card.name_raw,
        "sex": card.sex,
        "ethnicity": card.ethnicity,
        "birth": f"{card.birth:%Y%m%d}",
        "address": card.address,
        "id_no": card.id_no,
        "issuer": card.issuer,
        "valid_from": f"{card.valid_from:%Y%m%d}",
        "valid_until": until,
    }
    return b"".join(_padded(said[field], size) for field, (_, size) in _PLACES.items()).ljust(
        CHIP_BYTES, b"\x00"
    )


def _text(content: bytes, field: str) -> str:
    start, size = _PLACES[field]
    try:
        return content[start : start + size].decode("utf-16-le").strip(_PADDING)
    except UnicodeDecodeError as error:
        raise _unreadable(field) from error


def _day(said: dict[str, str], field: str) -> date:
    digits = said[field]
    _require(field, _is_number(digits, 8))
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError as error:
        raise _unreadable(field) from error


def _last_day(said: dict[str, str]) -> date | None:
    return None if said["valid_until"] == LONG_TERM else _day(said, "valid_until")


def _id_no(said: str) -> str:
    number = normalise_citizen_id(said).value
    _require("id_no", citizen_id_problem(number, date.max) is None)
    return number


def _is_number(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()


def _require(field: str, holds: bool) -> None:
    if not holds:
        raise _unreadable(field)


def _unreadable(field: str) -> Unavailable:
    return Unavailable("CARD_UNREADABLE", field=field)


def _padded(text: str, size: int) -> bytes:
    if any(ord(character) > 0xFFFF for character in text):
        raise ValueError("a chip holds no character beyond UCS-2")
    return text[: size // 2].ljust(size // 2).encode("utf-16-le")

"""Where the fields of a party stand: on one line where there is room, else on more of them."""

from __future__ import annotations

from typing import TypeAlias

PERSON = ("name", "id_no", "mobile", "address")
ORGANISATION = ("name", "id_no", "mobile", "address", "representative")
AGENT = ("name", "id_no", "mobile", "authority", "until")
WEIGHTS = (34, 44, 28, 44)
Place: TypeAlias = tuple[int, int, int]
"""Row, column and span of a field, on a grid of four columns."""
PLACES: dict[tuple[str, ...], dict[str, Place]] = {
    PERSON: {"name": (0, 0, 1), "id_no": (0, 1, 1), "mobile": (0, 2, 1), "address": (0, 3, 1)},
    ORGANISATION: {
        "name": (0, 0, 2),
        "id_no": (0, 2, 2),
        "representative": (1, 0, 1),
        "mobile": (1, 1, 1),
        "address": (1, 2, 2),
    },
    AGENT: {
        "name": (0, 0, 1),
        "id_no": (0, 1, 1),
        "mobile": (0, 2, 1),
        "authority": (1, 0, 3),
        "until": (0, 3, 1),
    },
}
# The same where a line is too short for them.
FOLDED: dict[tuple[str, ...], dict[str, Place]] = {
    PERSON: {"name": (0, 0, 2), "id_no": (0, 2, 2), "mobile": (1, 0, 2), "address": (1, 2, 2)},
    ORGANISATION: {
        "name": (0, 0, 2),
        "id_no": (0, 2, 2),
        "representative": (1, 0, 2),
        "mobile": (1, 2, 2),
        "address": (2, 0, 4),
    },
    AGENT: {
        "name": (0, 0, 2),
        "id_no": (0, 2, 2),
        "mobile": (1, 0, 2),
        "until": (1, 2, 2),
        "authority": (2, 0, 4),
    },
}


def places_of(shape: tuple[str, ...], *, folded: bool) -> dict[str, Place]:
    """The places of these fields; none before there are any."""
    return (FOLDED if folded else PLACES)[shape] if shape else {}


def shape_of(prefix: str, *, is_organisation: bool) -> tuple[str, ...]:
    """Which fields a party has, in order."""
    if prefix == "agent.":
        return AGENT
    return ORGANISATION if is_organisation else PERSON

"""What either database can hold: text without NUL, whole numbers of 64 bits with their sign."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, structs

_BOUND = 1 << 63


def is_storable(value: object) -> bool:
    """Whether everything in a question can be stored, whichever the engine."""
    return _are_storable((value,))


def _are_storable(values: Iterable[object]) -> bool:
    """Text and numbers are looked at in place: a push holds fifteen thousand of them."""
    for value in values:
        if isinstance(value, str):
            if "\0" in value:
                return False
        elif isinstance(value, int):
            if not -_BOUND <= value < _BOUND:
                return False
        elif isinstance(value, tuple):
            if not _are_storable(value):
                return False
        elif isinstance(value, Struct) and not _are_storable(structs.astuple(value)):
            return False
    return True

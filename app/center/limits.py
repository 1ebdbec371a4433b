"""What either database can hold: text without NUL, whole numbers of 64 bits with their sign."""

from __future__ import annotations

from msgspec import Struct, structs

_BOUND = 1 << 63


def is_storable(value: object) -> bool:
    """Whether everything in a question can be stored, whichever the engine."""
    if isinstance(value, str):
        return "\0" not in value
    if isinstance(value, int):
        return -_BOUND <= value < _BOUND
    if isinstance(value, tuple):
        return all(map(is_storable, value))
    if isinstance(value, Struct):
        return all(map(is_storable, structs.astuple(value)))
    return True

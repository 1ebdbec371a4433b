"""Turns plain mappings into the catalogue's frozen dataclasses and back, strictly.

Unknown keys and wrong kinds are refused with the path that is wrong; nothing is guessed.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from app.domain.errors import Refused

T = TypeVar("T")


def shaped(cls: type[T], data: object, path: str = "") -> T:
    """Build a frozen dataclass from a mapping of TOML or JSON values.

    Raises Refused: CATALOGUE_KEY_UNKNOWN, CATALOGUE_KEY_MISSING, CATALOGUE_VALUE, each with the
    `path` of the place, as in `limits.promised.days` or `materials[2].form`.
    """
    if not isinstance(data, Mapping):
        raise _wrong(path, "mapping", data)
    kind: Any = cls
    hints, known = _shape_of(kind)
    for key in data:
        if key not in known:
            raise Refused("CATALOGUE_KEY_UNKNOWN", path=_join(path, str(key)))
    values: dict[str, Any] = {}
    for name, described in known.items():
        if name in data:
            values[name] = _value(hints[name], data[name], _join(path, name))
        elif described.default is MISSING:
            raise Refused("CATALOGUE_KEY_MISSING", path=_join(path, name))
    return cls(**values)


def plain(value: Any) -> Any:
    """The mapping a value is built from: dates as ISO text, absent optional values left out."""
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((described.name, getattr(value, described.name)) for described in fields(value))
        return {name: plain(held) for name, held in pairs if held is not None}
    if isinstance(value, (tuple, list)):
        return [plain(held) for held in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


@lru_cache(maxsize=64)
def _shape_of(cls: type[Any]) -> tuple[dict[str, Any], dict[str, Field[Any]]]:
    return get_type_hints(cls), {described.name: described for described in fields(cls)}


def _value(hint: Any, data: object, path: str) -> Any:
    if get_origin(hint) is tuple:
        return _row(get_args(hint)[0], data, path)
    if get_origin(hint) in (types.UnionType, Union):
        return _either(get_args(hint), data, path)
    if is_dataclass(hint):
        return shaped(hint, data, path)  # type: ignore[arg-type]
    return _SCALARS.get(hint, _choice(hint))(data, path)


def _row(inner: Any, data: object, path: str) -> tuple[Any, ...]:
    if not isinstance(data, (list, tuple)):
        raise _wrong(path, "list", data)
    return tuple(_value(inner, held, f"{path}[{place}]") for place, held in enumerate(data))


def _either(hints: tuple[Any, ...], data: object, path: str) -> Any:
    """The member that fits a union of unlike kinds, such as `str | int` or `date | None`."""
    for hint in hints:
        if hint is type(None):
            continue
        try:
            return _value(hint, data, path)
        except Refused as refused:
            if refused.code != "CATALOGUE_VALUE":
                raise
    raise _wrong(path, " | ".join(getattr(hint, "__name__", str(hint)) for hint in hints), data)


def _choice(hint: Any) -> Callable[[object, str], Any]:
    def chosen(data: object, path: str) -> StrEnum:
        try:
            member: StrEnum = hint(data)
        except ValueError:
            raise _wrong(path, " | ".join(hint), data) from None
        return member

    return chosen


def _text(data: object, path: str) -> str:
    if not isinstance(data, str):
        raise _wrong(path, "text", data)
    return data


def _whole(data: object, path: str) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise _wrong(path, "whole number", data)
    return data


def _yes_or_no(data: object, path: str) -> bool:
    if not isinstance(data, bool):
        raise _wrong(path, "true or false", data)
    return data


def _day(data: object, path: str) -> date:
    if type(data) is date:
        return data
    try:
        return date.fromisoformat(_text(data, path))
    except ValueError:
        raise _wrong(path, "date", data) from None


_SCALARS: dict[Any, Callable[[object, str], Any]] = {
    str: _text,
    int: _whole,
    bool: _yes_or_no,
    date: _day,
}


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _wrong(path: str, expected: str, data: object) -> Refused:
    return Refused("CATALOGUE_VALUE", path=path, expected=expected, value=str(data)[:60])

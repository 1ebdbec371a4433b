"""One way to write a value down: canonical JSON, so that equal values have equal bytes.

Keys sorted, no spaces, UTF-8, dates and times in ISO 8601, dataclasses as objects. What cannot be
read back to the same bytes is refused, never mended.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from dataclasses import fields
from functools import lru_cache
from typing import Any, TypeVar, cast

import msgspec

from app.domain.errors import Refused
from app.domain.facts.base import Unknown, body_type

T = TypeVar("T")

_ENCODER = msgspec.json.Encoder(order="sorted", decimal_format="string")
_NAMED = msgspec.json.Decoder(dict[str, msgspec.Raw])
"""The names of the fields of an object; what they hold is left as it is written."""


def canonical(value: Any) -> bytes:
    """The canonical bytes of a value; Refused TEXT_BROKEN when a text holds half a character."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError as error:
        near = str(error.object)[max(0, error.start - 8) : error.start]
        raise Refused("TEXT_BROKEN", near=near) from error


def canonical_text(value: Any) -> str:
    """The canonical form as text."""
    return canonical(value).decode()


def digest_of(content: bytes) -> str:
    """The lower-case hexadecimal SHA-256 of some bytes."""
    return hashlib.sha256(content).hexdigest()


def decoded(kind: type[T], raw: bytes | str) -> T:
    """The value of a type that the JSON describes; Refused MALFORMED with what is wrong where."""
    try:
        value: T = _decoder(cast(Hashable, kind)).decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refused("MALFORMED", kind=_name(kind), detail=str(error)) from error
    return value


def plain(value: Any) -> Any:
    """The value as JSON-able data: dict, list, str, int, bool and None alone."""
    return msgspec.json.decode(canonical(value))


def body_of(kind: str, ver: int, raw: bytes | str, *, is_own: bool = False) -> Any:
    """The body of a fact; `Unknown` when this program does not know the kind or the version.

    Strict: a known body with a missing, wrong or foreign field is Refused MALFORMED. What stands
    in the own journal was asked for foreign fields when it came.
    """
    cls: Any = body_type(kind, ver)
    if cls is None:
        content: dict[str, Any] = decoded(dict, raw)
        return Unknown(content)
    body: Any = decoded(cls, raw)
    if not is_own and _foreign(cls, raw):
        raise Refused("MALFORMED", kind=kind, detail="unknown field")
    return body


def body_content(body: Any) -> Any:
    """What of a body is written down: an unknown one as it came."""
    return body.content if isinstance(body, Unknown) else body


def _name(kind: Any) -> str:
    return str(getattr(kind, "__name__", kind))


def _foreign(cls: type, raw: bytes | str) -> bool:
    return not _NAMED.decode(raw).keys() <= _fields(cls)


@lru_cache(maxsize=256)
def _fields(cls: Any) -> frozenset[str]:
    return frozenset(described.name for described in fields(cls))


@lru_cache(maxsize=256)
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(cast(type[Any], kind))

"""Identities: UUIDv7 made from a time and random bytes that the caller brings (RFC 9562)."""

from __future__ import annotations

import re
from typing import NewType
from uuid import UUID

from app.domain.errors import Refused

EventId = NewType("EventId", str)
CaseId = NewType("CaseId", str)
TerminalId = NewType("TerminalId", str)
StaffId = NewType("StaffId", str)
DocumentId = NewType("DocumentId", str)
PaymentId = NewType("PaymentId", str)

_TERMINAL = re.compile(r"[A-Z0-9](?:[A-Z0-9-]{0,10}[A-Z0-9])?")

RANDOM_BYTES = 10
_TAIL_BITS = 74
_TAIL_MASK = (1 << _TAIL_BITS) - 1
_STRIDE_MASK = (1 << 32) - 1


def checked_terminal(text: str) -> str:
    """The id of a terminal, as in B07; it is part of every case number it gives.

    One to twelve capital letters, digits and hyphens between them. Raises Refused TERMINAL_ID.
    """
    if not _TERMINAL.fullmatch(text):
        raise Refused("TERMINAL_ID", terminal=text)
    return text


def uuid7(unix_ms: int, random: bytes) -> str:
    """Make the UUIDv7 of a moment.

    `unix_ms` is milliseconds since 1970 UTC; `random` gives at least 10 bytes. Raises ValueError
    when either does not fit. RFC 9562, 5.7.
    """
    return _text(unix_ms, _tail(random))


def unix_ms_of(text: str) -> int:
    """Return the milliseconds since 1970 UTC that a UUIDv7 carries; ValueError on any other."""
    value = UUID(text)
    if value.version != 7:
        raise ValueError(f"not a UUIDv7: {text}")
    return value.int >> 80


class Uuid7Source:
    """Makes ids that only ever grow, within one millisecond and across a clock set back.

    Not for use by two threads at once. RFC 9562, 6.2, method 2: inside a millisecond the random
    part grows by a random stride, so that ids stay ordered and hard to guess.
    """

    def __init__(self) -> None:
        self._last_ms = -1
        self._last_tail = 0

    def next(self, unix_ms: int, random: bytes) -> str:
        """Return the next id: greater than every id this source made before."""
        fresh = _tail(random)
        if unix_ms > self._last_ms:
            self._last_ms, self._last_tail = unix_ms, fresh
        else:
            self._advance(1 + (fresh & _STRIDE_MASK))
        return _text(self._last_ms, self._last_tail)

    def _advance(self, stride: int) -> None:
        tail = self._last_tail + stride
        self._last_ms += tail >> _TAIL_BITS
        self._last_tail = tail & _TAIL_MASK


def _tail(random: bytes) -> int:
    if len(random) < RANDOM_BYTES:
        raise ValueError(f"{RANDOM_BYTES} random bytes are needed, not {len(random)}")
    return int.from_bytes(random[:RANDOM_BYTES], "big") & _TAIL_MASK


def _text(unix_ms: int, tail: int) -> str:
    if not 0 <= unix_ms < 1 << 48:
        raise ValueError(f"milliseconds out of range: {unix_ms}")
    high, low = tail >> 62, tail & ((1 << 62) - 1)
    digits = f"{unix_ms << 80 | 7 << 76 | high << 64 | 2 << 62 | low:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

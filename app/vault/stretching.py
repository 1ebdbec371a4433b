"""Argon2id (RFC 9106): makes guessing a password slow, by parameters that are data."""

from __future__ import annotations

import os
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type, hash_secret_raw

KEY_BYTES = 32
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Cost:
    """How much work one guess is: passes over so many KiB of memory, in so many lanes."""

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4


def stretched(password: str, salt: bytes, cost: Cost) -> bytes:
    """A 32-byte key from a password."""
    return hash_secret_raw(
        password.encode(), salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID
    )


def fresh_salt() -> bytes:
    """Random bytes that make equal passwords differ."""
    return os.urandom(SALT_BYTES)


def verifier(password: str, cost: Cost = Cost()) -> str:
    """What tells a password without telling it, for the staff section of a bundle."""
    hasher = PasswordHasher(cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, SALT_BYTES)
    return hasher.hash(password)


def fits(password: str, known: str) -> bool:
    """Whether a password is the one behind a verifier; never for an unsound verifier."""
    try:
        return PasswordHasher().verify(known, password)
    except (VerificationError, InvalidHashError):
        return False

"""Seals small secrets under a password: Argon2id makes the key, AES-256-GCM the lock.

The parameters travel with the sealed secret, so that they can be raised without a migration.
The ciphers are loaded when one is needed: the sign-in card must not wait for them.
"""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass

KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Hardness:
    """What one guess costs: passes, memory in KiB, lanes (RFC 9106)."""

    time_cost: int = 3
    memory_cost: int = 65536
    parallelism: int = 2


@dataclass(frozen=True, slots=True)
class Sealed:
    """A secret under a password; every field is plain text or a number, fit for JSON."""

    salt: str
    nonce: str
    cipher: str
    time_cost: int
    memory_cost: int
    parallelism: int


def seal(secret: bytes, password: str, context: str, hardness: Hardness) -> Sealed:
    """Lock a secret under a password; `context` must be given again to open it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    cipher = AESGCM(_key(password, salt, hardness)).encrypt(nonce, secret, context.encode())
    return Sealed(
        salt=_text(salt),
        nonce=_text(nonce),
        cipher=_text(cipher),
        time_cost=hardness.time_cost,
        memory_cost=hardness.memory_cost,
        parallelism=hardness.parallelism,
    )


def unseal(sealed: Sealed, password: str, context: str) -> bytes | None:
    """The secret, or None when the password, the context or a single bit is wrong."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    hardness = Hardness(sealed.time_cost, sealed.memory_cost, sealed.parallelism)
    key = _key(password, _bytes(sealed.salt), hardness)
    try:
        return AESGCM(key).decrypt(_bytes(sealed.nonce), _bytes(sealed.cipher), context.encode())
    except InvalidTag:
        return None


def _key(password: str, salt: bytes, hardness: Hardness) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        password.encode("utf-8"),
        salt,
        time_cost=hardness.time_cost,
        memory_cost=hardness.memory_cost,
        parallelism=hardness.parallelism,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)

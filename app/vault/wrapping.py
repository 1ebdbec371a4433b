"""Wraps a secret under a password: Argon2id, then AES-256-GCM bound to whom it is for."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.errors import Unavailable
from app.vault.stretching import Cost, fresh_salt, stretched

_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A secret nobody reads without the password; all but the cost is hexadecimal."""

    salt: str
    nonce: str
    sealed: str
    cost: Cost

    def to_mapping(self) -> dict[str, Any]:
        """The wrap as JSON-able data."""
        return asdict(self)

    @classmethod
    def from_mapping(cls, data: dict[str, Any]) -> Wrapped:
        """The wrap that `to_mapping` wrote; Unavailable FILE_DAMAGED on any other data."""
        try:
            wrapped = cls(data["salt"], data["nonce"], data["sealed"], Cost(**data["cost"]))
            bytes.fromhex(wrapped.salt + wrapped.nonce + wrapped.sealed)
        except (KeyError, TypeError, ValueError) as error:
            raise Unavailable("FILE_DAMAGED", detail="a wrapped key is not sound") from error
        return wrapped


def wrap(secret: bytes, password: str, owner: str, cost: Cost) -> Wrapped:
    """Wrap a secret for an owner under a password."""
    salt, nonce = fresh_salt(), os.urandom(_NONCE_BYTES)
    sealed = AESGCM(stretched(password, salt, cost)).encrypt(nonce, secret, owner.encode())
    return Wrapped(salt.hex(), nonce.hex(), sealed.hex(), cost)


def unwrap(wrapped: Wrapped, password: str, owner: str) -> bytes | None:
    """The secret, or None when the password is wrong or the wrap is another owner's."""
    key = stretched(password, bytes.fromhex(wrapped.salt), wrapped.cost)
    try:
        return AESGCM(key).decrypt(
            bytes.fromhex(wrapped.nonce), bytes.fromhex(wrapped.sealed), owner.encode()
        )
    except InvalidTag:
        return None

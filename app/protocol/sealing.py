"""Content only the holder of one key can read: HPKE (RFC 9180) for the key it already signs with.

Terminals and centers know each other by Ed25519 keys. The same point on the other form of the curve
is an X25519 key (RFC 7748, 4.1), so that nobody has to hand out a second one.
"""

from __future__ import annotations

import hashlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from app.domain.errors import Refused

_PRIME = 2**255 - 19
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def seal(public: bytes, content: bytes, use: bytes) -> bytes:
    """Content that only the private key behind an Ed25519 public key opens, for this use."""
    return bytes(_SUITE.encrypt(content, _reading_public(public), info=use))


def unseal(private: bytes, sealed: bytes, use: bytes) -> bytes:
    """What was sealed for an Ed25519 key; Refused NOT_SEALED_FOR_US, also where it was damaged."""
    try:
        return bytes(_SUITE.decrypt(sealed, _reading_private(private), info=use))
    except (InvalidTag, ValueError) as error:
        raise Refused("NOT_SEALED_FOR_US") from error


def _reading_public(public: bytes) -> X25519PublicKey:
    y = int.from_bytes(public, "little") & ((1 << 255) - 1)
    if len(public) != 32 or y in (1, _PRIME - 1):
        raise Refused("KEY_MALFORMED")
    u = (1 + y) * pow(1 - y, -1, _PRIME) % _PRIME
    return X25519PublicKey.from_public_bytes(u.to_bytes(32, "little"))


def _reading_private(private: bytes) -> X25519PrivateKey:
    """The scalar an Ed25519 private key stands for (RFC 8032, 5.1.5)."""
    return X25519PrivateKey.from_private_bytes(hashlib.sha512(private).digest()[:32])

"""Ed25519 signatures: over the head of a chain, and over the manifest of a bundle.

Each kind of message is signed under its own first line, so that none can pass for another.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from app.domain.errors import Refused
from app.protocol.canonical import canonical, digest_of
from app.protocol.chain import Head

_HEAD = b"yichuang head 1\n"
_BUNDLE = b"yichuang bundle 1\n"
_ASK = b"yichuang ask 1\n"


def new_private_key() -> bytes:
    """The 32 bytes of a fresh Ed25519 private key."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(private: bytes) -> bytes:
    """The 32 bytes of the public key that belongs to a private one."""
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def key_id(public: bytes) -> str:
    """The short name of a public key: 16 hexadecimal digits of its SHA-256."""
    return digest_of(public)[:16]


def sign_head(private: bytes, head: Head) -> bytes:
    """The signature of a terminal over everything up to a head."""
    return _sign(private, _HEAD + canonical(head))


def head_is_signed(public: bytes, head: Head, signature: bytes) -> bool:
    """Whether the signature over a head is sound."""
    return _is_signed(public, _HEAD + canonical(head), signature)


def sign_manifest(private: bytes, manifest: bytes) -> bytes:
    """The signature of a center over a bundle's manifest, and so over every section it names."""
    return _sign(private, _BUNDLE + manifest)


def manifest_is_signed(public: bytes, manifest: bytes, signature: bytes) -> bool:
    """Whether the signature over a manifest is sound."""
    return _is_signed(public, _BUNDLE + manifest, signature)


def sign_question(private: bytes, terminal_id: str, body: bytes) -> bytes:
    """The signature of a terminal over one question as it travels."""
    return _sign(private, _ASK + _asked(terminal_id, body))


def question_is_signed(public: bytes, terminal_id: str, body: bytes, signature: bytes) -> bool:
    """Whether a question comes from the terminal it names."""
    return _is_signed(public, _ASK + _asked(terminal_id, body), signature)


def sign_letter(private: bytes, use: bytes, body: bytes) -> bytes:
    """The signature over a letter or a reply; `use` is the line it begins with."""
    return _sign(private, use + digest_of(body).encode())


def letter_is_signed(public: bytes, use: bytes, body: bytes, signature: bytes) -> bool:
    """Whether a letter or a reply comes from who it says."""
    return _is_signed(public, use + digest_of(body).encode(), signature)


def _asked(terminal_id: str, body: bytes) -> bytes:
    return f"{terminal_id}\n{digest_of(body)}".encode()


def _sign(private: bytes, message: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(private).sign(message)


def _is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    except ValueError as error:
        raise Refused("KEY_MALFORMED") from error
    return True

"""The one-time code by which a center lets a machine in, as it is spoken, typed and checked.

    K7QD-2M9X-VB4T-0RNE-5HSA      twelve signs of chance, known to the center by their digest alone;
                                  eight signs of the center's own key, so that a machine knows
                                  whether whoever answers is the center that gave the code

Twenty signs without I, L, O and U (Crockford's base 32): 60 bits of chance, 40 of the key.
"""

from __future__ import annotations

import re

from app.domain.errors import Refused
from app.protocol.canonical import digest_of

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SECRET, _KEY = 12, 8
_GROUP = 4
_MISTAKEN = str.maketrans("OIL", "011")
_IGNORED = re.compile(r"[\s\-－—]")
SECRET_BITS = 5 * _SECRET


def code_of(chance: int, center_key: bytes) -> str:
    """The code of a number of `SECRET_BITS` random bits, given out by the center with this key."""
    signs = _signs(chance, _SECRET) + _of_key(center_key)
    return "-".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))


def secret_of(typed: str) -> str:
    """The signs of chance in a code as typed; Refused CODE_MALFORMED."""
    return _normal(typed)[:_SECRET]


def secret_digest(secret: str) -> str:
    """What a center keeps of a code: nobody who reads its tables can let a machine in."""
    return digest_of(secret.encode())


def names_key(typed: str, center_key: bytes) -> bool:
    """Whether a code was given out by the center with this key. Raises Refused CODE_MALFORMED."""
    return _normal(typed)[_SECRET:] == _of_key(center_key)


def _normal(typed: str) -> str:
    signs = _IGNORED.sub("", typed).upper().translate(_MISTAKEN)
    if len(signs) != _SECRET + _KEY or not set(signs) <= set(_SIGNS):
        raise Refused("CODE_MALFORMED", signs=_SECRET + _KEY)
    return signs


def _of_key(center_key: bytes) -> str:
    return _signs(int(digest_of(center_key)[:10], 16), _KEY)


def _signs(number: int, count: int) -> str:
    return "".join(_SIGNS[number >> (5 * at) & 31] for at in reversed(range(count)))

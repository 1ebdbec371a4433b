"""Letters: a round carried by hand, where counter and center share no network.

counter ── x.ycs: hello, every unsent fact, what it has read ──▶ center
        ◀── x.ycr: what is stored, the feed behind, a newer bundle ──

Each is signed by who wrote it and sealed for who may read it. The questions and answers inside are
those of `sync/messages.py`; nothing happens by letter that could not happen on the wire.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from app.domain.errors import Refused
from app.protocol.sealing import seal, unseal
from app.protocol.signing import letter_is_signed, sign_letter
from app.protocol.sync.messages import Hello, Problem, Pull, Pulled, Push, Pushed, Welcome
from app.protocol.sync.wire import compressed, uncompressed

LETTER_ENDING, REPLY_ENDING = ".ycs", ".ycr"
"""How the files end: what is sent, and what comes back."""
MOST_PACKED = 64 << 20
"""The largest file, in bytes."""
MOST_UNPACKED = 512 << 20
_LETTER = b"yichuang letter 1\n"
_REPLY = b"yichuang reply 1\n"
_SIGNATURE_LENGTH = 64

T = TypeVar("T")


class Letter(msgspec.Struct, frozen=True):
    """What a counter says in one visit, without having heard an answer.

    `pushes` follow each other, the first behind what was acknowledged; `bundle_id` is the bundle
    in force.
    """

    hello: Hello
    pushes: tuple[Push, ...]
    pull: Pull
    bundle_id: str


class Reply(msgspec.Struct, frozen=True):
    """What the center answered to one letter, question by question.

    `is_again`: the center had heard this visit, or a later one, before; what was new in the letter
    was stored all the same. After a `Problem` no further push was looked at. `after` is where the
    counter had read to.
    """

    terminal_id: str
    epoch: int
    visit: int
    nonce: str
    welcome: Welcome | Problem
    pushed: tuple[Pushed | Problem, ...]
    after: int
    pulled: tuple[Pulled | Problem, ...]
    bundle: bytes = b""
    is_again: bool = False


def sealed_letter(letter: Letter, private: bytes, center_key: bytes) -> bytes:
    """The bytes of a letter, from a terminal's private key for its center."""
    return _sealed(_LETTER, letter, private, center_key)


def letter_of(raw: bytes, private: bytes) -> tuple[Letter, Signed]:
    """A letter to the center with this private key, and what proves who wrote it.

    Raises Refused LETTER_MALFORMED, MESSAGE_TOO_LARGE, NOT_SEALED_FOR_US.
    """
    signed = _opened(_LETTER, raw, private)
    return _decoded(Letter, signed.body), signed


def sealed_reply(reply: Reply, private: bytes, terminal_key: bytes) -> bytes:
    """The bytes of a reply, from the center's private key for one terminal."""
    return _sealed(_REPLY, reply, private, terminal_key)


def reply_of(raw: bytes, private: bytes, center_key: bytes) -> Reply:
    """A reply to the terminal with this private key; raises as `letter_of`, and NOT_SIGNED."""
    signed = _opened(_REPLY, raw, private)
    signed.require(center_key)
    return _decoded(Reply, signed.body)


class Signed(msgspec.Struct, frozen=True):
    """A body and its signature; whose it has to be is known once the body was read."""

    use: bytes
    body: bytes
    signature: bytes

    def require(self, *public: bytes) -> bytes:
        """Which of these keys signed it; Refused NOT_SIGNED where none did."""
        for key in public:
            if letter_is_signed(key, self.use, self.body, self.signature):
                return key
        raise Refused("NOT_SIGNED", terminal="")


def _sealed(use: bytes, value: Letter | Reply, private: bytes, reader: bytes) -> bytes:
    body = compressed(value)
    content = sign_letter(private, use, body) + body
    raw = use + seal(reader, content, use)
    if len(raw) > MOST_PACKED:
        raise Refused("MESSAGE_TOO_LARGE", size=len(raw), most=MOST_PACKED)
    return raw


def _opened(use: bytes, raw: bytes, private: bytes) -> Signed:
    if not raw.startswith(use):
        raise Refused("LETTER_MALFORMED")
    if len(raw) > MOST_PACKED:
        raise Refused("MESSAGE_TOO_LARGE", size=len(raw), most=MOST_PACKED)
    content = unseal(private, raw[len(use) :], use)
    return Signed(use, content[_SIGNATURE_LENGTH:], content[:_SIGNATURE_LENGTH])


def _decoded(kind: type[T], body: bytes) -> T:
    plain = uncompressed(body, MOST_UNPACKED)
    try:
        return msgspec.json.decode(plain, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused("LETTER_MALFORMED") from error

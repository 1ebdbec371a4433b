"""Answers a letter as if its questions came over the wire, one after the other."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from app.center import files, lives
from app.center.answering import Center
from app.domain.errors import Refused
from app.protocol.letters import Letter, Reply, letter_of, sealed_reply
from app.protocol.sync.messages import Hello, Problem, Pull, Pulled, Push, Pushed, Welcome

MOST_PAGES = 100
"""So many pages of the feed come with one reply; the next letter asks on."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A letter that was answered: whose it was, how many of its facts were new here, what the
    center refused, and the reply.
    """

    terminal_id: str
    visit: int
    facts: int
    refused: str
    reply: bytes


def answer(center: Center, raw: bytes, private: bytes) -> Answered:
    """Store what is new in a letter and seal the reply; the same letter again stores nothing.

    Raises Refused LETTER_MALFORMED, NOT_SEALED_FOR_US, NOT_SIGNED, UNKNOWN_TERMINAL,
    MESSAGE_TOO_LARGE: none of it had an effect.
    """
    letter, signed = letter_of(raw, private)
    hello, link = letter.hello, center.store.reader
    known = lives.lives(link, center.center_id, hello.terminal_id)
    if not known:
        raise Refused("UNKNOWN_TERMINAL", terminal=hello.terminal_id, epoch=hello.epoch)
    # A life this center forgot when it was set back goes on under a key of its terminal.
    life = next((one for one in known if one.epoch == hello.epoch), None)
    keys = dict.fromkeys(one.public_key for one in ([life] if life else reversed(known)))
    key = signed.require(*map(bytes.fromhex, keys))
    named = {(one.terminal_id, one.epoch) for one in letter.pushes}
    named.add((letter.pull.terminal_id, letter.pull.epoch))
    if named != {(hello.terminal_id, hello.epoch)}:
        raise Refused("LETTER_MALFORMED")
    had = life.have_seq if life else 0
    is_again = life is not None and _was_heard(hello, life)
    reply = _reply(center, letter, key.hex(), is_again=is_again)
    has = lives.life(link, center.center_id, hello.terminal_id, hello.epoch).have_seq
    answers = (reply.welcome, *reply.pushed, *reply.pulled)
    refused = next((one.code for one in answers if isinstance(one, Problem)), "")
    content = sealed_reply(reply, private, key)
    return Answered(hello.terminal_id, hello.visit, has - had, refused, content)


def _was_heard(hello: Hello, life: lives.Life) -> bool:
    is_same = (hello.visit, hello.nonce) == (life.visit, life.visit_nonce)
    return is_same or hello.visit < life.visit


def _reply(center: Center, letter: Letter, signer: str, *, is_again: bool) -> Reply:
    hello = letter.hello
    # Heard before, it is asked as one who only wants to know what is stored: without effect.
    asked = msgspec.structs.replace(hello, is_former=True) if is_again else hello
    welcome = center.answer(asked, signer)
    assert isinstance(welcome, Welcome | Problem)
    pushed = _pushed(center, letter.pushes) if isinstance(welcome, Welcome) else ()
    pulled = _pulled(center, letter.pull) if isinstance(welcome, Welcome) else ()
    return Reply(
        terminal_id=hello.terminal_id,
        epoch=hello.epoch,
        visit=hello.visit,
        nonce=hello.nonce,
        welcome=welcome,
        pushed=pushed,
        after=letter.pull.after,
        pulled=pulled,
        bundle=_bundle(center, welcome, letter.bundle_id),
        is_again=is_again,
    )


def _pushed(center: Center, pushes: tuple[Push, ...]) -> tuple[Pushed | Problem, ...]:
    found: list[Pushed | Problem] = []
    for push in pushes:
        one = center.answer(push)
        assert isinstance(one, Pushed | Problem)
        found.append(one)
        if isinstance(one, Problem):
            break
    return tuple(found)


def _pulled(center: Center, pull: Pull) -> tuple[Pulled | Problem, ...]:
    found: list[Pulled | Problem] = []
    while len(found) < MOST_PAGES:
        page = center.answer(msgspec.structs.replace(pull, wait_s=0))
        assert isinstance(page, Pulled | Problem)
        found.append(page)
        if isinstance(page, Problem) or page.next >= page.end or page.next == pull.after:
            break
        pull = msgspec.structs.replace(pull, after=page.next)
    return tuple(found)


def _bundle(center: Center, welcome: Welcome | Problem, held: str) -> bytes:
    offer = welcome.bundle if isinstance(welcome, Welcome) else None
    if offer is None or offer.bundle_id == held:
        return b""
    return files.whole(center.store.reader, center.center_id, offer.digest)

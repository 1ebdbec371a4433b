"""Letters on a stick: written here, answered at the center, and taken in again (`.ycs`, `.ycr`)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.bootstrap.correspondence import program
from app.domain.errors import Refused, Unavailable
from app.home.files import disk_errors, write_private
from app.ports.memory import Changed
from app.protocol.letters import LETTER_ENDING, REPLY_ENDING, reply_of, sealed_letter

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap.counter import Counter


@dataclass(frozen=True, slots=True)
class Written:
    """A letter on the stick, and how many facts it holds."""

    file: Path
    facts: int


@dataclass(frozen=True, slots=True)
class Answered:
    """What the replies on a stick brought.

    `stored` facts are now known to be stored and `rows` were read; `again` asks for another letter,
    since the center was set back. Unless `is_newest`, the reply to a later letter brings what the
    center told. `bundle` is the newest that came, to be installed, or empty.
    """

    stored: int
    rows: int
    again: bool
    is_newest: bool
    changed: Changed
    bundle: bytes


def write_letter(counter: Counter, private: bytes, folder: Path) -> Written:
    """Write everything the center is not known to have; older letters of ours go from the folder.

    Raises Refused NOT_ENROLLED, LETTER_BEFORE_ROUND; Unavailable as writing does.
    """
    from app.storage.exchange import SqlExchange
    from app.sync.letters import write

    terminal = counter.terminal.terminal_id
    center_key = _center_key(counter)
    exchange = SqlExchange(counter.memory, private)
    held = counter.reads.bundle().bundle_id
    letter = write(exchange, counter.clock, program(), held)
    file = folder / f"{terminal}-{letter.hello.visit:06}{LETTER_ENDING}"
    older = sorted(folder.glob(f"{terminal}-*{LETTER_ENDING}"))
    write_private(file, sealed_letter(letter, private, center_key))
    _remove(*(one for one in older if one != file))
    return Written(file, sum(len(one.entries) for one in letter.pushes))


def take_replies(counter: Counter, private: bytes, folder: Path) -> Answered:
    """Take in every reply to this terminal in a folder, the oldest first; those taken are removed.

    Raises Unavailable REPLY_MISSING where there is none; and when none could be taken, what was
    wrong with the newest: as `app.sync.letters.take`, and Refused NOT_SEALED_FOR_US, NOT_SIGNED.
    """
    from app.storage.exchange import SqlExchange
    from app.sync.letters import take

    terminal, center_key = counter.terminal.terminal_id, _center_key(counter)
    with disk_errors(folder):
        files = sorted(folder.glob(f"{terminal}-*{REPLY_ENDING}"))
    if not files:
        raise Unavailable("REPLY_MISSING", folder=str(folder), terminal=terminal)
    found: list[Answered] = []
    refused: Refused | None = None
    for file in files:
        with disk_errors(file):
            raw = file.read_bytes()
        try:
            reply = reply_of(raw, private, center_key)
            one = take(SqlExchange(counter.memory, private), reply)
        except Refused as refusal:
            refused = refusal
            continue
        answered = Answered(one.stored, one.rows, one.again, one.is_newest, one.changed, one.bundle)
        found.append(answered)
        _remove(file, file.with_suffix(LETTER_ENDING))
    if not found:
        assert refused is not None
        raise refused
    return _together(found)


def _together(found: list[Answered]) -> Answered:
    last, changed = found[-1], Changed()
    for one in found:
        changed |= one.changed
    return Answered(
        stored=sum(one.stored for one in found),
        rows=sum(one.rows for one in found),
        again=last.again,
        is_newest=last.is_newest,
        changed=changed,
        bundle=next((one.bundle for one in reversed(found) if one.bundle), b""),
    )


def _center_key(counter: Counter) -> bytes:
    terminal = counter.terminal
    if not terminal.center_key:
        raise Refused("NOT_ENROLLED", terminal=terminal.terminal_id)
    return bytes.fromhex(terminal.center_key)


def _remove(*files: Path) -> None:
    """What stays on the stick does no harm: read again, it changes nothing."""
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)

"""Terminals and their lives, as the center knows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from app.center.engine.port import Link
from app.center.tables import terminal
from app.domain.errors import Refused
from app.protocol.chain import genesis
from app.protocol.sync.messages import Ending, Place
from app.storage.engine.link import Statement

_LIFE = Statement(
    "SELECT terminal_id, epoch, public_key, fence, nonce, have_seq, have_hash, stable_seq, visit, "
    "visit_nonce, heard_in FROM life WHERE center_id = :center_id "
    "AND terminal_id = :terminal_id AND epoch = :epoch"
)
_LIVES = Statement(
    "SELECT terminal_id, epoch, public_key, fence, nonce, have_seq, have_hash, stable_seq, visit, "
    "visit_nonce, heard_in FROM life WHERE center_id = :center_id "
    "AND terminal_id = :terminal_id ORDER BY epoch"
)
_WINDOW = Statement(
    "SELECT window_id FROM terminal WHERE center_id = :center_id AND terminal_id = :terminal_id"
)
_HELD = Statement(
    select(terminal.c.window_id)
    .where(
        terminal.c.center_id == bindparam("center_id"),
        terminal.c.terminal_id == bindparam("terminal_id"),
    )
    .with_for_update()
)
_EVERY = Statement(
    "SELECT terminal.terminal_id, terminal.window_id, life.epoch, life.have_seq, life.fence "
    "FROM terminal JOIN life ON life.center_id = terminal.center_id "
    "AND life.terminal_id = terminal.terminal_id WHERE terminal.center_id = :center_id "
    "AND terminal.terminal_id != 'center' AND life.epoch = (SELECT max(newest.epoch) "
    "FROM life AS newest WHERE newest.center_id = life.center_id "
    "AND newest.terminal_id = life.terminal_id AND newest.fence != 'REPLACED')"
)
_ENROL = Statement(
    "INSERT INTO terminal (center_id, terminal_id, window_id) "
    "VALUES (:center_id, :terminal_id, :window_id)"
)
_MOVE = Statement(
    "UPDATE terminal SET window_id = :window_id "
    "WHERE center_id = :center_id AND terminal_id = :terminal_id"
)
_OPEN = Statement(
    "INSERT INTO life (center_id, terminal_id, epoch, public_key, fence, nonce, opened_at, "
    "have_seq, have_hash, stable_seq, visit, visit_nonce, heard_in) VALUES (:center_id, "
    ":terminal_id, :epoch, :public_key, :fence, :nonce, :opened_at, 0, :have_hash, 0, 0, '', '')"
)
_HAVE = Statement(
    "UPDATE life SET have_seq = :have_seq, have_hash = :have_hash WHERE center_id = :center_id "
    "AND terminal_id = :terminal_id AND epoch = :epoch"
)
_VISIT = Statement(
    "UPDATE life SET visit = :visit, visit_nonce = :visit_nonce, heard_in = :heard_in "
    "WHERE center_id = :center_id "
    "AND terminal_id = :terminal_id AND epoch = :epoch"
)
_SILENT = Statement(
    "SELECT 1 FROM life WHERE center_id = :center_id AND terminal_id != 'center' "
    "AND heard_in != :generation AND epoch = (SELECT max(newest.epoch) FROM life AS newest "
    "WHERE newest.center_id = life.center_id AND newest.terminal_id = life.terminal_id "
    "AND newest.fence != 'REPLACED') LIMIT 1"
)
_FENCE = Statement(
    "UPDATE life SET fence = :fence WHERE center_id = :center_id AND terminal_id = :terminal_id "
    "AND epoch = :epoch"
)


OUT_OF_SERVICE = (Ending.RETIRED, Ending.REPLACED)
"""Whoever is, may say what it has, and gets nothing."""


@dataclass(frozen=True, slots=True)
class Life:
    """One life of a terminal."""

    terminal_id: str
    epoch: int
    public_key: str
    fence: str
    nonce: str
    have_seq: int
    have_hash: str
    stable_seq: int
    visit: int
    visit_nonce: str
    heard_in: str

    @property
    def have(self) -> Place:
        """What is stored of it."""
        return Place(self.have_seq, self.have_hash)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A terminal and its newest life: what is stored of it, and why it takes no numbers."""

    terminal_id: str
    window_id: str
    epoch: int
    have_seq: int
    fence: str


def enrolled(link: Link, center_id: str) -> tuple[Enrolled, ...]:
    """Every terminal of a center, by name."""
    found = [Enrolled(*row) for row in link.all(_EVERY, center_id=center_id)]
    return tuple(sorted(found, key=lambda one: one.terminal_id))


def enrol(
    link: Link,
    center_id: str,
    terminal_id: str,
    window_id: str,
    public_key: str,
    now: datetime,
    epoch: int = 1,
) -> Life:
    """A new terminal with its first life; Refused TERMINAL_ENROLLED when the name is taken."""
    if lives(link, center_id, terminal_id):
        raise Refused("TERMINAL_ENROLLED", terminal=terminal_id)
    link.run(_ENROL, {"center_id": center_id, "terminal_id": terminal_id, "window_id": window_id})
    return open_life(link, center_id, terminal_id, epoch, public_key, "", "", now)


def move(link: Link, center_id: str, terminal_id: str, window_id: str) -> None:
    """The terminal stands at another window from now on."""
    values = {"center_id": center_id, "terminal_id": terminal_id, "window_id": window_id}
    link.run(_MOVE, values)


def open_life(
    link: Link,
    center_id: str,
    terminal_id: str,
    epoch: int,
    public_key: str,
    fence: str,
    nonce: str,
    now: datetime,
) -> Life:
    """A life that has said nothing yet."""
    beginning = genesis(terminal_id, epoch).hash
    values = {
        "center_id": center_id,
        "terminal_id": terminal_id,
        "epoch": epoch,
        "public_key": public_key,
        "fence": fence,
        "nonce": nonce,
        "opened_at": now.isoformat(),
        "have_hash": beginning,
    }
    link.run(_OPEN, values)
    return Life(terminal_id, epoch, public_key, fence, nonce, 0, beginning, 0, 0, "", "")


def next_epoch(newest: Life, now: datetime) -> int:
    """The name of another life: later than every one known, and than those a center forgot when
    it was set back, for it counts in seconds.
    """
    return max(newest.epoch + 1, int(now.timestamp()))


def in_force(known: list[Life]) -> Life:
    """The life that speaks for its terminal: a machine that was replaced may begin others later."""
    return next((one for one in reversed(known) if one.fence != Ending.REPLACED), known[-1])


def known_life(
    link: Link, center_id: str, terminal_id: str, epoch: int, signer: str, now: datetime
) -> Life:
    """A life; one this center forgot when it was set back is opened again, under the key that
    signs for it. One of a machine that is out of service stays so.

    Refused UNKNOWN_TERMINAL where the terminal was never enrolled.
    """
    known = lives(link, center_id, terminal_id)
    found = next((one for one in known if one.epoch == epoch), None)
    if found is not None:
        return found
    if not known:
        raise Refused("UNKNOWN_TERMINAL", terminal=terminal_id, epoch=epoch)
    mine = [one for one in known if one.public_key == signer]
    own = in_force(mine) if mine else in_force(known)
    is_newest = epoch > known[-1].epoch and own.fence not in OUT_OF_SERVICE
    for one in known if is_newest else ():
        if not one.fence:
            keep_fence(link, center_id, one, Ending.RESTORED.value)
    over = own.fence if own.fence in OUT_OF_SERVICE else Ending.RESTORED.value
    fence = "" if is_newest else over
    return open_life(link, center_id, terminal_id, epoch, own.public_key, fence, "", now)


def life(link: Link, center_id: str, terminal_id: str, epoch: int) -> Life:
    """A life; Refused UNKNOWN_TERMINAL where there is none."""
    row = link.one(_LIFE, center_id=center_id, terminal_id=terminal_id, epoch=epoch)
    if row is None:
        raise Refused("UNKNOWN_TERMINAL", terminal=terminal_id, epoch=epoch)
    return Life(*row)


def lives(link: Link, center_id: str, terminal_id: str) -> list[Life]:
    """Every life of a terminal, the oldest first."""
    return [Life(*row) for row in link.all(_LIVES, center_id=center_id, terminal_id=terminal_id)]


def hold(link: Link, center_id: str, terminal_id: str) -> None:
    """Until commit nobody else changes what the center knows of a terminal and of its lives.

    Held before anything is read of them; the end of the feed is held after it, never before.
    """
    link.one(_HELD, center_id=center_id, terminal_id=terminal_id)


def window_of(link: Link, center_id: str, terminal_id: str) -> str:
    """The window a terminal stands at."""
    row = link.one(_WINDOW, center_id=center_id, terminal_id=terminal_id)
    return str(row[0]) if row else ""


def keep_have(link: Link, center_id: str, one: Life, have: Place) -> None:
    """Everything up to a place is stored."""
    _change(link, _HAVE, center_id, one, have_seq=have.seq, have_hash=have.hash)


def keep_visit(
    link: Link, center_id: str, one: Life, visit: int, nonce: str, generation: str
) -> None:
    """The terminal was heard, in a generation of the center."""
    values = {"visit": visit, "visit_nonce": nonce, "heard_in": generation}
    _change(link, _VISIT, center_id, one, **values)


def all_heard(link: Link, center_id: str, generation: str) -> bool:
    """Whether the newest life of every terminal has said hello in this generation."""
    return link.one(_SILENT, center_id=center_id, generation=generation) is None


def keep_fence(link: Link, center_id: str, one: Life, reason: str) -> None:
    """Numbers are closed to this life, or open again."""
    _change(link, _FENCE, center_id, one, fence=reason)


def _change(link: Link, statement: Statement, center_id: str, one: Life, **values: object) -> None:
    where = {"center_id": center_id, "terminal_id": one.terminal_id, "epoch": one.epoch}
    link.run(statement, {**values, **where})

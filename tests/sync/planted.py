"""Bugs put in on purpose: the simulation is worth what it catches.

Each is a well-known product's mistake, made again in ours for the length of one run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from unittest.mock import patch

from msgspec import structs

from app.center import answering, founding, journal
from app.center.answering import Center
from app.domain.errors import Unavailable
from app.protocol.sync.messages import Pulled, Verdict
from app.storage import leases
from app.storage.exchange import SqlExchange, lives, rows, standing
from app.sync import engine

Planted = Callable[[], AbstractContextManager[Any]]


@contextmanager
def no_dedup() -> Iterator[None]:
    """What was stored already is stored again."""
    with (
        patch.object(answering, "_split", lambda entries, _have: ((), entries)),
        patch.object(Center, "_chain_problem", lambda *_args: None),
    ):
        yield


def no_epoch() -> AbstractContextManager[Any]:
    """A terminal that was set back is welcomed as if nothing had happened."""
    return patch.object(Center, "_verdict", lambda *_args: Verdict.WELCOME)


@contextmanager
def no_generation() -> Iterator[None]:
    """A restored center goes on under its old name."""

    def reborn(link: Any, center_id: str, *_told: Any) -> Any:
        return founding.present(link, center_id)

    with patch.object(founding, "be_reborn", reborn):
        yield


@contextmanager
def acknowledge_before_commit() -> Iterator[None]:
    """The answer leaves, and then the center's commit fails."""
    answer = Center.answer
    asked = iter(range(1 << 30))

    def hasty(self: Center, question: Any) -> Any:
        if next(asked) % 9:
            return answer(self, question)
        handler = answering._HANDLERS[type(question)]
        link = self.store.take_turn()
        try:
            return handler(self, link, question)
        finally:
            self.store.give_turn()

    with patch.object(Center, "answer", hasty):
        yield


@contextmanager
def keep_the_segment() -> Iterator[None]:
    """After a restore the numbers go on where the backup stood."""
    with (
        patch.object(lives, "_burning", lambda _link: ()),
        patch.object(leases, "as_held", lambda lease, _epoch: lease),
    ):
        yield


def no_snapshot() -> AbstractContextManager[Any]:
    """What a center that is no more said stays."""
    return patch.object(rows, "forget_beyond", lambda *_args: ())


@contextmanager
def naive_cursor() -> Iterator[None]:
    """A page ends early, and the cursor goes to the end of the feed."""
    pull = Center.pull

    def hasty(self: Center, link: Any, asked: Any) -> Any:
        short = pull(self, link, structs.replace(asked, limit=3))
        return structs.replace(short, next=short.end) if isinstance(short, Pulled) else short

    with patch.dict(answering._HANDLERS, {answering.Pull: hasty}):
        yield


@contextmanager
def cursor_outside() -> Iterator[None]:
    """The cursor is written first, and then sometimes the rows are not."""
    keep = SqlExchange.keep_pulled
    asked = iter(range(1 << 30))

    def hasty(self: SqlExchange, pulled: Pulled) -> Any:
        if next(asked) % 5 == 0:
            with self._memory.store.writing() as link:
                standing.keep_cursor(link, pulled.next)
            raise Unavailable("DISK_FULL")
        return keep(self, pulled)

    with patch.object(SqlExchange, "keep_pulled", hasty):
        yield


def stale_answers() -> AbstractContextManager[Any]:
    """Any answer is taken for the one that is waited for."""
    return patch.object(engine, "_awaits", lambda _at, _ticket: True)


@contextmanager
def rebuilt_batch() -> Iterator[None]:
    """A batch is made anew at every try, with new identities."""
    unsent = rows.unsent
    asked = iter(range(1 << 30))

    def rebuilt(*told: Any) -> Any:
        entries = unsent(*told)
        return tuple(
            structs.replace(one, event_id=f"{one.event_id[:-6]}{next(asked):06}") for one in entries
        )

    with patch.object(rows, "unsent", rebuilt):
        yield


@contextmanager
def unknown_dropped() -> Iterator[None]:
    """A kind this counter does not fold is thrown away."""
    take_in = rows.take_in

    def choosy(link: Any, projector: Any, found: Any) -> None:
        take_in(link, projector, [row for row in found if row.entry.kind != "BillIssued"])

    with patch.object(rows, "take_in", choosy):
        yield


@contextmanager
def business_identity() -> Iterator[None]:
    """The same kind of fact about the same case is taken for the same fact."""

    def told_before(link: Any, center_id: str, entries: Any) -> Any:
        new = not_told(link, center_id, entries)
        seen: set[tuple[str, str]] = set()
        kept = []
        for one in new:
            if (one.kind, one.subject) not in seen:
                kept.append(one)
            seen.add((one.kind, one.subject))
        return kept

    not_told = journal.not_told
    with patch.object(journal, "not_told", told_before):
        yield


PLANTED: tuple[Planted, ...] = (
    no_dedup,
    no_epoch,
    no_generation,
    acknowledge_before_commit,
    keep_the_segment,
    no_snapshot,
    naive_cursor,
    cursor_outside,
    stale_answers,
    rebuilt_batch,
    unknown_dropped,
    business_identity,
)

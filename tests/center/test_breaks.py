"""A connection that breaks, a server that says no: nothing is half stored, no password is told."""

from __future__ import annotations

import pytest
from psycopg import errors

from app.center import journal
from app.center.answering import Center
from app.center.engine.address import understood
from app.center.engine.faults import foreseen
from app.center.engine.port import TRIES, Link, Undone, in_turn
from app.center.engine.postgres import connect
from app.domain.errors import Refused, Unavailable, YichuangError
from app.protocol.sync.messages import Pushed
from app.storage.engine.link import Statement
from tests.support.databases import ServerDisk
from tests.support.memory import MORNING
from tests.support.office import CENTER_ID
from tests.support.tellers import Teller

SECRET = "g3heim"
_COUNTS = Statement(
    "SELECT (SELECT count(*) FROM fact), (SELECT count(*) FROM feed), "
    "(SELECT count(*) FROM scope), (SELECT pos FROM center)"
)
_ANYTHING = Statement("SELECT 1")


def counts(center: Center) -> tuple[int, ...] | None:
    return center.store.reader.one(_COUNTS)


def store(link: Link, teller: Teller) -> None:
    entries = teller.batch(5).entries
    journal.store(link, CENTER_ID, entries, lambda: [("window:W1",)] * 5, MORNING)


def test_a_connection_killed_in_the_middle_leaves_nothing(
    busy: Center, on_server: ServerDisk
) -> None:
    teller = Teller(busy, "B01")

    def broken() -> None:
        with busy.store.writing() as link:
            store(link, teller)
            assert on_server.server.cut(on_server.name)
            link.one(_ANYTHING)

    with pytest.raises(Undone, match="STORE_LOST"):
        broken()
    assert counts(busy) == (0, 0, 0, 0)


def test_what_broke_before_its_commit_is_run_again(
    busy: Center, on_server: ServerDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch, whole = Teller(busy, "B01").batch(5), journal.store
    cuts = iter((True, True))

    def cut(*told: object) -> object:
        if next(cuts, False):
            on_server.server.cut(on_server.name)
        return whole(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(journal, "store", cut)
    assert isinstance(busy.answer(batch), Pushed)
    assert counts(busy) == (5, 5, 5, 5)


def test_what_broke_in_its_commit_is_left_to_who_asked(busy: Center, on_server: ServerDisk) -> None:
    teller = Teller(busy, "B01")

    def broken() -> None:
        with busy.store.writing() as link:
            store(link, teller)
            on_server.server.cut(on_server.name)

    with pytest.raises(Unavailable, match="STORE_LOST") as told:
        broken()
    assert not isinstance(told.value, Undone)


def test_a_server_that_was_away_is_found_again(busy: Center, on_server: ServerDisk) -> None:
    teller = Teller(busy, "B01")
    busy.answer(teller.batch(1))
    on_server.server.cut(on_server.name)
    assert isinstance(busy.answer(teller.batch(1)), Pushed)


def test_a_transaction_is_tried_a_bounded_number_of_times(either: Center) -> None:
    tried: list[int] = []

    def unlucky(_link: Link) -> None:
        tried.append(1)
        raise Undone("STORE_CONTENDED")

    with pytest.raises(Undone):
        in_turn(either.store, unlucky)
    assert len(tried) == TRIES


def test_an_error_inside_a_transaction_undoes_it(either: Center) -> None:
    teller = Teller(either, "B01")

    def broken(link: Link) -> None:
        store(link, teller)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        in_turn(either.store, broken)
    assert counts(either) == (0, 0, 0, 0)


def test_a_reader_changes_nothing(either: Center) -> None:
    with pytest.raises(Unavailable, match="STORE_READ_ONLY"):
        either.store.reader.run(Statement("DELETE FROM center"))


def test_a_standby_is_read_only(on_server: ServerDisk) -> None:
    on_server.server.do(f"ALTER DATABASE {on_server.name} SET default_transaction_read_only = on")
    with pytest.raises(Unavailable, match="STORE_READ_ONLY"):
        on_server.open()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.DiskFull, "DISK_FULL"),
        (errors.SerializationFailure, "STORE_CONTENDED"),
        (errors.DeadlockDetected, "STORE_CONTENDED"),
        (errors.TooManyConnections, "STORE_EXHAUSTED"),
        (errors.InsufficientPrivilege, "STORE_DENIED"),
        (errors.DataCorrupted, "STORE_ROTTEN"),
        (errors.IoError, "STORE_IO"),
        (errors.UndefinedTable, ""),
        (errors.NotNullViolation, ""),
    ],
)
def test_the_driver_complains_in_our_words_and_a_bug_stays_one(
    error: type[errors.Error], code: str
) -> None:
    ours = foreseen(error(f"row of 张三, {SECRET}"))
    assert (ours.code if ours else "") == code
    assert SECRET not in str(ours)


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://center:{SECRET}@127.0.0.1:9/center",
        f"postgresql://127.0.0.1:9/center?user=center&password={SECRET}",
        f"postgresql://center:{SECRET}@/center?host=/nowhere",
    ],
)
def test_a_server_that_is_not_there_is_told_without_its_password(url: str) -> None:
    with pytest.raises(Unavailable, match="STORE_UNREACHABLE") as told:
        connect(url)
    _assert_silent(told.value)


@pytest.mark.parametrize(
    "url",
    [
        SECRET,
        f"mysql://center:{SECRET}@localhost/center",
        f"postgresql://center:{SECRET}@{SECRET}@localhost/center",
        f"postgresql://center:{SECRET}/x@localhost/center",
        f"postgresql://center:x#{SECRET}@localhost/center",
        f"postgresql://center:{SECRET}/center",
        f"postgresql://localhost/center?{SECRET}=1",
        f"postgresql://center:%zz{SECRET}@localhost/center",
    ],
)
def test_a_url_that_is_none_is_refused_without_a_word_of_it(url: str) -> None:
    with pytest.raises(Refused, match="DATABASE_MALFORMED") as told:
        understood(url)
    _assert_silent(told.value)


def _assert_silent(error: YichuangError) -> None:
    assert SECRET not in str(error)
    assert error.__cause__ is None
    assert error.__context__ is None or error.__suppress_context__

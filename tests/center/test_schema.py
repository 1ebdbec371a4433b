"""The tables of a center are made by the same steps on both engines, and a newer one is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import UniqueConstraint, inspect

from app.center.engine import opening
from app.center.engine.opening import open_file, open_server
from app.center.engine.port import in_turn
from app.center.engine.postgres import connect
from app.center.schema import run
from app.center.tables import metadata
from app.domain.errors import Refused, Unavailable
from app.storage.engine.link import Statement
from app.storage.engine.link import connect as connect_file
from app.storage.migrations.run import operations_on
from tests.support.databases import KEY, Disk, Server

_LATER = Statement("UPDATE schema_step SET step = step + 1")
_STEP = Statement("SELECT step FROM schema_step")


@pytest.fixture
def bare(server: Server) -> Iterator[str]:
    """The URL of a database without tables."""
    name = server.make()
    yield server.url(name)
    server.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def raw(request: pytest.FixtureRequest, tmp_path) -> Iterator[tuple[object, object]]:
    """A connection to a database without tables, and Alembic's operations over it."""
    if request.param == "sqlite":
        link = connect_file(tmp_path / "center.db", KEY)
        yield link, operations_on(link)
    else:
        link = connect(request.getfixturevalue("bare"))
        yield link, opening._operations_on(link.raw)
    link.close()


def test_the_steps_lead_to_the_tables_the_program_works_on(raw) -> None:
    link, operations = raw
    run.bring_up_to_date(link, False, lambda: operations)
    found = inspect(operations.get_bind())
    for table in metadata.sorted_tables:
        columns = found.get_columns(table.name)
        dialect = operations.get_bind().dialect
        assert [(one["name"], str(one["type"])) for one in columns] == [
            (one.name, one.type.compile(dialect=dialect)) for one in table.columns
        ]
        assert all(not one["nullable"] for one in columns)
        keys = found.get_pk_constraint(table.name)["constrained_columns"]
        assert keys == [one.name for one in table.primary_key]
        unique = {tuple(one["column_names"]) for one in found.get_unique_constraints(table.name)}
        assert unique == _unique(table)


def test_a_step_that_fails_leaves_what_was_before_it(raw) -> None:
    link, operations = raw

    def broken(op) -> None:
        op.execute("CREATE TABLE half (a INTEGER)")
        raise Unavailable("DISK_FULL")

    ladder = {**run.steps(), 2: broken}
    with pytest.raises(Unavailable, match="DISK_FULL"):
        run.bring_up_to_date(link, False, lambda: operations, ladder)
    assert link.one(_STEP) == (1,)
    assert not inspect(operations.get_bind()).has_table("half")
    run.bring_up_to_date(link, True, lambda: operations)


def test_a_database_that_a_later_program_changed_is_refused(disk: Disk) -> None:
    store = disk.open()
    in_turn(store, lambda link: link.run(_LATER))
    store.close()
    with pytest.raises(Refused, match="STORE_NEWER"):
        disk.open()


def test_tables_made_before_steps_were_counted_are_kept(tmp_path) -> None:
    path = tmp_path / "center.db"
    store = open_file(path, KEY)
    with store.writing() as link:
        link.script("DROP TABLE schema_step")
        link.script("INSERT INTO terminal VALUES ('C', 'B07', 'W1')")
    store.close()
    store = open_file(path, KEY)
    assert store.reader.one(Statement("SELECT * FROM terminal")) == ("C", "B07", "W1")
    assert store.reader.one(_STEP) == (run.LATEST,)
    store.close()


def test_an_empty_database_is_given_tables_only_by_who_founds(bare: str) -> None:
    with pytest.raises(Unavailable, match="STORE_MISSING"):
        open_server(bare)
    open_server(bare, is_new=True).close()
    open_server(bare).close()


def test_a_database_that_cannot_hold_every_name_is_refused(server: Server) -> None:
    server.do("CREATE DATABASE latin ENCODING latin1 LOCALE 'C' TEMPLATE template0")
    with pytest.raises(Refused, match="DATABASE_ENCODING"):
        open_server(server.url("latin"), is_new=True)
    server.drop("latin")


def _unique(table) -> set[tuple[str, ...]]:
    return {
        tuple(column.name for column in one.columns)
        for one in table.constraints
        if isinstance(one, UniqueConstraint)
    }

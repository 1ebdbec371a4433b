"""A memory climbs step by step, behind a verified backup; what must last, lasts byte for byte."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from app.bootstrap import open_counter
from app.domain.errors import Unavailable
from app.storage.engine.link import connect
from app.storage.migrations import rehearsal, run
from app.storage.tables import SEARCH_DDL, metadata
from app.storage.upkeep import back_up
from app.storage.upkeep import backup as backups
from tests.support.memory import SOFT, FakeClock, a_home, counter, template

TABLES = ("fact", "draft_field", "blob", "terminal", "case")


@pytest.fixture
def home(tmp_path):
    """A counter with a draft in it, closed."""
    with counter(tmp_path) as opened, opened.memory.unit("lin") as work:
        work.keep_field("c1", "applicant.name", "张𬭎")
        work.keep(b"\x00\xff")
        work.commit()
    return a_home(tmp_path)


def content(path, key=None):
    link = connect(path, key or template().key, writable=False)
    rows = {name: link.raw.execute(f'SELECT * FROM "{name}"').fetchall() for name in TABLES}
    version = link.value("PRAGMA user_version")
    link.close()
    return version, rows


def schema(path, key):
    link = connect(path, key, writable=False)
    texts = [row[0] for row in link.raw.execute("SELECT sql FROM sqlite_master")]
    link.close()
    return {squeezed(text) for text in texts if text and "case_search_" not in text}


def squeezed(text):
    return re.sub(r"\s+", "", str(text).replace('"', ""))


def second_step(op):
    op.execute("ALTER TABLE draft_field ADD COLUMN typed_at TEXT NOT NULL DEFAULT ''")


def failing_step(op):
    op.execute("DELETE FROM draft_field")
    op.execute("CREATE TABLE fact (twice TEXT)")


@pytest.fixture
def newer(monkeypatch):
    """A program that knows one more step."""

    def know(step):
        ladder = {**run.steps(), run.LATEST + 1: step}
        monkeypatch.setattr(run, "steps", lambda: ladder)
        monkeypatch.setattr("app.storage.engine.opening.LATEST", run.LATEST + 1)

    return know


def opened(home):
    return open_counter(home, template().key, FakeClock(), hardness=SOFT)


def test_the_steps_lead_to_the_tables_the_program_works_with(tmp_path):
    path, key = tmp_path / "new.db", b"k" * 32
    run.migrate(path, key, 0)
    dialect = sqlite.dialect()
    wanted = {
        squeezed(CreateTable(table).compile(dialect=dialect)) for table in metadata.tables.values()
    }
    for table in metadata.tables.values():
        wanted |= {squeezed(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes}
    assert schema(path, key) == wanted | {squeezed(SEARCH_DDL)}


def test_a_step_runs_behind_a_verified_backup_and_keeps_every_row(home, newer):
    version, rows = content(home.database)
    newer(second_step)
    opened(home).close()
    climbed, now = content(home.database)
    assert climbed == version + 1
    assert now["draft_field"] == [(*row, "") for row in rows["draft_field"]]
    assert {**now, "draft_field": rows["draft_field"]} == rows
    kept = list(home.backup.glob("*.db"))
    assert [path.name for path in kept] == [f"counter-before-step-{climbed}-20260923T093000.db"]
    assert content(kept[0]) == (version, rows)


def test_a_step_that_fails_leaves_everything_as_it_was(home, newer):
    before = content(home.database)
    newer(failing_step)
    with pytest.raises(Exception, match="fact"):
        opened(home)
    assert content(home.database) == before
    assert len(list(home.backup.glob("*.db"))) == 1


def test_without_a_sound_backup_no_step_runs(home, newer, monkeypatch):
    before = content(home.database)
    newer(second_step)
    shapes = iter(range(9))
    monkeypatch.setattr(backups, "_shape", lambda link: (next(shapes), 0, ""))
    with pytest.raises(Unavailable, match="BACKUP_UNSOUND"):
        opened(home)
    assert content(home.database) == before
    assert list(home.backup.iterdir()) == []


def test_a_backup_opens_with_the_same_key_and_no_other(home):
    path = back_up(home, template().key, "by-hand")
    assert content(path) == content(home.database)
    with pytest.raises(Unavailable, match="STORE_ROTTEN"):
        content(path, b"x" * 32)


def test_the_installed_program_can_rehearse():
    assert rehearsal.rehearse().startswith(f"step 1 to {run.LATEST}")

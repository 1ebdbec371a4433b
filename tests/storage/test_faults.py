"""What the disk and the file may do to us: each is told by its name, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import open_counter
from app.domain.cases.values import MatterRef
from app.domain.errors import Unavailable, YichuangError
from app.domain.facts.case import CaseDrafted
from app.home.terminal import read_terminal, write_terminal
from app.storage.engine import link as engine
from app.storage.engine.link import connect
from app.storage.engine.store import Store
from app.storage.migrations import run as migrations
from app.storage.upkeep import verify
from tests.support.memory import SOFT, FakeClock, a_home, counter, template

MATTER = MatterRef("t", 1, "M18", "补证", "IMMEDIATE", "LICENSE")
PAGE = 4096


@pytest.fixture
def home(tmp_path):
    return a_home(tmp_path)


def opening(home, key=None):
    """The refusal to open."""
    with pytest.raises(YichuangError) as refused:
        open_counter(home, key or template().key, FakeClock(), hardness=SOFT)
    return refused.value


def draft(memory, case_id="c1"):
    with memory.unit("lin") as work:
        work.record(case_id, CaseDrafted(matter=MATTER))
        work.commit()


def test_a_full_disk_undoes_the_act_and_the_next_one_works_when_there_is_room(opened):
    draft(opened.memory)
    raw = opened.memory.store._writer.raw
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count = {pages}")

    def fill() -> None:
        for n in range(200):
            draft(opened.memory, f"x{n}")

    with pytest.raises(Unavailable, match="DISK_FULL"):
        fill()
    raw.execute("PRAGMA max_page_count = 1000000")
    draft(opened.memory, "after")
    assert opened.verify().is_sound
    assert opened.reads.case("after").case_id == "after"


def test_a_disk_that_may_not_be_written_is_told_and_reading_goes_on(opened):
    draft(opened.memory)
    opened.memory.store._writer.raw.execute("PRAGMA query_only = ON")
    with pytest.raises(Unavailable, match="STORE_READ_ONLY"):
        draft(opened.memory, "c2")
    assert opened.reads.case("c1").case_id == "c1"


NOBODY = 65534


@contextmanager
def as_nobody():
    """Nothing is read-only for root, so root steps down while the file is opened."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of another kind")
def test_a_read_only_file_is_told_at_the_start(home):
    with tempfile.TemporaryDirectory() as open_to_all:
        root = Path(open_to_all)
        for path in home.root.iterdir():
            if path.is_file():
                shutil.copy(path, root / path.name)
                (root / path.name).chmod(0o444)
        root.chmod(0o555)
        with as_nobody():
            told = opening(replace(home, root=root)).code
        root.chmod(stat.S_IRWXU)
    assert told == "STORE_READ_ONLY"


def test_a_file_another_program_holds_is_told_after_some_patience(home):
    store = Store(home.database, template().key, patience_s=0.05)
    other = connect(home.database, template().key)
    other.begin()
    with pytest.raises(Unavailable, match="STORE_LOCKED"):
        store.take_turn()
    other.rollback()
    store.take_turn()
    store.give_turn()
    other.close()
    store.close()


def test_a_second_program_on_the_same_folder_is_refused(opened):
    assert opening(opened.home).code == "ALREADY_RUNNING"


def test_the_folder_is_free_again_after_a_refused_opening(home):
    assert opening(home, b"x" * 32).code == "STORE_KEY"
    open_counter(home, template().key, FakeClock(), hardness=SOFT).close()


def test_a_wrong_key_is_not_taken_for_damage(home):
    before = home.database.read_bytes()
    assert opening(home, b"x" * 32).code == "STORE_KEY"
    assert home.database.read_bytes() == before
    assert list(home.root.glob("*.damaged*")) == []


@pytest.mark.parametrize("harm", ["head", "short", "empty", "foreign"])
def test_a_damaged_file_is_renamed_and_kept_byte_for_byte(home, harm):
    sound = home.database.read_bytes()
    harmed = {
        "head": bytes([sound[100] ^ 0xFF]).join((sound[:100], sound[101:])),
        "short": sound[: PAGE + 100],
        "empty": b"",
        "foreign": b"SQLite format 3\0" + b"\0" * 5000,
    }[harm]
    home.database.write_bytes(harmed)
    refused = opening(home)
    kept = home.root / refused.facts["kept"]
    assert refused.code == "STORE_DAMAGED"
    assert kept.name == "counter.db.damaged-20260923T093000"
    assert kept.read_bytes() == harmed
    assert not home.database.exists()


def test_what_is_gone_is_missed_and_never_made_anew(home):
    home.database.unlink()
    assert opening(home).code == "STORE_MISSING"
    assert not home.database.exists()


def test_a_page_that_rotted_is_told_when_it_is_read(tmp_path):
    with counter(tmp_path) as opened:
        home = opened.home
        for n in range(50):
            draft(opened.memory, f"c{n}")
    raw = bytearray(home.database.read_bytes())
    for place in range(len(raw) // PAGE // 2 * PAGE, len(raw), PAGE):
        raw[place + 500] ^= 0xFF
    home.database.write_bytes(bytes(raw))
    store = Store(home.database, template().key)
    with pytest.raises(Unavailable, match="STORE_ROTTEN"):
        verify(store, {})
    store.close()


def test_a_file_of_a_newer_program_is_refused_untouched(home):
    link = connect(home.database, template().key)
    link.script(f"PRAGMA user_version = {migrations.LATEST + 1}")
    link.close()
    refused = opening(home)
    assert (refused.code, refused.facts["known"]) == ("STORE_NEWER", migrations.LATEST)
    assert home.database.exists()


def test_an_old_engine_is_refused(home, monkeypatch):
    monkeypatch.setattr(engine.driver, "sqlite_version_info", (3, 51, 2))
    refused = opening(home)
    assert (refused.code, refused.facts["needed"]) == ("SQLITE_TOO_OLD", "3.51.3")
    assert home.database.exists()


def test_a_folder_where_nothing_was_set_up_says_so(home):
    home.terminal.unlink()
    assert opening(home).code == "FILE_MISSING"


@pytest.mark.parametrize("text", ["{half", "[]", '{"terminal_id": "B07"}'])
def test_an_unreadable_identity_is_told(home, text):
    home.terminal.write_text(text, "utf-8")
    assert opening(home).code == "FILE_DAMAGED"


def test_a_trusted_key_that_is_none_is_told(home):
    write_terminal(home, replace(read_terminal(home), trusted={"k": "not hex"}))
    assert opening(home).code == "FILE_DAMAGED"


def test_an_error_that_nobody_foresaw_passes_through(opened):
    with pytest.raises(engine.DriverError):
        opened.memory.store.reader.script("SELECT nonsense FROM nowhere")


@pytest.mark.skipif(os.name != "posix", reason="POSIX modes")
def test_what_lies_in_the_folder_is_for_its_owner_alone(opened):
    draft(opened.memory)
    for path in opened.home.root.iterdir():
        allowed = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) & ~allowed == 0, path.name


def test_nothing_personal_lies_in_the_clear(opened):
    with opened.memory.unit("lin") as work:
        work.keep_field("c1", "applicant.name", "王秀兰")
        work.commit()
    everything = b"".join(p.read_bytes() for p in opened.home.root.iterdir() if p.is_file())
    assert "王秀兰".encode() not in everything
    assert b"SQLite format 3" not in everything

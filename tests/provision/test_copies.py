"""A copy of the memory, and the way back: nothing invented, nothing given out twice."""

from __future__ import annotations

import os
import stat

import pytest

from app.bootstrap import restore_counter
from app.domain.errors import Refused, Unavailable
from app.services import intake
from app.storage.engine.link import connect
from tests.support.bundles import more_numbers
from tests.support.facts import number, received
from tests.support.memory import FakeClock, FakeIdentifiers, counter, template
from tests.support.window import Window


def restore(home, copy, key=None):
    return restore_counter(home, key or template().key, copy, FakeClock(), FakeIdentifiers(9))


@pytest.fixture
def copied(tmp_path):
    """A counter with one case, its copy, and one case more than the copy has."""
    with counter(tmp_path) as opened:
        window = Window(opened)
        first = window.draft("M12")
        intake.receive_case(window.desk, first)
        copy = opened.back_up()
        facts = opened.verify().facts
        second = window.draft("M12")
        intake.receive_case(window.desk, second)
        return opened.home, copy, facts, first, second


def test_a_copy_lies_beside_the_earlier_ones_and_can_be_put_elsewhere(tmp_path):
    elsewhere = tmp_path / "usb"
    elsewhere.mkdir()
    with counter(tmp_path) as opened:
        copies = {opened.back_up(), opened.back_up(), opened.back_up(elsewhere)}
    assert len(copies) == 3
    assert all(path.stat().st_size for path in copies)
    assert len(list(elsewhere.iterdir())) == 3, "the memory, the identity, the clerks"


def test_what_the_copy_has_is_in_force_and_what_it_lacks_is_told(tmp_path, copied):
    home, copy, facts, first, second = copied
    found = restore(home, copy)
    assert found.facts == facts
    assert found.lost > 0
    assert found.replaced.exists()
    with counter(tmp_path) as opened:
        assert opened.verify().is_sound
        assert opened.reads.case(first).case_no
        with pytest.raises(Refused, match="CASE_UNKNOWN"):
            opened.reads.case(second)


def test_no_number_is_taken_before_new_ones_come(tmp_path, copied):
    home, copy, *_ = copied
    restore(home, copy)
    with counter(tmp_path, ids=FakeIdentifiers(11)) as opened:
        window = Window(opened)
        case_id = window.draft("M12")
        with pytest.raises(Refused, match="SEGMENT"):
            intake.receive_case(window.desk, case_id)
        opened.install(more_numbers())
        intake.receive_case(window.desk, case_id)
        assert window.case(case_id).case_no.endswith("002001")


def test_the_journal_of_a_setting_up_that_was_cut_off_is_not_played_into_the_copy(tmp_path, copied):
    """Power failed while an empty memory was being made; what undoes that would empty the copy."""
    home, copy, facts, *_ = copied
    left = home.database.with_name(f"{home.database.name}-journal")
    left.write_bytes(journal_of_an_empty_memory(tmp_path / "half.db"))
    home.database.unlink()
    restore(home, copy)
    with counter(tmp_path) as opened:
        assert opened.verify().facts > facts


def journal_of_an_empty_memory(path):
    """What lies beside a new database after its first pages were written and not committed."""
    raw = connect(path, template().key).raw
    raw.execute("PRAGMA journal_mode = DELETE")
    raw.execute("CREATE TABLE t (a)")
    raw.execute("PRAGMA cache_size = 1")
    raw.execute("BEGIN")
    raw.execute("INSERT INTO t VALUES (zeroblob(1000000))")
    content = path.with_name(f"{path.name}-journal").read_bytes()
    raw.execute("ROLLBACK")
    raw.close()
    return content


@pytest.mark.skipif(os.name != "posix", reason="other systems make a name durable by themselves")
def test_a_memory_that_was_put_back_is_there_after_a_power_cut(copied, monkeypatch):
    """A name is durable once its folder is flushed, and not before."""
    home, copy, *_ = copied
    flush, bearing = os.fsync, []

    def noted(handle):
        flush(handle)
        if stat.S_ISDIR(os.fstat(handle).st_mode) and home.database.exists():
            bearing.append(home.database.stat().st_ino)

    monkeypatch.setattr(os, "fsync", noted)
    restore(home, copy)
    assert bearing[-1:] == [home.database.stat().st_ino]


def test_a_memory_that_cannot_be_read_is_replaced_all_the_same(copied):
    home, copy, *_ = copied
    home.database.write_bytes(b"not a database")
    found = restore(home, copy)
    assert found.lost is None
    assert found.replaced.read_bytes() == b"not a database"


def test_a_memory_that_is_gone_comes_back_with_its_identity_and_its_clerks(tmp_path, copied):
    home, copy, _facts, first, _second = copied
    for path in (home.database, home.terminal, home.keys):
        path.unlink()
    found = restore(home, copy)
    assert (found.lost, found.replaced) == (None, None)
    with counter(tmp_path) as opened:
        assert opened.reads.case(first)
        assert opened.clerks.clerks()


def test_a_log_without_its_database_is_not_played_into_the_copy(tmp_path, copied):
    home, copy, facts, first, _second = copied
    home.database.unlink()
    stale = home.database.with_name("counter.db-wal")
    stale.write_bytes(b"of a database that is gone")
    found = restore(home, copy)
    assert found.replaced.with_name(f"{found.replaced.name}-wal").exists()
    with counter(tmp_path) as opened:
        assert opened.verify().facts == facts + 1
        assert opened.reads.case(first)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda copy: copy.write_bytes(b"x" * 8192), "BACKUP_UNREADABLE"),
        (lambda copy: copy.write_bytes(b""), "BACKUP_UNREADABLE"),
        (lambda copy: copy.unlink(), "FILE_MISSING"),
    ],
)
def test_a_copy_that_is_none_changes_nothing(tmp_path, copied, spoil, code):
    home, copy, _facts, _first, second = copied
    spoil(copy)
    with pytest.raises(Unavailable, match=code):
        restore(home, copy)
    with counter(tmp_path) as opened:
        assert opened.reads.case(second)
    assert not list(home.root.glob("*restoring*"))


def test_a_copy_is_for_the_key_it_was_made_with(copied):
    home, copy, *_ = copied
    with pytest.raises(Refused, match="STORE_KEY"):
        restore(home, copy, key=b"another key, but 32 bytes long!!")


def test_nobody_restores_under_a_running_program(tmp_path, copied):
    home, copy, *_ = copied
    with counter(tmp_path), pytest.raises(Refused, match="ALREADY_RUNNING"):
        restore(home, copy)


def test_a_copy_in_which_two_papers_bear_one_number_is_put_back_as_it_was(tmp_path):
    """The number is an incident on record, and no damage."""
    with counter(tmp_path) as opened:
        with opened.memory.unit("lin") as work:
            for case_id in ("c1", "c2"):
                work.record(case_id, received(number=number(7, "case:2026", "2026-B07-000007")))
            work.commit()
        copy, home = opened.back_up(), opened.home
    restore(home, copy)
    with counter(tmp_path) as opened:
        assert opened.verify().doubled == ("case:2026#7",)

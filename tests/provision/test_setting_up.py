"""Setting a counter up: all of it, or nothing that could be taken for a counter."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest

from app.bootstrap import Enrolment, open_counter, provision
from app.domain.errors import Refused, Unavailable
from app.home.files import write_private
from app.home.lock import hold
from app.home.paths import CounterHome
from app.ports.vault import DATABASE_KEY, TERMINAL_KEY
from app.protocol.signing import new_private_key, public_key
from app.vault import FileVault
from tests.support.memory import (
    MORNING,
    PASSWORD,
    SOFT,
    FakeClock,
    FakeIdentifiers,
    MemoryVault,
    counter,
    first_bundle,
    template,
)

CENTER = new_private_key()


@pytest.fixture
def home(tmp_path):
    return CounterHome(tmp_path / "counter")


def set_up(home, vault, bundle=None, keys=None):
    enrolment = Enrolment(
        terminal_id="B07",
        window_id="B09",
        bundle=bundle or first_bundle(CENTER),
        center_keys=keys or (public_key(CENTER),),
    )
    return provision(home, enrolment, vault, FakeClock(), FakeIdentifiers(), SOFT)


def test_a_counter_is_set_up_opened_and_worked_at_from_a_passphrase_vault(home):
    home.root.mkdir()
    vault = FileVault(home.vault, "a passphrase", SOFT)
    terminal = set_up(home, vault)
    assert (terminal.terminal_id, terminal.epoch, terminal.vault) == ("B07", 1, "file")
    key = FileVault(home.vault, "a passphrase", SOFT).get(DATABASE_KEY)
    with open_counter(home, key, FakeClock(), hardness=SOFT) as opened:
        assert opened.verify().is_sound
        assert len(opened.reads.matters(MORNING.date())) == 26
        names = [clerk.name for clerk in opened.clerks.clerks()]
    assert sorted(names) == sorted(["林晓雯", "陈志远", "周敏"])


def test_the_terminal_signs_with_the_key_that_its_identity_names(home):
    vault = MemoryVault()
    terminal = set_up(home, vault)
    assert public_key(vault.secrets[TERMINAL_KEY]).hex() == terminal.public_key


def test_a_folder_is_set_up_once(home):
    set_up(home, MemoryVault())
    before = home.database.read_bytes()
    with pytest.raises(Refused, match="ALREADY_PROVISIONED"):
        set_up(home, MemoryVault())
    assert home.database.read_bytes() == before


def test_half_a_counter_is_none_and_its_remains_are_kept(home):
    with pytest.raises(Refused, match="BUNDLE_UNTRUSTED_KEY"):
        set_up(home, MemoryVault(), keys=(public_key(new_private_key()),))
    assert not home.is_provisioned
    set_up(home, MemoryVault())
    assert len(list(home.root.glob("counter.db.damaged-*"))) == 1


def test_clerks_sign_in_with_their_first_password_and_open_the_memory(tmp_path):
    with counter(tmp_path) as opened:
        clerks, home = opened.clerks, opened.home
    signed = clerks.sign_in("lin", PASSWORD, MORNING, lambda: template().key)
    open_counter(home, signed.key, FakeClock(), hardness=SOFT).close()


def test_only_one_program_holds_a_folder(home):
    home.root.mkdir()
    lock = hold(home)
    with pytest.raises(Refused, match="ALREADY_RUNNING"):
        hold(home)
    lock.release()
    hold(home).release()


def test_a_file_is_replaced_in_one_step_and_a_failed_write_leaves_the_old_one(home, monkeypatch):
    home.root.mkdir()
    write_private(home.keys, b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable, match="DISK_FULL"):
        write_private(home.keys, b"new")
    assert home.keys.read_bytes() == b"old"


def test_a_counter_opened_again_goes_on_where_it_was(tmp_path):
    with counter(tmp_path) as opened, opened.memory.unit("lin") as work:
        work.keep_field("c1", "applicant.name", "王秀兰")
        work.commit()
    clock = FakeClock(MORNING + timedelta(days=1))
    with counter(tmp_path, clock) as again:
        assert again.reads.draft_values("c1") == {"applicant.name": "王秀兰"}


def test_a_memory_whose_identity_was_lost_is_kept_with_its_key_and_its_clerks(home):
    vault = MemoryVault()
    set_up(home, vault)
    old_key, old_bytes = vault.secrets[DATABASE_KEY], home.database.read_bytes()
    home.terminal.unlink()
    set_up(home, vault)
    kept = next(home.root.glob("counter.db.damaged-*[0-9]"))
    assert kept.read_bytes() == old_bytes
    assert (home.root / f"{kept.name}.keys.json").exists()
    assert vault.secrets[DATABASE_KEY] != old_key
    assert old_key in vault.secrets.values()

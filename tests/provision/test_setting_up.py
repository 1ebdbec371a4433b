"""Setting a counter up: all of it, or nothing that could be taken for a counter."""

from __future__ import annotations

import json
import os
from datetime import timedelta

import pytest

from app.bootstrap import Enrolment, open_counter, provision
from app.domain.errors import Refused, Unavailable
from app.home.files import write_private
from app.home.former import set_file_aside
from app.home.lock import hold
from app.home.paths import CounterHome
from app.ports.vault import DATABASE_KEY, TERMINAL_KEY
from app.protocol.signing import new_private_key, public_key
from app.storage.engine.link import connect
from app.storage.engine.opening import key_check
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


def set_up(home, vault, bundle=None, keys=None, *, anew=False, terminal_id="B07", window_id="B09"):
    enrolment = Enrolment(
        terminal_id=terminal_id,
        window_id=window_id,
        bundle=bundle or first_bundle(CENTER),
        center_keys=keys or (public_key(CENTER),),
    )
    return provision(home, enrolment, vault, FakeClock(), FakeIdentifiers(), SOFT, anew=anew)


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
    assert not list(home.root.glob("former-*")), "a bundle that is not believed leaves nothing"


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


def test_a_memory_whose_identity_was_lost_is_kept_with_its_keys_and_its_clerks(home):
    vault = MemoryVault()
    set_up(home, vault)
    before = {name: vault.secrets[name] for name in (DATABASE_KEY, TERMINAL_KEY)}
    old_bytes = home.database.read_bytes()
    home.terminal.unlink()
    set_up(home, vault)
    (kept,) = home.root.glob("former-*")
    assert (kept / "counter.db").read_bytes() == old_bytes
    assert (kept / "keys.json").exists()
    for name, secret in before.items():
        assert vault.secrets[f"{name}.{kept.name}"] == secret
        assert vault.secrets[name] != secret


def test_keys_outlive_even_a_memory_that_is_gone(home):
    """A damaged memory was renamed, the identity removed by hand: its keys are not overwritten."""
    vault = MemoryVault()
    set_up(home, vault)
    old_key = vault.secrets[DATABASE_KEY]
    aside = set_file_aside(home.database, "damaged", MORNING)
    home.terminal.unlink()
    set_up(home, vault)
    assert old_key in vault.secrets.values()
    connect(aside, old_key, writable=False).close()


def test_a_counter_set_up_anew_keeps_every_former_one_apart(home):
    vault = MemoryVault()
    for _ in range(3):
        set_up(home, vault, anew=home.is_provisioned)
    kept = sorted(path.name for path in home.root.glob("former-*"))
    assert len(kept) == 2
    for name in kept:
        secret = vault.secrets[f"{DATABASE_KEY}.{name}"]
        terminal = json.loads((home.root / name / "terminal.json").read_text())
        assert terminal["key_check"] == key_check(secret)


@pytest.mark.parametrize(
    ("asked", "code", "known"),
    [
        ({"terminal_id": "Z99"}, "TERMINAL_NOT_LISTED", ("B07",)),
        ({"window_id": "Z99"}, "WINDOW_NOT_LISTED", None),
    ],
)
def test_a_terminal_or_window_the_bundle_does_not_know_is_refused(home, asked, code, known):
    vault = MemoryVault()
    with pytest.raises(Refused, match=code) as refused:
        set_up(home, vault, **asked)
    assert "B09" in refused.value.facts["known"] or refused.value.facts["known"] == known
    assert not home.database.exists()
    assert not vault.secrets

"""Sign-in works without a network, counts every failure, and opens nothing by a wrong word."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

import pytest

from app.domain.errors import Refused, Unavailable
from app.vault import Clerk, ClerkKeys, Hardness, first_verifier, password_problem
from app.vault.clerks import FAILURES_ALLOWED, LOCKED_FOR, OFFLINE_DAYS

SOFT = Hardness(time_cost=1, memory_cost=64, parallelism=1)
NOW = datetime(2026, 9, 23, 8, 30, tzinfo=timezone(timedelta(hours=8)))
KEY = b"k" * 32


@pytest.fixture
def keys(tmp_path):
    keys = ClerkKeys(tmp_path / "keys.json", SOFT)
    first = first_verifier("chuangkou-1", SOFT)
    keys.publish([Clerk(staff_id="lin", name="林晓雯", first=first)])
    return keys


def vault():
    return KEY


def refused_vault():
    raise AssertionError("the vault must not be asked again")


def test_the_first_sign_in_takes_the_key_from_the_vault_and_later_ones_do_not(keys):
    assert keys.sign_in("lin", "chuangkou-1", NOW, vault).first_time
    again = keys.sign_in("lin", "chuangkou-1", NOW, refused_vault)
    assert (again.key, again.first_time) == (KEY, False)


def test_nothing_secret_lies_in_the_file(keys, tmp_path):
    keys.sign_in("lin", "chuangkou-1", NOW, vault)
    kept = (tmp_path / "keys.json").read_text("utf-8")
    assert "chuangkou-1" not in kept
    assert "kkkk" not in kept


def test_a_wrong_password_says_how_many_tries_are_left(keys):
    with pytest.raises(Refused) as refused:
        keys.sign_in("lin", "wrong", NOW, vault)
    assert (refused.value.code, refused.value.facts["left"]) == ("SIGN_IN_WRONG", 4)


def test_five_failures_lock_for_half_an_hour_even_for_the_right_password(keys):
    for _ in range(FAILURES_ALLOWED):
        with pytest.raises(Refused):
            keys.sign_in("lin", "wrong", NOW, vault)
    with pytest.raises(Refused) as refused:
        keys.sign_in("lin", "chuangkou-1", NOW + timedelta(minutes=29), vault)
    assert refused.value.code == "SIGN_IN_LOCKED"
    assert refused.value.facts["until"] == NOW + LOCKED_FOR
    assert keys.sign_in("lin", "chuangkou-1", NOW + LOCKED_FOR, vault).key == KEY


def test_a_failure_is_on_disk_before_the_password_is_tried(keys, tmp_path):
    def cut():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keys.sign_in("lin", "chuangkou-1", NOW, cut)
    assert ClerkKeys(tmp_path / "keys.json", SOFT).clerks()[0].failures == 1


def test_a_clerk_long_without_the_center_must_be_confirmed_there(keys):
    keys.sign_in("lin", "chuangkou-1", NOW, vault)
    with pytest.raises(Refused, match="SIGN_IN_EXPIRED"):
        keys.sign_in("lin", "chuangkou-1", NOW + timedelta(days=OFFLINE_DAYS + 1), vault)


def test_a_changed_password_replaces_the_old_one(keys):
    keys.sign_in("lin", "chuangkou-1", NOW, vault)
    keys.change_password("lin", "chuangkou-1", "秋天的第一杯茶", NOW)
    assert keys.sign_in("lin", "秋天的第一杯茶", NOW, refused_vault).key == KEY
    with pytest.raises(Refused, match="SIGN_IN_WRONG"):
        keys.sign_in("lin", "chuangkou-1", NOW, vault)


def test_an_unknown_clerk_is_refused(keys):
    with pytest.raises(Refused, match="SIGN_IN_UNKNOWN"):
        keys.sign_in("nobody", "x", NOW, vault)


def test_a_new_staff_list_keeps_wrapped_keys_and_drops_who_left(keys):
    keys.sign_in("lin", "chuangkou-1", NOW, vault)
    keys.publish([Clerk(staff_id="lin", name="林晓雯"), Clerk(staff_id="chen", name="陈志远")])
    assert keys.clerks()[0].staff_id == "lin"
    assert keys.sign_in("lin", "chuangkou-1", NOW, refused_vault).key == KEY
    keys.publish([Clerk(staff_id="chen", name="陈志远")])
    with pytest.raises(Refused, match="SIGN_IN_UNKNOWN"):
        keys.sign_in("lin", "chuangkou-1", NOW, vault)


def test_a_damaged_key_file_is_reported_and_left_alone(keys, tmp_path):
    path = tmp_path / "keys.json"
    path.write_text("{half", "utf-8")
    with pytest.raises(Unavailable, match="VAULT_DAMAGED"):
        keys.clerks()
    assert path.read_text("utf-8") == "{half"


@pytest.mark.parametrize("word", ["", "12345", "123456", "987654", "111111", "abcdef"])
def test_weak_passwords_are_refused(word):
    assert password_problem(word) == "PASSWORD_WEAK"


def test_an_ordinary_password_is_allowed():
    assert password_problem("窗口七号-2026") is None


def fail(keys, times):
    for _ in range(times):
        with pytest.raises(Refused):
            keys.sign_in("lin", "wrong", NOW, vault)


def test_failures_before_a_lock_are_still_told_once_it_is_over(keys):
    keys.sign_in("lin", "chuangkou-1", NOW, vault)
    fail(keys, times=FAILURES_ALLOWED)
    opened = keys.sign_in("lin", "chuangkou-1", NOW + LOCKED_FOR, refused_vault)
    assert opened.failures == FAILURES_ALLOWED
    assert keys.sign_in("lin", "chuangkou-1", NOW + LOCKED_FOR, refused_vault).failures == 0


def test_a_change_of_password_tells_no_failure_away(keys):
    keys.sign_in("lin", "chuangkou-1", NOW, vault)
    fail(keys, times=2)
    keys.change_password("lin", "chuangkou-1", "xinmima-88", NOW)
    assert keys.sign_in("lin", "xinmima-88", NOW, refused_vault).failures == 2


def test_a_right_password_before_a_closed_vault_is_no_failure(keys):
    def closed():
        raise Unavailable("VAULT_CLOSED", name="database")

    for _ in range(FAILURES_ALLOWED + 1):
        with pytest.raises(Unavailable, match="VAULT_CLOSED"):
            keys.sign_in("lin", "chuangkou-1", NOW, closed)
    assert keys.sign_in("lin", "chuangkou-1", NOW, vault).failures == 0


def test_a_clock_set_back_wins_nobody_a_day(keys):
    first = first_verifier("chuangkou-1", SOFT)
    keys.publish([*keys.clerks(), Clerk(staff_id="chen", name="陈志远", first=first)])
    keys.sign_in("lin", "chuangkou-1", NOW, vault)
    keys.sign_in("chen", "chuangkou-1", NOW + timedelta(days=60), vault)
    keys.sign_in("chen", "chuangkou-1", NOW + timedelta(days=120), refused_vault)
    with pytest.raises(Refused, match="SIGN_IN_EXPIRED"):
        keys.sign_in("lin", "chuangkou-1", NOW + timedelta(days=1), refused_vault)


def test_a_file_of_an_older_program_is_read(keys, tmp_path):
    keys.sign_in("lin", "chuangkou-1", NOW, vault)
    path = tmp_path / "keys.json"
    told = json.loads(path.read_text())
    for clerk in told.values():
        del clerk["untold"]
    path.write_text(json.dumps(told))
    assert keys.sign_in("lin", "chuangkou-1", NOW, refused_vault).key == KEY

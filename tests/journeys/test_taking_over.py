"""A broken counter's disk goes on in a spare machine, through the shell, at a center over HTTP."""

from __future__ import annotations

import json
import shutil

import pytest

from app.home.former import identity_in
from app.home.lock import hold
from app.home.paths import CounterHome
from app.home.terminal import read_terminal
from app.ports.correspondence import Tiding
from app.ports.vault import DATABASE_KEY
from app.services import intake
from app.storage.engine.link import connect
from app.vault import Clerk, ClerkKeys, FileVault, Hardness, first_verifier
from tests.support.two_programs import (
    PASSPHRASE,
    PROBLEM,
    SOUND,
    UNAVAILABLE,
    code,
    draft,
    enrol,
    opened,
    speak,
)
from tests.support.window import WANG, Window
from ui.cli import main

PASSWORD = "guichuang-7"
SOFT = Hardness(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def worked(tmp_path, address, say, monkeypatch):
    """A counter whose clerk signed in, that spoke with its center and worked on without it."""
    monkeypatch.setenv("YICHUANG_PASSWORD", PASSWORD)
    enrol(tmp_path, address, code(say))
    with opened(tmp_path) as counter:
        _sign_in(counter)
        speak(counter)
        first = _receive(counter)
        speak(counter)
        draft(counter, "case-1")
        second = _receive(counter)
        half = Window(counter).draft("M12")
        with counter.memory.unit("lin") as work:
            work.keep_field(half, "applicant.name", "王秀")
            work.commit()
    return first, second, half


def _sign_in(counter):
    keys = ClerkKeys(counter.home.keys, SOFT)
    keys.publish([Clerk(staff_id="lin", name="林晓雯", first=first_verifier(PASSWORD, SOFT))])
    key = FileVault(counter.home.vault, PASSPHRASE).get(DATABASE_KEY)
    keys.sign_in("lin", PASSWORD, counter.clock.now().at, lambda: key)


def _receive(counter, name="王秀兰"):
    window = Window(counter)
    case_id = window.draft("M12", **(WANG | {"applicant.name": name}))
    intake.receive_case(window.desk, case_id)
    return window.case(case_id).case_no


def _take_over(tmp_path, address, say, *more, source="counter", folder="spare"):
    given = code(say, "B07", "--replace")
    old = ["--from", str(tmp_path / source), "--staff", "lin"]
    return enrol(tmp_path, address, given, folder, *old, *more)


def _numbers_of(counter):
    return {one.lease_id: one.next_no for one in counter.reads.segments() if one.remaining}


def test_facts_no_center_has_and_drafts_go_on_in_the_spare_machine(
    tmp_path, address, say, worked, capsys
):
    first, second, half = worked
    assert _take_over(tmp_path, address, say) == SOUND
    assert "1 份草稿" in capsys.readouterr().out
    with opened(tmp_path, "spare") as spare:
        assert spare.reads.counts().unsent == 0, "its first round told them"
        for number in (first, second):
            assert [one.row.case_no for one in spare.reads.search(number)] == [number]
        assert spare.reads.history("case-1")
        assert spare.reads.draft_values(half)["applicant.name"] == "王秀"
        assert spare.verify().is_sound
        assert spare.clerks.sign_in("lin", PASSWORD, spare.clock.now().at, lambda: b"").key, (
            "the clerks keep their passwords"
        )
    assert json.loads("\n".join(say("verify")))["is_sound"]


def test_the_old_machine_is_fenced_and_what_it_says_again_is_there_once(
    tmp_path, address, say, worked
):
    _take_over(tmp_path, address, say)
    with opened(tmp_path) as old:
        assert Tiding.FENCED in speak(old).tidings
        assert old.reads.counts().unsent == 0
    with opened(tmp_path, "spare") as spare:
        speak(spare)
        assert len(spare.reads.history("case-1")) == 1
        assert spare.verify().is_sound
    assert json.loads("\n".join(say("verify")))["is_sound"]


def test_without_a_word_the_old_numbers_are_left_alone(tmp_path, address, say, worked):
    with opened(tmp_path) as old:
        held = _numbers_of(old)
    _take_over(tmp_path, address, say)
    assert read_terminal(CounterHome(tmp_path / "counter")), "the old machine may still be asked"
    with opened(tmp_path, "spare") as spare:
        assert _numbers_of(spare)
        assert not set(_numbers_of(spare)) & set(held)


def test_a_disk_that_will_not_run_again_hands_its_numbers_on(
    tmp_path, address, say, worked, capsys
):
    with opened(tmp_path) as old:
        held, last = _numbers_of(old), worked[1]
    assert _take_over(tmp_path, address, say, "--numbers") == SOUND
    assert "剩下的" in capsys.readouterr().out
    with opened(tmp_path, "spare") as spare:
        assert _numbers_of(spare) == held
        assert _receive(spare, "李明") == f"{last[:-6]}{int(last[-6:]) + 1:06d}"
        speak(spare)
        assert spare.reads.counts().unsent == 0
        assert _numbers_of(spare).keys() >= held.keys()
    _assert_accounted_to_the_new_life(tmp_path, say, held)
    assert main(["--home", str(tmp_path / "counter"), "verify"]) == UNAVAILABLE
    assert "已由另一台电脑接替" in capsys.readouterr().err


def _assert_accounted_to_the_new_life(tmp_path, say, held):
    epoch = read_terminal(CounterHome(tmp_path / "spare")).epoch
    told = json.loads("\n".join(say("numbers")))
    leases = {one["lease_id"]: one for series in told for one in series["leases"]}
    assert {leases[one]["epoch"] for one in held} == {epoch}
    assert not any(leases[one]["is_over"] for one in held)


def test_a_disk_that_is_not_the_newest_keeps_its_numbers_to_itself(
    tmp_path, address, say, worked, capsys
):
    shutil.copytree(tmp_path / "counter", tmp_path / "image")
    with opened(tmp_path) as old:
        later = _receive(old, "李明")
        speak(old)
    with opened(tmp_path, "counter") as old:
        held = _numbers_of(old)
    assert _take_over(tmp_path, address, say, "--numbers", source="image") == SOUND
    assert "不是原机最后的样子" in capsys.readouterr().out
    with opened(tmp_path, "spare") as spare:
        assert not set(_numbers_of(spare)) & set(held)
        assert spare.reads.search(later), "what only the center had comes back"
        assert spare.verify().is_sound


def test_a_backup_is_taken_over_but_for_its_numbers(tmp_path, address, say, worked, capsys):
    (tmp_path / "stick").mkdir()
    with opened(tmp_path) as old:
        copy = old.back_up(tmp_path / "stick")
    source = f"stick/{copy.name}"
    assert _take_over(tmp_path, address, say, "--numbers", source=source) == PROBLEM
    assert "备份" in capsys.readouterr().err
    assert _take_over(tmp_path, address, say, source=source) == SOUND
    with opened(tmp_path, "spare") as spare:
        assert spare.reads.search(worked[1])
        assert spare.verify().is_sound


def test_a_log_that_was_not_written_back_is_taken_with_it(tmp_path, address, say, worked):
    """The machine died at work: its last acts lie beside the memory, on a disk nobody writes to."""
    home = CounterHome(tmp_path / "counter")
    key = FileVault(home.vault, PASSPHRASE).get(DATABASE_KEY)
    with opened(tmp_path) as old:
        number = _receive(old, "李明")
        shutil.copytree(tmp_path / "counter", tmp_path / "dead")
    assert (tmp_path / "dead" / "counter.db-wal").stat().st_size
    assert key is not None
    for file in (tmp_path / "dead").iterdir():
        if file.is_file():
            file.chmod(0o400)
    assert _take_over(tmp_path, address, say, source="dead") == SOUND
    with opened(tmp_path, "spare") as spare:
        assert spare.reads.search(number)


def test_a_refused_code_leaves_the_old_machine_as_it_was(tmp_path, address, say, worked, capsys):
    given = code(say, "B08")
    home = CounterHome(tmp_path / "counter")
    asked = ["--from", str(home.root), "--staff", "lin", "--numbers"]
    assert enrol(tmp_path, address, given, "spare", *asked) == PROBLEM
    assert "B07" in capsys.readouterr().err
    assert read_terminal(home).terminal_id == "B07"
    assert not CounterHome(tmp_path / "spare").is_provisioned
    assert not list((tmp_path / "spare").glob("*.taking-over*"))


def test_an_answer_that_was_lost_is_asked_for_again(tmp_path, address, say, worked, monkeypatch):
    given, home = code(say, "B07", "--replace"), CounterHome(tmp_path / "counter")
    asked = ["--from", str(home.root), "--staff", "lin", "--numbers"]
    with opened(tmp_path) as old:
        held = _numbers_of(old)
    with monkeypatch.context() as cut:
        cut.setattr("app.net.enrolling.names_key", _cut)
        assert enrol(tmp_path, address, given, "spare", *asked) == UNAVAILABLE
    assert not home.is_provisioned, "the center may have given its numbers away"
    assert identity_in(home).exists()
    assert enrol(tmp_path, address, given, "spare", *asked) == SOUND
    with opened(tmp_path, "spare") as spare:
        assert _numbers_of(spare) == held


def _cut(*_told):
    from app.domain.errors import Unavailable

    raise Unavailable("CENTER_UNREACHABLE", cause="cut")


@pytest.mark.parametrize(
    ("staff", "password", "words"),
    [("lin", "another-one", "密码"), ("zhou", PASSWORD, "没有"), ("nobody", PASSWORD, "没有这位")],
)
def test_who_cannot_open_the_old_disk_takes_nothing_over(
    tmp_path, address, say, worked, monkeypatch, capsys, staff, password, words
):
    monkeypatch.setenv("YICHUANG_PASSWORD", password)
    given, old = code(say, "B07", "--replace"), str(tmp_path / "counter")
    asked = ["--from", old, "--staff", staff]
    assert enrol(tmp_path, address, given, "spare", *asked) == PROBLEM
    assert words in capsys.readouterr().err
    assert not list((tmp_path / "spare").glob("*.taking-over*"))
    monkeypatch.setenv("YICHUANG_PASSWORD", PASSWORD)
    assert enrol(tmp_path, address, given, "spare", "--from", old, "--staff", "lin") == SOUND


def test_numbers_of_nobody_are_not_gone_on_with(tmp_path, address, say, capsys):
    given = code(say)
    assert enrol(tmp_path, address, given, "spare", "--numbers") == PROBLEM
    assert "--from" in capsys.readouterr().err


def test_a_machine_that_is_a_counter_takes_another_over_only_anew(
    tmp_path, address, say, worked, capsys
):
    enrol(tmp_path, address, code(say, "B08"), "spare")
    assert _take_over(tmp_path, address, say) == PROBLEM
    assert read_terminal(CounterHome(tmp_path / "spare")).terminal_id == "B08"
    assert _take_over(tmp_path, address, say, "--anew") == SOUND
    assert read_terminal(CounterHome(tmp_path / "spare")).terminal_id == "B07"
    assert len(list((tmp_path / "spare").glob("former-*/counter.db"))) == 1


def test_a_program_at_work_on_the_old_folder_is_not_taken_over(
    tmp_path, address, say, worked, capsys
):
    lock = hold(CounterHome(tmp_path / "counter"))
    try:
        assert _take_over(tmp_path, address, say) == PROBLEM
    finally:
        lock.release()
    assert "已经在使用" in capsys.readouterr().err


def test_a_disk_that_is_damaged_says_what_is_left_to_do(tmp_path, address, say, worked, capsys):
    home = CounterHome(tmp_path / "counter")
    key = FileVault(home.vault, PASSPHRASE).get(DATABASE_KEY)
    link = connect(home.database, key)
    link.script("UPDATE fact SET actor = 'x' WHERE pos = 3")
    link.close()
    assert _take_over(tmp_path, address, say) == UNAVAILABLE
    assert "备份" in capsys.readouterr().err
    home.database.write_bytes(b"x" * 9000)
    assert _take_over(tmp_path, address, say) == UNAVAILABLE
    assert "打不开" in capsys.readouterr().err
    assert not list((tmp_path / "spare").glob("counter.db*"))


def test_a_machine_takes_its_own_former_folder_over(tmp_path, address, say, worked):
    """Its center was set back to before it was let in, and knows it no more."""
    home = CounterHome(tmp_path / "counter")
    given = code(say, "B07", "--replace")
    asked = ["--from", str(home.root), "--staff", "lin", "--numbers", "--anew"]
    with opened(tmp_path) as old:
        held = _numbers_of(old)
    assert enrol(tmp_path, address, given, "counter", *asked) == SOUND
    with opened(tmp_path) as counter:
        assert _numbers_of(counter) == held
        assert counter.reads.search(worked[1])

"""A machine is let in by a code, works, and the center has it: two programs over real HTTP."""

from __future__ import annotations

import json
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import correspond
from app.center.commands import main as center_main
from app.center.home import CenterHome
from app.home.lock import hold
from app.home.paths import CounterHome
from app.home.terminal import read_terminal, write_terminal
from app.ports.correspondence import Tiding
from app.ports.vault import TERMINAL_KEY
from app.protocol.canonical import digest_of
from app.protocol.enrolment import code_of
from app.services import intake
from app.vault import FileVault
from printing.worker import PaperWorker
from tests.support.served import served, until
from tests.support.two_programs import (
    PASSPHRASE,
    PROBLEM,
    SOUND,
    UNAVAILABLE,
    center_of,
    code,
    draft,
    enrol,
    opened,
    publish,
    speak,
    stored,
)
from tests.support.window import Window
from ui.cli import main


def test_a_code_makes_a_counter_with_staff_catalogue_and_numbers(tmp_path, address, say):
    assert enrol(tmp_path, address, code(say).lower().replace("-", " ")) == SOUND
    terminal = read_terminal(CounterHome(tmp_path / "counter"))
    assert (terminal.terminal_id, terminal.window_id) == ("B07", "B09")
    with opened(tmp_path) as counter:
        assert len(counter.reads.matters(counter.clock.now().at.date())) == 26
        assert {one.staff_id for one in counter.reads.staff()} == {"lin", "zhou"}
        held = counter.reads.segments()
        assert {one.kind.value for one in held} == {"CASE", "DOCUMENT"}
        assert all(one.remaining and one.epoch == terminal.epoch for one in held)
    assert stored(say, "B07") > 0


def test_what_a_counter_does_is_at_the_center_after_a_round(tmp_path, address, say):
    enrol(tmp_path, address, code(say))
    before = stored(say, "B07")
    with opened(tmp_path) as counter:
        draft(counter, "case-1")
        assert counter.reads.counts().unsent >= 1
        speak(counter)
        assert counter.reads.counts().unsent == 0
    assert stored(say, "B07") > before


def test_paper_bills_reach_the_counter_as_a_lease(tmp_path, address, say):
    enrol(tmp_path, address, code(say))
    say("bills", "--code", "99010126", "--first", "123457", "--last", "123656", "--size", "50")
    with opened(tmp_path) as counter:
        speak(counter)
        (bills,) = [one for one in counter.reads.segments() if one.kind.value == "BILL"]
    assert (bills.from_no, bills.to_no) == (123457, 123506)


def test_a_code_serves_one_machine_once(tmp_path, address, say, capsys):
    given = code(say)
    assert enrol(tmp_path, address, given) == SOUND
    assert enrol(tmp_path, address, given, "other") == PROBLEM
    assert "开通码" in capsys.readouterr().err
    assert not CounterHome(tmp_path / "other").is_provisioned


def test_a_machine_that_did_not_hear_the_answer_asks_again_with_the_same_code(
    tmp_path, address, say, monkeypatch
):
    given = code(say)
    with monkeypatch.context() as cut:
        cut.setattr("ui.commands.enrol.fetch", _no_more)
        assert enrol(tmp_path, address, given) == UNAVAILABLE
    assert not CounterHome(tmp_path / "counter").is_provisioned
    assert enrol(tmp_path, address, given) == SOUND


def _no_more(*_told: object) -> bytes:
    from app.domain.errors import Unavailable

    raise Unavailable("CENTER_UNREACHABLE", cause="cut")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("ABCD", "20 个字母"),
        (code_of(12345, b"\x01" * 32), "开通码"),
        ("AAAA-AAAA-AAAA-AAAA-AAAA", "开通码"),
    ],
)
def test_a_code_that_is_none_makes_nothing(tmp_path, address, capsys, wrong, words):
    assert enrol(tmp_path, address, wrong) == PROBLEM
    assert words in capsys.readouterr().err
    assert not CounterHome(tmp_path / "counter").is_provisioned


def test_a_center_that_did_not_give_the_code_is_not_believed(tmp_path, address, say, capsys):
    given = code(say)
    assert (
        enrol(tmp_path, address, f"{given[:-4]}{'0000' if given[-4:] != '0000' else '1111'}") == 1
    )
    assert "不是" in capsys.readouterr().err
    assert not CounterHome(tmp_path / "counter").is_provisioned


@pytest.mark.parametrize("url", ["http://192.0.2.1:8650", "center", "ftp://127.0.0.1"])
def test_nothing_is_said_where_anybody_may_listen(tmp_path, url, capsys, passphrase):
    assert enrol(tmp_path, url, code_of(1, b"\x01" * 32)) == PROBLEM
    assert url in capsys.readouterr().err


def test_another_machine_takes_a_terminal_over_and_the_old_one_is_fenced(tmp_path, address, say):
    enrol(tmp_path, address, code(say))
    with opened(tmp_path) as counter:
        draft(counter, "case-1")
        speak(counter)
        draft(counter, "case-2")
    assert enrol(tmp_path, address, code(say, "B07", "--replace"), "spare") == SOUND
    with opened(tmp_path, "spare") as spare:
        assert spare.reads.history("case-1"), "what the center has comes back"
        epoch = spare.terminal.epoch
        usable = [one for one in spare.reads.segments() if one.remaining]
        assert usable
        assert all(one.epoch == epoch for one in usable), "what the old machine held is not used"
    with opened(tmp_path) as old:
        told = speak(old)
        assert Tiding.FENCED in told.tidings
        assert old.reads.counts().unsent == 0, "what it had is taken all the same"
    with opened(tmp_path, "spare") as spare:
        speak(spare)
        assert spare.reads.history("case-2"), "and reaches the new machine"


def test_a_terminal_out_of_service_gets_nothing_more(tmp_path, address, say):
    for terminal, folder in (("B07", "counter"), ("B08", "other")):
        enrol(tmp_path, address, code(say, terminal), folder)
    say("retire", "--terminal", "B07")
    with opened(tmp_path, "other") as other:
        draft(other, "case-9")
        speak(other)
    with opened(tmp_path) as retired:
        assert Tiding.FENCED in speak(retired).tidings
        assert not retired.reads.history("case-9")
    say("release", "--terminal", "B07")
    with opened(tmp_path) as back:
        speak(back)
        assert back.reads.history("case-9")


def test_a_counter_set_up_without_a_center_joins_one_with_all_it_has(tmp_path, say, address):
    (tmp_path / "bundle").mkdir()
    bundle = tmp_path / "bundle" / "b.ycb"
    _start_alone(tmp_path, bundle)
    with opened(tmp_path) as counter:
        draft(counter, "case-1")
        mine = {one.lease_id for one in counter.reads.segments() if one.remaining}
    assert enrol(tmp_path, address, code(say)) == SOUND
    with opened(tmp_path) as counter:
        assert counter.reads.counts().unsent == 0
        assert mine <= {one.lease_id for one in counter.reads.segments() if one.remaining}
    assert stored(say, "B07") >= 1
    assert enrol(tmp_path, address, code_of(1, b"\x01" * 32)) == PROBLEM


def _start_alone(tmp_path: Path, bundle: Path) -> None:
    import os
    from unittest.mock import patch

    from app.protocol.signing import public_key

    with patch.dict(os.environ, {"YICHUANG_PASSWORD": "Kz7-blau"}):
        assert main(["starter", "--out", str(bundle), "--vault", "file"]) == SOUND
    private = FileVault(bundle.with_name("center.key"), PASSPHRASE).get("center-key")
    assert private is not None
    told = ["--bundle", str(bundle), "--terminal", "B07", "--window", "B09", "--vault", "file"]
    home = ["--home", str(tmp_path / "counter")]
    assert main([*home, "provision", *told, "--center-key", public_key(private).hex()]) == SOUND


def test_a_newer_bundle_is_offered_fetched_and_installed(tmp_path, address, say, published):
    enrol(tmp_path, address, code(say))
    newer = publish(say)
    assert newer != published
    with opened(tmp_path) as counter:
        assert counter.reads.bundle().bundle_id == published
        offers = []
        private = FileVault(counter.home.vault, PASSPHRASE).get(TERMINAL_KEY)
        assert private is not None
        with closing(correspond(counter, private, lambda told: offers.append(told.bundle))) as post:
            post.start()
            assert until(lambda: any(offers))
            offered = next(one for one in offers if one)
            assert offered.bundle_id == newer
            counter.install(post.fetch(offered.digest, offered.size))
        assert counter.reads.bundle().bundle_id == newer


def test_a_paper_set_on_one_machine_is_fetched_on_another(tmp_path, address, say):
    """Behind its facts the file goes by itself, and the next machine need not have set it."""
    for terminal, folder in (("B07", "counter"), ("B08", "other")):
        enrol(tmp_path, address, code(say, terminal), folder)
    with opened(tmp_path) as counter:
        digest = issued(counter)
        with correspondence(counter):
            assert until(lambda: counter.reads.files_waiting() == (0, 0))
        size = len(counter.reads.blob(digest))
    with opened(tmp_path, "other") as other:
        speak(other)
        assert not other.reads.has_blob(digest)
        with correspondence(other) as post:
            post.fetch_kept(digest, size)
        assert digest_of(other.reads.blob(digest)) == digest
        assert other.reads.files_waiting() == (0, 0)
        assert other.verify().is_sound
    told = json.loads("\n".join(say("verify")))
    assert (told["is_sound"], told["awaited"]) == (True, 0)


def test_a_case_of_another_window_is_fetched_by_its_number(tmp_path, address, say):
    enrol(tmp_path, address, code(say))
    elsewhere = say("enrol", "--terminal", "B12", "--window", "A04")[0]
    enrol(tmp_path, address, elsewhere, "other")
    with opened(tmp_path) as counter:
        window = Window(counter)
        case_id = window.draft("M12")
        intake.receive_case(window.desk, case_id)
        number = window.case(case_id).case_no
        speak(counter)
    with opened(tmp_path, "other") as other:
        speak(other)
        assert not other.reads.history(case_id)
        with correspondence(other) as post:
            found, changed = post.look(number)
        assert (found, changed.cases) == (case_id, {case_id})
        assert other.reads.case(case_id).case_no == number
        assert other.verify().is_sound


def test_a_machine_of_a_department_reads_what_its_windows_received(tmp_path, address, say):
    enrol(tmp_path, address, code(say))
    with opened(tmp_path) as counter:
        window = Window(counter)
        case_id = window.draft("M12")
        intake.receive_case(window.desk, case_id)
        organ = counter.reads.matter(window.case(case_id).matter.task_code, 1).subject.dept_code
        speak(counter)
    asked = ["--terminal", "D01", "--window", "A04", "--reads", f"organ:{organ}"]
    enrol(tmp_path, address, say("enrol", *asked)[0], "department")
    with opened(tmp_path, "department") as department:
        speak(department)
        assert department.reads.case(case_id).case_no
    told = json.loads("\n".join(say("state")))["terminals"]
    assert {one["terminal_id"]: one["reads"] for one in told} == {
        "B07": [],
        "D01": [f"organ:{organ}"],
    }


def issued(counter):
    """A receipt is issued and set, as a clerk and the paper thread do it; its digest."""
    window = Window(counter)
    case_id = window.draft("M12")
    intake.receive_case(window.desk, case_id)
    PaperWorker(counter.ledger, counter.archive, window.desk.press, {}).render_pending()
    (paper,) = counter.reads.documents_of(case_id)
    return paper.sha256


@contextmanager
def correspondence(counter):
    private = FileVault(counter.home.vault, PASSPHRASE).get(TERMINAL_KEY)
    assert private is not None
    with closing(correspond(counter, private, lambda told: None)) as post:
        post.start()
        yield post


def test_a_bundle_published_while_a_counter_listens_is_offered_at_once(tmp_path, address, say):
    enrol(tmp_path, address, code(say))
    with opened(tmp_path) as counter:
        heard = []
        private = FileVault(counter.home.vault, PASSPHRASE).get(TERMINAL_KEY)
        assert private is not None
        with closing(correspond(counter, private, heard.append)) as post:
            post.start()
            assert until(lambda: any(told.tiding is Tiding.QUIET for told in heard))
            newer = publish(say)
            assert until(
                lambda: any(told.bundle and told.bundle.bundle_id == newer for told in heard), 2.0
            )


def test_the_books_of_a_center_are_proved_and_written_out(tmp_path, address, say):
    enrol(tmp_path, address, code(say))
    with opened(tmp_path) as counter:
        draft(counter, "case-1")
        speak(counter)
    found = json.loads("\n".join(say("verify")))
    assert found["is_sound"]
    lines = [json.loads(line) for line in say("export")]
    assert len(lines) == found["facts"] > 0
    assert [one["pos"] for one in lines] == list(range(1, len(lines) + 1))
    assert "case-1" in {one["subject"] for one in lines}


def test_a_changed_fact_breaks_the_books(tmp_path, address, say, capsys):
    enrol(tmp_path, address, code(say))
    with center_of(tmp_path) as center, center.store.writing() as link:
        link.script("UPDATE fact SET actor = 'another' WHERE terminal_id = 'B07' AND seq = 1")
    assert center_main(["verify", "--home", str(tmp_path / "center")]) == PROBLEM
    assert "/1 HASH" in capsys.readouterr().out


def test_a_center_put_back_to_an_earlier_moment_is_told_again_what_it_lost(
    tmp_path, published, say, capsys
):
    with center_of(tmp_path) as center, served(center) as address:
        enrol(tmp_path, address, code(say))
        (copy,) = say("backup", "--to", str(tmp_path / "copies"))
        with opened(tmp_path) as counter:
            draft(counter, "case-1")
            speak(counter)
            assert counter.reads.counts().unsent == 0
    before = stored(say, "B07")
    say("restore", "--copy", copy)
    assert stored(say, "B07") < before
    with center_of(tmp_path) as center, served(center) as address:
        home = CounterHome(tmp_path / "counter")
        write_terminal(home, replace(read_terminal(home), center_url=address))
        with opened(tmp_path) as counter:
            assert Tiding.CENTER_RESTORED in speak(counter).tidings
            assert counter.reads.counts().unsent == 0
    assert stored(say, "B07") >= before
    assert json.loads("\n".join(say("verify")))["is_sound"]


def test_a_center_whose_database_is_lost_comes_back_from_a_copy(tmp_path, published, say):
    (copy,) = say("backup", "--to", str(tmp_path / "copies"))
    for part in (tmp_path / "center").glob("center.db*"):
        part.unlink()
    say("restore", "--copy", copy)
    assert json.loads("\n".join(say("state")))["bundle"] == published


def test_nothing_is_put_back_under_a_serving_center(tmp_path, address, say, capsys):
    (copy,) = say("backup", "--to", str(tmp_path / "copies"))
    home = CenterHome(tmp_path / "center")
    with hold(home):
        told = ["restore", "--home", str(home.root), "--copy", copy]
        assert center_main(told) == PROBLEM
    assert "ALREADY_RUNNING" in capsys.readouterr().err
    spoilt = tmp_path / "spoilt.db"
    spoilt.write_bytes(b"nonsense" * 1000)
    for path in (spoilt, tmp_path / "none.db"):
        assert center_main(["restore", "--home", str(home.root), "--copy", str(path)]) != SOUND
    assert json.loads("\n".join(say("state")))["center"] == "SLX-0001"

"""Where there is no network a stick carries the round: two programs and a folder."""

from __future__ import annotations

from app.center.commands import main as center_main
from tests.support.two_programs import (
    PROBLEM,
    SOUND,
    UNAVAILABLE,
    code,
    draft,
    enrol,
    opened,
    publish,
    stored,
)
from ui.cli import main


def test_a_stick_carries_what_a_place_without_a_network_did(tmp_path, address, say, capsys):
    assert enrol(tmp_path, address, code(say)) == SOUND
    home, stick = ["--home", str(tmp_path / "counter")], tmp_path / "stick"
    stick.mkdir()
    with opened(tmp_path) as counter:
        draft(counter, "case-by-stick")
    newer, before = publish(say), stored(say, "B07")
    assert main([*home, "letter", str(stick)]) == SOUND
    (told,) = say("letters", str(stick))
    assert told.startswith("B07 · ")
    assert stored(say, "B07") > before
    assert say("letters", str(stick))[0].endswith("+0"), "read twice, stored once"
    capsys.readouterr()
    assert main([*home, "reply", str(stick)]) == SOUND
    assert newer in capsys.readouterr().out
    with opened(tmp_path) as counter:
        assert counter.reads.bundle().bundle_id == newer
        assert "case-by-stick" not in {one.subject for one in counter.reads.unsent(100)}
    assert list(stick.iterdir()) == []
    assert main([*home, "reply", str(stick)]) == UNAVAILABLE
    assert "没有给终端 B07 的回执" in capsys.readouterr().err


def test_a_file_that_is_no_letter_stops_no_other(tmp_path, address, say, capsys):
    assert enrol(tmp_path, address, code(say)) == SOUND
    (tmp_path / "A00-000001.ycs").write_bytes(b"no letter")
    assert main(["--home", str(tmp_path / "counter"), "letter", str(tmp_path)]) == SOUND
    center = ["--home", str(tmp_path / "center")]
    assert center_main(["letters", *center, str(tmp_path)]) == PROBLEM
    said = capsys.readouterr()
    assert "A00-000001.ycs: LETTER_MALFORMED" in said.err
    assert "B07 · " in said.out
    assert list(tmp_path.glob("B07-*.ycr"))

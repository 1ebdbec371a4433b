"""The scripted morning of `make demo`, whole: it is what a stranger sees first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.home.paths import CounterHome
from ui.demo.play import play_morning
from ui.program.settings import Settings


@pytest.mark.usefixtures("qapp")
def test_the_morning_survives_its_power_cut(tmp_path: Path) -> None:
    assert QApplication.instance() is not None
    summary = play_morning(tmp_path, Settings(home=CounterHome(tmp_path / "home")))
    figures = json.loads((tmp_path / "summary.json").read_text("utf-8"))
    assert summary.is_sound
    assert figures["power_cut"] == {
        "signal": "SIGKILL",
        "fields_typed": figures["power_cut"]["fields_typed"],
        "draft_restored": True,
    }
    assert figures["cases"] == {"ACCEPTED": 2, "CLOSED": 4, "REFUSED": 1, "WITHDRAWN": 1}
    assert figures["collected_fen"] == sum(bill["amount_fen"] for bill in figures["bills"]) > 0
    assert figures["papers"] == sum(figures["documents"].values())
    assert figures["screens"] >= 20
    assert figures["verify"]["sound"]

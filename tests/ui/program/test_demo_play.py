"""The demonstration waits for its child, and not for ever."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import NeedsPerson
from app.home.paths import CounterHome
from ui.demo import play
from ui.program.settings import Settings


def test_a_child_that_is_stuck_ends_the_demonstration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin, begun = subprocess.Popen, []

    def stuck(_command: list[str], **told: Any) -> Any:
        begun.append(begin([sys.executable, "-c", "input()"], **told))
        return begun[0]

    monkeypatch.setattr(play.subprocess, "Popen", stuck)
    monkeypatch.setattr(play, "LONGEST_S", 0.2)
    with pytest.raises(NeedsPerson, match="DEMO_STUCK"):
        play._child(tmp_path, Settings(home=CounterHome(tmp_path / "counter")))
    assert begun[0].returncode < 0

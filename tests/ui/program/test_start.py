"""A fault nobody foresaw: in the log whole, on the window once, and never the end of the day."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator

import pytest

from ui.bridge import SAID
from ui.program.settings import Settings
from ui.program.start import keep_a_log


@pytest.fixture(autouse=True)
def put_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    root, hook = logging.getLogger(), sys.excepthook
    before = list(root.handlers)
    monkeypatch.setattr("sys.__excepthook__", lambda *_told: None)
    yield
    sys.excepthook = hook
    for handler in [one for one in root.handlers if one not in before]:
        root.removeHandler(handler)
        handler.close()


def raised(note: str = "") -> BaseException:
    try:
        return [].pop()
    except IndexError as error:
        if note:
            error.add_note(note)
        return error


def happen(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def test_a_fault_is_logged_and_said(settings: Settings) -> None:
    said: list[BaseException] = []
    keep_a_log(settings, said.append)
    fault = raised()
    happen(fault)
    assert said == [fault]
    log = (settings.home.log / "yichuang.log").read_text()
    assert "IndexError" in log
    assert "test_start.py" in log


def test_what_its_page_has_said_is_logged_only(settings: Settings) -> None:
    said: list[BaseException] = []
    keep_a_log(settings, said.append)
    happen(raised(SAID))
    assert said == []
    assert SAID in (settings.home.log / "yichuang.log").read_text()


def test_a_fault_in_the_telling_does_not_go_round(settings: Settings) -> None:
    told: list[BaseException] = []

    def tell(error: BaseException) -> None:
        told.append(error)
        happen(raised())

    keep_a_log(settings, tell)
    happen(raised())
    assert len(told) == 1

"""The line says that all is saved only while it is."""

from __future__ import annotations

import pytest

from app.domain.errors import Refused, Unavailable
from ui.presenters.station import News
from ui.presenters.status import _saved
from ui.widgets.rows import Tone


@pytest.mark.parametrize("code", ["DISK_FULL", "STORE_READ_ONLY", "STORE_IO"])
def test_what_could_not_be_written_is_said_until_something_could(code: str) -> None:
    news, told = News(), []
    news.subscribe(told.append)
    news.wrote(Unavailable(code))
    assert not news.is_saved
    assert len(told) == 1, "whoever shows it looks again"
    news.wrote(Refused("ROLE"))
    assert not news.is_saved, "a rule that says no wrote nothing either"
    news.wrote()
    assert news.is_saved
    assert len(told) == 2


def test_a_printer_that_jams_is_no_loss() -> None:
    news = News()
    news.wrote(Unavailable("PRINTER_OFFLINE"))
    assert news.is_saved


def test_the_two_words_differ() -> None:
    assert _saved(is_saved=True).tone is None
    assert _saved(is_saved=False).tone is Tone.BAD
    assert _saved(is_saved=True).text != _saved(is_saved=False).text

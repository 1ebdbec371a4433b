"""Results cross to the window's thread once, in order; bugs reach the page and the excepthook."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused
from tests.support.runners import HeldRunner, InlineRunner
from ui.bridge import SAID, CoreRunner, PaperRunner
from ui.presenters.runner import Runner


@pytest.fixture
def core(qapp: QApplication) -> Iterator[CoreRunner]:
    runner = CoreRunner()
    yield runner
    runner.close()


def refuse() -> None:
    raise Refused("NO")


def test_work_is_done_beside_the_window_and_answered_on_it(core: CoreRunner, qtbot: QtBot) -> None:
    told: list[tuple[str, bool]] = []
    here = QThread.currentThread()
    core.run(
        lambda: threading.current_thread().name,
        lambda name: told.append((name, QThread.currentThread() == here)),
    )
    qtbot.waitUntil(lambda: bool(told))
    name, on_the_window = told[0]
    assert name.startswith("core")
    assert on_the_window


def test_nothing_is_answered_before_the_window_is_ready(core: CoreRunner, qtbot: QtBot) -> None:
    told: list[int] = []
    done = threading.Event()
    core.run(done.set, lambda _nothing: told.append(1))
    assert done.wait(5)
    assert told == []
    qtbot.waitUntil(lambda: told == [1])


def test_answers_come_in_the_order_of_the_work(core: CoreRunner, qtbot: QtBot) -> None:
    told: list[int] = []
    for number in range(50):
        core.run(lambda number=number: number, told.append)
    qtbot.waitUntil(lambda: len(told) == 50)
    assert told == list(range(50))


def test_a_foreseen_error_goes_to_failed(core: CoreRunner, qtbot: QtBot) -> None:
    failures: list[BaseException] = []
    core.run(refuse, lambda _nothing: None, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], Refused)
    assert failures[0].code == "NO"


def test_a_bug_reaches_the_page_and_the_excepthook(core: CoreRunner, qtbot: QtBot) -> None:
    failures: list[BaseException] = []
    with qtbot.captureExceptions() as raised:
        core.run(lambda: 1 // 0, lambda _nothing: None, failures.append)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
    assert failures == [raised[0][1]]
    assert SAID in raised[0][1].__notes__


def test_a_bug_nobody_waits_for_reaches_the_excepthook_unsaid(
    core: CoreRunner, qtbot: QtBot
) -> None:
    with qtbot.captureExceptions() as raised:
        core.run(lambda: 1 // 0, lambda _nothing: None)
        qtbot.waitUntil(lambda: bool(raised))
    assert not hasattr(raised[0][1], "__notes__")


def test_of_one_token_only_the_newest_answers(core: CoreRunner, qtbot: QtBot) -> None:
    told: list[str] = []
    gate = threading.Event()
    core.run(lambda: gate.wait(5), lambda _went: told.append("gate"))
    core.run(lambda: "w", told.append, token="search")
    core.run(lambda: "wx", told.append, token="search")
    core.run(lambda: "other", told.append, token="list")
    gate.set()
    qtbot.waitUntil(lambda: not core.is_busy)
    assert told == ["gate", "wx", "other"]


def test_an_answer_to_a_widget_that_is_gone_is_dropped(core: CoreRunner, qtbot: QtBot) -> None:
    class Screen(QObject):
        def show_it(self, _nothing: object) -> None:
            raise AssertionError("called after its end")

    screen = Screen()
    core.run(lambda: None, screen.show_it)
    shiboken6.delete(screen)
    qtbot.waitUntil(lambda: not core.is_busy)


def test_busy_is_told_once_each_way(core: CoreRunner, qtbot: QtBot) -> None:
    told: list[bool] = []
    core.busy_changed.connect(told.append)
    core.run(lambda: None, lambda _nothing: None)
    core.run(lambda: None, lambda _nothing: None)
    qtbot.waitUntil(lambda: told == [True, False])


def test_closing_ends_what_was_begun_and_answers_nobody(qapp: QApplication) -> None:
    runner = PaperRunner()
    done: list[int] = []
    told: list[object] = []
    for number in range(20):
        runner.run(lambda number=number: done.append(number), told.append)
    runner.close()
    assert done == list(range(20))
    assert told == []
    assert not [one for one in threading.enumerate() if one.name.startswith("paper")]
    with pytest.raises(RuntimeError):
        runner.run(lambda: None, told.append)


@pytest.mark.parametrize("make", [InlineRunner, HeldRunner])
def test_the_runners_of_tests_keep_the_same_promises(make: Callable[[], Runner]) -> None:
    runner = make()
    told: list[object] = []
    runner.run(lambda: "w", told.append, token="search")
    runner.run(lambda: "wx", told.append, token="search")
    runner.run(refuse, told.append, lambda error: told.append(error.code))
    if isinstance(runner, HeldRunner):
        assert told == []
        runner.release()
        assert told == ["wx", "NO"]
    else:
        assert told == ["w", "wx", "NO"]
    runner.close()

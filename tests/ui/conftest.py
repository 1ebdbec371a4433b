"""What every test of the window stands on: nothing of the window before it is still there."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def nothing_stays_behind(qapp: QApplication) -> Iterator[None]:
    """Ends what was to be deleted later, which no event loop does between two tests.

    Windows left over are dressed anew with every theme: each test was slower than the one before.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()

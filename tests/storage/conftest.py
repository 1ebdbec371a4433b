"""An open counter on the real encrypted store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import Counter
from tests.support.memory import counter
from tests.support.window import Window


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Counter]:
    """The counter, closed at the end."""
    with counter(tmp_path) as made:
        yield made


@pytest.fixture
def window(opened: Counter) -> Window:
    """A clerk at that counter."""
    return Window(opened)

"""A clerk at a provisioned counter, on the real encrypted store."""

from __future__ import annotations

import pytest

from tests.support.memory import counter
from tests.support.window import Window


@pytest.fixture
def window(tmp_path):
    with counter(tmp_path) as opened:
        yield Window(opened)

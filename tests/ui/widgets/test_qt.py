"""What we rely on in the Qt that is pinned."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QFont


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_a_call_that_returns_nothing_does_not_eat_a_reference_to_none() -> None:
    # PySide6 6.12.0 does: after a few thousand calls Python ends with "deallocating None".
    font = QFont()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        font.setPixelSize(15)
    assert sys.getrefcount(None) > before - 500

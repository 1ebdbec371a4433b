"""One press for all, and every paper set once."""

from __future__ import annotations

from functools import cache

import pytest

from app.domain.papers import TEMPLATES, Layout, Snapshot
from printing.press import Press
from printing.samples import samples
from tests.support.papers import extremes, variants

SNAPSHOTS = [*samples().values(), *extremes().values(), *variants()]
SHEETS = [
    (number, layout)
    for number, snapshot in enumerate(SNAPSHOTS)
    for layout in TEMPLATES[snapshot.kind].layouts
]


@cache
def _press() -> Press:
    return Press()


@cache
def _pdf(number: int, layout: Layout) -> bytes:
    return _press().render(SNAPSHOTS[number], layout=layout).pdf


@pytest.fixture(scope="session")
def press() -> Press:
    """The press with the faces of the house."""
    return _press()


@pytest.fixture(
    params=SHEETS, ids=lambda sheet: f"{SNAPSHOTS[sheet[0]].kind}-{sheet[0]}-{sheet[1]}"
)
def sheet(request: pytest.FixtureRequest) -> tuple[Snapshot, Layout, bytes]:
    """Every paper on every sheet it comes on: samples, extremes, variants."""
    number, layout = request.param
    return SNAPSHOTS[number], layout, _pdf(number, layout)

"""`yichuang screens`: every screen photographed, in every look."""

from __future__ import annotations

import argparse

from ui.demo.album import photograph_all
from ui.program.settings import Settings


def run(told: argparse.Namespace, settings: Settings) -> int:
    """Leave the pictures in `--out`; 0 when every screen could be shown."""
    taken = photograph_all(told.out, settings)
    print(f"{taken} → {told.out}")
    return 0

"""`yichuang doctor`: can this installation do its work? Also run inside the frozen program."""

from __future__ import annotations

import argparse

from ui.program.settings import Settings


def run(_told: argparse.Namespace, settings: Settings) -> int:
    """Examine everything and say it line by line; 1 when anything failed."""
    from ui.doctor import EXAMINATIONS, examine

    failed = 0
    for finding in examine(EXAMINATIONS, settings):
        print(("ok    " if finding.is_well else "FAIL  ") + finding.words, flush=True)
        failed += not finding.is_well
    print(f"{failed} failed")
    return 1 if failed else 0

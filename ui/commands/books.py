"""`yichuang verify` and `yichuang rebuild`: the journal is right, all else follows from it."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from app.bootstrap import Counter, open_counter
from app.domain.errors import Unavailable
from ui.commands.secrets import database_key
from ui.program.settings import Settings


def run(told: argparse.Namespace, settings: Settings) -> int:
    """Do what was asked on this counter's memory; 1 when something is not as it must be."""
    with open_counter(settings.home, database_key(settings.home)) as counter:
        return _verify(counter) if told.command == "verify" else _rebuild(counter)


def _verify(counter: Counter) -> int:
    report = counter.verify(show_progress)
    print(json.dumps(asdict(report), ensure_ascii=False, default=str, indent=2))
    return 0 if report.is_sound else 1


def _rebuild(counter: Counter) -> int:
    before = counter.verify(show_progress)
    if before.breaks:
        raise Unavailable("CHAIN_BROKEN_REBUILD", breaks=len(before.breaks))
    after = counter.rebuild(show_progress)
    same = {name: digest == before.digests.get(name) for name, digest in after.items()}
    print(json.dumps({"tables": len(after), "unchanged": all(same.values())}))
    for name in sorted(name for name, is_same in same.items() if not is_same):
        print(f"folded differently from before: {name}")
    return 0 if all(same.values()) or before.differing else 1


def show_progress(step: str, done: int, total: int) -> None:
    """How far long work has come, on one line of a terminal; nothing where nobody watches."""
    if sys.stderr.isatty():
        end = "\n" if done >= total else "\r"
        print(f"{step} {done}/{total}", end=end, file=sys.stderr, flush=True)

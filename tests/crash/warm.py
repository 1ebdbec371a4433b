"""Loads everything a counter needs, once, in the process that all counters are forked from.

Importing this is the work: fonts are read, a paper is set, statements are compiled.
"""

from __future__ import annotations

import gc
import tempfile
from pathlib import Path

from app.ports.vault import TERMINAL_KEY
from tests.crash import clerk, rounds
from tests.support.memory import counter, template

CASES = 8
"""So many people after each other want about everything once."""
NOWHERE = "http://127.0.0.1:9"

with (
    tempfile.TemporaryDirectory(prefix="yichuang-warm-") as _folder,
    counter(Path(_folder)) as _one,
):
    _notes = clerk.Notes(Path(_folder) / "paper")
    _printers = {name: clerk.Roll(_notes, name) for name in clerk.PRINTERS}
    _day = clerk.Day(_one, _printers, 1, lambda **_told: None)
    for _nth in range(CASES):
        _day.one_case()
    rounds.one_round(_one, template().vault.secrets[TERMINAL_KEY], NOWHERE)

# What is loaded is never looked through again: a look writes to every page, and each counter
# would copy all of them.
gc.collect()
gc.freeze()

"""Letters on a stick: answered where they lie."""

from __future__ import annotations

import argparse
import sys

from app.center.home import CenterHome
from app.center.letters import answer
from app.center.verbs.opening import opened, private_key
from app.domain.errors import Refused
from app.home.files import disk_errors, write_private
from app.protocol.letters import LETTER_ENDING, REPLY_ENDING

FINDINGS = 1


def letters(told: argparse.Namespace, home: CenterHome) -> int:
    """Answer every letter of a folder, each reply beside it; 1 when one could not be answered."""
    private, refused = private_key(home), 0
    with disk_errors(told.folder):
        files = sorted(one for one in told.folder.iterdir() if one.suffix == LETTER_ENDING)
    with opened(home) as center:
        for file in files:
            with disk_errors(file):
                raw = file.read_bytes()
            try:
                done = answer(center, raw, private)
            except Refused as refusal:
                print(f"{file.name}: {refusal}", file=sys.stderr)
                refused += 1
                continue
            write_private(file.with_suffix(REPLY_ENDING), done.reply)
            words = f" · {done.refused}" if done.refused else ""
            print(f"{done.terminal_id} · {done.visit} · +{done.facts}{words}")
            refused += bool(done.refused)
    return FINDINGS if refused else 0

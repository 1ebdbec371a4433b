"""`yichuang letter` and `yichuang reply`: a round by stick, where there is no network."""

from __future__ import annotations

import argparse

from app.bootstrap import Counter, open_counter, take_replies, write_letter
from app.domain.errors import Unavailable
from app.ports.vault import TERMINAL_KEY
from ui.commands.secrets import database_key, open_vault
from ui.program.letters import taken_words, written_words
from ui.program.settings import Settings


def run(told: argparse.Namespace, settings: Settings) -> int:
    """Write a letter into a folder, or take in the replies that lie there."""
    if not told.folder.is_dir():
        raise Unavailable("FILE_MISSING", file=str(told.folder))
    private = open_vault(settings.home).get(TERMINAL_KEY)
    if private is None:
        raise Unavailable("VAULT_EMPTY", name=TERMINAL_KEY)
    with open_counter(settings.home, database_key(settings.home)) as counter:
        if told.command == "letter":
            written = write_letter(counter, private, told.folder)
            print(written.file)
            print(written_words(written))
            return 0
        return _take(told, counter, private)


def _take(told: argparse.Namespace, counter: Counter, private: bytes) -> int:
    answered = take_replies(counter, private, told.folder)
    if answered.bundle:
        print(counter.install(answered.bundle).manifest.bundle_id)
    print(taken_words(answered))
    return 0

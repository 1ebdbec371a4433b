"""The books of a center: proved whole, written out, copied, put back."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from app.center import auditing, copying
from app.center.home import CenterHome, database_key, require_file
from app.center.schema.run import LATEST
from app.center.verbs.opening import opened
from app.devices.clock import SystemClock, SystemIdentifiers
from app.home.files import disk_errors
from app.home.lock import hold
from app.vault.asking import PASSPHRASE, asked_for

UNSOUND = 1


def verify(_told: argparse.Namespace, home: CenterHome) -> int:
    """Prove chains, feed, lives and numbers; 1 when something does not hold."""
    with opened(home) as center:
        found = auditing.audit(center.store.reader, center.center_id)
    print(json.dumps(asdict(found) | {"is_sound": found.is_sound}, indent=2))
    return 0 if found.is_sound else UNSOUND


def export(told: argparse.Namespace, home: CenterHome) -> int:
    """Write every fact in the order of the feed, one JSON object a line."""
    with opened(home) as center:
        lines = auditing.written_out(center.store.reader, center.center_id)
        if told.out is None:
            sys.stdout.buffer.writelines(lines)
            return 0
        with disk_errors(told.out), told.out.open("xb") as file:
            file.writelines(lines)
    return 0


def backup(told: argparse.Namespace, home: CenterHome) -> int:
    """Copy database and vault, and read the copy back; it may be done while the center serves."""
    key = _file_key(home)
    print(copying.back_up(home, key, told.to, SystemClock().now().at))
    return 0


def upgrade(_told: argparse.Namespace, home: CenterHome) -> int:
    """Bring the tables up to date: on a server only this does, once it was copied."""
    with hold(home), opened(home, upgrades=True):
        print(f"{home.engine} · {LATEST}")
    return 0


def reborn(_told: argparse.Namespace, home: CenterHome) -> int:
    """Say that a database elsewhere was set back by its own means: another generation begins."""
    with hold(home), opened(home) as center:
        print(copying.reborn(center.store, center.center_id, center.clock, center.ids))
    return 0


def restore(told: argparse.Namespace, home: CenterHome) -> int:
    """Put a copy in force in another generation; the center must not be serving."""
    key = _file_key(home)
    print(copying.restore(home, key, told.copy, SystemClock(), SystemIdentifiers()))
    return 0


def _file_key(home: CenterHome) -> bytes:
    """The key of a database that is a file; raises Refused COPY_ELSEWHERE and as `database_key`."""
    require_file(home)
    return database_key(home, asked_for(*PASSPHRASE))

"""Terminals: let in by a code, put out of service, released; and the numbers they were leased."""

from __future__ import annotations

import argparse
import json
import secrets
from dataclasses import asdict
from datetime import timedelta

from app.center import accounting, cases, enrolling, lives
from app.center.engine.port import Link, in_turn
from app.center.founding import CENTER_TERMINAL
from app.center.home import CenterHome
from app.center.verbs.opening import opened
from app.protocol.enrolment import SECRET_BITS, code_of, secret_of


def enrol(told: argparse.Namespace, home: CenterHome) -> int:
    """Print a one-time code for a machine, and until when it holds."""
    with opened(home) as center:
        own = lives.lives(center.store.reader, center.center_id, CENTER_TERMINAL)[-1]
        code = code_of(secrets.randbits(SECRET_BITS), bytes.fromhex(own.public_key))
        until = center.now + timedelta(hours=told.hours)
        asked = (center.center_id, secret_of(code), told.terminal, told.window, until)

        def invited(link: Link) -> None:
            enrolling.invite(link, *asked, replaces=told.replace)
            if told.reads or not told.replace:
                cases.give_to_read(link, center.center_id, told.terminal, told.reads)

        in_turn(center.store, invited)
    print(code)
    print(f"{told.terminal} · {told.window} · {until:%Y-%m-%d %H:%M}")
    return 0


def retire(told: argparse.Namespace, home: CenterHome) -> int:
    """Put a terminal out of service: what it still sends is taken, it gets nothing any more."""
    with opened(home) as center:
        which = (center.center_id, told.terminal)
        in_turn(center.store, lambda link: enrolling.retire(link, *which))
    print(told.terminal)
    return 0


def numbers(_told: argparse.Namespace, home: CenterHome) -> int:
    """Where every number of every series is."""
    with opened(home) as center:
        found = accounting.account(center.store.reader, center.center_id)
    told = [asdict(one) for one in found]
    print(json.dumps(told, ensure_ascii=False, indent=2))
    return 0


def reclaim(told: argparse.Namespace, home: CenterHome) -> int:
    """Take back the unused numbers of a machine that is gone."""
    with opened(home) as center:
        which = (center.center_id, told.lease, told.first)
        count = in_turn(center.store, lambda link: accounting.reclaim(link, *which))
    print(f"{told.lease} · {told.first} · {count}")
    return 0


def release(told: argparse.Namespace, home: CenterHome) -> int:
    """Let the newest life of a fenced terminal take numbers again."""
    with opened(home) as center:
        which = (center.center_id, told.terminal)
        epoch = in_turn(center.store, lambda link: enrolling.release(link, *which))
    print(f"{told.terminal} · {epoch}")
    return 0

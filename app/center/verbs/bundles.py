"""Bundles: drafted from a folder, checked, published; and the numbers of paper bills."""

from __future__ import annotations

import argparse
import json
import secrets
from dataclasses import asdict
from datetime import date

from app.center import first_keys, leasing, lives, publishing
from app.center.engine.port import Link, in_turn
from app.center.founding import CENTER_TERMINAL
from app.center.home import CenterHome
from app.center.scopes import EVERYBODY
from app.center.verbs.opening import opened, private_key
from app.domain.errors import Refused
from app.domain.facts.office import BundlePublished
from app.domain.numbering import Series
from app.domain.segments import BILL_FORMAT, SegmentKind
from app.domain.series import bill_series
from app.protocol.catalogue_files import read_calendar, read_catalogue
from app.protocol.drafting import content_of
from app.protocol.staff_files import read_staff
from app.vault import first_verifier

EASILY_READ = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 10
FINDINGS = 1


def draft(told: argparse.Namespace, home: CenterHome) -> int:
    """Draft a bundle; whoever has no first password yet gets one, told this once."""
    catalogue, staff = read_catalogue(told.catalogue), read_staff(told.staff)
    calendar = read_calendar(told.catalogue)
    with opened(home) as center:
        known = first_keys.known(center.store.reader, center.center_id)
        new = {
            one.staff_id: "".join(secrets.choice(EASILY_READ) for _ in range(LENGTH))
            for one in staff
            if one.staff_id not in known
        }
        # Reckoned before the transaction: each takes its time, and a serving center waits for it.
        verifiers = {staff_id: first_verifier(password) for staff_id, password in new.items()}
        content = content_of(catalogue, calendar, staff, known | verifiers)

        def drafted(link: Link) -> publishing.Publication:
            lives.hold(link, center.center_id, CENTER_TERMINAL)
            first_keys.put(link, center.center_id, verifiers)
            return publishing.draft(link, center.center_id, content, center.now)

        made = in_turn(center.store, drafted)
    print(made.bundle_id)
    for one in staff:
        if one.staff_id in new:
            print(f"  {one.staff_id} {one.name}  {new[one.staff_id]}")
    return 0


def check(told: argparse.Namespace, home: CenterHome) -> int:
    """Say what stands against publishing a draft; 1 when something does."""
    with opened(home) as center:
        which = (center.center_id, told.bundle, center.now)
        findings = in_turn(center.store, lambda link: publishing.check(link, *which))
    for one in findings:
        print(one)
    return FINDINGS if findings else 0


def publish(told: argparse.Namespace, home: CenterHome) -> int:
    """Sign a checked bundle and put it in force; counters that listen hear of it at once."""
    private = private_key(home)
    with opened(home) as center:
        now = center.now
        last = told.until or date(now.year, 12, 31)

        def published(link: Link) -> publishing.Publication:
            lives.hold(link, center.center_id, CENTER_TERMINAL)
            made = publishing.publish(link, center.center_id, told.bundle, private, now, last)
            said = BundlePublished(bundle_id=made.bundle_id)
            center.record(link, f"bundle:{made.bundle_id}", said, EVERYBODY)
            return made

        made = in_turn(center.store, published)
    print(f"{made.bundle_id} · {now:%Y-%m-%d} – {last}")
    return 0


def bundles(_told: argparse.Namespace, home: CenterHome) -> int:
    """Every bundle and how far it has come."""
    with opened(home) as center:
        found = publishing.publications(center.store.reader, center.center_id)
    print(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
    return 0


def bills(told: argparse.Namespace, home: CenterHome) -> int:
    """Take paper bills in: numbers of one bill code, as the finance department delivered them."""
    if told.first > told.last:
        raise Refused("SEGMENT_RANGE", series=bill_series(told.code), lease_id="")
    with opened(home) as center:
        series = Series(
            name=bill_series(told.code),
            kind=SegmentKind.BILL,
            format=BILL_FORMAT,
            code=told.code,
            year=center.now.year,
        )
        model = leasing.model_of(series, told.first, told.last, center.now)
        pool = (center.center_id, model, told.size)
        in_turn(center.store, lambda link: leasing.put_pool(link, *pool))
    print(f"{told.code} · {told.first}–{told.last}")
    return 0


def day(text: str) -> date:
    """A day as it is told on the command line."""
    return date.fromisoformat(text)

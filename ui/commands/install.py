"""`yichuang install`: a newer bundle takes force on this counter, with its staff and numbers."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.bootstrap import open_counter
from app.domain.errors import Unavailable
from ui.commands.secrets import database_key
from ui.i18n import _
from ui.program.settings import Settings


def run(told: argparse.Namespace, settings: Settings) -> int:
    """Install it and tell what it brought; 0 when it is in force, also when it was before."""
    content = read_bundle(told.bundle)
    with open_counter(settings.home, database_key(settings.home)) as counter:
        held = {one.lease_id for one in counter.reads.segments()}
        bundle = counter.install(content)
        fresh = [one for one in counter.reads.segments() if one.lease_id not in held]
    manifest = bundle.manifest
    print(f"{manifest.bundle_id} · {manifest.valid_from} – {manifest.last_day}")
    for name, part in sorted(manifest.sections.items()):
        print(f"  {name} {part.version}")
    for one in fresh:
        print(
            _("  新号段 {series}：{first}–{last}").format(
                series=one.series, first=one.from_no, last=one.to_no
            )
        )
    return 0


def read_bundle(path: Path) -> bytes:
    """The bytes of a bundle; Unavailable BUNDLE_MISSING."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unavailable("BUNDLE_MISSING", file=str(path)) from error

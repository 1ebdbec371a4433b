"""Opens the center of a data folder for one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.center.answering import Center
from app.center.home import CenterHome, center_key, open_center
from app.devices.clock import SystemClock, SystemIdentifiers
from app.vault.asking import PASSPHRASE, asked_for


@contextmanager
def opened(home: CenterHome, *, upgrades: bool = False) -> Iterator[Center]:
    """The center, until the end of the block; raises as `open_center`."""
    clock, ids = SystemClock(), SystemIdentifiers()
    center = open_center(home, asked_for(*PASSPHRASE), clock, ids, upgrades=upgrades)
    try:
        yield center
    finally:
        center.store.close()


def private_key(home: CenterHome) -> bytes:
    """The key the center signs with."""
    return center_key(home, asked_for(*PASSPHRASE))

"""A founded center on either engine, and one on PostgreSQL for what only happens there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.center import founding, leasing
from app.center.answering import Center
from app.protocol.signing import new_private_key, public_key
from tests.support.databases import Disk, ServerDisk
from tests.support.memory import MORNING, FakeClock, FakeIdentifiers
from tests.support.office import CENTER_ID, LEASE_SIZE, numbers
from tests.support.tellers import GENERATION


@pytest.fixture
def busy(on_server: ServerDisk) -> Center:
    """A center on PostgreSQL, which many ask at once."""
    return founded(on_server)


@pytest.fixture
def either(disk: Disk) -> Iterator[Center]:
    """A center on each engine in turn."""
    made = founded(disk)
    yield made
    made.store.close()


def founded(disk: Disk) -> Center:
    """A center with numbers to lease."""
    made = Center(CENTER_ID, disk.open(), FakeClock(), FakeIdentifiers())
    key = public_key(new_private_key()).hex()
    with made.store.writing() as link:
        founding.found(link, CENTER_ID, "示例县", GENERATION, key, MORNING)
        leasing.put_pool(link, CENTER_ID, numbers(), LEASE_SIZE)
    return made

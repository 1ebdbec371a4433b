"""One unit of work on the encrypted store: facts, their folds and drafts in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from app.domain.calendar import WorkCalendar
from app.domain.cases.case import Case
from app.domain.cases.values import Number
from app.domain.catalogue import Center, Matter
from app.domain.errors import Refused
from app.domain.facts.base import Fact, version_of
from app.domain.facts.office import BundleInstalled
from app.domain.folds.directory import Known
from app.domain.folds.money import Payment
from app.domain.folds.numbers import number_of
from app.domain.folds.paper import Document, Job
from app.domain.folds.registry import FOLDS
from app.domain.people import Staff
from app.domain.segments import Segment
from app.ports.clock import Clock, Identifiers
from app.ports.memory import Changed, DraftField
from app.protocol.bundle import Manifest, reopen
from app.storage import blobs, drafts, journal
from app.storage.engine.link import Link
from app.storage.engine.store import Store
from app.storage.folding.projector import Projector
from app.storage.reads import cases, money
from app.storage.reads.states import states_by
from app.storage.shelf import Shelf, publish
from app.storage.taking import Taking
from app.storage.writing import Writing

T = TypeVar("T")

_FOLDS = {fold.state: fold for fold in FOLDS}


class SqlUnit:
    """See `app.ports.memory.UnitOfWork`; a bundle's blob must be kept before its fact."""

    def __init__(
        self,
        store: Store,
        shelf: Callable[[Link], Shelf],
        republished: Callable[[], None],
        writing: Writing,
    ) -> None:
        self._store = store
        self._shelf_of = shelf
        self._republished = republished
        self._writing = writing
"""placeholder"""

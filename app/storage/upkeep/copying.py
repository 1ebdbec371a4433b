"""Another memory's file as a draft beside its place: up to date and proved before it counts."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import Refused, Unavailable
from app.home.files import disk_errors
from app.home.former import discard, parts_of
from app.storage.engine.link import connect
from app.storage.engine.store import Store
from app.storage.migrations.run import LATEST, migrate
from app.storage.upkeep.report import Progress, Report
from app.storage.upkeep.verifying import verify


@dataclass(frozen=True, slots=True)
class Source:
    """A file to copy; `unreadable` and `unsound` are the codes by which it is refused."""

    file: Path
    unreadable: str
    unsound: str


def proved_copy(
    source: Source,
    draft: Path,
    key: bytes,
    trusted: Mapping[str, bytes],
    progress: Progress | None = None,
) -> Report:
    """Copy a memory with what belongs to it, and prove the copy; nothing stays of one refused.

    The source is only read: it may lie on a disk nobody can write to. Raises Unavailable
    FILE_MISSING, what the source is refused by, and what the disk says; Refused STORE_NEWER.
    """
    discard(draft)
    try:
        _copy(source.file, draft)
        _bring_up_to_date(draft, key, source)
        store = Store(draft, key)
        try:
            report = verify(store, trusted, progress)
        finally:
            store.close()
        if not report.is_whole:
            raise Unavailable(source.unsound, file=source.file.name)
    except BaseException:
        discard(draft)
        raise
    return report


def _copy(file: Path, draft: Path) -> None:
    if not file.exists():
        raise Unavailable("FILE_MISSING", file=str(file))
    with disk_errors(draft):
        for part, copy in zip(parts_of(file), parts_of(draft), strict=True):
            # The index of a log is made anew; one copied beside it may be of another moment.
            if part.exists() and not part.name.endswith("-shm"):
                shutil.copyfile(part, copy)
                copy.chmod(0o600)


def _bring_up_to_date(draft: Path, key: bytes, source: Source) -> None:
    try:
        link = connect(draft, key)
        try:
            version = int(link.value("PRAGMA user_version"))
        finally:
            link.close()
    except Unavailable as error:
        raise Unavailable(source.unreadable, file=source.file.name) from error
    if version > LATEST:
        raise Refused("STORE_NEWER", found=version, known=LATEST)
    if not version:
        raise Unavailable(source.unreadable, file=source.file.name)
    migrate(draft, key, version)

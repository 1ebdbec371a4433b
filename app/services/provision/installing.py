"""Installs a signed bundle: kept whole under its digest, and in force from its facts on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.domain.calendar import WorkCalendar
from app.domain.errors import Refused, Unavailable
from app.domain.facts.office import BundleInstalled, SegmentsLeased
from app.domain.people import SYSTEM_ACTOR
from app.domain.segments import Segment
from app.ports.memory import Memory, UnitOfWork
from app.protocol.bundle import Bundle, Manifest, open_bundle
from app.services.intake.clocks import recounted


def install_bundle(
    memory: Memory, content: bytes, trusted: Mapping[str, bytes], today: date, terminal_id: str
) -> Bundle:
    """Install a bundle in one act and return it, opened; one installed before changes nothing.

    Matter versions published earlier stay readable for the cases that run under them; clocks that
    end on another day under the new calendar are recounted, on record. Raises
    Refused BUNDLE_* (see `open_bundle`), BUNDLE_OLDER, BUNDLE_OTHER_CENTER,
    MATTER_VERSION_CHANGED and SEGMENT_OVERLAP; nothing is kept of a refused bundle.
    """
    bundle = open_bundle(content, trusted, today)
    with memory.unit(SYSTEM_ACTOR) as work:
        installed = _installed(work)
        if installed is not None and installed.bundle_id == bundle.manifest.bundle_id:
            return bundle
        _require_successor(work, bundle, installed)
        _record(work, bundle, work.keep(content))
        _recount(work, bundle.content.calendar)
        _lease(work, bundle, terminal_id)
        work.commit()
    return bundle


def _installed(work: UnitOfWork) -> Manifest | None:
    try:
        return work.bundle()
    except Unavailable:
        return None


def _require_successor(work: UnitOfWork, bundle: Bundle, installed: Manifest | None) -> None:
    if installed is None:
        return
    new = bundle.manifest
    if new.center != installed.center:
        raise Refused("BUNDLE_OTHER_CENTER", center=new.center, ours=installed.center)
    if new.issued_at <= installed.issued_at:
        raise Refused("BUNDLE_OLDER", issued_at=new.issued_at, ours=installed.issued_at)
    for matter in bundle.content.catalogue.matters:
        try:
            published = work.matter(matter.task_code, matter.version)
        except Refused:
            continue
        if not matter.is_as_published(published):
            raise Refused(
                "MATTER_VERSION_CHANGED", matter=matter.local_code, version=matter.version
            )


def _record(work: UnitOfWork, bundle: Bundle, digest: str) -> None:
    manifest = bundle.manifest
    body = BundleInstalled(
        bundle_id=manifest.bundle_id,
        digest=digest,
        key_id=bundle.key_id,
        sections={name: part.version for name, part in manifest.sections.items()},
        expires_on=manifest.last_day,
    )
    work.record(manifest.bundle_id, body)


def _recount(work: UnitOfWork, calendar: WorkCalendar) -> None:
    """Days that were reckoned ahead of their published plan end when the plan says (DOMAIN 8.7)."""
    for case_id in work.open_cases():
        moved = recounted(work.case(case_id), calendar)
        if moved is not None:
            work.record(case_id, moved)


def _lease(work: UnitOfWork, bundle: Bundle, terminal_id: str) -> None:
    """Record the leases meant for this terminal that it does not hold yet."""
    held = {segment.lease_id: segment for segment in work.segments()}
    fresh = []
    for segment in bundle.content.segments:
        if segment.terminal_id != terminal_id or segment.lease_id in held:
            continue
        _require_disjoint(segment, held.values())
        held[segment.lease_id] = segment
        fresh.append(segment)
    if fresh:
        work.record(f"terminal:{terminal_id}", SegmentsLeased(segments=tuple(fresh)))


def _require_disjoint(segment: Segment, held: Iterable[Segment]) -> None:
    for other in held:
        if segment.overlaps(other):
            raise Refused("SEGMENT_OVERLAP", series=segment.series, lease_id=segment.lease_id)

"""Bundles on their way to the counters: drafted, checked, published.

    DRAFT ──check──▶ CHECKED ──publish──▶ PUBLISHED ──a newer one──▶ FORMER
      └──────────── a newer draft ──▶ DROPPED

Only what was checked is published, and only publishing signs. The numbers that a published
catalogue needs are made ready with it. A case goes on under the versions it began with.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from app.center import files, leasing
from app.center.checking import Finding, findings_of
from app.center.engine.port import Link
from app.domain.catalogue import Catalogue, Matter
from app.domain.errors import Refused
from app.domain.numbering import numbered_by_us
from app.protocol.bundle import Content, Manifest, build, reopen
from app.protocol.bundle.container import pack, section_file, section_name, unpack
from app.protocol.bundle.content import from_sections, to_sections
from app.protocol.bundle.sealing import section_infos
from app.protocol.sync.messages import Offer
from app.storage.engine.link import Statement

_DRAFT = Statement(
    "INSERT INTO publication (center_id, bundle_id, serial, state, digest, size, drafted_at, "
    "checked_at, published_at) VALUES (:center_id, :bundle_id, :serial, :state, :digest, :size, "
    ":drafted_at, '', '')"
)
_ALL = Statement(
    "SELECT bundle_id, serial, state, digest, size, drafted_at, checked_at, published_at "
    "FROM publication WHERE center_id = :center_id ORDER BY serial"
)
_CHANGE = Statement(
    "UPDATE publication SET state = :state, digest = :digest, size = :size, "
    "checked_at = :checked_at, published_at = :published_at "
    "WHERE center_id = :center_id AND bundle_id = :bundle_id"
)


class Stage(StrEnum):
    """How far a bundle has come."""

    DRAFT = "DRAFT"
    CHECKED = "CHECKED"
    PUBLISHED = "PUBLISHED"
    FORMER = "FORMER"
    DROPPED = "DROPPED"


@dataclass(frozen=True, slots=True)
class Publication:
    """One bundle at the center; times are empty until they come."""

    bundle_id: str
    serial: int
    state: str
    digest: str
    size: int
    drafted_at: str
    checked_at: str
    published_at: str


def publications(link: Link, center_id: str) -> tuple[Publication, ...]:
    """Every bundle, the oldest first."""
    return tuple(Publication(*row) for row in link.all(_ALL, center_id=center_id))


def offer(link: Link, center_id: str) -> Offer | None:
    """The bundle in force, as counters are told of it."""
    found = _in_force(link, center_id)
    return Offer(found.bundle_id, found.digest, found.size) if found else None


def draft(link: Link, center_id: str, content: Content, now: datetime) -> Publication:
    """Keep a draft; one before it that was not published is dropped."""
    known = publications(link, center_id)
    for one in known:
        if one.state in (Stage.DRAFT, Stage.CHECKED):
            _drop(link, center_id, one)
    sections = {section_file(name): body for name, body in to_sections(content).items()}
    packed = pack(sections)
    serial = len(known) + 1
    made = Publication(
        bundle_id=f"{center_id}-{now.year}.{serial}",
        serial=serial,
        state=Stage.DRAFT,
        digest=files.put(link, center_id, packed),
        size=len(packed),
        drafted_at=now.isoformat(),
        checked_at="",
        published_at="",
    )
    link.run(
        _DRAFT,
        {
            "center_id": center_id,
            "bundle_id": made.bundle_id,
            "serial": made.serial,
            "state": made.state,
            "digest": made.digest,
            "size": made.size,
            "drafted_at": made.drafted_at,
        },
    )
    return made


def check(link: Link, center_id: str, bundle_id: str, now: datetime) -> tuple[Finding, ...]:
    """What stands against publishing a draft; it counts as checked when nothing does.

    Raises Refused PUBLICATION_UNKNOWN, PUBLICATION_STATE, and what content is refused for.
    """
    found = _at(link, center_id, bundle_id, Stage.DRAFT, Stage.CHECKED)
    content = _drafted(link, center_id, found)
    before = _published_before(link, center_id)
    findings = findings_of(content, before, now.date())
    if not findings:
        _keep(link, center_id, replace(found, state=Stage.CHECKED, checked_at=now.isoformat()))
    return findings


def publish(
    link: Link, center_id: str, bundle_id: str, private: bytes, now: datetime, last_day: date
) -> Publication:
    """Sign what was checked and put it in force, with numbers for the series it needs.

    Raises Refused PUBLICATION_UNKNOWN, PUBLICATION_STATE; EXPIRES_TOO_SOON for a day gone by.
    """
    found = _at(link, center_id, bundle_id, Stage.CHECKED)
    if last_day < now.date():
        raise Refused("EXPIRES_TOO_SOON", last_day=last_day)
    content = _drafted(link, center_id, found)
    version = f"{now.year}.{found.serial}"
    manifest = Manifest(
        bundle_id=bundle_id,
        center=content.catalogue.center.code,
        issued_at=now,
        valid_from=now.date(),
        expires_on=last_day,
        sections=section_infos(dict.fromkeys(to_sections(content), version), last_day),
    )
    signed = build(manifest, content, private)
    before = _in_force(link, center_id)
    if before is not None:
        _keep(link, center_id, replace(before, state=Stage.FORMER))
    files.drop(link, center_id, found.digest)
    made = replace(
        found,
        state=Stage.PUBLISHED,
        digest=files.put(link, center_id, signed),
        size=len(signed),
        published_at=now.isoformat(),
    )
    _keep(link, center_id, made)
    _number(link, center_id, content.catalogue, now)
    return made


def _published_before(link: Link, center_id: str) -> list[Matter]:
    """Every matter of every bundle that was ever in force."""
    return [
        matter
        for one in publications(link, center_id)
        if one.state in (Stage.PUBLISHED, Stage.FORMER)
        for matter in reopen(files.whole(link, center_id, one.digest)).content.catalogue.matters
    ]


def _number(link: Link, center_id: str, catalogue: Catalogue, now: datetime) -> None:
    for year in (now.year, now.year + 1):
        for series in numbered_by_us(catalogue, year):
            leasing.ensure_pool(link, center_id, series, now)


def _in_force(link: Link, center_id: str) -> Publication | None:
    known = publications(link, center_id)
    return next((one for one in known if one.state == Stage.PUBLISHED), None)


def _at(link: Link, center_id: str, bundle_id: str, *states: Stage) -> Publication:
    known = {one.bundle_id: one for one in publications(link, center_id)}
    if bundle_id not in known:
        raise Refused("PUBLICATION_UNKNOWN", bundle=bundle_id, known=tuple(known))
    found = known[bundle_id]
    if found.state not in states:
        raise Refused("PUBLICATION_STATE", bundle=bundle_id, state=found.state)
    return found


def _drafted(link: Link, center_id: str, found: Publication) -> Content:
    entries = unpack(files.whole(link, center_id, found.digest))
    return from_sections({section_name(path) or path: body for path, body in entries.items()})


def _keep(link: Link, center_id: str, one: Publication) -> None:
    link.run(
        _CHANGE,
        {
            "center_id": center_id,
            "bundle_id": one.bundle_id,
            "state": one.state,
            "digest": one.digest,
            "size": one.size,
            "checked_at": one.checked_at,
            "published_at": one.published_at,
        },
    )


def _drop(link: Link, center_id: str, one: Publication) -> None:
    files.drop(link, center_id, one.digest)
    _keep(link, center_id, replace(one, state=Stage.DROPPED, digest="", size=0))

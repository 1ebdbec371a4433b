"""Bundles that follow the first one, as the example center would publish them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from app.domain.catalogue import catalogue_of
from app.protocol.bundle import Content, Manifest, build, reopen
from app.protocol.bundle.content import to_sections
from app.protocol.bundle.sealing import section_infos
from app.services.provision import given_out
from tests.support.memory import MORNING, first_bundle, template

LATER = MORNING + timedelta(hours=1)
END = date(2026, 12, 31)


def bundle(content: Content, key: bytes | None = None, **manifest: object) -> bytes:
    """A bundle of the example center, issued an hour later than the first unless told."""
    told: dict[str, Any] = {
        "bundle_id": "second",
        "center": "SLX-0001",
        "issued_at": LATER,
        "valid_from": LATER.date(),
        "expires_on": END,
        "sections": section_infos(dict.fromkeys(to_sections(content), "2"), END),
    }
    return build(Manifest(**(told | manifest)), content, key or template().center)


def changed(content: Content, code: str, **matter: Any) -> Content:
    """The content with one matter changed."""
    listed = [
        replace(one, **matter) if one.local_code == code else one
        for one in content.catalogue.matters
    ]
    return replace(content, catalogue=catalogue_of(content.catalogue.center, listed))


def following(**matters: dict[str, Any]) -> bytes:
    """The bundle after the first, with some matters changed: `following(M18={"version": 2})`."""
    content = reopen(first_bundle(template().center)).content
    for code, matter in matters.items():
        content = changed(content, code, **matter)
    return bundle(content)


def more_numbers() -> bytes:
    """The bundle after the first, with numbers that go on behind those given out."""
    center = template().center
    behind = given_out(reopen(first_bundle(center)).content, {})
    return first_bundle(center, now=LATER, bundle_id="second", first=behind)

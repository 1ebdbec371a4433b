"""A bundle is taken whole, signed, in force and from somebody trusted, or not at all."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, timedelta, timezone

import pytest

from app.domain.errors import Refused
from app.protocol.bundle import BundleState, Manifest, build, open_bundle, reopen
from app.protocol.bundle.sealing import section_infos
from app.protocol.signing import key_id, new_private_key, public_key
from app.services.provision.starter import Terms, starter_bundle

TODAY = date(2026, 9, 23)
SECTIONS = ("calendar", "catalogue", "fees", "segments", "staff", "templates")
PRIVATE = new_private_key()
PUBLIC = public_key(PRIVATE)
TRUSTED = {key_id(PUBLIC): PUBLIC}
TERMS = Terms(
    terminal_id="B07",
    today=TODAY,
    now=datetime(2026, 9, 23, 8, 0, tzinfo=timezone(timedelta(hours=8))),
    bundle_id="first",
)


def small(private=PRIVATE, **changes):
    """The starter bundle, republished under another manifest."""
    content = reopen(starter_bundle(PRIVATE, TERMS, {"lin": "v"})).content
    parts = section_infos(dict.fromkeys(SECTIONS, "1"), date(2026, 12, 31))
    told = {
        "bundle_id": "b",
        "center": "SLX",
        "issued_at": TERMS.now,
        "valid_from": TODAY,
        "expires_on": date(2026, 12, 31),
        "sections": parts,
    }
    return build(Manifest(**(told | changes)), content, private)


def rezipped(raw, **replaced):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = replaced.get(name.rpartition("/")[2].partition(".")[0], old.read(name))
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


def refusal(raw, today=TODAY, trusted=None):
    with pytest.raises(Refused) as refused:
        open_bundle(raw, TRUSTED if trusted is None else trusted, today)
    return refused.value


def test_what_was_published_is_what_is_opened():
    bundle = open_bundle(small(), TRUSTED, TODAY)
    assert bundle.content.staff[0].first_password == "v"
    assert bundle.content.catalogue.current("M18", TODAY).name == "机动车驾驶证遗失补证"
    assert bundle.content.calendar.is_workday(date(2026, 2, 14))


def test_equal_content_gives_equal_bytes():
    assert small() == small()


def test_a_bundle_expires_after_its_last_day_and_lapses_after_the_grace():
    raw = small(expires_on=TODAY, grace_days=2)
    manifest = open_bundle(raw, TRUSTED, TODAY).manifest
    assert refusal(raw, TODAY + timedelta(days=1)).code == "BUNDLE_EXPIRED"
    states = [manifest.state(TODAY + timedelta(days=n)) for n in range(4)]
    assert states == [
        BundleState.IN_FORCE,
        BundleState.EXPIRED,
        BundleState.EXPIRED,
        BundleState.LAPSED,
    ]


def test_a_bundle_is_not_taken_before_its_day():
    assert refusal(small(), TODAY - timedelta(days=1)).code == "BUNDLE_NOT_YET"


@pytest.mark.parametrize("part", SECTIONS)
def test_a_changed_section_is_named(part):
    refused = refusal(rezipped(small(), **{part: b'["forged"]'}))
    assert (refused.code, refused.facts["part"]) == ("BUNDLE_TAMPERED", part)


def test_a_changed_manifest_is_found_out():
    with zipfile.ZipFile(io.BytesIO(small())) as archive:
        manifest = archive.read("manifest.json").replace(b"2026-12-31", b"2036-12-31")
    assert refusal(rezipped(small(), manifest=manifest)).facts["part"] == "manifest.json"


def test_a_stranger_is_not_believed():
    assert refusal(small(new_private_key())).code == "BUNDLE_UNTRUSTED_KEY"


def test_an_unsigned_bundle_is_refused():
    assert refusal(rezipped(small(), signature=None)).code == "BUNDLE_UNSIGNED"


@pytest.mark.parametrize("cut", [0, 10, 200, -30])
def test_a_torn_file_is_refused(cut):
    raw = small()
    torn = raw[:cut] if cut >= 0 else raw[: len(raw) + cut]
    assert refusal(torn).code == "BUNDLE_MALFORMED"


def test_a_foreign_file_inside_is_refused():
    stream = io.BytesIO(small())
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("../../etc/passwd", b"x")
    assert refusal(stream.getvalue()).code == "BUNDLE_MALFORMED"


def test_the_starter_bundle_carries_the_whole_catalogue_and_no_overlapping_numbers():
    content = open_bundle(starter_bundle(PRIVATE, TERMS, {}), TRUSTED, TODAY).content
    codes = [matter.local_code for matter in content.catalogue.matters]
    assert codes == [f"M{n:02d}" for n in range(1, 27)]
    assert len({segment.series for segment in content.segments}) == len(content.segments)
    assert len({segment.lease_id for segment in content.segments}) == len(content.segments)

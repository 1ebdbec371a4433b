"""A bundle takes force whole or not at all; what runs under an older one keeps it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.catalogue import catalogue_of
from app.domain.errors import Refused
from app.protocol.bundle import reopen
from app.protocol.bundle.manifest import BundleState
from app.protocol.signing import new_private_key
from app.services import intake
from tests.support.bundles import END, LATER, bundle, changed
from tests.support.memory import MORNING, PASSWORD, counter, first_bundle, template
from tests.support.window import Window


@pytest.fixture
def opened(tmp_path):
    with counter(tmp_path) as made:
        made.clock.at = LATER + timedelta(minutes=5)
        yield made


@pytest.fixture
def content():
    return reopen(first_bundle(template().center)).content


def refusal(opened, raw):
    facts = opened.reads.counts().unsent
    with pytest.raises(Refused) as refused:
        opened.install(raw)
    assert opened.reads.counts().unsent == facts
    assert opened.reads.bundle().bundle_id == "starter"
    return refused.value.code


def test_a_newer_bundle_takes_force_and_is_kept_whole(opened, content):
    raw = bundle(content)
    installed = opened.install(raw)
    assert opened.reads.bundle().bundle_id == "second"
    assert opened.reads.blob(installed.digest) == raw
    assert opened.verify().is_sound


def test_a_case_runs_on_under_the_version_it_was_received_under(opened, content):
    window = Window(opened)
    case_id = window.draft("M18")
    intake.receive_case(window.desk, case_id)
    opened.install(bundle(changed(content, "M18", version=2, name="补证（新）")))
    ref = window.case(case_id).matter
    assert opened.reads.matter(ref.task_code, ref.version).name == "机动车驾驶证遗失补证"
    offered = {one.local_code: one.name for one in opened.reads.matters(LATER.date())}
    assert offered["M18"] == "补证（新）"
    intake.accept_case(window.desk, case_id)
    assert opened.rebuild() == opened.verify().digests


def test_a_matter_left_out_is_no_longer_offered_but_still_found(opened, content):
    listed = [one for one in content.catalogue.matters if one.local_code != "M18"]
    gone = next(one for one in content.catalogue.matters if one.local_code == "M18")
    center = content.catalogue.center
    opened.install(bundle(replace(content, catalogue=catalogue_of(center, listed))))
    assert len(opened.reads.matters(LATER.date())) == 25
    assert opened.reads.matter(*gone.key) == gone


def test_the_same_bundle_again_changes_nothing(opened):
    facts = opened.reads.counts().unsent
    opened.install(first_bundle(template().center))
    assert opened.reads.counts().unsent == facts


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"issued_at": MORNING - timedelta(days=2)}, "BUNDLE_OLDER"),
        ({"center": "SLX-0002"}, "BUNDLE_OTHER_CENTER"),
        ({"expires_on": date(2026, 9, 22)}, "BUNDLE_EXPIRED"),
        ({"valid_from": date(2026, 9, 24)}, "BUNDLE_NOT_YET"),
        ({"key": new_private_key()}, "BUNDLE_UNTRUSTED_KEY"),
    ],
)
def test_a_bundle_that_may_not_follow_is_refused_and_nothing_is_kept(opened, content, told, code):
    assert refusal(opened, bundle(content, **told)) == code


def test_a_published_version_may_not_change(opened, content):
    raw = bundle(changed(content, "M18", name="别的名字"))
    assert refusal(opened, raw) == "MATTER_VERSION_CHANGED"


def test_a_published_version_may_be_ended(opened, content):
    over = LATER.date()
    opened.install(bundle(changed(content, "M18", effective_until=over)))
    assert "M18" in {m.local_code for m in opened.reads.matters(over)}
    assert "M18" not in {m.local_code for m in opened.reads.matters(over + timedelta(days=1))}


def test_a_tampered_bundle_is_refused(opened, content):
    raw = bytearray(bundle(content))
    place = raw.index(b"sections/staff.json") + 60
    raw[place] ^= 0xFF
    assert refusal(opened, bytes(raw)) in ("BUNDLE_TAMPERED", "BUNDLE_MALFORMED")


def test_leases_of_other_terminals_are_left_alone_and_overlaps_are_refused(opened, content):
    held = opened.reads.segments()
    other = replace(content.segments[0], lease_id="theirs", terminal_id="B08")
    opened.install(bundle(replace(content, segments=(other,))))
    assert opened.reads.segments() == held
    ours = replace(content.segments[0], lease_id="ours", from_no=5, next_no=5)
    raw = bundle(replace(content, segments=(ours,)), bundle_id="3", issued_at=LATER + timedelta(1))
    opened.clock.advance(days=1)
    with pytest.raises(Refused, match="SEGMENT_OVERLAP"):
        opened.install(raw)


def test_staff_who_left_may_not_sign_in_and_newcomers_may(opened, content):
    kept = [one for one in content.staff if one.staff_id != "chen"]
    new = replace(content.staff[0], staff_id="wu", name="吴静", work_no="B0703")
    opened.install(bundle(replace(content, staff=(*kept, new))))
    now = opened.clock.now().at
    with pytest.raises(Refused, match="SIGN_IN_UNKNOWN"):
        opened.clerks.sign_in("chen", PASSWORD, now, lambda: template().key)
    assert opened.clerks.sign_in("wu", PASSWORD, now, lambda: template().key).first_time
    assert [one.name for one in opened.reads.staff()][-1] == "吴静"


def test_only_a_newer_bundle_renews_the_time_to_sign_in_offline(opened, content):
    raw = bundle(content)
    opened.install(raw)
    opened.clock.advance(days=91)
    opened.install(raw)
    with pytest.raises(Refused, match="SIGN_IN_EXPIRED"):
        opened.clerks.sign_in("lin", PASSWORD, opened.clock.now().at, lambda: template().key)


def test_the_bundle_in_force_says_whether_cases_may_be_accepted(opened):
    with opened.memory.unit("lin") as work:
        manifest = work.bundle()
    assert manifest.state(END) is BundleState.IN_FORCE
    assert manifest.state(END + timedelta(days=7)) is BundleState.EXPIRED
    assert manifest.state(END + timedelta(days=8)) is BundleState.LAPSED

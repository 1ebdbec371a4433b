"""A counter without a center for months: who may sign in, and what the new year brings."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from app.domain.cases.states import ClockName, State
from app.domain.errors import Refused
from app.protocol.bundle import reopen
from app.services import intake
from app.services.provision import given_out
from app.vault.clerks import OFFLINE_DAYS
from tests.support.bundles import following
from tests.support.memory import (
    CHINA,
    MORNING,
    PASSWORD,
    FakeClock,
    counter,
    first_bundle,
    template,
)
from tests.support.window import Window


def of_a_year(year: int) -> bytes:
    """The center's bundle of the first working days of a year, with that year's numbers."""
    center = template().center
    behind = given_out(reopen(first_bundle(center)).content, {})
    now = datetime(year, 1, 4, 8, 0, tzinfo=CHINA)
    return first_bundle(center, today=now.date(), now=now, bundle_id=f"of-{year}", first=behind)


def test_a_clerk_signs_in_for_ninety_days_and_on_the_next_only_with_a_newer_bundle(tmp_path):
    def vault():
        return template().key

    clock = FakeClock()
    with counter(tmp_path, clock) as opened:
        opened.clerks.sign_in("lin", PASSWORD, MORNING, vault)
        opened.clerks.sign_in("lin", PASSWORD, MORNING + timedelta(days=OFFLINE_DAYS), vault)
        clock.advance(days=OFFLINE_DAYS + 1)
        with pytest.raises(Refused, match="SIGN_IN_EXPIRED"):
            opened.clerks.sign_in("lin", PASSWORD, clock.at, vault)
        opened.install(following(M18={"version": 2}))
        signed = opened.clerks.sign_in("lin", PASSWORD, clock.at, vault)
        assert signed.key == template().key
        assert not signed.first_time, "the wrapped key was kept"


def test_the_old_year_stops_at_its_end_and_the_new_one_counts_its_own_numbers(tmp_path):
    clock = FakeClock(datetime(2026, 12, 31, 16, 0, tzinfo=CHINA))
    with counter(tmp_path, clock) as opened:
        window = Window(opened)
        old = window.draft("M12")
        intake.receive_case(window.desk, old)
        over = window.draft("M12")
        clock.at = datetime(2027, 1, 4, 9, 0, tzinfo=CHINA)
        with pytest.raises(Refused, match="SEGMENT_MISSING"):
            intake.receive_case(window.desk, over)
        opened.install(of_a_year(2027))
        intake.receive_case(window.desk, over)
        assert window.case(old).case_no == "2026-B07-000001"
        assert window.case(over).case_no == "2027-B07-000001"
        intake.accept_case(window.desk, old)
        case = window.case(old)
        assert case.state is State.ACCEPTED
        assert case.clock(ClockName.NOTICE).provisional
        assert case.clock(ClockName.NOTICE).due > date(2027, 1, 4)
        assert opened.verify().is_sound

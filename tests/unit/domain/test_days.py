"""A day is read however people write it; what is no day says why."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.days import day_written
from app.domain.errors import Refused
from app.domain.intake import IntakeForm

LEAP = date(2028, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "20280229",
        "2028-02-29",
        "2028-2-29",
        "2028/2/29",
        "2028.2.29",
        "2028年2月29日",
        "2028年2月29",
        "２０２８－０２－２９",
        " 2028 年 2 月 29 日 ",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert day_written(text) == LEAP


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2027-2-29", "DATE_NONE"),
        ("20281301", "DATE_NONE"),
        ("0000-1-1", "DATE_NONE"),
        ("明天", "DATE_FORMAT"),
        ("2028", "DATE_FORMAT"),
        ("28-2-29", "DATE_FORMAT"),
        ("2028-2-29 10:00", "DATE_FORMAT"),
        ("", "DATE_FORMAT"),
    ],
)
def test_what_is_no_day_says_why(text: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        day_written(text)


@given(st.dates())
def test_every_day_comes_back(day: date) -> None:
    assert day_written(day.isoformat()) == day_written(f"{day:%Y%m%d}".zfill(8)) == day


def test_the_end_of_a_power_of_attorney_is_told_by_its_fault() -> None:
    told = {"agent.name": "李明", "agent.id_no": "11010519491231002X", "agent.authority": "代办"}
    for text, code in (("2027-2-29", "DATE_NONE"), ("后年", "DATE_FORMAT")):
        form = IntakeForm.from_values(told | {"agent.until": text})
        assert form.problems(date(2026, 9, 23))["agent.until"] == code
    form = IntakeForm.from_values(told | {"agent.until": "2028年2月29日"})
    assert form.agent is not None
    assert form.agent.until == LEAP

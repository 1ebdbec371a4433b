"""Both sides compare the days of a life: alike after every fault, told loudly when they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.center import founding
from app.ports.correspondence import Tiding
from app.protocol.sync.messages import Check, Checked, No, Problem, Tally
from app.protocol.sync.tallying import MOST_DAYS, differing, tallied
from app.storage.engine.link import Statement
from tests.support.office import CENTER_ID, Office

SPOIL = Statement("UPDATE fact SET body = replace(body, '\"amount\":700', '\"amount\":7')")
DROP = Statement("UPDATE fact SET hash = 'x' WHERE terminal_id = 'B07' AND seq = 2")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    made.counter("B07", "W1")
    made.sync_until_quiet()
    return made


def heard(office: Office) -> list[str]:
    """What a round told, differences included."""
    told: list[str] = []
    office.tell = lambda _machine, tiding: told.append(tiding)  # type: ignore[method-assign]
    machine = office.machines["B07"]
    office.restart(machine)
    office.sync(machine)
    return told


def test_both_sides_alike_is_no_news(office: Office) -> None:
    for _ in range(3):
        office.machines["B07"].pay(700)
    office.sync_until_quiet()
    told = heard(office)
    assert Tiding.QUIET in told
    assert Tiding.DIFFERS not in told


@pytest.mark.parametrize("spoilt", [SPOIL, DROP], ids=["a sum", "a hash"])
def test_a_fact_changed_under_the_center_is_told(office: Office, spoilt: Statement) -> None:
    machine = office.machines["B07"]
    assert machine.pay(700)
    machine.take_case()
    office.sync_until_quiet()
    with office.center.store.writing() as link:
        link.run(spoilt)
    assert Tiding.DIFFERS in heard(office)


def test_a_life_that_was_said_again_is_alike_too(office: Office) -> None:
    machine = office.machines["B07"]
    copy = office.back_up(machine)
    machine.pay(700)
    office.sync_until_quiet(1)
    office.restore_backup(machine, copy)
    machine.pay(500)
    office.sync_until_quiet()
    assert Tiding.DIFFERS not in heard(office)


def test_a_day_more_than_can_be_asked_is_refused(office: Office) -> None:
    days = tuple(Tally(f"2026-01-{n:03}", 1, 0, 0, "") for n in range(MOST_DAYS + 1))
    here = founding.present(office.center.store.reader, CENTER_ID).generation
    assert refused(office, Check("t", here, "B07", 1, 1, days)) == No.GAP
    assert refused(office, Check("t", here, "B07", 1, 10_000, days[:1])) == No.GAP
    assert isinstance(office.ask(Check("t", here, "B07", 1, 0, ())), Checked)


def test_another_generation_of_the_center_compares_nothing(office: Office) -> None:
    assert refused(office, Check("t", "former", "B07", 1, 0, ())) == No.GENERATION


def refused(office: Office, asked: Check) -> str:
    answer = office.ask(asked)
    assert isinstance(answer, Problem)
    return answer.code


def test_days_are_cut_by_the_date_a_fact_bears_and_money_is_summed() -> None:
    rows = [
        ("2026-09-23T23:59:59+08:00", "FeePaid", '{"amount":700,"payer":"王"}', "a"),
        ("2026-09-24T00:00:00+08:00", "CaseClosed", "{}", "b"),
        ("2026-09-23T10:00:00+08:00", "FeePaid", '{"amount":5}', "c"),
    ]
    first, second = tallied(rows)
    assert (first.day, first.facts, first.payments, first.fen) == ("2026-09-23", 2, 2, 705)
    assert (second.facts, second.payments, second.fen) == (1, 0, 0)
    assert differing((first, second), (second,)) == (Tally("2026-09-23", 0, 0, 0, ""),)
    assert differing((first,), (first, second)) == ()

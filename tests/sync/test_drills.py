"""What can go wrong between a counter and its center, one thing at a time, to its good end."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.center import accounting, enrolling, lives
from app.ports.correspondence import Tiding
from app.protocol.signing import public_key
from app.protocol.sync.messages import Ending
from app.storage import leases
from tests.support.databases import Disk
from tests.support.office import CENTER_ID, LEASE_SIZE, Office
from tests.support.spares import strangers, take_over


@pytest.fixture
def office(tmp_path: Path, disk: Disk) -> Office:
    return Office(tmp_path, disk=disk)


def test_what_a_counter_records_reaches_the_center_once_and_its_neighbour(office: Office) -> None:
    one, other = office.counter("B07", "W1"), office.counter("B08", "W1")
    office.sync_until_quiet(1)
    for _ in range(5):
        one.take_case()
        assert one.pay()
    office.sync_until_quiet()
    office.assert_agrees()
    office.assert_no_number_twice()
    other.touch(office.cases[0])
    one.touch(office.cases[0])
    office.sync_until_quiet()
    office.assert_agrees()


def test_days_offline_use_up_the_leases_and_then_refuse(office: Office) -> None:
    one = office.counter("B07", "W1")
    office.sync_until_quiet()
    texts = [one.pay() for _ in range(3 * LEASE_SIZE)]
    assert "" in texts
    office.sync_until_quiet()
    assert one.pay()
    office.sync_until_quiet()
    office.assert_agrees()
    office.assert_no_number_twice()


def test_a_restored_counter_gets_its_facts_back_and_burns_its_numbers(office: Office) -> None:
    one = office.counter("B07", "W1")
    office.sync_until_quiet()
    one.pay()
    copy = office.back_up(one)
    printed = [one.pay() for _ in range(4)]
    office.sync_until_quiet(1)
    one.pay()
    office.restore_backup(one, copy)
    one.take_case()
    office.sync_until_quiet()
    assert Tiding.RESTORED in one.told
    assert not one.fence
    assert one.pay() not in printed
    office.sync_until_quiet()
    office.assert_agrees()
    office.assert_no_number_twice()


def test_a_lease_the_copy_never_heard_of_gives_no_number_after_the_restore(office: Office) -> None:
    one = office.counter("B07", "W1")
    office.sync_until_quiet()
    copy = office.back_up(one)
    printed = [one.pay() for _ in range(LEASE_SIZE // 2 + 3)]
    office.sync_until_quiet()
    printed += [one.pay() for _ in range(LEASE_SIZE)]
    assert "" not in printed
    office.restore_backup(one, copy)
    office.sync_until_quiet()
    again = [one.pay() for _ in range(4)]
    assert "" not in again
    assert not set(again) & set(printed), "they may be on paper"
    office.sync_until_quiet()
    office.assert_agrees()


def test_a_restored_counter_that_did_nothing_since_is_told_too(office: Office) -> None:
    one = office.counter("B07", "W1")
    office.sync_until_quiet()
    copy = office.back_up(one)
    one.pay()
    office.sync_until_quiet(1)
    office.restore_backup(one, copy)
    office.sync_until_quiet()
    assert Tiding.RESTORED in one.told
    office.assert_agrees()


def test_a_clone_at_work_fences_both_and_loses_nothing(office: Office) -> None:
    one = office.counter("B07", "W1")
    office.sync_until_quiet()
    one.pay()
    twin = office.clone(one)
    one.take_case()
    twin.take_case()
    office.sync_until_quiet()
    one.take_case()
    twin.take_case()
    office.sync_until_quiet()
    office.assert_agrees()
    assert one.fence
    assert twin.fence
    assert one.pay() == ""
    assert twin.pay() == ""


def test_a_center_set_back_is_told_again_what_it_lost(office: Office) -> None:
    one, other = office.counter("B07", "W1"), office.counter("B08", "W1")
    office.sync_until_quiet()
    one.pay()
    office.sync_until_quiet(1)
    copy = office.back_up_center()
    for machine in (one, other):
        for _ in range(LEASE_SIZE):
            machine.pay()
        machine.take_case()
    office.sync_until_quiet()
    for machine in (one, other):
        machine.pay()
    office.restore_center(copy)
    office.sync_until_quiet()
    assert Tiding.CENTER_RESTORED in one.told
    office.assert_agrees()
    for machine in (other, one):
        machine.pay()
    office.sync_until_quiet()
    office.assert_agrees()
    office.assert_no_number_twice()


def test_a_spare_machine_goes_on_with_the_numbers_of_a_disk(office: Office) -> None:
    old = office.counter("B07", "W1")
    office.sync_until_quiet()
    printed = [old.pay() for _ in range(4)]
    spare = take_over(office, old, goes_on=True)
    printed.append(spare.pay())
    assert int(printed[-1]) == int(printed[-2]) + 1, "the next form in the printer"
    office.sync_until_quiet()
    office.assert_agrees()
    office.assert_no_number_twice()


def test_a_machine_whose_disk_was_copied_prints_on_without_a_number_in_common(
    office: Office,
) -> None:
    old = office.counter("B07", "W1")
    office.sync_until_quiet()
    spare = take_over(office, old, goes_on=False)
    assert spare.pay() == "", "no number before the center gave some"
    assert old.pay(), "it has not heard yet"
    office.sync_until_quiet()
    assert spare.pay()
    assert old.fence == Ending.REPLACED
    assert old.pay() == ""
    office.sync_until_quiet()
    office.assert_agrees()
    office.assert_no_number_twice()


def test_numbers_that_were_returned_before_stay_returned(office: Office) -> None:
    old = office.counter("B07", "W1")
    office.sync_until_quiet()
    (lease,) = (one for one in leases.held(old.store.reader) if one.remaining)
    with office.center.store.writing() as link:
        enrolling.retire(link, CENTER_ID, "B07")
        accounting.reclaim(link, CENTER_ID, lease.lease_id, lease.from_no + 10)
    spare = take_over(office, old, goes_on=True)
    assert spare.pay() == "", "others may have them by now"
    office.sync_until_quiet()
    assert spare.pay()
    office.sync_until_quiet()
    office.assert_agrees()
    office.assert_no_number_twice()


def test_what_a_spare_machine_says_again_survives_a_set_back_of_the_center(office: Office) -> None:
    old = office.counter("B07", "W1")
    office.sync_until_quiet()
    copy = office.back_up_center()
    old.pay()
    office.sync_until_quiet()
    spare = take_over(office, old, goes_on=True)
    spare.pay()
    office.sync_until_quiet()
    office.restore_center(copy)
    (stranger,) = strangers(office)
    again = take_over(office, stranger, goes_on=True)
    office.sync_until_quiet()
    office.assert_agrees()
    assert again.pay()
    office.sync_until_quiet()
    office.assert_agrees()
    office.assert_no_number_twice()


def test_a_former_machine_that_begins_anew_does_not_speak_for_its_terminal(office: Office) -> None:
    """A life of a replaced machine may be younger than that of its spare."""
    old = office.counter("B07", "W1")
    copy = office.back_up(old)
    old.take_case()
    office.sync_until_quiet()
    spare = take_over(office, old, goes_on=False)
    office.sync_until_quiet()
    office.restore_backup(old, copy)
    old.take_case()
    office.sync_until_quiet()
    link = office.center.store.reader
    known = lives.lives(link, CENTER_ID, "B07")
    assert (
        lives.in_force(known).public_key
        == public_key(spare.private).hex()
        != (known[-1].public_key)
    )
    (series,) = accounting.account(link, CENTER_ID)
    (held,) = (one for one in series.leases if not one.is_over)
    assert held.epoch == lives.in_force(known).epoch
    assert not spare.fence
    office.assert_agrees()

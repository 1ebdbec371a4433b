"""Where every number is, and how unused ones of a machine that is gone come back."""

from __future__ import annotations

import json

import pytest
from msgspec import structs

from app.center import accounting, enrolling, leasing
from app.center.accounting import SeriesAccount
from app.center.answering import Center
from app.center.engine.port import in_turn
from app.domain.errors import Refused
from app.protocol.chain import Head, sealed
from app.protocol.signing import sign_head
from app.protocol.sync.messages import Held, Pushed, Welcome
from tests.support.memory import MORNING
from tests.support.office import CENTER_ID, LEASE_SIZE
from tests.support.tellers import Teller


def only(center: Center) -> SeriesAccount:
    (found,) = accounting.account(center.store.reader, CENTER_ID)
    return found


def greeted(teller: Teller) -> None:
    assert isinstance(teller.center.answer(teller.hello()), Welcome)


def uses(teller: Teller, *numbers: int) -> None:
    """A paper for each number of its lease."""
    account = only(teller.center)
    lease = next(one for one in account.leases if one.terminal_id == teller.name)
    for n in numbers:
        batch = teller.batch(1)
        number = {"lease_id": lease.lease_id, "series": account.series, "n": n, "text": str(n)}
        body = json.dumps({"number": number}, separators=(",", ":"))
        (fact,) = batch.entries
        fact = sealed(structs.replace(fact, body=body, hash=""))
        teller.head = Head(teller.name, 1, fact.seq, fact.hash)
        signature = sign_head(teller.private, teller.head).hex()
        told = structs.replace(batch, entries=(fact,), signature=signature)
        assert isinstance(teller.center.answer(told), Pushed)


def reclaim(center: Center, first: int) -> int:
    (lease, *_) = only(center).leases
    return in_turn(
        center.store, lambda link: accounting.reclaim(link, CENTER_ID, lease.lease_id, first)
    )


def gone(teller: Teller) -> None:
    in_turn(teller.center.store, lambda link: enrolling.retire(link, CENTER_ID, teller.name))


def test_every_number_is_somewhere(either: Center) -> None:
    teller = Teller(either, "B01")
    before = only(either).not_leased
    greeted(teller)
    uses(teller, 1, 2, 4)
    found = only(either)
    assert (found.used, found.skipped, found.held) == (3, 1, LEASE_SIZE - 4)
    assert (found.adrift, found.returned, found.not_leased) == (0, 0, before - LEASE_SIZE)
    gone(teller)
    found = only(either)
    assert (found.held, found.adrift) == (0, LEASE_SIZE - 4)


def test_what_a_machine_that_is_gone_left_unused_is_leased_again_first(either: Center) -> None:
    teller, heir = Teller(either, "B01"), Teller(either, "B02")
    greeted(teller)
    uses(teller, 1, 2)
    gone(teller)
    assert reclaim(either, 3) == LEASE_SIZE - 2
    assert (only(either).adrift, only(either).returned) == (0, LEASE_SIZE - 2)
    greeted(heir)
    first, second = only(either).leases
    assert (first.from_no, first.to_no) == (1, 2)
    assert (second.terminal_id, second.from_no, second.to_no) == ("B02", 3, LEASE_SIZE)
    assert only(either).returned == 0


def test_more_than_a_lease_came_back_goes_out_in_parts(either: Center) -> None:
    with either.store.writing() as link:
        for first in (1, 1 + LEASE_SIZE):
            last = first + LEASE_SIZE - 1 if first == 1 else first + 2
            back = {"series": only(either).series, "from_no": first, "to_no": last}
            link.run(accounting._RETURN, {"center_id": CENTER_ID, **back})
    for name in ("B01", "B02"):
        greeted(Teller(either, name))
    assert [(one.from_no, one.to_no) for one in only(either).leases] == [
        (1, LEASE_SIZE),
        (LEASE_SIZE + 1, LEASE_SIZE + 3),
    ]


@pytest.mark.parametrize(("first", "code"), [(2, "NUMBERS_USED"), (LEASE_SIZE + 1, "NUMBERS_NONE")])
def test_a_number_on_a_paper_never_comes_back(either: Center, first: int, code: str) -> None:
    teller = Teller(either, "B01")
    greeted(teller)
    uses(teller, 1, 2)
    gone(teller)
    with pytest.raises(Refused, match=code):
        reclaim(either, first)
    assert only(either).returned == 0


def test_nothing_is_taken_from_a_machine_that_goes_on(either: Center) -> None:
    greeted(Teller(either, "B01"))
    with pytest.raises(Refused, match="LEASE_HELD"):
        reclaim(either, 1)
    with pytest.raises(Refused, match="LEASE_UNKNOWN"):
        accounting.reclaim(either.store.reader, CENTER_ID, "none", 1)


def test_what_somebody_holds_after_the_center_was_set_back_did_not_come_back(
    either: Center,
) -> None:
    """Leased again after the copy was made that this center was put back from."""
    series = only(either).series
    held = Held("elsewhere", series, 3, 3, LEASE_SIZE)
    with either.store.writing() as link:
        back = {"series": series, "from_no": 3, "to_no": LEASE_SIZE}
        link.run(accounting._RETURN, {"center_id": CENTER_ID, **back})
        leasing.keep_reported(link, CENTER_ID, "B09", 1, [held], MORNING)
    Teller(either, "B09")
    assert only(either).returned == 0

"""What a center takes for a piece of a file, on either engine: nothing else has any effect."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from app.center import files
from app.center.answering import Center
from app.protocol.canonical import digest_of
from app.protocol.sync.files import (
    MOST_FILE,
    MOST_PIECE,
    MOST_STOCK,
    Deposit,
    Deposited,
    Stock,
    Stocked,
)
from app.protocol.sync.messages import Problem
from app.storage.engine.link import Statement
from tests.support.office import CENTER_ID
from tests.support.tellers import Teller

_PARTS = Statement("SELECT count(*) FROM part")
CONTENT = random.Random(7).randbytes(1000)
DIGEST = digest_of(CONTENT)


@pytest.fixture
def teller(either: Center) -> Teller:
    return Teller(either, "B01")


def put(teller: Teller, start: int, content: bytes, digest: str = DIGEST, size: int = 1000) -> int:
    """How many bytes lie at the center afterwards."""
    asked = Deposit("t", teller.name, 1, digest, size, start, content)
    answer = teller.center.answer(asked)
    assert isinstance(answer, Deposited), answer
    return answer.have


def stock(teller: Teller, *digests: str) -> tuple[int, ...]:
    answer = teller.center.answer(Stock("t", teller.name, 1, digests))
    assert isinstance(answer, Stocked), answer
    return answer.have


def parts(teller: Teller) -> int:
    with teller.center.store.reading() as link:
        row = link.one(_PARTS)
    assert row is not None
    return int(row[0])


def test_pieces_become_a_file_once_its_digest_is_proved(teller: Teller) -> None:
    assert stock(teller, DIGEST) == (0,)
    assert put(teller, 0, CONTENT[:400]) == 400
    assert stock(teller, DIGEST, "0" * 64) == (400, 0)
    assert put(teller, 400, CONTENT[400:]) == 1000
    assert stock(teller, DIGEST) == (1000,)
    assert parts(teller) == 0
    with teller.center.store.reading() as link:
        assert files.whole(link, CENTER_ID, DIGEST) == CONTENT


@pytest.mark.parametrize("start", [0, 300, 500])
def test_a_piece_out_of_place_changes_nothing_and_is_told_where_to_go_on(
    teller: Teller, start: int
) -> None:
    put(teller, 0, CONTENT[:400])
    assert put(teller, start, CONTENT[start : start + 100]) == 400
    assert put(teller, 400, CONTENT[400:]) == 1000


def test_a_piece_said_again_after_the_file_is_whole_is_told_so(teller: Teller) -> None:
    put(teller, 0, CONTENT)
    assert put(teller, 0, CONTENT[:400]) == 1000
    assert parts(teller) == 0


def test_of_a_whole_with_another_digest_nothing_is_kept(teller: Teller) -> None:
    assert put(teller, 0, bytes(1000)) == 0
    assert stock(teller, DIGEST) == (0,)
    assert parts(teller) == 0
    assert put(teller, 0, CONTENT) == 1000


def test_nobody_spoils_what_another_is_bringing(teller: Teller) -> None:
    other = Teller(teller.center, "B02")
    put(teller, 0, CONTENT[:400])
    assert put(other, 0, bytes(700)) == 700
    assert put(teller, 400, CONTENT[400:]) == 1000
    assert stock(other, DIGEST) == (1000,)
    assert parts(teller) == 0


def test_what_was_never_brought_to_its_end_goes_after_a_month(teller: Teller) -> None:
    put(teller, 0, CONTENT[:400])
    teller.center.clock.at += timedelta(days=31)
    other = random.Random(8).randbytes(50)
    put(teller, 0, other[:10], digest_of(other), 50)
    assert parts(teller) == 1
    assert stock(teller, DIGEST) == (0,)


@pytest.mark.parametrize(
    ("digest", "size", "start", "length", "code"),
    [
        ("x" * 64, 1000, 0, 10, "FILE_MALFORMED"),
        (DIGEST.upper(), 1000, 0, 10, "FILE_MALFORMED"),
        (DIGEST + "\n", 1000, 0, 10, "FILE_MALFORMED"),
        (DIGEST, 1000, 0, 0, "FILE_MALFORMED"),
        (DIGEST, 1000, -1, 10, "FILE_MALFORMED"),
        (DIGEST, 1000, 995, 10, "FILE_MALFORMED"),
        (DIGEST, -5, 0, 10, "FILE_MALFORMED"),
        (DIGEST, MOST_FILE + 1, 0, 10, "TOO_LARGE"),
        (DIGEST, MOST_FILE, 0, MOST_PIECE + 1, "TOO_LARGE"),
    ],
)
def test_what_is_no_piece_has_no_effect(
    teller: Teller, digest: str, size: int, start: int, length: int, code: str
) -> None:
    asked = Deposit("t", teller.name, 1, digest, size, start, bytes(length))
    answer = teller.center.answer(asked)
    assert isinstance(answer, Problem)
    assert answer.code == code
    assert parts(teller) == 0


def test_more_files_than_one_question_may_name_are_refused(teller: Teller) -> None:
    asked = tuple(f"{n:064x}" for n in range(MOST_STOCK + 1))
    answer = teller.center.answer(Stock("t", teller.name, 1, asked))
    assert isinstance(answer, Problem)
    assert answer.code == "TOO_LARGE"
    assert stock(teller, *asked[:-1]) == (0,) * MOST_STOCK


def test_nobody_deposits_for_a_terminal_that_is_not_there(teller: Teller) -> None:
    answer = teller.center.answer(Deposit("t", "B99", 1, DIGEST, 1000, 0, CONTENT))
    assert isinstance(answer, Problem)
    assert parts(teller) == 0

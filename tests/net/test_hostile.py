"""What no counter would say to a center is refused in words, and leaves no trace."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx2
import pytest
import zstandard
from msgspec import structs

from app.center import enrolling, lives
from app.protocol.chain import genesis
from app.protocol.signing import new_private_key, public_key, sign_head, sign_question
from app.protocol.sync.messages import Ending, Held, Place, Problem, Pushed, Welcome
from app.protocol.sync.wire import (
    MOST_UNPACKED,
    SIGNATURE,
    TERMINAL,
    answer_of,
    compressed,
    packed,
)
from app.storage.engine.link import Statement
from tests.support.dumps import dump
from tests.support.machine import SERIES
from tests.support.memory import MORNING
from tests.support.office import CENTER_ID, Office
from tests.support.served import served
from tests.support.tellers import Teller

Post = Callable[..., httpx2.Response]
DEEP = 100_000
_OF_THE_OTHER = Statement("SELECT lease_id, from_no, to_no FROM lease WHERE terminal_id = 'B02'")


@pytest.fixture
def office(tmp_path, disk) -> Office:
    return Office(tmp_path, disk=disk)


@pytest.fixture
def address(office: Office) -> Iterator[str]:
    with served(office.center) as found:
        yield found


@pytest.fixture
def teller(office: Office) -> Teller:
    from app.center import founding

    at = founding.present(office.center.store.reader, CENTER_ID)
    return Teller(office.center, "B01", generation=at.generation)


@pytest.fixture
def post(address: str, teller: Teller) -> Iterator[Post]:
    """Bytes under the name and signature of a terminal the center knows."""
    with httpx2.Client(base_url=address, trust_env=False) as client:

        def sent(body: bytes, name: str = teller.name, private: bytes = b"") -> httpx2.Response:
            proof = sign_question(private or teller.private, name, body).hex()
            headers = {TERMINAL: name, SIGNATURE: proof}
            return client.post("/v1/ask", content=body, headers=headers)

        yield sent


def bomb(size: int) -> bytes:
    return zstandard.ZstdCompressor(level=19).compress(b" " * size)


def endless_window() -> bytes:
    parameters = zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
    maker = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    return maker.compress(b"{" + b" " * 1000) + maker.flush()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (bomb(MOST_UNPACKED + 1), 413),
        (bomb(4 * MOST_UNPACKED), 413),
        (endless_window(), 400),
        (zstandard.compress(b"[" * DEEP + b"]" * DEEP), 400),
        (zstandard.compress(b'{"type":"Hello","ticket":' + b"[" * DEEP), 400),
        (zstandard.compress(b'{"type":"Push","ticket":"' + b"\xff" * 9 + b'"}'), 400),
        (compressed({"type": "Nobody", "ticket": "t"}), 400),
        (compressed([1, 2, 3]), 400),
        (compressed({"type": "Pull", "ticket": "t", "after": 1e308}), 400),
        (zstandard.compress(b"{}")[:-3], 400),
        (packed(Problem("t", "an answer is no question")), 400),
    ],
    ids=[
        "bomb", "large bomb", "window", "deep", "deep in place", "no text", "other type", "list",
        "number", "half a frame", "answer",
    ],
)  # fmt: skip
def test_a_body_that_is_no_question_is_a_problem_and_changes_nothing(office, post, body, status):
    before = dump(office)
    reply = post(body)
    assert reply.status_code == status
    assert reply.headers["content-type"].startswith("application/problem+json")
    assert reply.json()["detail"].startswith("MESSAGE_")
    assert dump(office) == before


def test_a_body_of_unknown_length_is_read_no_further_than_allowed(office, address):
    before, sent = dump(office), []

    def endless() -> Iterator[bytes]:
        for _ in range(400):
            sent.append(1)
            yield bytes(65_536)

    with httpx2.Client(base_url=address, trust_env=False) as client:
        try:
            reply = client.post("/v1/ask", content=endless(), headers={TERMINAL: "B01"})
            assert reply.status_code == 413
        except httpx2.TransportError:
            assert sent, "the center hung up in the middle"
    assert dump(office) == before


def said(reply: httpx2.Response) -> str:
    answer = answer_of(reply.content)
    assert isinstance(answer, Problem)
    return answer.code


def test_facts_whose_head_another_key_signed_are_refused(office, post, teller):
    batch, before = teller.batch(3), dump(office)
    forged = sign_head(new_private_key(), teller.head).hex()
    assert said(post(packed(structs.replace(batch, signature=forged)))) == "SIGNATURE"
    assert said(post(packed(structs.replace(batch, signature="zz")))) == "SIGNATURE"
    assert dump(office) == before


def test_what_was_said_before_and_is_sent_again_changes_nothing(office, post, teller):
    hello, batch = packed(teller.hello()), packed(teller.batch(3))
    first = [post(hello), post(batch)]
    assert isinstance(answer_of(first[1].content), Pushed)
    before = dump(office)
    assert post(batch).content == first[1].content
    assert post(hello).status_code == 200
    assert dump(office) == before


def test_what_another_terminal_said_is_taken_from_nobody_else(office, post, teller):
    other = Teller(office.center, "B02", generation=teller.generation)
    batch, before = packed(other.batch(3)), dump(office)
    for told in ({}, {"name": "B02"}, {"name": "B02", "private": new_private_key()}):
        reply = post(batch, **told)
        assert reply.status_code == 401
        assert reply.json()["detail"] == "NOT_SIGNED"
    mine = structs.replace(other.batch(2), terminal_id="B01")
    assert said(post(packed(mine))) in ("GAP", "FORK", "SIGNATURE", "CHAIN_BROKEN")
    assert dump(office) == before


def test_who_claims_the_numbers_of_another_gets_none_of_them(office, post, teller):
    other = Teller(office.center, "B02", generation=teller.generation)
    office.center.answer(other.hello())
    link = office.center.store.reader
    taken = link.one(_OF_THE_OTHER)
    assert taken is not None
    lease_id, first, last = taken
    held = Held(lease_id=lease_id, series=SERIES, from_no=first, to_no=last, next_no=first)
    leases, pools = dump(office)["lease"], dump(office)["pool"]
    post(packed(structs.replace(teller.hello(), leases=(held,))))
    assert dump(office)["lease"] == leases
    assert dump(office)["pool"] == pools


def replaced_by(office: Office, teller: Teller) -> bytes:
    """Another machine bears the teller's name from now on; its key."""
    spare = new_private_key()
    with office.center.store.writing() as link:
        enrolling.retire(link, CENTER_ID, teller.name, Ending.REPLACED)
        told = (teller.name, 2, public_key(spare).hex(), "", "", MORNING)
        lives.open_life(link, CENTER_ID, *told)
    return spare


def test_a_machine_says_again_what_the_disk_it_took_over_held(office, post, teller):
    spare, batch = replaced_by(office, teller), teller.batch(3)
    told = structs.replace(batch, signature=sign_head(spare, teller.head).hex())
    assert isinstance(answer_of(post(packed(told), private=spare).content), Pushed)


def test_a_machine_that_was_replaced_does_not_speak_for_its_successor(office, post, teller):
    replaced_by(office, teller)
    before = dump(office)
    for question in (teller.hello(), teller.batch(1), teller.pull(0)):
        reply = post(packed(structs.replace(question, epoch=2)))
        assert reply.status_code == 401
        assert reply.json()["detail"] == "NOT_SIGNED"
    assert dump(office) == before


def test_a_forgotten_life_of_a_replaced_machine_stays_out_of_service(office, post, teller):
    """The center was set back since: it knows neither that life nor that it was fenced."""
    spare = replaced_by(office, teller)
    for private, fence in ((teller.private, "REPLACED"), (spare, "")):
        epoch = 8 if private == spare else 7
        nothing = Place(0, genesis(teller.name, epoch).hash)
        hello = structs.replace(teller.hello(), epoch=epoch, head=nothing, acked=nothing)
        answer = answer_of(post(packed(hello), private=private).content)
        assert isinstance(answer, Welcome)
        assert answer.reason == fence
    known = lives.lives(office.center.store.reader, CENTER_ID, teller.name)
    assert lives.in_force(known).epoch == 8

"""The center over HTTP: one path for the questions of counters, one for its health.

    POST /v1/ask    a packed question, signed by its terminal ─▶ a packed answer
    GET  /health    which center this is, in which life, and how far its feed goes

What is no question, or not signed by the terminal it names, is refused as RFC 9457 problem and has
no effect. A pull that finds nothing waits for news as long as it asks, and no longer than allowed.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from litestar import Litestar, Request, Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.exceptions import HTTPException
from litestar.openapi.config import OpenAPIConfig

from app.center import founding, lives
from app.center.answering import Center
from app.center.describing import PROBLEM, Asking, problems
from app.center.door import Door
from app.center.engine.port import looked_up
from app.center.lives import Life
from app.center.news import News
from app.domain.errors import Refused, YichuangError
from app.protocol.signing import question_is_signed
from app.protocol.sync.messages import Answer, Enrol, Hello, Pull, Pulled, Pushed, Question
from app.protocol.sync.wire import (
    MEDIA_TYPE,
    MOST_PACKED,
    SIGNATURE,
    TERMINAL,
    packed,
    question_of,
)

LONGEST_LISTEN_S = 55
"""The longest a pull waits; proxies commonly give a connection up after a minute."""
_STATUS = {
    "MESSAGE_TOO_LARGE": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "MESSAGE_MALFORMED": HTTPStatus.BAD_REQUEST,
    "NOT_SIGNED": HTTPStatus.UNAUTHORIZED,
}


@dataclass(frozen=True, slots=True)
class Health:
    """Which center answers, in which life of its own, and where its feed ends."""

    center: str
    generation: str
    end: int


def application(center: Center) -> Litestar:
    """The ASGI application of one center."""

    async def look(after: int) -> tuple[int, tuple[str, ...]]:
        return await sync_to_thread(center.stored_behind, after)

    news, door = News(look), Door()

    @get("/health", sync_to_thread=True)
    def health() -> Health:
        """Whether the center works, and which one it is."""
        at = looked_up(center.store, lambda link: founding.present(link, center.center_id))
        return Health(at.center_id, at.generation, at.pos)

    @post(
        "/v1/ask",
        status_code=HTTPStatus.OK,
        media_type=MEDIA_TYPE,
        operation_class=Asking,
        responses=problems(),
    )
    async def ask(request: Request[Any, Any, Any]) -> Response[Any]:
        """One question of a counter, and its answer."""
        body = await _body(request)
        who, proof = request.headers.get(TERMINAL, ""), request.headers.get(SIGNATURE, "")
        question, answer = await sync_to_thread(_at_once, center, who, proof, body)
        if isinstance(question, Enrol) and door.is_shut:
            return _later(door.SHUT_S)
        if isinstance(question, Pull):
            answer = await _listened(center, question, news)
        elif answer is None:
            answer = await sync_to_thread(center.answer, question)
        if isinstance(answer, Pushed):
            news.tell()
        if isinstance(question, Hello):
            news.leave((question.terminal_id, question.epoch))
        door.heard(answer)
        is_long = isinstance(answer, Pulled) and answer.rows
        content = await sync_to_thread(packed, answer) if is_long else packed(answer)
        return Response(content, media_type=MEDIA_TYPE)

    return Litestar(
        route_handlers=[health, ask],
        exception_handlers={YichuangError: _problem, Exception: _fault},
        openapi_config=OpenAPIConfig(title="Yichuang center", version="1"),
        request_max_body_size=MOST_PACKED,
        logging_config=None,
    )


async def _listened(center: Center, question: Pull, news: News) -> Answer:
    """The answer to one who listens, with the first news there is for him."""
    answer: Answer = await sync_to_thread(center.answer, question)
    who, now = (question.terminal_id, question.epoch), asyncio.get_running_loop().time
    until = now() + min(question.wait_s, LONGEST_LISTEN_S)
    reads: frozenset[str] = frozenset()
    while isinstance(answer, Pulled) and not answer.rows and now() < until:
        reads = reads or await sync_to_thread(_reads, center, question.terminal_id)
        if not await news.wait(reads, answer.end, until - now(), who):
            break
        answer = await sync_to_thread(center.answer, question)
    return answer


def _reads(center: Center, terminal_id: str) -> frozenset[str]:
    return frozenset(center.reads(center.store.reader, terminal_id))


def _later(seconds: int) -> Response[dict[str, Any]]:
    status = HTTPStatus.TOO_MANY_REQUESTS
    told = {"type": "about:blank", "title": status.phrase, "status": int(status)}
    after = {"Retry-After": str(seconds)}
    return Response(told, status_code=int(status), media_type=PROBLEM, headers=after)


async def _body(request: Request[Any, Any, Any]) -> bytes:
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > MOST_PACKED:
            raise Refused("MESSAGE_TOO_LARGE", size=len(found), most=MOST_PACKED)
    return bytes(found)


def _at_once(
    center: Center, terminal_id: str, proof: str, body: bytes
) -> tuple[Question, Answer | None]:
    """A question, and its answer where it needs no door and no waiting."""
    question, signer = _believed(center, terminal_id, proof, body)
    if isinstance(question, (Enrol, Pull)):
        return question, None
    return question, center.answer(question, signer)


def _believed(center: Center, terminal_id: str, proof: str, body: bytes) -> tuple[Question, str]:
    """The question, once it is known to come from the terminal it names, and the key that signed.

    For a life signs its key, or that of a later one: a machine says again what the disk it took
    over holds. For a life this center forgot any key of the terminal may.
    """
    if not terminal_id:
        newcomer = _newcomer(proof, body)
        return newcomer, newcomer.key
    known = looked_up(center.store, lambda link: lives.lives(link, center.center_id, terminal_id))
    signing = {key for key in _keys(known) if _is_signed(key, terminal_id, body, proof)}
    if not signing:
        raise Refused("NOT_SIGNED", terminal=terminal_id)
    question = question_of(body)
    if isinstance(question, Enrol) or question.terminal_id != terminal_id:
        raise Refused("NOT_SIGNED", terminal=question.terminal_id)
    is_known = any(life.epoch == question.epoch for life in known)
    heirs = (life for life in known if life.epoch >= question.epoch)
    own = _keys(heirs if is_known else known) & signing
    if not own:
        raise Refused("NOT_SIGNED", terminal=terminal_id)
    return question, own.pop()


def _newcomer(proof: str, body: bytes) -> Enrol:
    """One who has no name yet, and shows that the key it names is its own."""
    question = question_of(body)
    if not isinstance(question, Enrol) or not _is_signed(question.key, "", body, proof):
        raise Refused("NOT_SIGNED", terminal="")
    return question


def _keys(known: Iterable[Life]) -> set[str]:
    return {life.public_key for life in known}


def _is_signed(key: str, terminal_id: str, body: bytes, proof: str) -> bool:
    try:
        return question_is_signed(bytes.fromhex(key), terminal_id, body, bytes.fromhex(proof))
    except ValueError:
        return False


def _fault(_request: Request[Any, Any, Any], error: Exception) -> Response[dict[str, Any]]:
    """A bug, or what HTTP itself refuses: the first is logged by its place, never by its words,
    which may hold what a citizen told.
    """
    if isinstance(error, HTTPException):
        status = HTTPStatus(error.status_code)
    else:
        status = HTTPStatus.INTERNAL_SERVER_ERROR
        frames = traceback.extract_tb(error.__traceback__)
        place = "\n".join(f"  {one.filename}:{one.lineno} {one.name}" for one in frames)
        logging.getLogger("yichuang.center").error("%s\n%s", type(error).__name__, place)
    told = {"type": "about:blank", "title": status.phrase, "status": int(status)}
    return Response(told, status_code=int(status), media_type=PROBLEM)


def _problem(_request: Request[Any, Any, Any], error: YichuangError) -> Response[dict[str, Any]]:
    status = _STATUS.get(error.code, HTTPStatus.SERVICE_UNAVAILABLE)
    told = {"type": "about:blank", "title": status.phrase, "status": int(status)}
    return Response(
        told | {"detail": error.code},
        status_code=int(status),
        media_type=PROBLEM,
    )

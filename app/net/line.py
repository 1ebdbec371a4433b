"""The line to the center: one signed question over HTTPS, one answer, or nothing at all."""

from __future__ import annotations

import ssl
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx2

from app.domain.errors import Refused, Unavailable
from app.protocol.signing import sign_question
from app.protocol.sync.messages import Answer, Problem, Pull, Question
from app.protocol.sync.wire import MEDIA_TYPE, MOST_PACKED, SIGNATURE, TERMINAL, answer_of, packed

ASK = "/v1/ask"
STRANGER, BUSY = "UNKNOWN_TERMINAL", "BUSY"
PATIENCE_S = 20.0
"""How long a question waits for its answer, beside the time it asks the center to wait."""
SLOWEST = 2_000
"""Bytes a second that a line carries at least: less than half of what 2G does. A full batch takes
longer there than any answer to a short question, and nothing tells how much of it is through.
"""


class Line:
    """One counter's line; `ask` may be called from several threads.

    `authority` is a file of certificates to believe instead of the system's. Raises Refused
    CENTER_ADDRESS for what is no address, CENTER_NOT_SECURE for plain HTTP beyond this machine;
    Unavailable FILE_DAMAGED, FILE_MISSING for an authority that is none.
    """

    def __init__(
        self,
        url: str,
        terminal_id: str,
        private: bytes,
        *,
        authority: Path | None = None,
        patience_s: float = PATIENCE_S,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._terminal_id, self._private = terminal_id, private
        self._patience_s = patience_s
        self._expected: tuple[Question, bytes] | None = None
        require_secure(url)
        self._client = httpx2.Client(
            base_url=url, transport=transport, trust_env=False, verify=_believed(url, authority)
        )

    def ask(self, question: Question) -> Answer:
        """The center's answer.

        Raises Unavailable CENTER_UNREACHABLE when none came: whether the question had effect is
        not known. Raises Refused MESSAGE_* for an answer that is none, CENTER_UNTRUSTED for a
        certificate nobody here vouches for: then nothing was sent.
        """
        body = self._packed(question)
        waits = question.wait_s if isinstance(question, Pull) else 0
        given = patience(len(body), self._patience_s) + waits
        headers = {
            "Content-Type": MEDIA_TYPE,
            TERMINAL: self._terminal_id,
            SIGNATURE: sign_question(self._private, self._terminal_id, body).hex(),
        }
        try:
            with self._client.stream(
                "POST", ASK, content=body, headers=headers, timeout=given
            ) as reply:
                if reply.status_code == httpx2.codes.OK:
                    return answer_of(_whole(reply))
                return _refused(question, reply)
        except httpx2.HTTPError as error:
            if _is_distrust(error):
                raise Refused("CENTER_UNTRUSTED", host=self._client.base_url.host) from error
            raise Unavailable("CENTER_UNREACHABLE", cause=type(error).__name__) from error
        except (RuntimeError, OSError, ValueError) as error:
            # Hung up meanwhile: a program that ends waits for no question, and no answer is heard.
            if not self._client.is_closed:
                raise
            raise Unavailable("CENTER_UNREACHABLE", cause="CLOSED") from error

    def expect(self, question: Question) -> None:
        """Pack a question that is asked next, perhaps."""
        self._expected = (question, packed(question))

    def _packed(self, question: Question) -> bytes:
        expected = self._expected
        if expected is None or expected[0] is not question:
            return packed(question)
        self._expected = None
        return expected[1]

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def patience(size: int, least_s: float = PATIENCE_S) -> float:
    """How many seconds a question of so many bytes is given, however slow the line."""
    return least_s + size / SLOWEST


def require_secure(url: str) -> None:
    """Refuse an address no question may be sent to; see `Line`."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused("CENTER_ADDRESS", url=url)
    if parts.scheme == "http" and not _is_this_machine(parts.hostname):
        raise Refused("CENTER_NOT_SECURE", url=url)


def _is_distrust(error: BaseException | None) -> bool:
    """Whether what went wrong is, at its root, the certificate."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _believed(url: str, authority: Path | None) -> ssl.SSLContext:
    if urlsplit(url).scheme == "http":
        # Reading the system's certificates takes longer than all else of a line that needs none.
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if authority is None:
        return ssl.create_default_context()
    try:
        return ssl.create_default_context(cafile=str(authority))
    except FileNotFoundError as error:
        raise Unavailable("FILE_MISSING", file=authority.name) from error
    except (OSError, ssl.SSLError) as error:
        raise Unavailable("FILE_DAMAGED", file=authority.name) from error


def _refused(question: Question, reply: httpx2.Response) -> Answer:
    """What a status means for the round: a stranger, or a center that is busy for a while."""
    if reply.status_code == httpx2.codes.UNAUTHORIZED:
        return Problem(question.ticket, STRANGER)
    if reply.status_code in (httpx2.codes.TOO_MANY_REQUESTS, httpx2.codes.SERVICE_UNAVAILABLE):
        seconds = reply.headers.get("Retry-After", "")
        after = int(seconds) if seconds.isdecimal() else 0
        return Problem(question.ticket, BUSY, retry_after_s=after)
    raise Unavailable("CENTER_UNREACHABLE", cause=f"HTTP {reply.status_code}")


def _whole(reply: httpx2.Response) -> bytes:
    """The body of an answer, read no further than an answer may be long."""
    found = bytearray()
    for part in reply.iter_raw():
        found += part
        if len(found) > MOST_PACKED:
            raise Refused("MESSAGE_TOO_LARGE", size=len(found), most=MOST_PACKED)
    return bytes(found)

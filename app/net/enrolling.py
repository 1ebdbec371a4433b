"""A machine asks its center to be let in, with the one-time code an administrator gave."""

from __future__ import annotations

import secrets
from pathlib import Path

from app.domain.errors import Refused, Unavailable
from app.net.line import BUSY, Line
from app.protocol.enrolment import names_key, secret_of
from app.protocol.signing import public_key
from app.protocol.sync.messages import Enrol, Enrolled, Former, Problem


def ask_to_enrol(
    url: str,
    code: str,
    private: bytes,
    *,
    authority: Path | None = None,
    terminal_id: str = "",
    epoch: int = 0,
    former: Former | None = None,
) -> Enrolled:
    """Who this machine is from now on; asked again with the same key, the answer is the same.

    A counter that was set up before names itself by `terminal_id` and `epoch`, one that takes a
    disk over the terminal and the `former` life on it. Raises Refused
    CODE_MALFORMED, CODE_UNKNOWN, CODE_USED, CODE_EXPIRED, CODE_OTHER_TERMINAL, CENTER_OTHER (it
    is not the center that gave the code), and as `Line`; Unavailable CENTER_UNREACHABLE.
    """
    question = Enrol(
        ticket=secrets.token_hex(8),
        secret=secret_of(code),
        key=public_key(private).hex(),
        terminal_id=terminal_id,
        epoch=epoch,
        former=former,
    )
    with Line(url, "", private, authority=authority) as line:
        answer = line.ask(question)
    if isinstance(answer, Problem) and answer.code == BUSY:
        raise Unavailable("CENTER_BUSY", seconds=answer.retry_after_s)
    if isinstance(answer, Problem):
        raise Refused(answer.code, terminal=terminal_id)
    if not isinstance(answer, Enrolled) or answer.ticket != question.ticket:
        raise Unavailable("CENTER_UNREACHABLE", cause="ANSWER")
    if not names_key(code, bytes.fromhex(answer.center_key)):
        raise Refused("CENTER_OTHER", center=answer.center_id)
    return answer

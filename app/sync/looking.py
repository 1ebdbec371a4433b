"""A case of another window comes whole, by its number; what follows of it comes by the feed."""

from __future__ import annotations

from app.domain.errors import Refused, Unavailable
from app.ports.exchange import Exchange
from app.ports.memory import Changed
from app.protocol.sync.messages import Look, Problem, Seen
from app.sync.courier import Asks


def look(line: Asks, exchange: Exchange, number: str, ticket: str) -> tuple[str, Changed]:
    """The identity of the case, which is in the memory then, and what that changed.

    Raises Refused CASE_NOT_AT_CENTER with the number; Unavailable CENTER_UNREACHABLE.
    """
    stands = exchange.standing()
    asked = Look(ticket, stands.generation, stands.terminal_id, stands.epoch, number)
    answer = line.ask(asked)
    if isinstance(answer, Problem):
        if answer.code == "CASE_NOT_AT_CENTER":
            raise Refused("CASE_NOT_AT_CENTER", number=number)
        raise Unavailable("CENTER_UNREACHABLE", cause=answer.code)
    if not isinstance(answer, Seen) or answer.ticket != ticket:
        raise Unavailable("CENTER_UNREACHABLE", cause="ANSWER")
    return answer.subject, exchange.keep_seen(answer)

"""Who may receive a result for whom, by which method, and what proves it (DOMAIN 2.6).

By 民事诉讼法 88 ff. on the person served, a grown member of his household, his agent, or of an
organisation its legal representative or whoever receives its mail. The values are the words of
the proof of service (D17). A person is always named, and an organisation receives by a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.cases.case import Case
from app.domain.intake import receiver_problem
from app.domain.marking import N_
from app.domain.people import Agent, Party, PartyKind


class Relation(StrEnum):
    """What the receiver is to the person served."""

    SELF = N_("本人")
    AGENT = N_("受托代理人")
    FAMILY = N_("同住成年家属")
    REPRESENTATIVE = N_("法定代表人")
    UNIT = N_("单位收件人")


class Method(StrEnum):
    """How a result is served: into the receiver's hand, at the window. Any other way needs its own
    proof and its own day of service, and is not served before it can be proved.
    """

    DIRECT = N_("直接送达")


PROOFS = {Method.DIRECT: "送达回证签收"}
"""What must be kept to show that a method was followed."""
_POWER = "；授权委托书"

_OF_A_PERSON = (Relation.FAMILY, Relation.AGENT, Relation.SELF)
_OF_AN_ORGANISATION = (Relation.REPRESENTATIVE, Relation.UNIT, Relation.AGENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """The person who takes a result, what he is to the one it is for, and the method."""

    name: str
    id_no: str
    relation: Relation = Relation.SELF
    method: Method = Method.DIRECT

    @property
    def proof(self) -> str:
        """What proves the service, and the authority of who received as an agent."""
        return PROOFS[self.method] + (_POWER if self.relation is Relation.AGENT else "")


def relations_of(party: Party) -> tuple[Relation, ...]:
    """The relations in which somebody may receive for this applicant, the commonest first."""
    return _OF_AN_ORGANISATION if party.kind is PartyKind.ORGANISATION else _OF_A_PERSON


def usual_receiver(case: Case) -> Receiver | None:
    """Who takes the result unless another is named: the agent, else the applicant in person.

    None for an organisation without an agent: somebody must be named.
    """
    if case.agent is not None:
        party, relation = case.agent.party, Relation.AGENT
    elif case.applicant is not None and case.applicant.kind is PartyKind.PERSON:
        party, relation = case.applicant, Relation.SELF
    else:
        return None
    return Receiver(name=party.name, id_no=party.id_no, relation=relation)


def receiving_problem(case: Case, receiver: Receiver, today: date) -> str:
    """Why this person may not receive, as a code; empty when he may.

    METHOD_UNLAWFUL, RELATION_UNLAWFUL, RECEIVER_EMPTY, RECEIVER_NOT_APPLICANT, AUTHORITY_ENDED, or
    what is wrong with a name or number.
    """
    party = case.applicant
    if receiver.method not in set(Method):
        return "METHOD_UNLAWFUL"
    if party is None or receiver.relation not in relations_of(party):
        return "RELATION_UNLAWFUL"
    if not receiver.name.strip():
        return "RECEIVER_EMPTY"
    wrong = _person_problem(receiver, party, today)
    if wrong:
        return wrong
    ended = is_agent(case.agent, receiver) and not _has_authority(case.agent, today)
    return "AUTHORITY_ENDED" if ended else ""


def is_agent(agent: Agent | None, receiver: Receiver) -> bool:
    """Whether the receiver is the agent of the case, whatever he is called."""
    return agent is not None and _bare(receiver.id_no) == _bare(agent.party.id_no)


def _has_authority(agent: Agent | None, today: date) -> bool:
    """A power of attorney that has ended is none (民法典 173)."""
    return agent is None or agent.until is None or today <= agent.until


def _person_problem(receiver: Receiver, party: Party, today: date) -> str:
    if receiver.relation is Relation.SELF:
        same = _bare(receiver.id_no) == _bare(party.id_no) and receiver.name == party.name
        return "" if same else "RECEIVER_NOT_APPLICANT"
    return receiver_problem(receiver.name, receiver.id_no, today) or ""


def _bare(id_no: str) -> str:
    return id_no.strip().upper()

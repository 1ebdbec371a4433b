"""The form at the window as a value: what a draft holds, and what is wrong with it field by field.

Draft fields are named flat (`applicant.name`, `answer.agent`, `verdict.form`), so that each can
be kept the moment it changes and found again after a power cut.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.cases.values import Verdict
from app.domain.days import day_written
from app.domain.errors import Refused
from app.domain.identity import (
    CREDIT_CODE_WARNINGS,
    age_on,
    birth_date,
    card_problem,
    citizen_id_problem,
    contact_problem,
    credit_code_problem,
    normalise_citizen_id,
    normalise_credit_code,
    normalise_phone,
    sex,
)
from app.domain.materials import CheckResult
from app.domain.names import name_problem, normalise_name, organisation_name_problem
from app.domain.people import Agent, Party, PartyKind

Values = Mapping[str, Any]
WORKING_AGE = 16
"""Below it nobody has full capacity; from it on who lives by his own work has (民法典 18)."""
ANSWER = "answer."
"""What the fields of the answers begin with."""
OTHER, DENIED, MARKED = "other.", "DENIED", "MARKED"
"""Before the id of another open case: what the clerk said of it."""
_DAYS = ("applicant.valid_until", "agent.valid_until", "agent.until")


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeForm:
    """Everything typed, chosen and checked for one case before it is received."""

    applicant: Party
    agent: Agent | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)
    quantities: Mapping[str, str] = field(default_factory=dict)
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    confirmed_code: bool = False
    others: Mapping[str, str] = field(default_factory=dict)
    """Open cases of the same person in the same matter, by id: DENIED, or MARKED to look at."""
    unread: Mapping[str, str] = field(default_factory=dict)
    """Fields that hold something which is no day, and why: DATE_FORMAT, DATE_NONE."""

    @classmethod
    def from_values(cls, values: Values) -> IntakeForm:
        """The form made of a draft's latest field values; unknown fields are left alone."""
        agent = _party(values, "agent.")
        return cls(
            applicant=_party(values, "applicant."),
            agent=_agent(values, agent) if agent.name or agent.id_no else None,
            answers=_group(values, ANSWER),
            quantities={k: str(v) for k, v in _group(values, "quantity.").items() if str(v)},
            verdicts=_verdicts(values),
            confirmed_code=bool(values.get("applicant.code_confirmed")),
            others={case_id: str(said) for case_id, said in _group(values, OTHER).items() if said},
            unread={name: code for name in _DAYS if (code := _day_problem(values.get(name)))},
        )

    def is_of_a_child(self, today: date) -> bool:
        """Whether the applicant is under sixteen: a guardian acts for him (民法典 19, 20, 23)."""
        born = self.applicant.birth
        return born is not None and age_on(born, today) < WORKING_AGE

    def problems(self, today: date) -> dict[str, str]:
        """What is wrong, by field name: codes of `identity` and `names`."""
        found = _party_problems(self.applicant, "applicant.", today)
        if self.confirmed_code and found.get("applicant.id_no") in CREDIT_CODE_WARNINGS:
            del found["applicant.id_no"]
        if self.agent is not None:
            found |= _party_problems(self.agent.party, "agent.", today)
            if not self.agent.authority.strip():
                found["agent.authority"] = "AUTHORITY_EMPTY"
            for name, code in _agent_problems(self.agent, self.applicant, today).items():
                found.setdefault(name, code)
            if self.agent.until is not None and self.agent.until < today:
                found["agent.until"] = "AUTHORITY_EXPIRED"
        if self.agent is None and self.is_of_a_child(today):
            found.setdefault("applicant.id_no", "CHILD_ALONE")
        for name, code in self.unread.items():
            if self.agent is not None or not name.startswith("agent."):
                found[name] = code
        return found


def expired_cards(form: IntakeForm, today: date) -> dict[str, str]:
    """Which party's card ran out, by the field of its number: CARD_EXPIRED.

    It stops nobody: whether the card is needed, or is what one came to renew (居民身份证法 11), the
    checklist tells, where it is found expired.
    """
    parties = {"applicant.id_no": form.applicant}
    if form.agent is not None:
        parties["agent.id_no"] = form.agent.party
    found = ((name, card_problem(party.valid_until, today)) for name, party in parties.items())
    return {name: code for name, code in found if code}


def _group(values: Values, prefix: str) -> dict[str, Any]:
    found = {k[len(prefix) :]: v for k, v in values.items() if k.startswith(prefix)}
    return {k: tuple(v) if isinstance(v, list) else v for k, v in found.items() if v is not None}


def _verdicts(values: Values) -> dict[str, Verdict]:
    notes = _group(values, "note.")
    return {
        key: Verdict(CheckResult(value), str(notes.get(key, "")))
        for key, value in _group(values, "verdict.").items()
        if value
    }


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return day_written(str(value)) if value else None
    except Refused:
        return None


def _day_problem(value: Any) -> str:
    """Why what was typed is no day; empty where it is one, or nothing was typed."""
    if not value or isinstance(value, date):
        return ""
    try:
        day_written(str(value))
    except Refused as refused:
        return refused.code
    return ""


def _party(values: Values, prefix: str) -> Party:
    raw = _group(values, prefix)
    kind = PartyKind(raw.get("kind") or PartyKind.PERSON)
    name = normalise_name(str(raw.get("name", "")))
    id_no = _id_no(kind, str(raw.get("id_no", "")))
    return Party(
        kind=kind,
        name=name.text,
        name_raw=name.raw,
        id_no=id_no,
        mobile=normalise_phone(str(raw.get("mobile", ""))).value,
        address=str(raw.get("address", "")).strip(),
        birth=_day(raw.get("birth")) or _birth(kind, id_no),
        sex=str(raw.get("sex", "")) or _sex(kind, id_no),
        ethnicity=str(raw.get("ethnicity", "")),
        valid_until=_day(raw.get("valid_until")),
        representative=str(raw.get("representative", "")).strip(),
        from_card=bool(raw.get("from_card")),
    )


def _id_no(kind: PartyKind, text: str) -> str:
    compact = "".join(text.split())
    if kind is PartyKind.ORGANISATION:
        return normalise_credit_code(compact).value
    return normalise_citizen_id(compact).value


def _birth(kind: PartyKind, id_no: str) -> date | None:
    if kind is PartyKind.ORGANISATION or citizen_id_problem(id_no, date.max):
        return None
    return birth_date(id_no)


def _sex(kind: PartyKind, id_no: str) -> str:
    if kind is PartyKind.ORGANISATION or citizen_id_problem(id_no, date.max):
        return ""
    return str(sex(id_no))


def _agent(values: Values, party: Party) -> Agent:
    return Agent(
        party=party,
        authority=str(values.get("agent.authority") or ""),
        until=_day(values.get("agent.until")),
    )


def _agent_problems(agent: Agent, applicant: Party, today: date) -> dict[str, str]:
    """Nobody is his own agent, nor one who has no full capacity to act (民法典 18, 19)."""
    party = agent.party
    if party.kind is applicant.kind and party.id_no and party.id_no == applicant.id_no:
        return {"agent.id_no": "AGENT_IS_APPLICANT"}
    if party.birth is not None and age_on(party.birth, today) < WORKING_AGE:
        return {"agent.id_no": "AGENT_TOO_YOUNG"}
    return {}


def _representative_problem(party: Party) -> str | None:
    if not party.representative:
        return "REPRESENTATIVE_EMPTY"
    return name_problem(party.representative)


def receiver_problem(name: str, id_no: str, today: date) -> str | None:
    """What is wrong with the person who takes a result for another: a name's code or an ID's."""
    return name_problem(normalise_name(name).text) or citizen_id_problem(id_no.strip(), today)


def _party_problems(party: Party, prefix: str, today: date) -> dict[str, str]:
    organisation = party.kind is PartyKind.ORGANISATION
    found = {
        "name": organisation_name_problem(party.name) if organisation else name_problem(party.name),
        "id_no": credit_code_problem(party.id_no)
        if organisation
        else citizen_id_problem(party.id_no, today),
        "mobile": contact_problem(party.mobile) if party.mobile else None,
        "representative": _representative_problem(party) if organisation else None,
    }
    return {prefix + name: code for name, code in found.items() if code}

"""A draft read as the law would read it: the form, its checklist, and what each act meets.

The draft is tried as the received case it would become, by the guards the services use, so that
the page can never offer what an act would refuse.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from app.domain.cases.case import Case
from app.domain.cases.guards import Attempt, Objection
from app.domain.cases.moves import objection_to
from app.domain.cases.states import State
from app.domain.cases.transitions import TRANSITIONS
from app.domain.cases.values import Verdict
from app.domain.catalogue import Matter
from app.domain.catalogue.kinds import FeeGate
from app.domain.errors import Refused
from app.domain.intake import IntakeForm, expired_cards
from app.domain.materials import ChecklistItem
from app.domain.people import Staff
from app.domain.situations import Resolved, resolve
from ui.presenters import services

AGENT_OPEN = "agent.present"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the draft amounts to today; `problems` and `wrong_answers` are codes by field, and so
    is `expired`, which stops nobody.

    `given` are the answers as typed, `answers` the sound ones among them: money is reckoned from
    what was given, so that a slip of the finger costs nothing until it is put right.
    """

    matter: Matter
    form: IntakeForm
    given: Mapping[str, Any]
    answers: Mapping[str, Any]
    resolved: Resolved
    verdicts: Mapping[str, Verdict]
    problems: Mapping[str, str]
    expired: Mapping[str, str]
    wrong_answers: Mapping[str, Refused]
    agent_open: bool

    @property
    def told(self) -> Mapping[str, str]:
        """What the fields say, a problem before a warning."""
        return {**self.expired, **self.problems}

    @property
    def checklist(self) -> tuple[ChecklistItem, ...]:
        """Every published row, applying or not."""
        return self.resolved.checklist


def read_draft(
    matter: Matter,
    values: Mapping[str, Any],
    today: date,
    unprintable: Mapping[str, str] = MappingProxyType({}),
) -> Reading:
    """Read the values of a draft for a matter; a wrong answer counts as its default.

    `unprintable` are the fields no paper could show, told after what else is wrong with them.
    """
    form = IntakeForm.from_values(values)
    agent_open = bool(values.get(AGENT_OPEN)) or form.agent is not None
    given = services.answers_of(matter, form, today)
    if agent_open and services.AGENT_QUESTION in given:
        given[services.AGENT_QUESTION] = "YES"
    sound, wrong = _sound_answers(matter, given)
    resolved = resolve(matter, sound)
    problems = services.form_problems(today, matter, form)
    problems |= {field: code for field, code in unprintable.items() if field not in problems}
    if agent_open and form.agent is None:
        problems["agent.name"] = "NAME_EMPTY"
    return Reading(
        matter=matter,
        form=form,
        given=given,
        answers=sound,
        resolved=resolved,
        verdicts=services.verdicts_of(resolved.checklist, form),
        problems=problems,
        expired=expired_cards(form, today),
        wrong_answers=wrong,
        agent_open=agent_open,
    )


def objection_of(
    transition_id: str, case_id: str, reading: Reading, staff: Staff, today: date
) -> Objection | None:
    """Why a move would not be lawful for the case this draft would become; None when it would."""
    matter = reading.matter
    case = Case(
        case_id=case_id,
        state=State.RECEIVED,
        matter=services.ref_of(matter),
        opened_on=today,
        received_on=today,
        answers=reading.answers,
        checklist=reading.checklist,
        verdicts=reading.verdicts,
    )
    attempt = Attempt(case=case, matter=matter, staff=staff, today=today)
    return objection_to(TRANSITIONS[transition_id], attempt)


def pays_first(reading: Reading, due: int | None) -> bool:
    """Whether the published standard has this matter paid before it is accepted."""
    return bool(due) and reading.matter.fee_standard.gate is FeeGate.BEFORE_ACCEPT


def _sound_answers(
    matter: Matter, given: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Refused]]:
    sound: dict[str, Any] = {}
    wrong: dict[str, Refused] = {}
    for question in matter.questions:
        if question.id not in given:
            continue
        value = given[question.id]
        try:
            resolve(matter, {question.id: value})
        except Refused as refused:
            wrong[question.id] = refused
        else:
            sound[question.id] = value
    return sound, wrong

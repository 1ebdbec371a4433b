"""Receipt (T03): the draft becomes a case; what the law freezes that day is frozen here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.cases.case import Case
from app.domain.cases.grounds import Ground
from app.domain.cases.guards import Attempt, objection
from app.domain.cases.moves import require
from app.domain.cases.values import Verdict
from app.domain.catalogue import Matter, disclosure_digest
from app.domain.catalogue.answers import open_questions
from app.domain.catalogue.kinds import FeeGate, ServerType
from app.domain.errors import Refused
from app.domain.facts.case import CaseReceived
from app.domain.fees import assess, quantities_typed
from app.domain.intake import ANSWER, DENIED, MARKED, IntakeForm
from app.domain.materials import ChecklistItem, acceptance_problem, initial_result, result_problem
from app.domain.papers import PaperKind
from app.domain.series import case_series
from app.domain.situations import Resolved, resolve
from app.ports.memory import Changed, UnitOfWork
from app.services.desk import Desk
from app.services.intake.clocks import receipt_clocks
from app.services.money.assessing import assess_in
from app.services.paper.frame import frame
from app.services.paper.intake_papers import later_taken, materials_taken
from app.services.paper.issue import issue

QUERY_DIGITS = 6
AGENT_QUESTION, MINOR_QUESTION = "agent", "minor"
"""Questions the form answers by itself: does an agent act, is the applicant under sixteen."""


def receive_case(desk: Desk, case_id: str) -> Changed:
    """Take the papers of a draft (T03) and issue their receipt D02.

    Raises `Refused` MATTER_NOT_IN_FORCE or MATTER_REVISED when the draft was begun under what no
    longer holds, APPLICANT_INCOMPLETE with the fields, DUPLICATE_OPEN while it is not said whether
    it is another open case of this person, MATERIAL_* where a result may not stand on
    its row, FEE_* where a quantity is
    missing or wrong, BUNDLE_LAPSED, SEGMENT_*, GLYPH_MISSING and the other
    guards of the row; PROMISE_PAPERS_NOT_SERVED for what could not be accepted afterwards;
    `NeedsPerson` CLOCK_SET_BACK. Nothing is kept of a refused act.
    """
    with desk.work() as work:
        case = receive_in(desk, work, case_id)
        matter = work.matter(case.matter.task_code, case.matter.version)
        attempt = Attempt(case=case, matter=matter, staff=desk.staff, today=desk.today)
        promised = objection(("promises_served",), attempt)
        if promised is not None:
            raise promised.raised()
        return work.commit()


def receive_in(desk: Desk, work: UnitOfWork, case_id: str, refused: Ground | None = None) -> Case:
    """Receive a draft inside an open unit of work, and return the case as it then stands.

    Where it is `refused` in the same act nothing is asked that the refusal does not rest on: no
    money, nor, unless for what is missing, an answer (许可法 32(1): at once).
    """
    desk.require_sound_clock(work)
    desk.require_bundle(work)
    draft = work.case(case_id)
    matter = work.matter(draft.matter.task_code, draft.matter.version)
    form = IntakeForm.from_values({row.name: row.value for row in work.draft(case_id)})
    resolved = resolve(matter, answers_of(matter, form, desk.today))
    problems = form_problems(desk.today, matter, form)
    if refused is not None and refused is not Ground.INCOMPLETE:
        problems = {field: code for field, code in problems.items() if not field.startswith(ANSWER)}
    _require(desk, work, draft, matter, form, resolved, problems)
    for item in resolved.checklist:
        given = form.verdicts.get(item.material_id) if item.applies else None
        problem = result_problem(item, given.result) if given else None
        if problem:
            raise Refused(problem, material=item.name)
    if refused is None:
        # What cannot be reckoned now would keep the case from acceptance, by silence too.
        assess(matter, resolved.answers, quantities_typed(matter, form.quantities))
    else:
        form = replace(form, quantities={})
    _require_single(work, draft, form)
    work.record(case_id, _body(desk, work, draft, matter, form, resolved))
    work.forget_draft(case_id)
    set_in = frame(desk, work, work.case(case_id))
    issue(desk, work, set_in, PaperKind.D02, lambda no: materials_taken(set_in, no))
    if refused is None:
        assess_when_whole(desk, work, case_id)
    return work.case(case_id)


def assess_when_whole(desk: Desk, work: UnitOfWork, case_id: str) -> None:
    """Assess what is paid before acceptance, once every paper is there and not before: nobody is
    asked for money with a refusal, or for an application that may go back.
    """
    case = work.case(case_id)
    matter = work.matter(case.matter.task_code, case.matter.version)
    first = matter.fee_standard.gate is FeeGate.BEFORE_ACCEPT
    if first and case.complete_on is not None and not case.money.assessment_id:
        assess_in(desk, work, case_id)


def receipt_of_later_papers(desk: Desk, work: UnitOfWork, case_id: str) -> None:
    """Issue D04 for what came after receipt and before any notice, if anything did."""
    case = work.case(case_id)
    if case.brought_later:
        set_in = frame(desk, work, case)
        issue(desk, work, set_in, PaperKind.D04, lambda no: later_taken(set_in, no))


def answers_of(matter: Matter, form: IntakeForm, today: date) -> dict[str, Any]:
    """What was answered of this matter's questions; what the form tells by itself follows it.

    An emptied line is no answer.
    """
    known = {question.id for question in matter.questions}
    given = {key: value for key, value in form.answers.items() if str(value).strip()}
    answers = {key: value for key, value in given.items() if key in known}
    if AGENT_QUESTION in known:
        answers[AGENT_QUESTION] = "YES" if form.agent else "NO"
    if MINOR_QUESTION in known and form.applicant.birth is not None:
        answers[MINOR_QUESTION] = "YES" if form.is_of_a_child(today) else "NO"
    return answers


def form_problems(today: date, matter: Matter, form: IntakeForm) -> dict[str, str]:
    """What is wrong with the form for this matter, by field."""
    problems = form.problems(today)
    served = ServerType(form.applicant.kind.value)
    if served not in matter.server_types:
        problems["applicant.kind"] = "KIND_NOT_SERVED"
    for question in open_questions(matter, answers_of(matter, form, today)):
        problems[f"{ANSWER}{question.id}"] = "ANSWER_MISSING"
    return problems


def _require(
    desk: Desk,
    work: UnitOfWork,
    draft: Case,
    matter: Matter,
    form: IntakeForm,
    resolved: Resolved,
    problems: Mapping[str, str],
) -> None:
    brought = {
        "version_in_force": work.version_in_force(matter.task_code, desk.today),
        "problems": problems,
        "checklist": tuple(row for row in resolved.checklist if row.applies),
        "authority": form.agent is None or bool(form.agent.authority.strip()),
    }
    require(
        "T03",
        Attempt(case=draft, matter=matter, staff=desk.staff, today=desk.today, brought=brought),
    )


def _require_single(work: UnitOfWork, draft: Case, form: IntakeForm) -> None:
    """Refuse DUPLICATE_OPEN until somebody said whether it is another open case of this person."""
    for other_id in work.open_cases_of(form.applicant.id_no, draft.matter.task_code):
        if other_id != draft.case_id and other_id not in form.others:
            raise Refused("DUPLICATE_OPEN", case=work.case(other_id).case_no)


def verdicts_of(checklist: tuple[ChecklistItem, ...], form: IntakeForm) -> dict[str, Verdict]:
    """The check results that count: those of applicable rows, shared rows settled untouched."""
    found: dict[str, Verdict] = {}
    for row in checklist:
        given = form.verdicts.get(row.material_id)
        initial = initial_result(row)
        if row.applies and given is not None:
            found[row.material_id] = given
        elif row.applies and initial is not None:
            found[row.material_id] = Verdict(initial)
    return found


def is_whole(checklist: tuple[ChecklistItem, ...], verdicts: Mapping[str, Verdict]) -> bool:
    """Whether every required paper is there in order."""
    results = {key: verdict.result for key, verdict in verdicts.items()}
    return not acceptance_problem(checklist, results)


def _body(
    desk: Desk,
    work: UnitOfWork,
    draft: Case,
    matter: Matter,
    form: IntakeForm,
    resolved: Resolved,
) -> CaseReceived:
    today, verdicts = desk.today, verdicts_of(resolved.checklist, form)
    return CaseReceived(
        number=work.take(case_series(today.year), today),
        query_code=desk.ids.digits(QUERY_DIGITS),
        matter=draft.matter,
        received_on=today,
        applicant=form.applicant,
        agent=form.agent,
        channel=draft.channel,
        answers={key: _plain(value) for key, value in resolved.answers.items()},
        quantities=quantities_typed(matter, form.quantities),
        checklist=resolved.checklist,
        verdicts=verdicts,
        disclosure=disclosure_digest(matter),
        window=desk.window_id,
        clocks=receipt_clocks(
            resolved.limits,
            today,
            work.calendar(),
            whole=is_whole(resolved.checklist, verdicts),
        ),
        suspected=tuple(other for other, said in form.others.items() if said == MARKED),
        apart=tuple(other for other, said in form.others.items() if said == DENIED),
    )


def _plain(answer: Any) -> Any:
    """An answer as the journal keeps it: decimals as text, the rest as it is."""
    return answer if isinstance(answer, str | int | tuple) else str(answer)

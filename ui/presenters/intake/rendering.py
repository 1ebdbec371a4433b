"""Turns a draft and its reading into the state of the intake page; decides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.domain.catalogue import Matter
from app.domain.catalogue.demands import Question
from app.domain.catalogue.elements import Limit
from app.domain.catalogue.kinds import CaseType, QuestionType
from app.domain.clocks import Watch
from app.domain.intake import ANSWER
from app.domain.materials import ChecklistItem, CheckResult, result_problem
from app.domain.papers import PaperKind
from app.domain.papers.kinds import decision_title
from app.domain.people import Party, PartyKind
from ui.i18n import _, counted
from ui.presenters import services
from ui.presenters.intake.draft import Draft
from ui.presenters.intake.next_act import NOTICE
from ui.presenters.intake.party import party_state
from ui.presenters.intake.reading import Reading, pays_first
from ui.presenters.intake.state import (
    MatterHead,
    PartyState,
    PickerState,
    QuestionState,
)
from ui.presenters.matters import MatterHit
from ui.presenters.problems import field_words
from ui.presenters.refusing import REFUSE
from ui.presenters.strips import ClockCard, clock_card
from ui.presenters.words import case_type_word, days_word, limit_word, paper_word
from ui.widgets.rows import ChipRow, Option, PaperLine, SearchHit, Tone

MOST_MATTERS = 200
"""As many are listed within a frame; of those beyond, the picker tells the number."""
_TO_COME = {
    NOTICE: (PaperKind.D02, PaperKind.D03),
    REFUSE: (PaperKind.D02, PaperKind.D06),
}


def picker_state(
    query: str,
    hits: Sequence[MatterHit],
    applicant: Party | None,
    total: int,
    replaced: Matter | None = None,
) -> PickerState:
    """The matters that fit, each with who is in charge and how long it takes.

    `replaced` is the matter a draft has, while another is looked for.
    """
    note = ""
    if replaced is not None:
        note = _("换下 {matter} · Esc 不换").format(matter=replaced.name)
    elif applicant is not None and applicant.name:
        note = _("为 {name} 收件").format(name=applicant.name)
    shown = tuple(_matter_hit(hit.matter) for hit in hits[:MOST_MATTERS])
    beyond = len(hits) - len(shown)
    more = counted("还有 {count} 个事项，输入以缩小", beyond) if beyond else ""
    return PickerState(query, shown, note, total, more)


def matter_head(matter: Matter) -> MatterHead:
    """The head of the page: name, how it runs, under which law, and what it promises."""
    tone = Tone.ACCENT if matter.case_type is CaseType.IMMEDIATE else Tone.NEUTRAL
    limits = matter.limits
    parts = (
        f"{matter.local_code} · {matter.subject.dept_name}",
        _("法定 {limit}").format(limit=_short(limits.statutory)),
        _("承诺 {limit}").format(limit=_short(limits.promised)),
        matter.fee_standard.text if matter.is_charged else _("不收费"),
    )
    return MatterHead(
        title=matter.name,
        chips=(ChipRow(case_type_word(matter.case_type), tone), ChipRow(matter.kind.name)),
        aside=" · ".join(parts),
    )


def applicant_state(
    draft: Draft, reading: Reading, hints: Mapping[str, str], doubt: str
) -> PartyState:
    """The applicant's form; `doubt` is what speaks against the name, and warns without stopping."""
    form = party_state(
        draft, "applicant.", reading.form.applicant, reading.told, reading.matter, hints
    )
    name = replace(form.field("name"), warning=doubt)
    return replace(form, fields={**form.fields, "name": name})


def agent_state(draft: Draft, reading: Reading, hints: Mapping[str, str]) -> PartyState | None:
    """The agent's form, once somebody acts for the applicant."""
    if not reading.agent_open:
        return None
    agent = reading.form.agent
    party = agent.party if agent else Party(kind=PartyKind.PERSON, name="", id_no="")
    return party_state(draft, "agent.", party, reading.told, reading.matter, hints)


def question_states(draft: Draft, reading: Reading) -> tuple[QuestionState, ...]:
    """Every question with its answer, given or default."""
    return tuple(_question(question, draft, reading) for question in reading.matter.questions)


def notice_card(reading: Reading, watch: Watch, today: date) -> ClockCard | None:
    """The clock that would start running with receipt today."""
    whole = services.is_whole(reading.checklist, reading.verdicts)
    runs = services.receipt_clocks(reading.resolved.limits, today, watch.calendar, whole=whole)
    return clock_card(runs[0], watch, today) if runs else None


def papers_to_come(reading: Reading, next_act: str, due: int) -> tuple[PaperLine, ...]:
    """The papers the next act would make, so that nobody is surprised by the printer."""
    kinds = _TO_COME.get(next_act) or _accepting_papers(reading, due)
    if next_act == NOTICE and reading.matter.regime.returns_at_once:
        kinds = (*kinds, PaperKind.D19)
    chip = ChipRow(_("待出具"), Tone.ACCENT)
    return tuple(PaperLine(kind.value, _title(kind, reading), chip) for kind in kinds)


def _title(kind: PaperKind, reading: Reading) -> str:
    if kind is PaperKind.D11:
        return paper_word(decision_title(reading.matter.kind.name))
    return paper_word(kind.caption)


def why_not(item: ChecklistItem, result: str) -> str:
    """The code of why a row may not have this result."""
    return result_problem(item, CheckResult(result)) or "" if result else ""


def _accepting_papers(reading: Reading, due: int) -> tuple[PaperKind, ...]:
    is_immediate = reading.matter.case_type is CaseType.IMMEDIATE
    if pays_first(reading, due):
        return (PaperKind.D02,) if is_immediate else (PaperKind.D02, PaperKind.D13)
    if is_immediate:
        return PaperKind.D02, PaperKind.D05, PaperKind.D11
    accepted = (PaperKind.D02, PaperKind.D05)
    return (*accepted, PaperKind.D13) if due else accepted


def _short(limit: Limit) -> str:
    """A limit without the event it runs from, which the nine elements and the clock tell."""
    if limit.stated and not limit.on_spot:
        return days_word(limit.days, limit.unit)
    return limit_word(limit)


def _matter_hit(matter: Matter) -> SearchHit:
    tone = Tone.ACCENT if matter.case_type is CaseType.IMMEDIATE else Tone.NEUTRAL
    promised = _("承诺 {limit}").format(limit=limit_word(matter.limits.promised))
    return SearchHit(
        key=matter.task_code,
        title=f"{matter.local_code}  {matter.name}",
        subtitle=f"{matter.category} · {matter.subject.dept_name}",
        chip=ChipRow(case_type_word(matter.case_type), tone),
        aside=promised,
    )


def _question(question: Question, draft: Draft, reading: Reading) -> QuestionState:
    answer = reading.resolved.answers.get(question.id, "")
    wrong = reading.wrong_answers.get(question.id)
    chosen = answer if isinstance(answer, tuple) else (str(answer),)
    typed = draft.get(f"{ANSWER}{question.id}")
    is_number = question.type is QuestionType.NUMBER
    return QuestionState(
        id=question.id,
        text=question.text,
        options=tuple(Option(option.code, option.text) for option in question.options),
        chosen=() if is_number else chosen,
        several=question.type is QuestionType.MULTI,
        value=(typed or str(answer)) if is_number else "",
        unit=question.unit,
        problem=field_words(wrong.code, **wrong.facts) if wrong else "",
    )

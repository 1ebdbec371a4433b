"""What two sides did to one case that the rules do not let stand together, side by side.

Nothing is dropped and nobody wins in silence: the fact that came second is kept without effect
until a duty supervisor says what was found. Money counts in the books, whatever became of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.domain.cases.case import TWIN, Case, Conflict, Finding
from app.domain.cases.values import Number
from app.domain.facts.base import Fact
from app.domain.facts.case import TwinFound
from app.domain.folds.paper import Document
from app.domain.people import Role
from app.ports.memory import Changed
from app.ports.reads import Reads
from ui.i18n import N_, _, counted
from ui.presenters import services
from ui.presenters.acts import ActState, FootState
from ui.presenters.asking import AskState, Choice, blank_problem, written
from ui.presenters.happened import act_word
from ui.presenters.listing import ListingPresenter
from ui.presenters.problems import act_words, state_name
from ui.presenters.station import Station
from ui.presenters.words import day_word, moment_word, paper_word
from ui.widgets.rows import ChipRow, Option, Tone, WorkRow

SETTLE = "conflict.settle"
MOST = 100
_OF_TWINS = {
    Finding.APART: N_("不是同一申请，两件分别办理"),
    Finding.CORRECTED: N_("是同一申请，另一件已撤回或者退件"),
}
_FINDINGS = {
    Finding.STANDS: N_("先生效的有效；另一方不发生效力，出具的文书收回"),
    Finding.CORRECTED: N_("已按规定另行更正（撤回、退件等）"),
}
_FIELDS = {
    "number": N_("编号"),
    "received_on": N_("收件日期"),
    "noticed_on": N_("告知日期"),
    "until": N_("补正期限"),
    "accepted_on": N_("受理日期"),
    "decided_on": N_("决定日期"),
    "certificate_no": N_("证件编号"),
    "served_on": N_("送达日期"),
    "receiver": N_("领取人"),
    "reason": N_("理由"),
}
"""What of a fact a person compares; the rest is in the history of the case."""


@dataclass(frozen=True, slots=True)
class Line:
    """One field as both sides have it; an empty text where one has none."""

    label: str
    stands: str
    other: str

    @property
    def differs(self) -> bool:
        """Whether both sides say something else."""
        return self.stands != self.other


@dataclass(frozen=True, slots=True)
class Opposed:
    """Both sides of the conflict in hand, field by field."""

    stands: str
    other: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    conflict: Conflict
    case: Case
    other: Fact
    stands: Fact | None
    documents: Mapping[str, Document]
    staff: Mapping[str, str]


class ConflictsPresenter(ListingPresenter[_Open]):
    """Lists conflicts; whoever may settle one says what was found and why."""

    def __init__(self, station: Station, on_case: Callable[[str], None]) -> None:
        super().__init__(station, _("待裁决"), _read, "conflicts")
        self._on_case = on_case

    @property
    def opposed(self) -> Opposed | None:
        """Both sides of the one in hand."""
        held = self._held.get(self.state.current)
        return _opposed(held, self._station.desk.today) if held else None

    def open_case(self, key: str) -> None:
        """Open the case a conflict is about."""
        held = self._held.get(key)
        if held is not None:
            self._on_case(held.case.case_id)

    def act(self, action: str) -> None:
        """Ask what was found."""
        offered = self.state.foot.act(action)
        if offered is None or offered.reason or self.state.ask is not None:
            return
        is_twin = self._held[self.state.current].conflict.cause == TWIN
        findings = _OF_TWINS if is_twin else _FINDINGS
        options = tuple(Option(one.value, _(words)) for one, words in findings.items())
        question = Choice("finding", _("查明的情况"), options)
        title = _("裁决：{act}").format(act=act_word(self._held[self.state.current].other))
        ask = AskState(SETTLE, title, {"finding": "", "text": ""}, question, confirm=_("裁决"))
        self._show(replace(self.state, ask=_judged(ask)))

    def write(self, name: str, text: str) -> None:
        """Write in the panel that asks."""
        if self.state.ask is not None:
            self._show(replace(self.state, ask=_judged(written(self.state.ask, name, text))))

    def answer(self) -> None:
        """Record what was found."""
        ask, held = self.state.ask, self._held.get(self.state.current)
        if ask is None or ask.problem or held is None:
            return
        which = (held.case.case_id, held.conflict.event_id)
        finding, reason = Finding(ask.chosen), ask.values["text"]
        self._show(replace(self.state, ask=None))
        self._station.act(
            lambda desk: services.settle_conflict(desk, *which, finding, reason),
            lambda _changed: self.show(),
            self._failed,
        )

    def close_ask(self) -> None:
        """Not after all."""
        self._show(replace(self.state, ask=None))

    def take(self, key: str) -> None:
        """Another one is in hand: what was asked was asked of the one before."""
        if key != self.state.current:
            self._show(replace(self.state, ask=None))
        super().take(key)

    def _concerns(self, changed: Changed) -> bool:
        return bool(changed.cases)

    def _arrived(self, found: tuple[_Open, ...]) -> None:
        aside = counted("{count} 处", len(found)) if found else ""
        self._hold({one.conflict.event_id: one for one in found}, aside)

    def _row(self, key: str, item: _Open) -> WorkRow:
        name = item.case.applicant.name if item.case.applicant else ""
        told = (name, item.case.case_no, item.case.matter.name)
        return WorkRow(
            key=key,
            name=act_word(item.other),
            matter=" · ".join(part for part in told if part),
            chip=ChipRow(_("待裁决"), Tone.BAD, "conflict"),
            aside=moment_word(item.other.at, self._station.desk.today),
        )

    def _foot(self, key: str) -> FootState:
        if key not in self._held:
            return FootState(_("没有待裁决的办件"), "good")
        may = self._station.desk.staff.may(frozenset({Role.SUPERVISOR}))
        reason = "" if may else act_words("ROLE", {"roles": (Role.SUPERVISOR.value,)})
        words = _("双方的记录都已保留，没有改动任何一方；收的钱都在账上")
        if self._held[key].conflict.cause == TWIN:
            words = _("两件都照常在办；另一件可以用办件号调取来看")
        return FootState(words, "warn", (ActState(SETTLE, _("裁决"), reason, is_next=True),))


def _judged(ask: AskState) -> AskState:
    problem = blank_problem(ask) if ask.chosen else _("请选择查明的情况")
    return replace(ask, problem=problem)


def _read(reads: Reads) -> tuple[_Open, ...]:
    staff = {one.staff_id: one.name for one in reads.staff()}
    return tuple(_of_cases(reads, staff))


def _of_cases(reads: Reads, staff: Mapping[str, str]) -> Iterator[_Open]:
    for case_id in reads.conflicts(MOST):
        case = reads.case(case_id)
        facts = {one.event_id: one for one in reads.history(case_id)}
        documents = {one.document_id: one for one in reads.documents_of(case_id)}
        for conflict in case.conflicts:
            other, stands = facts[conflict.event_id], facts.get(conflict.against)
            yield _Open(conflict, case, other, stands, documents, staff)


def _opposed(item: _Open, today: date) -> Opposed:
    if isinstance(item.other.body, TwinFound):
        return _alike(item.case, item.other.body)
    state = state_name(item.conflict.state or item.case.state)
    lines = [
        Line(_("做了什么"), act_word(item.stands) if item.stands else state, act_word(item.other)),
        _line(item, _("什么时候"), lambda one: moment_word(one.at, today)),
        _line(item, _("谁"), lambda one: item.staff.get(one.actor, one.actor)),
        _line(item, _("终端"), lambda one: one.terminal_id),
    ]
    lines += [_line(item, _(label), _field(name)) for name, label in _FIELDS.items()]
    lines.append(_line(item, _("文书"), lambda one: _paper(item, one)))
    kept = tuple(line for line in lines if line.stands or line.other)
    return Opposed(_("已生效：{state}").format(state=state), _("未生效"), kept)


def _alike(case: Case, twin: TwinFound) -> Opposed:
    """Two cases of one person and matter: this one, and what is known here of the other."""
    applicant = case.applicant.name if case.applicant else ""
    lines = (
        Line(_("编号"), case.case_no, twin.number),
        Line(_("窗口"), case.window, twin.window),
        Line(_("申请人"), applicant, applicant),
        Line(_("事项"), case.matter.name, case.matter.name),
        Line(_("收件日期"), day_word(case.received_on), ""),
    )
    return Opposed(_("本件：{state}").format(state=state_name(case.state)), _("另一件"), lines)


def _line(item: _Open, label: str, told: Callable[[Fact], str]) -> Line:
    return Line(label, told(item.stands) if item.stands else "", told(item.other))


def _field(name: str) -> Callable[[Fact], str]:
    return lambda fact: _value(getattr(fact.body, name, ""))


def _value(value: Any) -> str:
    if isinstance(value, Number):
        return value.text
    return day_word(value) if isinstance(value, date) else str(value or "")


def _paper(item: _Open, fact: Fact) -> str:
    document = item.documents.get(getattr(fact.body, "document_id", ""))
    return f"{paper_word(document.title)} {document.number}".strip() if document else ""

"""What should come next on the intake page, and in words why anything else may not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.catalogue.kinds import CaseType
from app.domain.intake import ANSWER
from app.domain.people import Party, PartyKind, Staff
from ui.i18n import _, counted
from ui.keymap import key_text
from ui.presenters.acts import ActState, FootState, notice_words
from ui.presenters.intake.checklist import deficient, unchecked
from ui.presenters.intake.party import field_problem, party_labels
from ui.presenters.intake.reading import Reading, objection_of, pays_first
from ui.presenters.intake.state import Duplicate
from ui.presenters.problems import act_words, field_words
from ui.presenters.refusing import REFUSE

ACCEPT, NOTICE, RECEIVE = "case.accept", "case.notice", "case.receive"


@dataclass(frozen=True, slots=True)
class Verge:
    """A draft on the verge of an act: who would do it, when, and what it would cost (in fen)."""

    case_id: str
    reading: Reading
    staff: Staff
    today: date
    due: int | None
    duplicates: tuple[Duplicate, ...] = ()

    @property
    def pays_first(self) -> bool:
        """Whether the law has this matter paid before it is accepted."""
        return pays_first(self.reading, self.due)


def foot_state(verge: Verge) -> FootState:
    """The line and the acts, the next one last and loud.

    Papers may be taken without saying yet whether they are accepted; where money comes first that
    is what the loud act does.
    """
    reasons = {
        ACCEPT: _accept_reason(verge),
        NOTICE: _notice_reason(verge),
        REFUSE: _refuse_reason(verge),
    }
    next_act = _next(verge)
    notice = notice_words(verge.reading.matter.regime)
    acts: tuple[ActState, ...] = (
        ActState(REFUSE, _("不予受理"), reasons[REFUSE], next_act == REFUSE, is_grave=True),
        ActState(NOTICE, notice, reasons[NOTICE], next_act == NOTICE),
        ActState(ACCEPT, accept_words(verge), reasons[ACCEPT], next_act == ACCEPT),
    )
    if not verge.pays_first:
        acts = (ActState(RECEIVE, _("只收件"), _receive_reason(verge)), *acts)
    ordered = sorted(acts, key=lambda act: act.is_next)
    message, tone = _message(verge, reasons[next_act])
    return FootState(message, tone, tuple(ordered))


def accept_words(verge: Verge) -> str:
    """当场办结 for what is decided at once, 收件并收费 where money comes first, else 受理."""
    if verge.pays_first:
        return _("收件，转收费")
    if verge.reading.matter.case_type is CaseType.IMMEDIATE:
        return _("当场办结")
    return _("受理")


def _next(verge: Verge) -> str:
    if not deficient(verge.reading.checklist, verge.reading.verdicts):
        return ACCEPT
    objection = objection_of("T07", verge.case_id, verge.reading, verge.staff, verge.today)
    return NOTICE if objection is None else REFUSE


def _message(verge: Verge, reason: str) -> tuple[str, str]:
    reading = verge.reading
    bad = deficient(reading.checklist, reading.verdicts)
    if reason:
        return reason, "muted"
    if bad:
        names = "、".join(item.name for item in bad)
        return counted("不合格 {count} 项：{names}", len(bad), names=names), "warn"
    if verge.pays_first:
        return _("材料齐全；本事项受理前收费"), "good"
    if reading.matter.case_type is CaseType.IMMEDIATE:
        return _("材料齐全，可以当场办结"), "good"
    return _("材料齐全，可以受理"), "good"


def _accept_reason(verge: Verge) -> str:
    reading = verge.reading
    early = _not_ready(verge)
    if early:
        return early
    open_ = unchecked(reading.checklist, reading.verdicts)
    bad = deficient(reading.checklist, reading.verdicts)
    if open_ and not bad:
        return act_words("NOT_CHECKED", {"count": len(open_)})
    objection = objection_of("T10", verge.case_id, reading, verge.staff, verge.today)
    if objection is not None:
        return act_words(objection.code, objection.facts)
    return ""


def _notice_reason(verge: Verge) -> str:
    reading = verge.reading
    early = _not_ready(verge)
    if early:
        return early
    objection = objection_of("T07", verge.case_id, reading, verge.staff, verge.today)
    open_ = unchecked(reading.checklist, reading.verdicts)
    if not deficient(reading.checklist, reading.verdicts):
        return act_words("NOT_CHECKED" if open_ else "NOTHING_MISSING", {"count": len(open_)})
    if objection is not None:
        return act_words(objection.code, objection.facts)
    return act_words("NOTICE_NAMES_ALL", {"count": len(open_)}) if open_ else ""


def _receive_reason(verge: Verge) -> str:
    """The receipt names every paper that was handed over, so each row is looked at first."""
    open_ = unchecked(verge.reading.checklist, verge.reading.verdicts)
    early = _not_ready(verge)
    return early or (act_words("NOT_CHECKED", {"count": len(open_)}) if open_ else "")


def _refuse_reason(verge: Verge) -> str:
    """Who is refused for want of competence owes no answer and no money, so none is asked."""
    early = _wrong_field(verge, answers=False) or _wrong_answer(verge) or _duplicated(verge)
    if early:
        return early
    objection = objection_of("T05", verge.case_id, verge.reading, verge.staff, verge.today)
    return act_words(objection.code, objection.facts) if objection else ""


def _not_ready(verge: Verge) -> str:
    """The first field that is wrong, by name, or a duplicate nobody spoke of: no act before."""
    early = _wrong_field(verge) or _wrong_answer(verge)
    if early:
        return early
    if verge.due is None:
        return _("先填写收费数量")
    return _duplicated(verge)


def _wrong_field(verge: Verge, *, answers: bool = True) -> str:
    for name, code in verge.reading.problems.items():
        if name.startswith(ANSWER):
            if answers:
                return _unanswered(verge.reading, name, code)
            continue
        who = _("代理人") if name.startswith("agent.") else _("申请人")
        party, field = _party(verge, name), name.split(".", 1)[1]
        is_organisation = party is not None and party.kind is PartyKind.ORGANISATION
        value = str(getattr(party, field, ""))
        return _("{who}{label}：{problem}").format(
            who=who,
            label=party_labels(is_organisation=is_organisation).get(field, field),
            problem=field_problem(code, value, is_organisation=is_organisation),
        )
    return ""


def _wrong_answer(verge: Verge) -> str:
    for refused in verge.reading.wrong_answers.values():
        return field_words(refused.code, **refused.facts)
    return ""


def _duplicated(verge: Verge) -> str:
    if not verge.duplicates:
        return ""
    return _("已有在办一件：{open} 打开 · {deny} 不是同一件 · {mark} 先收下").format(
        open=key_text("duplicate.open"),
        deny=key_text("duplicate.deny"),
        mark=key_text("duplicate.mark"),
    )


def _unanswered(reading: Reading, name: str, code: str) -> str:
    asked = next(q.text for q in reading.matter.questions if name == f"{ANSWER}{q.id}")
    return _("{question}{problem}").format(question=asked, problem=field_words(code))


def _party(verge: Verge, name: str) -> Party | None:
    form = verge.reading.form
    if name.startswith("agent."):
        return form.agent.party if form.agent else None
    return form.applicant

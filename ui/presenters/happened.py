"""Facts in words: what happened to a case, as a clerk would tell it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.cases.case import Conflict
from app.domain.cases.certificate import told_number
from app.domain.facts import case as cases
from app.domain.facts import money, office, paper
from app.domain.facts.base import Fact
from app.domain.money import yuan
from app.domain.people import Staff
from ui.i18n import _, counted
from ui.presenters.money.panel import METHODS
from ui.presenters.strips import clock_name
from ui.presenters.words import moment_word, paper_word
from ui.widgets.rows import TimelineRow, Tone

Told = tuple[str, str, Tone]


def timeline(
    history: Sequence[Fact],
    staff: Sequence[Staff],
    today: date,
    conflicts: Iterable[Conflict] = (),
) -> tuple[TimelineRow, ...]:
    """The facts of a case as rows, the oldest first; steps of printing only where they failed.

    What took no effect says so, also after the conflict was settled.
    """
    names = {person.staff_id: person.name for person in staff}
    idle = {one.event_id for one in conflicts}
    idle |= {one.body.event_id for one in history if isinstance(one.body, cases.ConflictSettled)}
    rows: list[TimelineRow] = []
    teller = ""
    for fact in history:
        row = _row(fact, names, today, tells=fact.actor != teller)
        if row is not None and fact.event_id in idle and not isinstance(fact.body, cases.TwinFound):
            row = replace(row, text=_("未生效：{act}").format(act=row.text), tone=Tone.BAD)
        if row is not None:
            rows.append(row)
            teller = fact.actor
    return tuple(rows)


def _row(fact: Fact, names: dict[str, str], today: date, *, tells: bool) -> TimelineRow | None:
    """One fact; who did it is said only where it is not the one before (`tells`)."""
    if type(fact.body) in _QUIET:
        return None
    teller = _TELLERS.get(type(fact.body))
    told: Told | None = teller(fact.body) if teller else (fact.kind, "", Tone.NEUTRAL)
    if told is None:
        return None
    text, detail, tone = told
    who = names.get(fact.actor, _("系统") if fact.actor == "system" else "")
    said = " · ".join(part for part in (detail, who if tells else "") if part)
    return TimelineRow(moment_word(fact.at, today), text, said, tone)


def act_word(fact: Fact) -> str:
    """One act in words, also those the history of a case keeps quiet about."""
    teller = _TELLERS.get(type(fact.body))
    told: Told | None = teller(fact.body) if teller else None
    if told is not None:
        return told[0]
    quiet = _OF_THE_COUNTER.get(type(fact.body))
    return quiet() if quiet else fact.kind


_QUIET = frozenset(
    {
        paper.DocumentRendered,
        paper.PrintSent,
        cases.CertificateStarted,
        cases.DecisionOpened,
        money.BillIssued,
    }
)


def _drafted(body: cases.CaseDrafted) -> Told:
    return _("开始收件：{matter}").format(matter=body.matter.name), "", Tone.NEUTRAL


def _received(body: cases.CaseReceived) -> Told:
    told = _("与本人另一在办件疑似重复，先收下") if body.suspected else ""
    return _("收件 {number}").format(number=body.number.text), told, Tone.ACCENT


def _corrected(body: cases.MaterialsCorrected) -> Told:
    return counted("当场更正 {count} 项材料", len(body.verdicts)), "", Tone.NEUTRAL


def _noticed(body: cases.SupplementNoticed) -> Told:
    names = "、".join(row.name for row in body.deficiencies)
    count = len(body.deficiencies)
    if body.until is None:
        return counted("一次性告知 {count} 项，材料退回", count), names, Tone.WARN
    text = counted("一次性告知 {count} 项，{until} 前补正", count, until=body.until)
    return text, names, Tone.WARN


def _arrived(body: cases.SupplementArrived) -> Told:
    return counted("收到补正材料 {count} 项", len(body.supplement.items)), "", Tone.NEUTRAL


def _reminded(body: cases.ReminderGiven) -> Told:
    told = _("{channel}：{text}").format(channel=_(body.channel), text=_(body.text))
    return _("已提醒申请人补正"), told, Tone.NEUTRAL


def _recounted(body: cases.ClocksRecounted) -> Told:
    moved = "、".join(
        f"{clock_name(run.name)} {before} → {run.due}"
        for run, before in zip(body.clocks, body.before, strict=True)
        if run.due != before
    )
    return _("按新公布的日历重算期限"), moved, Tone.WARN if moved else Tone.NEUTRAL


def _settled(body: cases.ConflictSettled) -> Told:
    return _("值班主任裁决"), body.reason, Tone.WARN


def _accepted(body: cases.CaseAccepted) -> Told:
    if body.by == "T11":
        return _("逾期未告知，视为受理（自 {day} 起）").format(day=body.accepted_on), "", Tone.BAD
    return _("已受理"), "", Tone.GOOD


def _refused(body: cases.AcceptanceRefused) -> Told:
    return _("不予受理：{reason}").format(reason=body.reason), body.basis, Tone.BAD


def _not_required(body: cases.LicenceNotRequired) -> Told:
    return _("无需许可：{reason}").format(reason=body.reason), body.basis, Tone.WARN


def _returned(body: cases.CaseReturned) -> Told:
    return _("退件：{reason}").format(reason=_(body.reason)), "", Tone.WARN


def _withdrawn(body: cases.CaseWithdrawn) -> Told:
    return _("申请人撤回：{reason}").format(reason=_(body.reason)), "", Tone.WARN


def _approved(body: cases.CaseApproved) -> Told:
    return _("准予"), body.content, Tone.GOOD


def _certified(body: cases.CertificateMade) -> Told:
    text = _("{name}制成 {number}").format(name=body.name, number=told_number(body.certificate_no))
    until = body.valid_until.isoformat() if body.valid_until else body.validity
    told = _("有效期 {until}").format(until=until) if until else ""
    return text.rstrip(), told, Tone.NEUTRAL


def _delivered(body: cases.CaseDelivered) -> Told:
    text = _("送达 {receiver}（{relation}）").format(
        receiver=body.receiver, relation=_(body.relation)
    )
    return text, _(body.method), Tone.GOOD


def _closed(_body: cases.CaseClosed) -> Told:
    return _("办结"), "", Tone.GOOD


def _moved(body: cases.CaseMoved) -> Told:
    return _("流转 {step}").format(step=body.by), body.reason or body.note, Tone.NEUTRAL


def _assessed(body: money.FeeAssessed) -> Told:
    return _("核定应收 ¥{due}").format(due=yuan(body.due)), "", Tone.NEUTRAL


def _waived(body: money.FeeWaived) -> Told:
    return _("减免 ¥{sum}").format(sum=yuan(body.reduction)), body.basis, Tone.GOOD


def _pay_started(body: money.PaymentStarted) -> Told:
    how = _(METHODS[body.method])
    text = _("{how}发起 ¥{sum}，待确认").format(how=how, sum=yuan(body.amount))
    return text, body.reference, Tone.WARN


def _pay_failed(body: money.PaymentFailed) -> Told:
    return _("付款未成功"), _(body.cause), Tone.WARN


def _paid(body: money.FeePaid) -> Told:
    text = _("收讫 ¥{sum}（{how}）").format(sum=yuan(body.amount), how=_(METHODS[body.method]))
    change = _("找零 ¥{change}").format(change=yuan(body.change)) if body.change else ""
    return text, change or body.reference, Tone.GOOD


def _issued(body: paper.DocumentIssued) -> Told:
    return _("出具{title}").format(title=paper_word(body.title)), body.number_text, Tone.NEUTRAL


def _print_asked(body: paper.PrintRequested) -> Told | None:
    text = _("补打第 {copy} 次：{reason}").format(copy=body.copy, reason=_(body.reason))
    return (text, "", Tone.NEUTRAL) if body.copy else None


def _print_confirmed(body: paper.PrintFinished) -> Told | None:
    """A printer's own word is shown on the paper; a person's word stands in the history."""
    return (_("确认已出纸"), "", Tone.NEUTRAL) if body.confirmed_by_person else None


def _print_failed(body: paper.PrintFailed) -> Told:
    return _("打印未成功：{cause}").format(cause=cause_words(body.cause)), "", Tone.BAD


def _card(body: office.CardRead) -> Told:
    return _("读取身份证 {number}").format(number=body.masked_id), "", Tone.NEUTRAL


def _viewed(body: office.IdentityViewed) -> Told:
    return _("查看完整证件号：{reason}").format(reason=_(body.reason)), "", Tone.WARN


def _fetched(_body: office.CaseFetched) -> Told:
    return _("从中心调取到本窗口"), "", Tone.WARN


def _twin(body: cases.TwinFound) -> Told:
    words = _("{window} 窗口有同一申请人的同一事项在办").format(window=body.window)
    return words, body.number, Tone.WARN


def _shown(_body: office.DisclosureShown) -> Told:
    return _("出示九项公开"), "", Tone.NEUTRAL


def cause_words(cause: str) -> str:
    """Why a printer gave nothing, in words; an unknown cause as it came."""
    words = {
        "PAPER_OUT": _("缺纸"),
        "OFFLINE": _("打印机离线"),
        "COVER_OPEN": _("机盖开着"),
        "JAMMED": _("卡纸"),
        "QUEUE_BLOCKED": _("队列堵塞"),
        "UNKNOWN": _("打印机没有回应"),
        "BY_PERSON": _("未出纸或不可用"),
    }
    return words.get(cause.removeprefix("PRINTER_"), cause)


_TELLERS: dict[type, Callable[[Any], Told | None]] = {
    cases.CaseDrafted: _drafted,
    cases.CaseReceived: _received,
    cases.MaterialsCorrected: _corrected,
    cases.SupplementNoticed: _noticed,
    cases.SupplementArrived: _arrived,
    cases.ReminderGiven: _reminded,
    cases.ClocksRecounted: _recounted,
    cases.ConflictSettled: _settled,
    cases.CaseAccepted: _accepted,
    cases.AcceptanceRefused: _refused,
    cases.LicenceNotRequired: _not_required,
    cases.CaseReturned: _returned,
    cases.CaseWithdrawn: _withdrawn,
    cases.CaseApproved: _approved,
    cases.CertificateMade: _certified,
    cases.CaseDelivered: _delivered,
    cases.CaseClosed: _closed,
    cases.CaseMoved: _moved,
    money.FeeAssessed: _assessed,
    money.FeeWaived: _waived,
    money.PaymentStarted: _pay_started,
    money.PaymentFailed: _pay_failed,
    money.FeePaid: _paid,
    paper.DocumentIssued: _issued,
    paper.PrintRequested: _print_asked,
    paper.PrintFinished: _print_confirmed,
    paper.PrintFailed: _print_failed,
    office.CardRead: _card,
    office.IdentityViewed: _viewed,
    office.DisclosureShown: _shown,
    office.CaseFetched: _fetched,
    cases.TwinFound: _twin,
}

_OF_THE_COUNTER: dict[type, Callable[[], str]] = {
    paper.DocumentRendered: lambda: _("文书已排版"),
    paper.PrintRequested: lambda: _("送打印"),
    paper.PrintSent: lambda: _("已送打印机"),
    paper.PrintFinished: lambda: _("已出纸"),
    cases.CertificateStarted: lambda: _("开始制证"),
    cases.DecisionOpened: lambda: _("开始审查"),
    money.BillIssued: lambda: _("开出票据"),
    office.BundleInstalled: lambda: _("数据包生效"),
    office.BundlePublished: lambda: _("中心发布数据包"),
    office.SegmentsLeased: lambda: _("领到号段"),
    office.SegmentsClosed: lambda: _("号段停用"),
    office.LifeBegun: lambda: _("本机重新开始记录"),
    office.SignedIn: lambda: _("签到"),
    office.SignedOut: lambda: _("签退或锁屏"),
    office.SignInRefused: lambda: _("登录失败"),
    office.ClockDoubted: lambda: _("时钟可疑"),
    office.ClockConfirmed: lambda: _("时钟已核对"),
}

"""Turns a quote or the money of a case into the state of the panel."""

from __future__ import annotations

from app.domain.cases.states import FeeStatus
from app.domain.errors import Refused
from app.domain.facts.money import PaymentState, PayMethod
from app.domain.fees import cash_problem
from app.domain.folds.money import Payment
from app.domain.money import yuan
from app.domain.people import COLLECTS, Staff
from app.domain.segments import Segment
from ui.i18n import N_, _, counted
from ui.presenters.acts import ActState
from ui.presenters.casefile import CaseFile
from ui.presenters.money.quote import lines_of, quote_of, words_of
from ui.presenters.money.state import MoneyState, PendingPayment, Quote
from ui.presenters.problems import act_words
from ui.presenters.words import moment_word
from ui.widgets.rows import ChipRow, Tone

_STATUS = {
    FeeStatus.DUE: (N_("待收费"), Tone.ACCENT, "money"),
    FeeStatus.UNKNOWN: (N_("待确认"), Tone.WARN, "question"),
    FeeStatus.PAID: (N_("已收讫"), Tone.GOOD, "check"),
    FeeStatus.WAIVED: (N_("已免收"), Tone.GOOD, "check"),
    FeeStatus.REFUNDING: (N_("退付中"), Tone.WARN, "return"),
    FeeStatus.REFUNDED: (N_("已退付"), Tone.NEUTRAL, "return"),
}
METHODS = {
    PayMethod.CASH: N_("现金"),
    PayMethod.POS: N_("银行卡"),
    PayMethod.QR: N_("扫码"),
}


def fee_word(status: FeeStatus) -> str:
    """Where the money of an assessed case stands, in a word; before that there is none to say."""
    return _(_STATUS[status][0]) if status in _STATUS else "—"


def quote_money(quote: Quote, segment: Segment | None) -> MoneyState:
    """What a draft would cost; nothing can be taken yet."""
    charged = bool(quote.lines or quote.asked or quote.problem)
    chip = ChipRow(quote.when, Tone.NEUTRAL) if charged else ChipRow(_("不收费"), Tone.GOOD)
    return MoneyState(
        title=_("应收"),
        chip=chip,
        figures=quote.figures,
        words=quote.problem or quote.words,
        lines=quote.lines,
        asked=quote.asked,
        facts=segment_facts(segment) if charged else (),
    )


def case_money(file: CaseFile, segment: Segment | None, staff: Staff) -> MoneyState:
    """The money of a case: due, pending, or settled and read only, as for who takes no money."""
    money = file.case.money
    if money.status is FeeStatus.NONE:
        return _unassessed(file)
    name, tone, icon = _STATUS[money.status]
    due, pending = money.status is FeeStatus.DUE, _pending(file)
    collects = staff.may(COLLECTS)
    can_pay = due and file.case.is_open and collects
    no_cash = cash_problem(file.center, file.lines) if can_pay else None
    amount = money.due if due or money.status is FeeStatus.UNKNOWN else money.paid or money.due
    return MoneyState(
        title=_("应收") if due or pending else _("收费"),
        chip=ChipRow(_(name), tone, icon),
        figures=yuan(amount),
        words=words_of(amount) if amount else _(name),
        lines=lines_of(file.lines),
        facts=(
            *_facts(file),
            *_cash_facts(no_cash),
            *(() if collects or not (due or pending) else _cashiers()),
            *(segment_facts(segment) if can_pay or pending else ()),
        ),
        takes_cash=can_pay and no_cash is None,
        methods=_methods() if can_pay else (),
        pending=pending if collects else None,
        reference="",
        may_waive=can_pay and bool(file.matter.fee_standard.waivers) and not money.reduction,
    )


def _unassessed(file: CaseFile) -> MoneyState:
    """Nothing is owed: because it is free, because nothing came of it, or not yet.

    What was assessed falls with the case (DOMAIN 4.4): its lines are owed by nobody any more.
    """
    quote = quote_of(file.matter, file.case.answers, file.case.quantities)
    if not (quote.lines or quote.asked or quote.problem):
        return _owes_nothing(ChipRow(_("不收费"), Tone.GOOD))
    if not file.case.is_open:
        return _owes_nothing(ChipRow(_("未收费"), Tone.NEUTRAL))
    return MoneyState(
        title=_("预计收费"),
        chip=ChipRow(_("尚未核定"), Tone.NEUTRAL, "clock"),
        figures=quote.figures,
        words=quote.problem or quote.words,
        lines=quote.lines,
    )


def _owes_nothing(chip: ChipRow) -> MoneyState:
    return MoneyState(title=_("收费"), chip=chip, figures=yuan(0), words=chip.text)


def segment_facts(segment: Segment | None) -> tuple[tuple[str, str, str], ...]:
    """The next bill number and how many are left: name, value and tone."""
    if segment is None:
        return ((_("下一票号"), _("没有可用号段"), "bad"),)
    tone = "warn" if segment.is_low else ""
    left = counted("{count} 张", segment.remaining)
    return (
        (_("下一票号"), grouped(segment.text(segment.next_no)), ""),
        (_("号段剩余"), left, tone),
    )


def grouped(number: str) -> str:
    """A bill number to be read aloud: 0000 123 457, its last six digits by threes."""
    parts = (number[:-6], number[-6:-3], number[-3:])
    return " ".join(part for part in parts if part)


def _facts(file: CaseFile) -> tuple[tuple[str, str, str], ...]:
    money = file.case.money
    found = []
    if money.reduction:
        found.append((_("减免"), f"−{yuan(money.reduction)}", "good"))
    for payment in file.payments:
        if payment.state is PaymentState.PAID:
            found += _paid(payment)
    found += [(_("票据号"), grouped(bill.bill_no), "") for bill in file.bills]
    return tuple(found)


def _paid(payment: Payment) -> list[tuple[str, str, str]]:
    how = _(METHODS[payment.method])
    lines = [(_("{how} 实收").format(how=how), yuan(payment.tendered or payment.amount), "")]
    if payment.change:
        lines.append((_("找零"), yuan(payment.change), "accent"))
    if payment.reference:
        lines.append((_("凭证号"), payment.reference, ""))
    return lines


def _pending(file: CaseFile) -> PendingPayment | None:
    for payment in file.payments:
        if payment.state is PaymentState.UNKNOWN:
            how = _(METHODS[payment.method])
            text = _("{how} ¥{amount} · {time} 发起，还不知道是否到账").format(
                how=how,
                amount=yuan(payment.amount),
                time=moment_word(payment.at, payment.at.date()),
            )
            return PendingPayment(payment.payment_id, text)
    return None


def _cash_facts(problem: Refused | None) -> tuple[tuple[str, str, str], ...]:
    """Why cash is not taken here, beside the ways that are open."""
    if problem is None:
        return ()
    limit = problem.facts.get("limit")
    told = _("限额 ¥{limit}").format(limit=yuan(limit)) if limit else _("未批准收取")
    return ((_("现金"), told, "warn"),)


def _cashiers() -> tuple[tuple[str, str, str], ...]:
    """Who does take the money."""
    return ((_("收款"), act_words("ROLE", {"roles": tuple(COLLECTS)}), "muted"),)


def _methods() -> tuple[ActState, ...]:
    return (ActState("QR", _("扫码收款")), ActState("POS", _("刷卡收款")))

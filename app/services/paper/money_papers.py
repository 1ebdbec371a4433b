"""Draws the papers of money: D13 payment notice, D14 receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.facts.money import FeePaid, PayMethod
from app.domain.fees import FeeLine, cash_problem
from app.domain.money import yuan
from app.domain.papers import FeeLine as PaperLine
from app.domain.papers import Header, PaymentNotice, Receipt, SealKind
from app.services.paper.frame import Frame

METHOD_WORDS = {PayMethod.CASH: "现金", PayMethod.POS: "刷卡", PayMethod.QR: "扫码"}


def _line(line: FeeLine) -> PaperLine:
    return PaperLine(
        item_code=line.item_code,
        name=line.item_name,
        unit=line.unit,
        quantity=format(line.quantity.normalize(), "f"),
        standard=line.standard,
        amount_fen=line.amount,
        reduction_fen=line.amount - line.payable,
        remark=line.waived.name if line.waived else "",
        is_rated=bool(line.price),
    )


def waiver_words(lines: Sequence[FeeLine]) -> str:
    """The reductions as notice and receipt state them: rule, basis, amount; empty without any."""
    return "；".join(
        f"{line.waived.name}减免{yuan(line.amount - line.payable)}元（{line.waived.basis}）"
        for line in lines
        if line.waived
    )


def payment_notice(
    frame: Frame, doc_no: str, lines: Sequence[FeeLine], due_on: date, replaces: str = ""
) -> tuple[Header, PaymentNotice]:
    """D13: what is owed to whom, on what basis, by when; `replaces` numbers the notice before."""
    units = [frame.center.unit(code) for code in dict.fromkeys(line.unit_code for line in lines)]
    takes_cash = cash_problem(frame.center, lines) is None
    gate = "未缴费的，不予进入下一办理环节"
    content = PaymentNotice(
        collecting_unit="、".join(unit.name for unit in units),
        collecting_unit_code="、".join(unit.code for unit in units),
        payer=frame.applicant.name,
        lines=tuple(_line(line) for line in lines),
        basis="；".join(dict.fromkeys(line.basis for line in lines)),
        channels=("窗口现金", "窗口刷卡", "窗口扫码") if takes_cash else ("刷卡", "扫码"),
        due_on=due_on,
        unpaid_consequence=gate,
        waiver=waiver_words(lines),
        replaces=replaces,
    )
    return frame.header(doc_no, SealKind.FEE), content


def receipt(
    frame: Frame,
    bill_code: str,
    bill_no: str,
    lines: Sequence[FeeLine],
    paid: FeePaid,
    tendered: int | None,
    change: int | None,
) -> tuple[Header, Receipt]:
    """D14: the fiscal bill of one collecting unit for one payment.

    `tendered` and `change` in fen, None where one payment is billed by several units.
    """
    unit = frame.center.unit(lines[0].unit_code)
    cash = paid.method is PayMethod.CASH
    content = Receipt(
        bill_code=bill_code,
        bill_no=bill_no,
        collecting_unit=unit.name,
        collecting_unit_code=unit.code,
        payer=frame.applicant.name,
        payer_id=frame.applicant.masked_id,
        lines=tuple(_line(line) for line in lines),
        method=METHOD_WORDS[paid.method],
        payee=frame.clerk,
        paid_at=frame.now,
        tendered_fen=tendered if cash else None,
        change_fen=change if cash else None,
        waiver=waiver_words(lines),
        reference=paid.reference,
    )
    header = frame.header(seal=SealKind.FEE, destinations=("缴款人", "存根"))
    code = f"办件编号 {header.case_no}；票据代码 {bill_code}；票据号码 {bill_no}"
    return replace(header, organ=unit.name, verification=code), content

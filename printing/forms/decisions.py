"""D05, D06, D07 and D11: the organ accepts, refuses to accept, needs no licence, or grants."""

from __future__ import annotations

from datetime import date

from app.domain.cases.grounds import NO_OTHER_ORGAN
from app.domain.papers.dates import day
from app.domain.papers.decisions import Acceptance, Approval, NotRequired, Refusal
from printing.forms.intake import deficient
from printing.forms.letter import Letter
from printing.forms.service import handed_back
from printing.forms.signing import RECIPIENT
from printing.forms.words import clause, numbered, sentence

DEEMED = "视为受理"


def acceptance(letter: Letter, content: Acceptance) -> None:
    """D05: from when the case runs, until when it must be decided, what it costs."""
    letter.open((DEEMED,) if content.omission else ())
    letter.strip()
    letter.gap()
    letter.salute()
    letter.body(_accepted(letter.header.matter, content))
    letter.body(
        f"{_promise(content.promised_due, letter.header.issued_on)}"
        f"{_lawful_end(content.statutory_due, letter.header.issued_on)}"
        "您（单位）可以凭办件编号和查询码查询办理进度。"
    )
    for note in content.notes:
        letter.body(sentence(note))
    letter.gap(0.8)
    letter.facts(
        [
            (("申请日期", day(content.applied_on)), ("受理日期", day(content.accepted_on))),
            (("法定期限", content.statutory_limit), ("法定届满日", _lawful_day(content))),
            (("承诺期限", content.promised_limit), ("承诺届满日", day(content.promised_due))),
            (("应缴费用", content.fee),),
            (("联系方式", content.contact),),
        ]
    )
    letter.gap(0.5)
    letter.close()
    letter.sign(RECIPIENT)


def _lawful_day(content: Acceptance) -> str:
    return day(content.statutory_due) if content.statutory_due else "无"


def _promise(due: date, issued_on: date) -> str:
    """Nothing is promised for a day that is over; of silence that accepted, it may well be."""
    if due < issued_on:
        return f"本机关承诺的办理期限已于{day(due)}届满；"
    return f"本机关承诺于{day(due)}前（含当日）作出决定；"


def _lawful_end(due: date | None, issued_on: date) -> str:
    if due is None:
        return ""
    return f"法定办理期限{'已' if due < issued_on else ''}于{day(due)}届满。"


def _accepted(matter: str, content: Acceptance) -> str:
    applied = f"您（单位）于{day(content.applied_on)}提出的“{matter}”申请及所附材料收悉。"
    if content.omission:
        return (
            f"{applied}{sentence(content.omission)}"
            f"依据{clause(content.basis)}，自收到申请材料之日即{day(content.accepted_on)}起，"
            "本申请即为受理。"
        )
    return (
        f"{applied}经审查，申请事项属于本机关职权范围，申请材料齐全、符合法定形式。"
        f"依据{clause(content.basis)}，本机关决定自{day(content.accepted_on)}起予以受理。"
    )


def refusal(letter: Letter, content: Refusal) -> None:
    """D06: why not, on which ground, whom to turn to, what can be done against it."""
    letter.open()
    letter.strip()
    letter.gap()
    letter.salute()
    letter.body(
        f"您（单位）于{day(content.applied_on)}提出的“{letter.header.matter}”申请，经审查，"
        f"{sentence(content.reason)}"
    )
    letter.body(f"依据{clause(content.basis)}，本机关决定不予受理。")
    if content.missing:
        letter.lead_in("需要补正的全部内容一次告知如下，补齐后可以重新提出申请：")
        letter.gap(0.8)
        deficient(letter, content.missing)
        letter.gap()
    if content.competent_organ != NO_OTHER_ORGAN:
        letter.body(f"请您（单位）向有权机关申请办理：{sentence(content.competent_organ)}")
    letter.body(content.remedy.text("决定"))
    letter.sign(RECIPIENT)


def not_required(letter: Letter, content: NotRequired) -> None:
    """D07: what is wanted may be done without a licence, and why."""
    letter.open()
    letter.strip()
    letter.gap()
    letter.salute()
    letter.body(
        f"您（单位）于{day(content.applied_on)}提出的“{letter.header.matter}”申请，经审查，"
        f"依法不需要取得行政许可：{sentence(content.reason)}"
    )
    letter.body(
        f"依据{clause(content.basis)}，本机关不受理该申请，现予告知；申请材料随本告知书退还。"
    )
    handed_back(letter, content.returned)
    letter.body(content.remedy.text("告知"))
    letter.sign(RECIPIENT)


def approval(letter: Letter, content: Approval) -> None:
    """D11: what was found, what is granted, under which conditions and for how long."""
    letter.open()
    letter.strip()
    letter.gap()
    letter.salute()
    letter.body(
        f"您（单位）于{day(content.applied_on)}提出“{letter.header.matter}”申请，本机关于"
        f"{day(content.accepted_on)}受理。经审查查明：{sentence(content.facts)}"
    )
    letter.body(f"依据{clause(content.basis)}，本机关决定：{sentence(content.granted)}")
    letter.gap(0.8)
    letter.facts(
        [
            (("证照名称", content.certificate), ("证照编号", content.certificate_no)),
            (("有效期", content.validity),),
            (("条件与要求", numbered(content.conditions)),),
        ]
    )
    letter.gap(0.5)
    letter.body(f"{sentence(content.publicity)}{content.remedy.text('决定')}")
    letter.sign(RECIPIENT)

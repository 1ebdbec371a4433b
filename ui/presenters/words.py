"""Words the screens share: days, times, states as pills, how long a case still has."""

from __future__ import annotations

from datetime import date, datetime

from app.domain.cases.states import State
from app.domain.catalogue.elements import Limit
from app.domain.catalogue.kinds import CaseType, ClockStart, FeeGate
from app.domain.clocks import ClockFace, DayUnit, Lamp, Watch, days_left, lamp
from app.domain.folds.paper import JobState
from app.ports.printer import PrinterState
from ui.i18n import N_, _, counted
from ui.presenters.problems import state_name
from ui.widgets.rows import ChipRow, Tone

_STATE_LOOKS: dict[State, tuple[Tone, str]] = {
    State.CONSULTED: (Tone.NEUTRAL, "question"),
    State.DRAFT: (Tone.ACCENT, "pen"),
    State.RECEIVED: (Tone.ACCENT, "papers"),
    State.SUPPLEMENTING: (Tone.WARN, "clock"),
    State.NOT_REQUIRED: (Tone.NEUTRAL, "dash"),
    State.REFUSED: (Tone.NEUTRAL, "cross"),
    State.ACCEPTED: (Tone.GOOD, "check"),
    State.REVIEWING: (Tone.GOOD, "search"),
    State.SUSPENDED: (Tone.NEUTRAL, "clock"),
    State.FORWARDED: (Tone.GOOD, "arrow-up"),
    State.DECIDING: (Tone.ACCENT, "stamp"),
    State.APPROVED: (Tone.GOOD, "stamp"),
    State.DENIED: (Tone.BAD, "cross"),
    State.CERTIFYING: (Tone.ACCENT, "paper"),
    State.READY: (Tone.GOOD, "handshake"),
    State.DELIVERED: (Tone.GOOD, "handshake"),
    State.CLOSED: (Tone.NEUTRAL, "check"),
    State.ARCHIVED: (Tone.NEUTRAL, "papers"),
    State.WITHDRAWN: (Tone.NEUTRAL, "withdraw"),
    State.RETURNED: (Tone.NEUTRAL, "return"),
    State.VOIDED: (Tone.NEUTRAL, "trash"),
    State.TERMINATED: (Tone.NEUTRAL, "stop"),
}
_JOB_LOOKS = {
    JobState.QUEUED: (N_("待打印"), Tone.NEUTRAL, "printer"),
    JobState.SENT: (N_("已送打印"), Tone.ACCENT, "printer"),
    JobState.PRINTED: (N_("已出纸"), Tone.GOOD, "check"),
    JobState.FAILED: (N_("失败"), Tone.BAD, "cross"),
}
_PRINTERS = {
    PrinterState.READY: N_("就绪"),
    PrinterState.PAPER_OUT: N_("缺纸"),
    PrinterState.OFFLINE: N_("离线"),
    PrinterState.COVER_OPEN: N_("开盖"),
    PrinterState.JAMMED: N_("卡纸"),
    PrinterState.QUEUE_BLOCKED: N_("队列堵塞"),
    PrinterState.UNKNOWN: N_("未知"),
}
_CASE_TYPES = {
    CaseType.IMMEDIATE: N_("即办件"),
    CaseType.PROMISED: N_("承诺件"),
    CaseType.JOINT: N_("联办件"),
    CaseType.REPORTED: N_("上报件"),
}
_LIMITS = {
    ClockStart.RECEIVED: N_("{limit}（自收到申请材料之日起）"),
    ClockStart.COMPLETE: N_("{limit}（自申请材料齐全之日起）"),
    ClockStart.ACCEPTED: N_("{limit}（自受理之日起）"),
    ClockStart.DECIDED: N_("{limit}（自作出决定之日起）"),
}
_GATES = {
    FeeGate.BEFORE_ACCEPT: N_("受理前缴费"),
    FeeGate.BEFORE_DECISION: N_("决定前缴费"),
    FeeGate.BEFORE_CERTIFICATE: N_("制证前缴费"),
    FeeGate.AT_DELIVERY: N_("领取结果时缴费"),
}
LAMP_TONES = {
    Lamp.GREEN: Tone.GOOD,
    Lamp.YELLOW: Tone.WARN,
    Lamp.ORANGE: Tone.WARN,
    Lamp.RED: Tone.BAD,
    Lamp.PURPLE: Tone.BAD,
    Lamp.GREY: Tone.NEUTRAL,
}
_WEEKDAYS = (N_("一"), N_("二"), N_("三"), N_("四"), N_("五"), N_("六"), N_("日"))


def state_chip(state: State, *, deemed: bool = False) -> ChipRow:
    """The state of a case as a pill; acceptance by silence says so."""
    tone, icon = _STATE_LOOKS[state]
    if deemed and state is State.ACCEPTED:
        return ChipRow(_("视为受理"), Tone.BAD, "warning")
    return ChipRow(state_name(state), tone, icon)


def job_chip(state: JobState) -> ChipRow:
    """Where a print job stands, as a pill."""
    word, tone, icon = _JOB_LOOKS[state]
    return ChipRow(_(word), tone, icon)


def printer_words(name: str, state: PrinterState) -> str:
    """A printer of this counter and how it is."""
    called = {"A4": _("打印机"), "票据": _("票据打印机")}.get(name, name)
    return _("{printer} {state}").format(printer=called, state=_(_PRINTERS[state]))


def paper_word(title: str) -> str:
    """The title of a paper, in the language of the window."""
    return _(title)


def case_type_word(kind: CaseType | str) -> str:
    """即办件, 承诺件, 联办件 or 上报件."""
    return _(_CASE_TYPES[CaseType(kind)])


def days_word(days: int, unit: DayUnit | str) -> str:
    """5 个工作日, 15 日, 当场."""
    if unit == DayUnit.IMMEDIATE:
        return _("当场")
    if unit == DayUnit.WORKDAY:
        return counted("{count} 个工作日", days)
    return counted("{count} 日", days)


def limit_word(limit: Limit) -> str:
    """20 个工作日（自受理之日起）, 当场, or that no law sets one; a paper has its own words."""
    if not limit.stated:
        return _("法律、法规未规定")
    if limit.on_spot:
        return _("当场")
    return _(_LIMITS[limit.start]).format(limit=days_word(limit.days, limit.unit))


def gate_word(gate: FeeGate) -> str:
    """Before which step a fee is due."""
    return _(_GATES[gate])


def left_word(today: date, face: ClockFace, watch: Watch) -> tuple[str, Lamp]:
    """How long a clock still has, in words, and its lamp."""
    lit = lamp(face, today, watch)
    if lit is Lamp.PURPLE and face.statutory_due is not None and today > face.statutory_due:
        return counted("超法定期限 {count} 天", (today - face.statutory_due).days), lit
    left = days_left(today, face.due, face.unit, watch.calendar)
    if left < 0:
        return counted("已超期 {count} 天", -left), lit
    return _("今天截止") if not left else due_word(left, face.unit), lit


def due_word(left: int, unit: DayUnit) -> str:
    """剩 3 个工作日 or 剩 3 天."""
    if unit is DayUnit.WORKDAY:
        return counted("剩 {count} 个工作日", left)
    return counted("剩 {count} 天", left)


def moment_word(at: datetime, today: date) -> str:
    """09:41 today, 11-20 09:41 before."""
    return at.strftime("%H:%M" if at.date() == today else "%m-%d %H:%M")


def law_word(basis: str) -> str:
    """A law as people cite it among themselves; papers give its whole title."""
    return basis.replace("《中华人民共和国", "《")


def day_word(day: date | None) -> str:
    """2026-11-23, or a dash."""
    return day.isoformat() if day else "—"


def now_word(at: datetime) -> str:
    """2026-11-23 09:43 星期一."""
    weekday = _("星期{day}").format(day=_(_WEEKDAYS[at.weekday()]))
    return f"{at:%Y-%m-%d %H:%M} {weekday}"

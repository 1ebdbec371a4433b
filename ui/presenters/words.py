"""Words the screens share: days, times, states as pills, how long a case still has."""

from __future__ import annotations

from datetime import date, datetime

from app.domain.calendar import WorkCalendar
from app.domain.cases.states import State
from app.domain.catalogue.kinds import CaseType, Category
from app.domain.clocks import ClockFace, DayUnit, Lamp, days_left, lamp
from app.domain.folds.paper import JobState
from ui.i18n import N_, _
from ui.presenters.problems import state_name
from ui.widgets.rows import ChipRow, Tone

_STATE_LOOKS: dict[State, tuple[Tone, str]] = {
    State.CONSULTED: (Tone.NEUTRAL, "question"),
    State.DRAFT: (Tone.ACCENT, "pen"),
    State.RECEIVED: (Tone.ACCENT, "papers"),
    State.SUPPLEMENTING: (Tone.WARN, "clock"),
    State.NOT_REQUIRED: (Tone.NEUTRAL, "dash"),
    State.REFUSED: (Tone.NEUTRAL, "stop"),
    State.ACCEPTED: (Tone.GOOD, "check"),
    State.REVIEWING: (Tone.GOOD, "search"),
    State.SUSPENDED: (Tone.NEUTRAL, "clock"),
    State.FORWARDED: (Tone.GOOD, "arrow-up"),
    State.DECIDING: (Tone.ACCENT, "stamp"),
    State.APPROVED: (Tone.GOOD, "stamp"),
    State.DENIED: (Tone.BAD, "stop"),
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
_CASE_TYPES = {
    CaseType.IMMEDIATE: N_("即办件"),
    CaseType.PROMISED: N_("承诺件"),
    CaseType.JOINT: N_("联办件"),
    CaseType.REPORTED: N_("上报件"),
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


def paper_word(title: str) -> str:
    """The title of a paper, in the language of the window."""
    return _(title)


def case_type_word(kind: CaseType | str) -> str:
    """即办件, 承诺件, 联办件 or 上报件."""
    return _(_CASE_TYPES[CaseType(kind)])


def category_word(category: Category) -> str:
    """The name of a category, in the language of the window."""
    return str(category)


def days_word(days: int, unit: DayUnit | str) -> str:
    """5 个工作日, 15 日, 当场."""
    if unit == DayUnit.IMMEDIATE:
        return _("当场")
    if unit == DayUnit.WORKDAY:
        return _("{days} 个工作日").format(days=days)
    return _("{days} 日").format(days=days)


def left_word(today: date, face: ClockFace, calendar: WorkCalendar) -> tuple[str, Lamp]:
    """How long a clock still has, in words, and its lamp."""
    lit = lamp(face, today, calendar)
    if lit is Lamp.PURPLE and face.statutory_due is not None and today > face.statutory_due:
        return _("超法定期限 {days} 天").format(days=(today - face.statutory_due).days), lit
    left = days_left(today, face.due, face.unit, calendar)
    if left < 0:
        return _("已超期 {days} 天").format(days=-left), lit
    return _("今天截止") if not left else due_word(left, face.unit), lit


def due_word(left: int, unit: DayUnit) -> str:
    """剩 3 个工作日 or 剩 3 天."""
    if unit is DayUnit.WORKDAY:
        return _("剩 {days} 个工作日").format(days=left)
    return _("剩 {days} 天").format(days=left)


def moment_word(at: datetime, today: date) -> str:
    """09:41 today, 11-20 09:41 before."""
    return at.strftime("%H:%M" if at.date() == today else "%m-%d %H:%M")


def day_word(day: date | None) -> str:
    """2026-11-23, or a dash."""
    return day.isoformat() if day else "—"


def now_word(at: datetime) -> str:
    """2026-11-23 09:43 星期一."""
    weekday = _("星期{day}").format(day=_(_WEEKDAYS[at.weekday()]))
    return f"{at:%Y-%m-%d %H:%M} {weekday}"

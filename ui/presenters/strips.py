"""The days of a legal clock as cells, each with its word, so that the clock explains itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.calendar import WorkCalendar
from app.domain.cases.states import ClockName
from app.domain.cases.values import ClockRun
from app.domain.catalogue.kinds import ClockStart
from app.domain.clocks import ClockFace, DayStrip, DayUnit, StripDay, Watch, explain
from ui.i18n import N_, _
from ui.presenters.words import LAMP_TONES, days_word, law_word, left_word
from ui.widgets.rows import ChipRow, DayCell, DayKind, Tone

LONGEST_STRIP = 70
_NAMES = {
    ClockName.NOTICE: N_("一次性告知期限"),
    ClockName.STATUTORY: N_("法定办结期限"),
    ClockName.PROMISED: N_("承诺办结期限"),
    ClockName.DELIVERY: N_("送达期限"),
}
_STARTS = {
    ClockStart.RECEIVED: N_("收件日"),
    ClockStart.COMPLETE: N_("材料齐全日"),
    ClockStart.ACCEPTED: N_("受理日"),
    ClockStart.DECIDED: N_("决定日"),
}
_RULES = {
    ClockStart.RECEIVED: N_("收件次日起 {limit}，至 {due}（{basis}）"),
    ClockStart.COMPLETE: N_("材料齐全次日起 {limit}，至 {due}（{basis}）"),
    ClockStart.ACCEPTED: N_("受理次日起 {limit}，至 {due}（{basis}）"),
    ClockStart.DECIDED: N_("决定次日起 {limit}，至 {due}（{basis}）"),
}


@dataclass(frozen=True, slots=True)
class ClockCard:
    """One clock on screen: its name, its rule in words, what is left, and its days."""

    title: str
    aside: str
    chip: ChipRow | None = None
    days: tuple[DayCell, ...] = ()


def clock_card(
    run: ClockRun,
    watch: Watch,
    today: date,
    *,
    statutory_due: date | None = None,
    deemed: bool = False,
) -> ClockCard:
    """A clock of a case; one that stopped says when and shows no days."""
    if run.stopped_on is not None:
        chip = ChipRow(_("{day} 已停").format(day=run.stopped_on), Tone.NEUTRAL, "check")
        return ClockCard(clock_name(run.name), _rule(run), chip)
    face = ClockFace(
        due=run.due,
        limit=run.limit,
        unit=run.unit,
        statutory_due=statutory_due,
        deemed_accepted=deemed,
    )
    left, lit = left_word(today, face, watch)
    chip = ChipRow(left, LAMP_TONES[lit], "clock")
    return ClockCard(clock_name(run.name), _rule(run), chip, strip_of(run, watch.calendar, today))


def clock_name(name: ClockName) -> str:
    """一次性告知期限, 承诺办结期限…"""
    return _(_NAMES[name])


def strip_of(run: ClockRun, calendar: WorkCalendar, today: date) -> tuple[DayCell, ...]:
    """The days of a clock, unless they are too many to be read."""
    strip = explain(run.start, run.limit, run.unit, calendar, (), today)
    if len(strip.days) > LONGEST_STRIP or len(strip.days) < 2:
        return ()
    return cells(strip, today, _start(run))


def cells(strip: DayStrip, today: date, start: str) -> tuple[DayCell, ...]:
    """Cells of an explained limit; `start` is the word below the first day."""
    return tuple(_cell(day, at, today, start) for at, day in enumerate(strip.days))


def _start(run: ClockRun) -> str:
    """The event a clock runs from, in one word: receipt and acceptance may be days apart."""
    return _(_STARTS[run.starts])


def _rule(run: ClockRun) -> str:
    if run.unit is DayUnit.IMMEDIATE or not run.limit:
        return _("当场（{basis}）").format(basis=law_word(run.basis))
    limit = days_word(run.limit, run.unit)
    return _(_RULES[run.starts]).format(limit=limit, due=run.due, basis=law_word(run.basis))


def _cell(day: StripDay, at: int, today: date, start: str) -> DayCell:
    return DayCell(
        day=day.day,
        word=_word(day, at, start),
        kind=_kind(day, at, today),
        reason=_(day.reason),
        is_today=day.is_today,
        is_provisional=day.provisional,
    )


def _word(day: StripDay, at: int, start: str) -> str:
    if not at:
        return start
    if day.is_last:
        return _("{number} 止").format(number=day.number) if day.number else _("止")
    return str(day.number) if day.number else _("休")


def _kind(day: StripDay, at: int, today: date) -> DayKind:
    if not at:
        return DayKind.START
    if day.is_last:
        return DayKind.OVERDUE if day.day < today else DayKind.LAST
    if day.number:
        return DayKind.COUNTED
    return DayKind.STOPPED if day.kind.is_worked else DayKind.REST

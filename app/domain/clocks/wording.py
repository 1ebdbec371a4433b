"""The few words in which a clock is told at the window."""

from __future__ import annotations

from datetime import date

from app.domain.calendar import WorkCalendar
from app.domain.clocks.counting import DayUnit, days_left


def remaining_words(today: date, due: date, unit: DayUnit, calendar: WorkCalendar) -> str:
    """Return 剩3个工作日, 剩3天, 今天截止 or 已超期2天 (all days counted once overdue)."""
    left = days_left(today, due, unit, calendar)
    if left < 0:
        return f"已超期{-left}天"
    if left == 0:
        return "今天截止"
    return f"剩{left}个工作日" if unit is DayUnit.WORKDAY else f"剩{left}天"


def stopped_words(used: int, limit: int) -> str:
    """Return 已停表 用8/20日: what was used of a limit whose end nobody can tell yet."""
    return f"已停表 用{used}/{limit}日"

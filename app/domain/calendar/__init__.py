"""The calendar of working days, on which every legal limit is counted."""

from app.domain.calendar.days import CalendarDay, DayKind
from app.domain.calendar.workdays import WorkCalendar

__all__ = ["CalendarDay", "DayKind", "WorkCalendar"]

"""What one day of the calendar is, and whether it is worked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DayKind(StrEnum):
    """The kinds of day a working-day calendar knows (DOMAIN 8.7)."""

    WORK = "WORK"
    """An ordinary weekday."""
    REST = "REST"
    """A Saturday or Sunday off, also inside a festival."""
    HOLIDAY = "HOLIDAY"
    """A holiday of all citizens by 全国年节及纪念日放假办法."""
    SHIFT_WORK = "SHIFT_WORK"
    """A Saturday or Sunday worked by the yearly plan (调休上班)."""
    SHIFT_REST = "SHIFT_REST"
    """A weekday off by the yearly plan (调休放假)."""
    LOCAL_HOLIDAY = "LOCAL_HOLIDAY"
    """A customary holiday set by a local government (办法 4)."""

    @property
    def is_worked(self) -> bool:
        """Whether offices work on such a day."""
        return self is DayKind.WORK or self is DayKind.SHIFT_WORK


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day with its kind, the festival it belongs to, and where that was laid down."""

    day: date
    kind: DayKind
    name: str = ""
    source: str = ""
    version: str = ""

    @property
    def reason(self) -> str:
        """Why the day is worked or not, in a clerk's words."""
        match self.kind:
            case DayKind.WORK:
                return "工作日"
            case DayKind.SHIFT_WORK:
                return "调休上班"
            case _:
                return self.name or "周末"

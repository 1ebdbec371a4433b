"""The legal clocks of a case: when they end, how they are counted, how they are shown.

A limit begins on the day after its event and stands still in a stop `(start, end]`; see
`counting.deadline`. Promised and statutory limits are two clocks, reckoned apart.
"""

from app.domain.clocks.counting import (
    DayUnit,
    Stops,
    days_left,
    deadline,
    extended,
    used_days,
)
from app.domain.clocks.lamps import ClockFace, Lamp, LampThresholds, Watch, lamp
from app.domain.clocks.strip import DayStrip, StripDay, explain

__all__ = [
    "ClockFace",
    "DayStrip",
    "DayUnit",
    "Lamp",
    "LampThresholds",
    "Stops",
    "StripDay",
    "Watch",
    "days_left",
    "deadline",
    "explain",
    "extended",
    "lamp",
    "used_days",
]

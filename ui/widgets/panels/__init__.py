"""What tells the state of things: the day strip, money, the status line, errors, papers."""

from ui.widgets.panels.banner import Banner, BigIcon
from ui.widgets.panels.daystrip import DayStripView
from ui.widgets.panels.keysheet import KeySheet
from ui.widgets.panels.money import BigAmount, KeyValueRow
from ui.widgets.panels.preview import PagePreview
from ui.widgets.panels.quiet import BusyLine, EmptyState
from ui.widgets.panels.statusline import StatusLine

__all__ = [
    "Banner",
    "BigAmount",
    "BigIcon",
    "BusyLine",
    "DayStripView",
    "EmptyState",
    "KeySheet",
    "KeyValueRow",
    "PagePreview",
    "StatusLine",
]

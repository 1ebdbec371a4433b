"""The small parts every screen is made of: cards, pills, caps, buttons, words and layouts."""

from ui.widgets.basics.button import ActionBar, ActionButton, Kind
from ui.widgets.basics.card import Card
from ui.widgets.basics.chip import Chip
from ui.widgets.basics.keycap import KeyCap
from ui.widgets.basics.layouts import Flow, boxed, column, row
from ui.widgets.basics.shortcuts import bind
from ui.widgets.basics.words import Line, Value, label, rule, set_state, set_tone

__all__ = [
    "ActionBar",
    "ActionButton",
    "Card",
    "Chip",
    "Flow",
    "KeyCap",
    "Kind",
    "Line",
    "Value",
    "bind",
    "boxed",
    "column",
    "label",
    "row",
    "rule",
    "set_state",
    "set_tone",
]

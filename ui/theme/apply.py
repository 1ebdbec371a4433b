"""Puts a theme on the running program, and tells any widget which one is on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLayout

from ui.theme.fonts import base_font
from ui.theme.stylesheet import stylesheet
from ui.theme.tokens import SCALES, THEMES, Theme, load_theme

_PROPERTY = "yichuang_theme"
_MEASURES = "yichuang_measures"
_ROLES = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "card",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "card",
}


def apply_theme(app: QApplication, name: str = "light", scale: float = 1.0) -> Theme:
    """Dress the whole program; widgets already on screen follow at once.

    Every widget gets a style change event; layouts made by `ui.widgets.basics.layouts` get
    their gaps and margins at the new scale.
    """
    theme = load_theme(name, scale)
    app.setProperty(_PROPERTY, theme)
    app.setStyle("Fusion")
    app.setPalette(_palette(theme))
    app.setFont(base_font(theme))
    app.setStyleSheet(stylesheet(theme))
    for window in app.topLevelWidgets():
        rescale(window, theme)
    return theme


def current_theme() -> Theme:
    """The theme that is on; the light one at 100 % before any was put on."""
    app = QCoreApplication.instance()
    theme = app.property(_PROPERTY) if app is not None else None
    return theme if isinstance(theme, Theme) else load_theme()


def next_theme(theme: Theme) -> str:
    """The name of the theme after this one, round and round."""
    return THEMES[(THEMES.index(theme.name) + 1) % len(THEMES)]


def next_scale(theme: Theme, steps: int) -> float:
    """The scale so many steps up (or down, negative), staying within 100 % and 200 %."""
    nearest = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - theme.scale))
    return SCALES[min(max(nearest + steps, 0), len(SCALES) - 1)]


def measure(layout: QLayout, gap: float, margins: tuple[float, float, float, float]) -> None:
    """Give a layout its gap and its left, top, right and bottom margins at 100 %, for good."""
    layout.setProperty(_MEASURES, [gap, *margins])
    _dress(layout, current_theme())


def rescale(root: QObject, theme: Theme) -> None:
    """Give every measured layout below `root` its lengths at the scale of the theme."""
    for layout in root.findChildren(QLayout):
        _dress(layout, theme)


def _dress(layout: QLayout, theme: Theme) -> None:
    measures = layout.property(_MEASURES)
    if measures is None:
        return
    gap, left, top, right, bottom = (theme.px(length) for length in measures)
    layout.setSpacing(gap)
    layout.setContentsMargins(left, top, right, bottom)


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, theme.color(token))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.color("faint"))
    return palette

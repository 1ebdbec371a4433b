"""Fills the stylesheet template with the names of a theme; there is no style in Python."""

from __future__ import annotations

import re

from app.domain.resources import resource_path
from ui.theme.tokens import Theme

_TOKEN = re.compile(r"@(?:(?P<length>\d+)px|(?P<name>[a-z][a-z_]*))")


def stylesheet(theme: Theme) -> str:
    """The window's stylesheet in this theme. Raises KeyError for a token no theme has."""
    return fill(resource_path("styles", "window.qss").read_text(encoding="utf-8"), theme)


def fill(template: str, theme: Theme) -> str:
    """Replace `@name` by a colour or a measure, and `@12px` by a scaled length."""

    def value(match: re.Match[str]) -> str:
        if match["length"]:
            return f"{theme.px(int(match['length']))}px"
        name = match["name"]
        return theme.colours[name] if name in theme.colours else f"{theme.size(name)}px"

    return _TOKEN.sub(value, template)

"""A theme: named colours and measures, read from `resources/styles/`, at one scale."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtGui import QColor

from app.domain.resources import resource_path

THEMES = ("light", "dark", "contrast")
SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """Colours and measures by name; lengths come out in pixels already scaled."""

    name: str
    scale: float
    colours: Mapping[str, str]
    measures: Mapping[str, int]

    def color(self, name: str) -> QColor:
        """A colour token as Qt wants it. Raises KeyError for a name no theme has."""
        return _color(self.colours[name])

    def px(self, length: float) -> int:
        """A length of the sketch, in pixels at this scale; a hairline never vanishes."""
        return max(1, round(length * self.scale)) if length else 0

    def size(self, name: str) -> int:
        """A named measure (`body`, `radius`, `row`) in pixels at this scale."""
        return self.px(self.measures[name])

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return self.color("card").lightness() < 128


@lru_cache(maxsize=16)
def load_theme(name: str = "light", scale: float = 1.0) -> Theme:
    """Read one of `THEMES` at a scale. Raises ValueError for a name that is none of them."""
    if name not in THEMES:
        raise ValueError(f"no theme {name!r}; there are {', '.join(THEMES)}")
    measures = {
        key: int(value)
        for group in read_style("metrics.toml").values()
        for key, value in group.items()
    }
    return Theme(name, scale, read_style(f"{name}.toml")["colours"], measures)


def read_style(file: str) -> dict[str, Any]:
    """Read a table of `resources/styles/`."""
    return tomllib.loads(resource_path("styles", file).read_text(encoding="utf-8"))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


@lru_cache(maxsize=256)
def _color(text: str) -> QColor:
    red, green, blue = (int(text[at : at + 2], 16) for at in (1, 3, 5))
    return QColor(red, green, blue, int(text[7:9], 16) if len(text) == 9 else 255)

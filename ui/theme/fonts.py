"""The bundled faces, and the order in which a character looks for one that has it.

Qt 6.7 has no application-wide fallback (6.8 does), so the order is part of every font: the
window's face first, then the faces for rare characters in names (DOMAIN 8.4).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from app.domain.resources import resource_path
from ui.theme.tokens import Theme

FACE = "Noto Sans SC"
FACE_ENDINGS = (".ttf", ".otf", ".ttc")
# Paper's faces: in the folder, but they must not stand in for a missing character on screen
# before a face of the window's own kind was asked.
LAST = ("Noto Serif",)


@cache
def load_fonts(folder: Path | None = None) -> tuple[str, ...]:
    """Register every bundled face once; return the families, the window's own first.

    A folder without faces leaves the system's: the window still opens, and `doctor` says so.
    """
    where = folder or resource_path("fonts")
    found: dict[str, None] = {}
    for path in sorted(where.rglob("*")) if where.is_dir() else ():
        if path.suffix.lower() in FACE_ENDINGS:
            font_id = QFontDatabase.addApplicationFont(str(path))
            found.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(font_id)[:1]))
    return tuple(sorted(found, key=_rank))


def base_font(theme: Theme, folder: Path | None = None) -> QFont:
    """The body font of the window: its face, then the faces for rare characters."""
    font = QFont()
    font.setFamilies([*load_fonts(folder), "sans-serif"])
    font.setPixelSize(theme.size("body"))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _rank(family: str) -> tuple[int, str]:
    if family == FACE:
        return 0, family
    return (2 if family.startswith(LAST) else 1), family

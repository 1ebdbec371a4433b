"""Our line icons, recoloured from the tokens when they are drawn, sharp at any density."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.domain.resources import resource_path

_INK = b"currentColor"


def icon_names() -> tuple[str, ...]:
    """Every icon there is, by name."""
    return tuple(sorted(path.stem for path in resource_path("icons").glob("*.svg")))


def paint_icon(painter: QPainter, box: QRectF, name: str, colour: QColor) -> None:
    """Draw an icon to fill a square box. Raises KeyError for a name there is no icon of."""
    _renderer(name, colour.name()).render(painter, box)


def icon_pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of `size` pixels for a screen of this device pixel ratio."""
    drawing = _renderer(name, colour.name())
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def icon(name: str, colour: QColor, size: int = 20) -> QIcon:
    """An icon for a control of Qt's own, with a picture for common densities."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        made.addPixmap(icon_pixmap(name, colour, size, ratio))
    return made


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    path = resource_path("icons", f"{name}.svg")
    if not path.is_file():
        raise KeyError(name)
    drawing = path.read_bytes().replace(_INK, colour.encode("ascii"))
    return QSvgRenderer(QByteArray(drawing))

"""A paper on the screen as it will come out: its pages, one under the other, fitted in width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.i18n import _
from ui.theme.apply import current_theme
from ui.widgets.basics.paint import color, draw_box, draw_ring
from ui.widgets.rows import PageRaster

_GAP, _EDGE = 16, 12
MOST_WIDTH = 900


class PagePreview(QScrollArea):
    """Shows pages as pixels; page up and page down turn them. Paper stays white in every theme."""

    pageChanged = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("文书预览"))
        self._sheet = _Sheets(self)
        self.setWidget(self._sheet)
        self.verticalScrollBar().valueChanged.connect(lambda: self._tell())

    @property
    def page(self) -> int:
        """The page in view, from 1; 0 while there is none."""
        return self._sheet.page_at(self.verticalScrollBar().value())

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sheet.images)

    def set_pages(self, pages: Sequence[PageRaster]) -> None:
        """Show other pages, from the first."""
        self._sheet.set_images([image_of(page) for page in pages])
        self.verticalScrollBar().setValue(0)
        self._tell()

    def turn(self, steps: int) -> None:
        """Go so many pages on, stopping at the ends."""
        wanted = min(max(self.page + steps, 1), max(self.count, 1))
        self.verticalScrollBar().setValue(self._sheet.top_of(wanted))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn; arrows scroll."""
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring."""
        super().focusInEvent(event)
        self._sheet.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._sheet.update()

    def _tell(self) -> None:
        self.setAccessibleDescription(
            _("第 {page} 页，共 {count} 页").format(page=self.page, count=self.count)
        )
        self.pageChanged.emit(self.page, self.count)


class _Sheets(QWidget):
    def __init__(self, area: QWidget) -> None:
        super().__init__()
        self._area = area
        self.setObjectName("page")
        self.images: list[QImage] = []

    def set_images(self, images: list[QImage]) -> None:
        self.images = images
        self._fit()

    def page_width(self, room: int) -> int:
        theme = current_theme()
        return max(1, min(room - 2 * theme.px(_EDGE), theme.px(MOST_WIDTH)))

    def page_height(self, image: QImage) -> int:
        return round(image.height() * self.page_width(self.width()) / max(image.width(), 1))

    def top_of(self, page: int) -> int:
        gap = current_theme().px(_GAP)
        return sum(self.page_height(image) + gap for image in self.images[: page - 1])

    def page_at(self, top: int) -> int:
        reading = top + current_theme().px(80)
        return sum(self.top_of(page) <= reading for page in range(1, len(self.images) + 1))

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(320), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        wide = self.page_width(self.width())
        left = (self.width() - wide) / 2
        for number, image in enumerate(self.images, 1):
            box = QRectF(left, self.top_of(number) + theme.px(_EDGE), wide, self.page_height(image))
            if box.intersects(QRectF(event.rect())):
                draw_box(painter, box.adjusted(-1, -1, 1, 2), color("neutral_line"), radius=2)
                painter.drawImage(box, image)
        if self._area.hasFocus():
            draw_ring(painter, QRectF(self.visibleRegion().boundingRect()), theme.size("radius"))

    def _fit(self) -> None:
        edge = 2 * current_theme().px(_EDGE)
        gap = current_theme().px(_GAP)
        self.setMinimumHeight(self.top_of(len(self.images) + 1) + edge - gap if self.images else 0)
        self.update()


def image_of(page: PageRaster) -> QImage:
    """A page as Qt holds it; the bytes are copied, so the raster may go."""
    made = QImage(page.rgba, page.width, page.height, 4 * page.width, QImage.Format.Format_RGBA8888)
    return made.copy()

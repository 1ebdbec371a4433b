"""A page of the window's middle: cards that scroll if they must, and a foot that never does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from ui.widgets.basics import column

GAP = 10


def scrolled(*items: QWidget | QLayout | int) -> QScrollArea:
    """Items below one another that scroll when there is no room, and follow the focus."""
    page = QWidget()
    page.setObjectName("page")
    page.setLayout(column(*items, 1, gap=GAP, margins=(0, 0, 0, 0)))
    area = QScrollArea()
    area.setObjectName("plain")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(page)
    return area


def tab_order(widgets: Sequence[QWidget]) -> None:
    """Let the tab key go through these widgets in this order."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)

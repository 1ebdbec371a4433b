"""Photographs the gallery: `python -m ui.widgets.gallery --out DIR`, in every theme."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.i18n import install
from ui.theme.apply import apply_theme
from ui.theme.tokens import THEMES
from ui.widgets.gallery import controls, pages, samples
from ui.widgets.gallery.intake import IntakePage

SMALLEST = (1366, 768)


def searching() -> QWidget:
    """The intake page with the search box open."""
    page = IntakePage()
    page.search.setText("王秀兰")
    page.show()
    page.search.show_hits(samples.HITS, "按姓名查找")
    return page


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture to take."""

    page: str
    theme: str
    scale: float
    folder: Path

    @property
    def path(self) -> Path:
        """Where the picture goes."""
        percent = "" if self.scale == 1 else f"-{round(self.scale * 100)}"
        return self.folder / f"{self.page}-{self.theme}{percent}.png"


PAGES: dict[str, Callable[[], QWidget]] = {
    "intake": IntakePage,
    "search": searching,
    "basics": controls.basics,
    "forms": controls.forms,
    "lists": pages.lists,
    "panels": pages.panels,
    "keys": pages.keys,
    "icons": pages.icons,
}


class Photographer:
    """Takes one picture after the other, each when its page has come to rest."""

    def __init__(self, app: QApplication, shots: Iterator[Shot]) -> None:
        self._app, self._shots = app, shots
        self._page: QWidget | None = None
        self.next()

    def next(self) -> None:
        """Show the next page, or end."""
        shot = next(self._shots, None)
        if shot is None:
            self._app.quit()
            return
        apply_theme(self._app, shot.theme, shot.scale)
        self._page = PAGES[shot.page]()
        self._page.resize(*SMALLEST)
        self._page.show()
        _focus(self._page)
        QTimer.singleShot(60, lambda: self._take(shot.path))

    def _take(self, path: Path) -> None:
        if self._page is not None:
            self._page.grab().save(str(path))
            print(path, f"{self._page.width()}×{self._page.height()}")
            self._page.close()
            self._page.deleteLater()
        self.next()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m ui.widgets.gallery", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder for the pictures")
    parser.add_argument("--theme", choices=THEMES, action="append", help="default: every one")
    parser.add_argument("--scale", type=float, default=1.0, help="1.0 to 2.0")
    parser.add_argument("--page", choices=tuple(PAGES), action="append", help="default: every one")
    parser.add_argument("--lang", default="zh", help="the language of the controls' own words")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    chosen.out.mkdir(parents=True, exist_ok=True)
    install(chosen.lang)
    app = QApplication([])
    shots = (
        Shot(page, theme, chosen.scale, chosen.out)
        for theme in chosen.theme or THEMES
        for page in chosen.page or PAGES
    )
    photographer = Photographer(app, shots)
    app.exec()
    del photographer
    return 0


def _focus(page: QWidget) -> None:
    page.activateWindow()
    wanted = page.findChild(QWidget, "focused") or getattr(page, "materials", None)
    if wanted is not None:
        wanted.setFocus()


if __name__ == "__main__":
    sys.exit(main())

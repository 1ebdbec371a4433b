"""Photographs the gallery: `python -m ui.widgets.gallery --out DIR`, in every theme."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from ui.i18n import install
from ui.theme.apply import apply_theme
from ui.theme.tokens import THEMES
from ui.widgets.gallery import pages, samples
from ui.widgets.gallery.intake import IntakePage

SMALLEST = (1366, 768)


def searching() -> QWidget:
    """The intake page with the search box open."""
    page = IntakePage()
    page.search.setText("王秀兰")
    page.show()
    page.search.show_hits(samples.HITS, "按姓名查找")
    return page


PAGES: dict[str, Callable[[], QWidget]] = {
    "intake": IntakePage,
    "search": searching,
    "basics": pages.basics,
    "forms": pages.forms,
    "lists": pages.lists,
    "panels": pages.panels,
    "keys": pages.keys,
}


def photograph(make: Callable[[], QWidget], path: Path, size: tuple[int, int]) -> None:
    """Take one picture, of a page no smaller than it needs to be."""
    page = make()
    page.resize(*size)
    page.show()
    _focus(page)
    QApplication.sendPostedEvents()
    page.grab().save(str(path))
    page.close()


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
    app = QApplication.instance() or QApplication([])
    for theme in chosen.theme or THEMES:
        apply_theme(app, theme, chosen.scale)  # type: ignore[arg-type]
        for name in chosen.page or PAGES:
            percent = "" if chosen.scale == 1 else f"-{round(chosen.scale * 100)}"
            path = chosen.out / f"{name}-{theme}{percent}.png"
            photograph(PAGES[name], path, SMALLEST)
            print(path)
    return 0


def _focus(page: QWidget) -> None:
    page.activateWindow()
    wanted = page.findChild(QWidget, "focused") or getattr(page, "materials", None)
    if wanted is not None:
        wanted.setFocus()


if __name__ == "__main__":
    sys.exit(main())

"""Makes the Qt application: platform, fonts, look, and what happens when a bug surfaces."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from types import TracebackType

from PySide6.QtWidgets import QApplication

from app.home.files import make_folders
from ui.bridge import SAID
from ui.i18n import install
from ui.program.settings import Settings
from ui.theme.apply import apply_theme
from ui.theme.fonts import load_fonts

YIELD_S = 0.0005
"""How soon the threads of memory, paper and post let the window go on: at Python's own 5 ms the
few turns of one key add up to more than a frame while a catch-up is under way.
"""
LOG_BYTES = 1_000_000
LOG_FILES = 5


def has_display() -> bool:
    """Whether there is a screen to show a window on."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def make_application(settings: Settings, *, offscreen: bool = False) -> QApplication:
    """The one QApplication, dressed; `offscreen` draws into memory."""
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.setswitchinterval(YIELD_S)
    install(settings.language)
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else QApplication(["yichuang"])
    app.setApplicationName("yichuang")
    load_fonts()
    apply_theme(app, settings.theme, settings.scale)
    return app


def settle() -> None:
    """Take everything loaded to start out of the sight of the collector of garbage.

    A full collection over it stops the window for five frames, and finds nothing.
    """
    gc.collect()
    gc.freeze()


def set_aside() -> None:
    """Take what was loaded so far out of the sight of the collector, unexamined: next to none of it
    is garbage, and walking over it costs the window that is built next a fifth of a second."""
    gc.freeze()


def keep_a_log(settings: Settings, tell: Callable[[BaseException], None]) -> None:
    """Write unforeseen errors whole into the data folder's log, and `tell` the person there.

    No key and no password is ever part of an error; a message may hold a word somebody typed, so
    the log stays in the counter's own folder.
    """
    make_folders(settings.home)
    file = RotatingFileHandler(
        settings.home.log / "yichuang.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES
    )
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(file)
    sys.excepthook = _Fault(tell)


class _Fault:
    """What happens to an error nobody caught: the log, the terminal, the window; once each."""

    def __init__(self, tell: Callable[[BaseException], None]) -> None:
        self._tell = tell
        self._is_telling = False

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        logging.getLogger("yichuang").critical("unforeseen", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        if self._is_telling or SAID in getattr(error, "__notes__", ()):
            return
        self._is_telling = True
        try:
            self._tell(error)
        finally:
            self._is_telling = False

"""The round by stick, seen from the window: asks for a folder, then works beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStorageInfo

from app.bootstrap import Counter, take_replies, write_letter
from app.domain.errors import Unavailable
from app.ports.vault import TERMINAL_KEY, Vault
from ui.bridge import PostRunner
from ui.i18n import _
from ui.presenters.runner import Failed
from ui.program.letters import taken_words, written_words

if TYPE_CHECKING:
    from app.bootstrap.letters import Answered

MOUNTS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
"""Where systems other than Windows put what was plugged in."""
Said = Callable[[str], None]


class Stick(QObject):
    """Writes letters and takes replies in; `choose` asks a person for a folder, empty for none."""

    def __init__(
        self,
        counter: Counter,
        vault: Callable[[], Vault],
        choose: Callable[[str, Path], Path | None] | None = None,
    ) -> None:
        super().__init__()
        self._counter, self._vault = counter, vault
        self._choose = choose or _ask_folder
        self._runner = PostRunner(self)
        self._folder: Path | None = None
        self.on_answered: Callable[[Answered], None] = lambda answered: None

    def write(self, said: Said, failed: Failed) -> None:
        """Write what is unsent into a folder somebody names."""
        folder = self._named(_("写到哪个 U 盘或文件夹"))
        if folder is not None:
            self._run(
                lambda private: write_letter(self._counter, private, folder),
                lambda written: said(written_words(written)),
                failed,
            )

    def read(self, said: Said, failed: Failed) -> None:
        """Take in the replies in a folder somebody names."""
        folder = self._named(_("回执在哪个 U 盘或文件夹"))
        if folder is None:
            return

        def taken(answered: Answered) -> None:
            self.on_answered(answered)
            said(taken_words(answered))

        self._run(lambda private: take_replies(self._counter, private, folder), taken, failed)

    def close(self) -> None:
        """Let what is under way finish."""
        self._runner.close()

    def _run(
        self, act: Callable[[bytes], Any], then: Callable[[Any], None], failed: Failed
    ) -> None:
        if not self._runner.is_busy:
            self._runner.run(lambda: act(self._private()), then, failed)

    def _named(self, words: str) -> Path | None:
        if self._runner.is_busy:
            return None
        self._folder = self._choose(words, self._folder or plugged_in() or Path.home())
        return self._folder

    def _private(self) -> bytes:
        private = self._vault().get(TERMINAL_KEY)
        if private is None:
            raise Unavailable("VAULT_EMPTY", name=TERMINAL_KEY)
        return private


def plugged_in() -> Path | None:
    """The first stick that can be written to, as far as the system tells one from a disk."""
    for volume in QStorageInfo.mountedVolumes():
        is_stick = volume.rootPath().startswith(MOUNTS)
        if is_stick and volume.isReady() and not volume.isReadOnly():
            return Path(volume.rootPath())
    return None


def _ask_folder(words: str, start: Path) -> Path | None:
    from PySide6.QtWidgets import QApplication, QFileDialog

    found = QFileDialog.getExistingDirectory(QApplication.activeWindow(), words, str(start))
    return Path(found) if found else None

"""A printer that puts every job into a folder as a PDF file, whole or not at all."""

from __future__ import annotations

import os
import re
from pathlib import Path

from app.domain.errors import Unavailable
from app.ports.printer import PrinterState, PrintJob, PrintOutcome, Progress, Ticket

_UNSAFE = re.compile(r'[\x00-\x1f\\/:*?"<>|]+')
_LONGEST = 60


class FolderPrinter:
    """Writes `<title> <job>.pdf`; the file appears only when all its bytes are on the disk."""

    def __init__(self, folder: Path, name: str = "打印到文件") -> None:
        self._folder = folder
        self._name = name

    @property
    def name(self) -> str:
        """The name a clerk knows it by."""
        return self._name

    def state(self) -> PrinterState:
        """READY while the folder is there and may be written to."""
        is_usable = self._folder.is_dir() and os.access(self._folder, os.W_OK)
        return PrinterState.READY if is_usable else PrinterState.OFFLINE

    def send(self, job: PrintJob) -> Ticket:
        """Write the file; raises `Unavailable` PRINTER_OFFLINE when it cannot be."""
        target = self._folder / f"{_file_name(job)}.pdf"
        partial = target.with_suffix(".part")
        try:
            with partial.open("wb") as file:
                file.write(job.pdf)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(target)
        except OSError as error:
            partial.unlink(missing_ok=True)
            raise Unavailable(
                "PRINTER_OFFLINE", printer=self._name, cause=PrinterState.OFFLINE
            ) from error
        return Ticket(job.job_id, target.name)

    def poll(self, ticket: Ticket) -> PrintOutcome:
        """PRINTED at once: the file was there before `send` answered."""
        is_there = (self._folder / ticket.reference).is_file()
        if is_there:
            return PrintOutcome(Progress.PRINTED)
        return PrintOutcome(Progress.FAILED, PrinterState.UNKNOWN)


def _file_name(job: PrintJob) -> str:
    return f"{_UNSAFE.sub('_', job.title)[:_LONGEST]} {_UNSAFE.sub('_', job.job_id)}".strip()

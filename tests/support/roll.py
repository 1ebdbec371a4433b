"""Paper whose every sheet is remembered: a printer that writes what came out of it into one file.

A folder of sheets would not show that one came out twice; this does.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from app.ports.printer import PrinterState, PrintJob, PrintOutcome, Progress, Ticket


class Notes:
    """A file of lines that outlives whoever writes it, each on the disk before `add` returns.

    Half a line, of one who was killed while writing it, is taken away by the next.
    """

    def __init__(self, path: Path) -> None:
        whole = path.read_bytes().rpartition(b"\n") if path.exists() else (b"", b"", b"")
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.ftruncate(self._file, len(whole[0] + whole[1]))

    def add(self, line: str) -> None:
        """Note a line."""
        os.write(self._file, f"{line}\n".encode())
        os.fsync(self._file)


class Roll:
    """A printer that takes every job and notes the digest of the sheet."""

    def __init__(self, notes: Notes, name: str) -> None:
        self._notes, self.name = notes, name

    def state(self) -> PrinterState:
        """Always READY."""
        return PrinterState.READY

    def send(self, job: PrintJob) -> Ticket:
        """The sheet is out when this returns."""
        self._notes.add(f"{job.job_id} {hashlib.sha256(job.pdf).hexdigest()}")
        return Ticket(job.job_id, job.job_id)

    def poll(self, ticket: Ticket) -> PrintOutcome:
        """PRINTED, since it was sent."""
        return PrintOutcome(Progress.PRINTED)


def sheets(spool: Path) -> Iterator[tuple[str, str, str]]:
    """Name, job and digest of every sheet: of a folder of files, or of the file of a `Roll`."""
    if not spool.is_file():
        for file in spool.glob("*.pdf"):
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            yield file.name, file.stem.rpartition(" ")[2], digest
        return
    for line in whole_lines(spool):
        job_id, digest = line.split()
        yield job_id, job_id, digest


def whole_lines(path: Path) -> Iterator[str]:
    """The lines of `Notes`; the last may be half of one, for its writer was killed."""
    *lines, _rest = path.read_text().split("\n") if path.exists() else [""]
    yield from filter(None, lines)

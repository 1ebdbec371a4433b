"""Where everything of one counter lies.

counter.db      the memory, encrypted
terminal.json   who this terminal is; nothing secret; .taken-over once another machine is
center.pem      the certificates its center is believed by, where the system's do not serve
keys.json       the database key, wrapped once for every clerk
vault.json      secrets of the terminal, where the system has no vault of its own
backup/ spool/ log/
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CounterHome:
    """The data folder of one counter; nothing in it is for other users of the machine."""

    root: Path

    @property
    def database(self) -> Path:
        """The memory."""
        return self.root / "counter.db"

    @property
    def keys(self) -> Path:
        """The database key, wrapped for each clerk."""
        return self.root / "keys.json"

    @property
    def vault(self) -> Path:
        """The passphrase vault, where there is one."""
        return self.root / "vault.json"

    @property
    def terminal(self) -> Path:
        """The identity of the terminal."""
        return self.root / "terminal.json"

    @property
    def taken_over(self) -> Path:
        """The identity of a folder that another machine took over; no program starts on it."""
        return self.root / "terminal.json.taken-over"

    @property
    def authority(self) -> Path:
        """The certificates the center is believed by; often there is no such file."""
        return self.root / "center.pem"

    @property
    def lock(self) -> Path:
        """The file a running program holds."""
        return self.root / "running.lock"

    @property
    def backup(self) -> Path:
        """Copies made before a migration and on demand, encrypted."""
        return self.root / "backup"

    @property
    def spool(self) -> Path:
        """Papers on their way to a printer."""
        return self.root / "spool"

    @property
    def log(self) -> Path:
        """What the program noted about itself."""
        return self.root / "log"

    @property
    def is_provisioned(self) -> bool:
        """Whether a counter was ever set up here."""
        return self.terminal.exists()


def free(path: Path) -> Path:
    """A name beside `path` that nothing has yet: itself, else with -2, -3 … behind it."""
    taken, number = path, 1
    while taken.exists():
        number += 1
        taken = path.with_name(f"{path.name}-{number}")
    return taken

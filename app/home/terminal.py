"""terminal.json: who this terminal is. Nothing in it is secret, all of it is needed to start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from app.domain.errors import Unavailable
from app.home.files import read_json, write_json
from app.home.paths import CounterHome


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """The identity a terminal was given when it was set up.

    `key_check` tells the database key from a wrong one; `trusted` are the public keys, in
    hexadecimal by key id, whose bundles are believed; `vault` is "os" or "file". `place` names
    center and window for the sign-in card, which is shown before any memory is open. `center_url`
    is where its center answers, and `center_key` the public key it signs with, in hexadecimal;
    both are empty where it has none.
    """

    terminal_id: str
    window_id: str
    epoch: int
    public_key: str
    key_check: str
    vault: str
    trusted: Mapping[str, str]
    place: str = ""
    center_url: str = ""
    center_key: str = ""

    @property
    def trusted_keys(self) -> dict[str, bytes]:
        """The trusted public keys as bytes."""
        return {name: bytes.fromhex(key) for name, key in self.trusted.items()}


def write_terminal(home: CounterHome, terminal: Terminal) -> None:
    """Write the identity down: the last step of setting a counter up."""
    write_json(home.terminal, asdict(terminal))


def read_terminal(home: CounterHome) -> Terminal:
    """The identity; Unavailable FILE_MISSING when no counter was set up, FILE_DAMAGED;
    TERMINAL_TAKEN_OVER when another machine goes on with what lies here.
    """
    if not home.terminal.exists() and home.taken_over.exists():
        raise Unavailable(
            "TERMINAL_TAKEN_OVER", terminal=read_identity(home.taken_over).terminal_id
        )
    return read_identity(home.terminal)


def read_identity(file: Path) -> Terminal:
    """The identity in a file that may lie elsewhere; raises as `read_terminal`."""
    data = read_json(file)
    try:
        terminal = Terminal(**data)
        terminal.trusted_keys.clear()
    except (TypeError, ValueError, AttributeError) as error:
        raise Unavailable("FILE_DAMAGED", file=file.name) from error
    return terminal

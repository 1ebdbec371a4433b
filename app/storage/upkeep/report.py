"""What `verify` found, as a value; the command line and the window make sentences of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.protocol.chain import Head

Progress = Callable[[str, int, int], None]
"""Told now and then: the step in work, how much of it is done, and out of how much."""


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a chain does not hold, and why: GAP, PREVIOUS, HASH, TERMINAL or MALFORMED."""

    terminal_id: str
    epoch: int
    seq: int
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The state of a memory; it is sound when nothing is listed.

    `differing` names the tables that are not what the journal folds to (or the code of what keeps
    it from being folded); `doubled` the numbers two
    facts used; `changed_blobs` digests under which other bytes lie; `missing_bytes` documents
    whose archived bytes are gone. `pending` documents are merely not rendered yet.
    """

    facts: int
    head: Head
    breaks: tuple[Break, ...] = ()
    signatures: int = 0
    bad_signatures: tuple[str, ...] = ()
    digests: Mapping[str, str]
    differing: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    changed_blobs: tuple[str, ...] = ()
    missing_bytes: tuple[str, ...] = ()
    pending: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether everything is as it must be."""
        return self.is_whole and not self.doubled

    @property
    def is_whole(self) -> bool:
        """Whether everything that was recorded is there: a number used twice may be what was."""
        return not (
            self.breaks
            or self.bad_signatures
            or self.differing
            or self.changed_blobs
            or self.missing_bytes
        )

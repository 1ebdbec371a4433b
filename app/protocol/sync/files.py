"""What is said of files, by their digests; see `messages` for who says it when."""

from __future__ import annotations

import msgspec

MOST_PIECE = 512_000
"""The most bytes of a file in one answer or question."""
MOST_FILE = 64 << 20
"""No file is kept or fetched that claims to be larger."""
MOST_STOCK = 500
"""The most files asked after in one question."""


class Fetch(msgspec.Struct, frozen=True, tag=True):
    """The file with this SHA-256, from byte `start` on."""

    ticket: str
    terminal_id: str
    epoch: int
    digest: str
    start: int = 0


class Fetched(msgspec.Struct, frozen=True, tag=True):
    """A piece of a file that is `size` bytes long; none of it where `start` is its end."""

    ticket: str
    digest: str
    size: int
    start: int
    content: bytes


class Stock(msgspec.Struct, frozen=True, tag=True):
    """How much does the center have of the files with these SHA-256?"""

    ticket: str
    terminal_id: str
    epoch: int
    files: tuple[str, ...]


class Stocked(msgspec.Struct, frozen=True, tag=True):
    """For each file asked after the bytes that lie here from its start on; all of them where it is
    whole, 0 where nobody began.
    """

    ticket: str
    have: tuple[int, ...]


class Deposit(msgspec.Struct, frozen=True, tag=True):
    """A piece of a file of `size` bytes, from byte `start` on."""

    ticket: str
    terminal_id: str
    epoch: int
    digest: str
    size: int
    start: int
    content: bytes


class Deposited(msgspec.Struct, frozen=True, tag=True):
    """`have` bytes lie here from the start on: the next piece begins there, none at `size`. After
    the last piece it is 0 where the whole has another digest: nothing of it was kept.
    """

    ticket: str
    digest: str
    have: int

"""What the two ends say to each other. Values only; `wire` writes them down.

    counter ── Hello ─▶ center      who I am, where my chain ends, what I think you have
            ◀─ Welcome ──           your generation, what you have of me, whether I may go on
    counter ── Renew ─▶ center      my life ended (restored, cloned): here a new one begins
            ◀─ Renewed ──
    counter ── Push ──▶ center      facts from `base` on, the head signed
            ◀─ Pushed ──            stored up to here, and the positions they were given
    counter ── Pull ──▶ center      what came after my cursor
            ◀─ Pulled ──
    counter ── Look ──▶ center      a case of another window, by its number
            ◀─ Seen ──
    counter ── Check ─▶ center      do we hold the same?
            ◀─ Checked ──
    counter ── Fetch ─▶ center      a piece of a file, by its digest
            ◀─ Fetched ──
    counter ── Stock ─▶ center      how much of these files do you have?
            ◀─ Stocked ──
    counter ── Deposit ▶ center     a piece of a file that facts name
            ◀─ Deposited ──
    machine ── Enrol ─▶ center      a one-time code, and the key I shall sign with
            ◀─ Enrolled ─           who I am from now on

Every question bears a `ticket` which its answer repeats: an answer nobody waits for is dropped.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

import msgspec

from app.protocol.chain import Entry
from app.protocol.sync.files import Deposit, Deposited, Fetch, Fetched, Stock, Stocked

MOST_ENTRIES = 1000
"""The most facts in one push or pull."""
PAGE = 500
"""So many are asked for by a pull: a counter stores a page in one go, and its clerk waits."""
MOST_BYTES = 2_000_000
"""The most bytes of facts in one push or pull, before compression; one fact may exceed it."""
MOST_MARKS = 20_000
"""The most places named in one renewal."""


class Verdict(StrEnum):
    """What the center says to a hello."""

    WELCOME = "WELCOME"
    ROLLED_BACK = "ROLLED_BACK"
    """The terminal is older than what it said before: restored from a backup, or its twin spoke."""
    FENCED = "FENCED"
    """Facts are taken, numbers and money are not: a person at the center must decide."""


class Ending(StrEnum):
    """Why a life of a terminal ended."""

    RESTORED = "RESTORED"
    """Its memory went back to an earlier state."""
    FORKED = "FORKED"
    """Another fact stands at a place this life has filled: a copy of the disk is at work."""
    REPLACED = "REPLACED"
    """Another machine took over."""
    RETIRED = "RETIRED"
    """A person at the center took the terminal out of service."""


class No(StrEnum):
    """Why a question was refused whole."""

    UPGRADE = "UPGRADE"
    """No version of the protocol is spoken on both sides."""
    CODE_UNKNOWN = "CODE_UNKNOWN"
    """No such one-time code."""
    CODE_USED = "CODE_USED"
    """Another machine was let in with it."""
    CODE_EXPIRED = "CODE_EXPIRED"
    CODE_OTHER_TERMINAL = "CODE_OTHER_TERMINAL"
    """The code is another terminal's."""
    CASE_NOT_AT_CENTER = "CASE_NOT_AT_CENTER"
    """No case with that number lies at the center."""
    FILE_UNKNOWN = "FILE_UNKNOWN"
    """No file with that digest lies at the center."""
    FILE_MALFORMED = "FILE_MALFORMED"
    """No digest, no size or no piece of a file."""
    GENERATION = "GENERATION"
    """The center lives in another generation than the one named."""
    GAP = "GAP"
    """The facts do not follow on what is stored."""
    FORK = "FORK"
    """Another fact is stored at one of these places."""
    SIGNATURE = "SIGNATURE"
    """The head is not signed by the terminal's key."""
    EMPTY = "EMPTY"
    TOO_LARGE = "TOO_LARGE"
    OLDER = "OLDER"
    """None of the places named is known here: name older ones."""
    QUESTION = "QUESTION"
    """Not a question this center answers."""


class Place(msgspec.Struct, frozen=True):
    """The end of a chain: the number of its newest fact, 0 for none, and the hash there."""

    seq: int
    hash: str


class Run(msgspec.Struct, frozen=True):
    """`count` facts from `seq` on stand at consecutive positions from `pos` on."""

    seq: int
    pos: int
    count: int


class Held(msgspec.Struct, frozen=True):
    """A lease as the terminal holds it: every number below `next_no` may be on paper.

    One that gives no number any more is told as if it were used up: a center that was set back may
    not know of it.
    """

    lease_id: str
    series: str
    from_no: int
    to_no: int
    next_no: int


class Offer(msgspec.Struct, frozen=True):
    """The newest published bundle: fetched by its digest, in bytes `size` long."""

    bundle_id: str
    digest: str
    size: int


class Hello(msgspec.Struct, frozen=True, tag=True):
    """The first question of a round. `visit` counts the rounds of this life, `nonce` names this.

    `renewal` is the nonce of a new life that was asked for and whose answer never came.
    `is_former`: this life is over; what it recorded is said again, to a center that lost it.
    """

    ticket: str
    oldest: int
    newest: int
    program: str
    terminal_id: str
    epoch: int
    visit: int
    nonce: str
    head: Place
    acked: Place
    generation: str
    cursor: int
    at: str
    leases: tuple[Held, ...] = ()
    renewal: str = ""
    is_former: bool = False


class Welcome(msgspec.Struct, frozen=True, tag=True):
    """The answer to a hello.

    `have` is what the center holds of this life; `agrees` unless another fact stands where the
    counter's head is; `placed` where those facts stand that the counter
    does not know to be stored, `stable_seq` what of it lies off the machine.
    `born_at`: every position of the feed up to it is the same in the generation the counter named;
    0 when nothing of that one is known here.
    """

    ticket: str
    version: int
    verdict: Verdict
    generation: str
    born_at: int
    have: Place
    agrees: bool
    placed: tuple[Run, ...]
    stable_seq: int
    end: int
    now: str
    bundle: Offer | None = None
    retry_after_s: int = 0
    reason: str = ""


class Renew(msgspec.Struct, frozen=True, tag=True):
    """A new life is to begin. `marks` are places of the old one, the newest `MOST_MARKS` first;
    the same `nonce` asked again is answered by the same life.
    """

    ticket: str
    generation: str
    terminal_id: str
    epoch: int
    cause: Ending
    marks: tuple[Place, ...]
    nonce: str


class Renewed(msgspec.Struct, frozen=True, tag=True):
    """The new life. What follows `base` of the old one, the last place both agree on, is said
    again in the new one; it gives no number from the leases of the old.
    """

    ticket: str
    epoch: int
    base: Place


class Push(msgspec.Struct, frozen=True, tag=True):
    """Facts that follow `base`; `signature` is the terminal's over the last one."""

    ticket: str
    generation: str
    terminal_id: str
    epoch: int
    base: Place
    entries: tuple[Entry, ...]
    signature: str


class Pushed(msgspec.Struct, frozen=True, tag=True):
    """Stored for good up to `have`; `placed` are the positions of the first fact sent and on."""

    ticket: str
    generation: str
    have: Place
    stable_seq: int
    placed: tuple[Run, ...]


class Pull(msgspec.Struct, frozen=True, tag=True):
    """What came after `after`, this life's own facts left out; waits `wait_s` for the first."""

    ticket: str
    generation: str
    terminal_id: str
    epoch: int
    after: int
    limit: int = PAGE
    wait_s: int = 0


class Row(msgspec.Struct, frozen=True):
    """A fact at its position in the feed."""

    pos: int
    entry: Entry


class Pulled(msgspec.Struct, frozen=True, tag=True):
    """Rows in order; the reader has now seen everything up to `next`, the feed ends at `end`.

    `digest` covers the hashes of the rows while they travel; see `lean`.
    """

    ticket: str
    generation: str
    rows: tuple[Row, ...]
    next: int
    end: int
    digest: str = ""


class Look(msgspec.Struct, frozen=True, tag=True):
    """The case with this number, whichever window it is at; its window hears of it from now on."""

    ticket: str
    generation: str
    terminal_id: str
    epoch: int
    number: str


class Seen(msgspec.Struct, frozen=True, tag=True):
    """Every fact of the case so far, in feed order; what comes behind them comes by the feed."""

    ticket: str
    generation: str
    subject: str
    rows: tuple[Row, ...]


class Tally(msgspec.Struct, frozen=True):
    """What one day of one life holds: facts, payments and their sum in fen, and a digest."""

    day: str
    facts: int
    payments: int
    fen: int
    digest: str


class Check(msgspec.Struct, frozen=True, tag=True):
    """Does the center hold these days of this life alike, up to a place it has acknowledged?"""

    ticket: str
    generation: str
    terminal_id: str
    epoch: int
    upto: int
    days: tuple[Tally, ...]


class Checked(msgspec.Struct, frozen=True, tag=True):
    """The days which differ, as the center has them."""

    ticket: str
    differing: tuple[Tally, ...]


class Former(msgspec.Struct, frozen=True):
    """The life on a disk that another machine takes over; `marks` are its places as in `Renew`.

    It `goes_on` with the `leases` where whoever asks says that the old machine will take no number
    any more.
    """

    epoch: int
    marks: tuple[Place, ...]
    leases: tuple[Held, ...]
    goes_on: bool = False


class Enrol(msgspec.Struct, frozen=True, tag=True):
    """A machine asks to be let in; signed with the private part of the `key` it names.

    `secret` is the secret part of its code. A counter that was set up without a center, and one
    that takes a disk over, tells who it is; any other leaves `terminal_id` empty and is told.
    """

    ticket: str
    secret: str
    key: str
    terminal_id: str = ""
    epoch: int = 0
    former: Former | None = None


class Enrolled(msgspec.Struct, frozen=True, tag=True):
    """Who the machine is, and the leases of the former life it goes `on_with`. The same code and
    key asked again are answered alike.
    """

    ticket: str
    center_id: str
    center_key: str
    terminal_id: str
    window_id: str
    epoch: int
    bundle: Offer | None = None
    on_with: tuple[str, ...] = ()


class Problem(msgspec.Struct, frozen=True, tag=True):
    """A definite no: the question had no effect. `have` where the right place would help."""

    ticket: str
    code: str
    generation: str = ""
    have: Place | None = None
    retry_after_s: int = 0
    detail: str = ""


Question: TypeAlias = Hello | Renew | Push | Pull | Look | Check | Fetch | Stock | Deposit | Enrol
Answer: TypeAlias = (
    Welcome
    | Renewed
    | Pushed
    | Pulled
    | Seen
    | Checked
    | Fetched
    | Stocked
    | Deposited
    | Enrolled
    | Problem
)

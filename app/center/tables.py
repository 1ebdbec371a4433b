"""The tables of a center, the same on SQLite and PostgreSQL.

    center       one row: its present generation, the end of its feed
    generation   every life of this center, and the end of the feed when it was born
    terminal     the machines that were enrolled
    life         the lives of each terminal: its key, what is stored of it, whether it is open
    fact         the journal of all; place (terminal, epoch, seq), identity `event_id`
    echo         places of a life whose fact another life had said before
    feed         positions, dense from 1, each a fact
    scope        who reads which position
    reader       who reads a case: the window that began it, and the terminals that asked for it
    reading      what a terminal reads beside its own window: other windows, an organ, everything
    application  who applied for what under which case number, and at which window
    pool         numbers of a series not leased yet
    lease        numbers leased to a life of a terminal
    returned     numbers that came back, to be leased again
    invitation   one-time codes by which machines are let in, by their digests
    publication  bundles on their way from draft to publication
    first_key    the verifiers of first passwords
    file         what lies here under its digest: bundles, and what counters deposited
    part         pieces of files on their way, by who deposits them

Every key begins with the center's id, so that the tables can be cut by it.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _whole(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _big(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False)


center = Table(
    "center",
    metadata,
    _text("center_id"),
    _text("name"),
    _text("generation"),
    _whole("ordinal"),
    _big("pos"),
    PrimaryKeyConstraint("center_id"),
)

generation = Table(
    "generation",
    metadata,
    _text("center_id"),
    _text("generation"),
    _whole("ordinal"),
    _big("born_at"),
    _text("cause"),
    _text("at"),
    PrimaryKeyConstraint("center_id", "generation"),
)

terminal = Table(
    "terminal",
    metadata,
    _text("center_id"),
    _text("terminal_id"),
    _text("window_id"),
    PrimaryKeyConstraint("center_id", "terminal_id"),
)

life = Table(
    "life",
    metadata,
    _text("center_id"),
    _text("terminal_id"),
    _big("epoch"),
    _text("public_key"),
    _text("fence"),
    _text("nonce"),
    _text("opened_at"),
    _big("have_seq"),
    _text("have_hash"),
    _big("stable_seq"),
    _big("visit"),
    _text("visit_nonce"),
    _text("heard_in"),
    PrimaryKeyConstraint("center_id", "terminal_id", "epoch"),
)
"""`fence` names why this life gets no numbers, empty while it does; facts are taken from any.
`heard_in` is the generation it named when it last said hello.
"""

fact = Table(
    "fact",
    metadata,
    _text("center_id"),
    _text("terminal_id"),
    _big("epoch"),
    _big("seq"),
    _text("event_id"),
    _text("kind"),
    _big("ver"),
    _text("subject"),
    _text("body"),
    _text("actor"),
    _text("at"),
    _big("mono"),
    _text("boot_id"),
    _text("prev_hash"),
    _text("hash"),
    _text("received_at"),
    PrimaryKeyConstraint("center_id", "terminal_id", "epoch", "seq"),
    UniqueConstraint("center_id", "event_id"),
    Index("fact_of_subject", "center_id", "subject"),
)

echo = Table(
    "echo",
    metadata,
    _text("center_id"),
    _text("terminal_id"),
    _big("epoch"),
    _big("seq"),
    _text("event_id"),
    _text("prev_hash"),
    _text("hash"),
    PrimaryKeyConstraint("center_id", "terminal_id", "epoch", "seq"),
)
"""Places of a chain whose fact is stored already, said by another life of the same terminal."""

feed = Table(
    "feed",
    metadata,
    _text("center_id"),
    _big("pos"),
    _text("terminal_id"),
    _big("epoch"),
    _big("seq"),
    PrimaryKeyConstraint("center_id", "pos"),
    UniqueConstraint("center_id", "terminal_id", "epoch", "seq"),
)

scope = Table(
    "scope",
    metadata,
    _text("center_id"),
    _text("scope"),
    _big("pos"),
    PrimaryKeyConstraint("center_id", "scope", "pos"),
    Index("scope_by_pos", "center_id", "pos"),
)

reader = Table(
    "reader",
    metadata,
    _text("center_id"),
    _text("subject"),
    _text("scope"),
    PrimaryKeyConstraint("center_id", "subject", "scope"),
)

reading = Table(
    "reading",
    metadata,
    _text("center_id"),
    _text("terminal_id"),
    _text("scope"),
    PrimaryKeyConstraint("center_id", "terminal_id", "scope"),
)

application = Table(
    "application",
    metadata,
    _text("center_id"),
    _text("subject"),
    _text("number"),
    _text("task_code"),
    _text("id_no"),
    _text("window_id"),
    PrimaryKeyConstraint("center_id", "subject"),
    Index("application_by_number", "center_id", "number"),
    Index("application_alike", "center_id", "task_code", "id_no"),
)

pool = Table(
    "pool",
    metadata,
    _text("center_id"),
    _text("series"),
    _text("model"),
    _big("next_no"),
    _big("last_no"),
    _whole("size"),
    PrimaryKeyConstraint("center_id", "series"),
)
"""`model` is a segment as canonical JSON: everything but its numbers, holder and identity."""

lease = Table(
    "lease",
    metadata,
    _text("center_id"),
    _text("lease_id"),
    _text("series"),
    _big("from_no"),
    _big("to_no"),
    _text("terminal_id"),
    _big("epoch"),
    PrimaryKeyConstraint("center_id", "lease_id"),
    Index("lease_of_terminal", "center_id", "terminal_id"),
)

returned = Table(
    "returned",
    metadata,
    _text("center_id"),
    _text("series"),
    _big("from_no"),
    _big("to_no"),
    PrimaryKeyConstraint("center_id", "series", "from_no"),
)
"""Numbers that came back from a machine that is gone; they are leased before any other."""

invitation = Table(
    "invitation",
    metadata,
    _text("center_id"),
    _text("digest"),
    _text("terminal_id"),
    _text("window_id"),
    _text("expires_at"),
    _text("public_key"),
    _big("epoch"),
    PrimaryKeyConstraint("center_id", "digest"),
)
"""`public_key` and `epoch` are those of the machine that was let in with it, empty before."""

publication = Table(
    "publication",
    metadata,
    _text("center_id"),
    _text("bundle_id"),
    _whole("serial"),
    _text("state"),
    _text("digest"),
    _big("size"),
    _text("drafted_at"),
    _text("checked_at"),
    _text("published_at"),
    PrimaryKeyConstraint("center_id", "bundle_id"),
    UniqueConstraint("center_id", "serial"),
)
"""`digest` names the sections of a draft, and the signed file once it is published."""

first_key = Table(
    "first_key",
    metadata,
    _text("center_id"),
    _text("staff_id"),
    _text("verifier"),
    PrimaryKeyConstraint("center_id", "staff_id"),
)

file = Table(
    "file",
    metadata,
    _text("center_id"),
    _text("digest"),
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("center_id", "digest"),
)

part = Table(
    "part",
    metadata,
    _text("center_id"),
    _text("terminal_id"),
    _text("digest"),
    _big("start"),
    Column("content", LargeBinary, nullable=False),
    _text("at"),
    PrimaryKeyConstraint("center_id", "terminal_id", "digest", "start"),
)

"""Step 1: the beginning. Journal, feed, lives, leases, bundles.

Tables that are there already are left alone: the first centers made them before steps were counted.
"""

from __future__ import annotations

from alembic.operations import Operations
from sqlalchemy import BigInteger, Column, LargeBinary, PrimaryKeyConstraint, Text

_TABLES = """
CREATE TABLE IF NOT EXISTS center (
    center_id TEXT NOT NULL,
    name TEXT NOT NULL,
    generation TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    pos BIGINT NOT NULL,
    PRIMARY KEY (center_id)
);
CREATE TABLE IF NOT EXISTS echo (
    center_id TEXT NOT NULL,
    terminal_id TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    event_id TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (center_id, terminal_id, epoch, seq)
);
CREATE TABLE IF NOT EXISTS fact (
    center_id TEXT NOT NULL,
    terminal_id TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    event_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    ver BIGINT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    mono BIGINT NOT NULL,
    boot_id TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    received_at TEXT NOT NULL,
    PRIMARY KEY (center_id, terminal_id, epoch, seq),
    UNIQUE (center_id, event_id)
);
CREATE TABLE IF NOT EXISTS feed (
    center_id TEXT NOT NULL,
    pos BIGINT NOT NULL,
    terminal_id TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (center_id, pos),
    UNIQUE (center_id, terminal_id, epoch, seq)
);
CREATE TABLE IF NOT EXISTS generation (
    center_id TEXT NOT NULL,
    generation TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    born_at BIGINT NOT NULL,
    cause TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (center_id, generation)
);
CREATE TABLE IF NOT EXISTS first_key (
    center_id TEXT NOT NULL,
    staff_id TEXT NOT NULL,
    verifier TEXT NOT NULL,
    PRIMARY KEY (center_id, staff_id)
);
CREATE TABLE IF NOT EXISTS invitation (
    center_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    terminal_id TEXT NOT NULL,
    window_id TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    public_key TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    PRIMARY KEY (center_id, digest)
);
CREATE TABLE IF NOT EXISTS lease (
    center_id TEXT NOT NULL,
    lease_id TEXT NOT NULL,
    series TEXT NOT NULL,
    from_no BIGINT NOT NULL,
    to_no BIGINT NOT NULL,
    terminal_id TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    PRIMARY KEY (center_id, lease_id)
);
CREATE TABLE IF NOT EXISTS life (
    center_id TEXT NOT NULL,
    terminal_id TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    public_key TEXT NOT NULL,
    fence TEXT NOT NULL,
    nonce TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    have_seq BIGINT NOT NULL,
    have_hash TEXT NOT NULL,
    stable_seq BIGINT NOT NULL,
    visit BIGINT NOT NULL,
    visit_nonce TEXT NOT NULL,
    heard_in TEXT NOT NULL,
    PRIMARY KEY (center_id, terminal_id, epoch)
);
CREATE TABLE IF NOT EXISTS pool (
    center_id TEXT NOT NULL,
    series TEXT NOT NULL,
    model TEXT NOT NULL,
    next_no BIGINT NOT NULL,
    last_no BIGINT NOT NULL,
    size INTEGER NOT NULL,
    PRIMARY KEY (center_id, series)
);
CREATE TABLE IF NOT EXISTS publication (
    center_id TEXT NOT NULL,
    bundle_id TEXT NOT NULL,
    serial INTEGER NOT NULL,
    state TEXT NOT NULL,
    digest TEXT NOT NULL,
    size BIGINT NOT NULL,
    drafted_at TEXT NOT NULL,
    checked_at TEXT NOT NULL,
    published_at TEXT NOT NULL,
    PRIMARY KEY (center_id, bundle_id),
    UNIQUE (center_id, serial)
);
CREATE TABLE IF NOT EXISTS returned (
    center_id TEXT NOT NULL,
    series TEXT NOT NULL,
    from_no BIGINT NOT NULL,
    to_no BIGINT NOT NULL,
    PRIMARY KEY (center_id, series, from_no)
);
CREATE TABLE IF NOT EXISTS reader (
    center_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    scope TEXT NOT NULL,
    PRIMARY KEY (center_id, subject, scope)
);
CREATE TABLE IF NOT EXISTS reading (
    center_id TEXT NOT NULL,
    terminal_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    PRIMARY KEY (center_id, terminal_id, scope)
);
CREATE TABLE IF NOT EXISTS application (
    center_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    number TEXT NOT NULL,
    task_code TEXT NOT NULL,
    id_no TEXT NOT NULL,
    window_id TEXT NOT NULL,
    PRIMARY KEY (center_id, subject)
);
CREATE TABLE IF NOT EXISTS scope (
    center_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    pos BIGINT NOT NULL,
    PRIMARY KEY (center_id, scope, pos)
);
CREATE INDEX IF NOT EXISTS fact_of_subject ON fact (center_id, subject);
CREATE INDEX IF NOT EXISTS application_by_number ON application (center_id, number);
CREATE INDEX IF NOT EXISTS application_alike ON application (center_id, task_code, id_no);
CREATE INDEX IF NOT EXISTS lease_of_terminal ON lease (center_id, terminal_id);
CREATE INDEX IF NOT EXISTS scope_by_pos ON scope (center_id, pos);
CREATE TABLE IF NOT EXISTS terminal (
    center_id TEXT NOT NULL,
    terminal_id TEXT NOT NULL,
    window_id TEXT NOT NULL,
    PRIMARY KEY (center_id, terminal_id)
)
"""


def upgrade(op: Operations) -> None:
    """Create everything."""
    for statement in _TABLES.split(";\n"):
        op.execute(statement.strip())
    op.create_table(
        "file",
        Column("center_id", Text, nullable=False),
        Column("digest", Text, nullable=False),
        Column("content", LargeBinary, nullable=False),
        PrimaryKeyConstraint("center_id", "digest"),
        if_not_exists=True,
    )
    op.create_table(
        "part",
        Column("center_id", Text, nullable=False),
        Column("terminal_id", Text, nullable=False),
        Column("digest", Text, nullable=False),
        Column("start", BigInteger, nullable=False),
        Column("content", LargeBinary, nullable=False),
        Column("at", Text, nullable=False),
        PrimaryKeyConstraint("center_id", "terminal_id", "digest", "start"),
        if_not_exists=True,
    )

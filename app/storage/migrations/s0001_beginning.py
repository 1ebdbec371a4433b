"""Step 1: the beginning. Journal, blobs, drafts, published content and the folds."""

from __future__ import annotations

from alembic.operations import Operations

_TABLES = """
CREATE TABLE bill (
    n INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    case_id TEXT NOT NULL,
    bill_no TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (n),
    UNIQUE ("key")
);
CREATE TABLE blob (
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    content BLOB NOT NULL,
    at_center INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (digest)
);
CREATE TABLE blob_part (
    digest TEXT NOT NULL,
    start INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (digest, start)
);
CREATE TABLE book_line (
    n INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    day TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (n),
    UNIQUE ("key")
);
CREATE TABLE "case" (
    n INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    stage TEXT NOT NULL,
    case_no TEXT NOT NULL,
    case_no_reversed TEXT NOT NULL,
    matter_name TEXT NOT NULL,
    local_code TEXT NOT NULL,
    applicant TEXT NOT NULL,
    masked_id TEXT NOT NULL,
    id_no TEXT NOT NULL,
    agent_id TEXT NOT NULL,
    mobile TEXT NOT NULL,
    fee TEXT NOT NULL,
    due_on TEXT,
    due_unit TEXT,
    opened_on TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    conflicts INTEGER NOT NULL,
    deemed INTEGER NOT NULL,
    urgency TEXT,
    notice_due TEXT,
    state TEXT NOT NULL,
    PRIMARY KEY (n),
    UNIQUE ("key")
);
CREATE TABLE center_link (
    only INTEGER NOT NULL,
    generation TEXT NOT NULL,
    cursor INTEGER NOT NULL,
    visit INTEGER NOT NULL,
    nonce TEXT NOT NULL,
    fence TEXT NOT NULL,
    renewal TEXT NOT NULL,
    PRIMARY KEY (only)
);
CREATE TABLE document (
    n INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    case_id TEXT NOT NULL,
    number TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (n),
    UNIQUE ("key")
);
CREATE TABLE draft_field (
    n INTEGER NOT NULL,
    draft_id TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (n)
);
CREATE TABLE fact (
    pos INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    terminal_id TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    ver INTEGER NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    mono INTEGER NOT NULL,
    boot_id TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    center_pos INTEGER,
    PRIMARY KEY (pos),
    UNIQUE (event_id),
    UNIQUE (terminal_id, epoch, seq)
);
CREATE TABLE known_applicant (
    n INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    name TEXT NOT NULL,
    last_on TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (n),
    UNIQUE ("key")
);
CREATE TABLE number_use (
    n INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    doubles INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (n),
    UNIQUE ("key")
);
CREATE TABLE payment (
    n INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    case_id TEXT NOT NULL,
    reference TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (n),
    UNIQUE ("key")
);
CREATE TABLE print_job (
    n INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    case_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    progress TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (n),
    UNIQUE ("key")
);
CREATE TABLE published (
    section TEXT NOT NULL,
    "key" TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (section, "key", version)
);
CREATE TABLE segment (
    n INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    series TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (n),
    UNIQUE ("key")
);
CREATE TABLE signed_head (
    terminal_id TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    signature TEXT NOT NULL,
    PRIMARY KEY (terminal_id, epoch, seq)
);
CREATE TABLE terminal (
    terminal_id TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    acked_seq INTEGER NOT NULL,
    stable_seq INTEGER NOT NULL,
    opened_at TEXT NOT NULL,
    public_key TEXT NOT NULL,
    PRIMARY KEY (terminal_id, epoch)
)
"""

_INDEXES = """
CREATE INDEX bill_of_case ON bill (case_id);
CREATE INDEX bill_of_number ON bill (bill_no);
CREATE INDEX book_line_of_day ON book_line (day);
CREATE INDEX case_by_notice ON "case" (notice_due) WHERE notice_due IS NOT NULL;
CREATE INDEX case_by_urgency ON "case" (urgency) WHERE urgency IS NOT NULL;
CREATE INDEX case_in_conflict ON "case" (n) WHERE conflicts > 0;
CREATE INDEX case_of_agent ON "case" (agent_id) WHERE agent_id != '';
CREATE INDEX case_of_applicant ON "case" (id_no);
CREATE INDEX case_of_day ON "case" (opened_on);
CREATE INDEX case_of_mobile ON "case" (mobile);
CREATE INDEX case_of_number ON "case" (case_no_reversed);
CREATE INDEX document_of_case ON document (case_id);
CREATE INDEX document_of_number ON document (number);
CREATE INDEX blob_not_at_center ON blob (digest) WHERE at_center = 0;
CREATE INDEX document_of_file ON document (sha256) WHERE sha256 != '';
CREATE INDEX document_unarchived ON document (n) WHERE sha256 = '';
CREATE INDEX draft_field_of_draft ON draft_field (draft_id);
CREATE INDEX fact_of_subject ON fact (subject);
CREATE INDEX fact_by_center ON fact (center_pos) WHERE center_pos IS NOT NULL;
CREATE INDEX known_applicant_of_name ON known_applicant (name, last_on);
CREATE INDEX number_use_doubled ON number_use (doubles) WHERE doubles > 0;
CREATE INDEX payment_of_case ON payment (case_id);
CREATE INDEX payment_of_reference ON payment (reference) WHERE reference != '';
CREATE INDEX print_job_of_case ON print_job (case_id);
CREATE INDEX print_job_of_document ON print_job (document_id);
CREATE INDEX print_job_unprinted ON print_job (n) WHERE progress != 'PRINTED';
CREATE INDEX segment_of_series ON segment (series);
CREATE VIRTUAL TABLE case_search USING fts5(terms, content='', contentless_delete=1,
    tokenize='ascii')
"""


def upgrade(op: Operations) -> None:
    """Create everything."""
    for statement in (_TABLES + ";" + _INDEXES).split(";\n"):
        op.execute(statement.strip())

"""Every table of a counter's memory, as SQLAlchemy Core describes it.

    fact          the journal; nothing is ever changed or deleted in it
    terminal      who records here, in which life, and what the center has acknowledged
    center_link   what is known of the center: its generation, the cursor in its feed, a fence
    signed_head   signatures of this terminal over heads of its chain
    blob          bytes under their SHA-256: papers, bundles, attachments
    blob_part     pieces of files on their way from the center
    draft_field   what was typed and is not a case yet; may be deleted
    published     the content of installed bundles, derived from their blobs
    and one table for each fold of `app.domain.folds.registry`

A fold's table has `n` (order of arrival), `key`, columns to look things up by, and `state`: the
folded dataclass as canonical JSON. Times and days are ISO 8601 text, money is fen.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
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


fact = Table(
    "fact",
    metadata,
    Column("pos", Integer, primary_key=True),
    _text("event_id"),
    _text("terminal_id"),
    _whole("epoch"),
    _whole("seq"),
    _text("kind"),
    _whole("ver"),
    _text("subject"),
    _text("body"),
    _text("actor"),
    _text("at"),
    _whole("mono"),
    _text("boot_id"),
    _text("prev_hash"),
    _text("hash"),
    Column("center_pos", Integer),
    UniqueConstraint("event_id"),
    UniqueConstraint("terminal_id", "epoch", "seq"),
)
"""`center_pos` is the position the center gave the fact, null until this counter knows of it."""
Index("fact_of_subject", fact.c.subject)
Index("fact_by_center", fact.c.center_pos, sqlite_where=fact.c.center_pos.is_not(None))

terminal = Table(
    "terminal",
    metadata,
    _text("terminal_id"),
    _whole("epoch"),
    _whole("acked_seq"),
    _whole("stable_seq"),
    _text("opened_at"),
    _text("public_key"),
    PrimaryKeyConstraint("terminal_id", "epoch"),
)

center_link = Table(
    "center_link",
    metadata,
    Column("only", Integer, primary_key=True),
    _text("generation"),
    _whole("cursor"),
    _whole("visit"),
    _text("nonce"),
    _text("fence"),
    _text("renewal"),
)
"""One row: which life of the center was spoken to, how far its feed was read, how
often; `renewal` names a new life that was asked for and has not begun."""

signed_head = Table(
    "signed_head",
    metadata,
    _text("terminal_id"),
    _whole("epoch"),
    _whole("seq"),
    _text("hash"),
    _text("signature"),
    PrimaryKeyConstraint("terminal_id", "epoch", "seq"),
)

blob = Table(
    "blob",
    metadata,
    Column("digest", Text, primary_key=True),
    _whole("size"),
    Column("content", LargeBinary, nullable=False),
    Column("at_center", Integer, nullable=False, server_default="0"),
)
"""`at_center` is 1 once the center said, in its present generation, that it has the file whole."""
Index("blob_not_at_center", blob.c.digest, sqlite_where=blob.c.at_center == 0)

blob_part = Table(
    "blob_part",
    metadata,
    _text("digest"),
    _whole("start"),
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("digest", "start"),
)

draft_field = Table(
    "draft_field",
    metadata,
    Column("n", Integer, primary_key=True),
    _text("draft_id"),
    _text("name"),
    _text("value"),
)
Index("draft_field_of_draft", draft_field.c.draft_id)

published = Table(
    "published",
    metadata,
    _text("section"),
    _text("key"),
    _whole("version"),
    _text("body"),
    PrimaryKeyConstraint("section", "key", "version"),
)


def _fold(name: str, *columns: Column[Any]) -> Table:
    return Table(
        name,
        metadata,
        Column("n", Integer, primary_key=True),
        Column("key", Text, nullable=False, unique=True),
        *columns,
        _text("state"),
    )


case = _fold(
    "case",
    _text("stage"),
    _text("case_no"),
    _text("case_no_reversed"),
    _text("matter_name"),
    _text("local_code"),
    _text("applicant"),
    _text("masked_id"),
    _text("id_no"),
    _text("agent_id"),
    _text("mobile"),
    _text("fee"),
    Column("due_on", Text),
    Column("due_unit", Text),
    _text("opened_on"),
    _text("updated_at"),
    _whole("conflicts"),
    _whole("deemed"),
    Column("urgency", Text),
    Column("notice_due", Text),
)
"""`urgency` orders the work list and is null once nothing is left to do; `notice_due` is set only
while a received case still waits for its one-time notice."""
Index("case_of_number", case.c.case_no_reversed)
Index("case_of_applicant", case.c.id_no)
Index("case_of_agent", case.c.agent_id, sqlite_where=case.c.agent_id != "")
Index("case_of_mobile", case.c.mobile)
Index("case_of_day", case.c.opened_on)
Index("case_in_conflict", case.c.n, sqlite_where=case.c.conflicts > 0)
Index("case_by_urgency", case.c.urgency, sqlite_where=case.c.urgency.is_not(None))
Index("case_by_notice", case.c.notice_due, sqlite_where=case.c.notice_due.is_not(None))

document = _fold("document", _text("case_id"), _text("number"), _text("sha256"))
Index("document_of_case", document.c.case_id)
Index("document_of_number", document.c.number)
Index("document_unarchived", document.c.n, sqlite_where=document.c.sha256 == "")
Index("document_of_file", document.c.sha256, sqlite_where=document.c.sha256 != "")

print_job = _fold("print_job", _text("case_id"), _text("document_id"), _text("progress"))
Index("print_job_of_case", print_job.c.case_id)
Index("print_job_of_document", print_job.c.document_id)
Index("print_job_unprinted", print_job.c.n, sqlite_where=print_job.c.progress != "PRINTED")

payment = _fold("payment", _text("case_id"), _text("reference"))
Index("payment_of_case", payment.c.case_id)
Index("payment_of_reference", payment.c.reference, sqlite_where=payment.c.reference != "")

bill = _fold("bill", _text("case_id"), _text("bill_no"))
Index("bill_of_case", bill.c.case_id)
Index("bill_of_number", bill.c.bill_no)

book_line = _fold("book_line", _text("day"))
Index("book_line_of_day", book_line.c.day)

segment = _fold("segment", _text("series"))
Index("segment_of_series", segment.c.series)

number_use = _fold("number_use", _whole("doubles"))
Index("number_use_doubled", number_use.c.doubles, sqlite_where=number_use.c.doubles > 0)

known_applicant = _fold("known_applicant", _text("name"), _text("last_on"))
Index("known_applicant_of_name", known_applicant.c.name, known_applicant.c.last_on)

SEARCH_DDL = (
    "CREATE VIRTUAL TABLE case_search USING fts5("
    "terms, content='', contentless_delete=1, tokenize='ascii')"
)
"""The inverted index of names; its row ids are those of `case`."""

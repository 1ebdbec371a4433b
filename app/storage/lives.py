"""The lives of this terminal: who records, since when, signed with which key."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, insert, select

from app.protocol.chain import Head
from app.protocol.signing import sign_head
from app.storage import journal
from app.storage.engine.link import Link, Statement
from app.storage.engine.store import Store
from app.storage.tables import signed_head, terminal

_BEGIN = Statement(
    insert(terminal).values(
        terminal_id=bindparam("terminal_id"),
        epoch=bindparam("epoch"),
        acked_seq=0,
        stable_seq=0,
        opened_at=bindparam("opened_at"),
        public_key=bindparam("public_key"),
    )
)
_KEYS = Statement(select(terminal.c.terminal_id, terminal.c.epoch, terminal.c.public_key))
_SIGN = Statement(
    "INSERT INTO signed_head (terminal_id, epoch, seq, hash, signature) "
    "VALUES (:terminal_id, :epoch, :seq, :hash, :signature) ON CONFLICT DO NOTHING"
)
_SIGNED = Statement(
    select(
        signed_head.c.terminal_id,
        signed_head.c.epoch,
        signed_head.c.seq,
        signed_head.c.hash,
        signed_head.c.signature,
    ).order_by(signed_head.c.terminal_id, signed_head.c.epoch, signed_head.c.seq)
)


def begin_life(
    link: Link, terminal_id: str, epoch: int, opened_at: datetime, public_key: str
) -> None:
    """Begin a life; what is recorded from now on belongs to it."""
    link.run(
        _BEGIN,
        {
            "terminal_id": terminal_id,
            "epoch": epoch,
            "opened_at": opened_at.isoformat(),
            "public_key": public_key,
        },
    )


def public_keys(link: Link) -> dict[tuple[str, int], bytes]:
    """The public key of every life of this terminal."""
    return {(row[0], row[1]): bytes.fromhex(row[2]) for row in link.all(_KEYS)}


def keep_signature(link: Link, head: Head, signature: bytes) -> None:
    """Keep a signature over a head."""
    link.run(
        _SIGN,
        {
            "terminal_id": head.terminal_id,
            "epoch": head.epoch,
            "seq": head.seq,
            "hash": head.hash,
            "signature": signature.hex(),
        },
    )


def sign_present(store: Store, private: bytes) -> Head:
    """Sign the head of the present life with the terminal's private key and keep the signature."""
    with store.writing() as link:
        head = journal.tip(link).head
        keep_signature(link, head, sign_head(private, head))
    return head


def signed_heads(link: Link) -> list[tuple[Head, bytes]]:
    """Every signed head with its signature, in order."""
    return [(Head(*row[:4]), bytes.fromhex(row[4])) for row in link.all(_SIGNED)]

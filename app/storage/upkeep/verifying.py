"""Proves a memory whole: chains, signatures, tables against the journal, numbers, bytes.

The tables are folded again inside a transaction that is always undone: verifying changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf

from app.domain.errors import Refused, Unavailable, YichuangError
from app.domain.facts.office import BundleInstalled, LifeBegun
from app.protocol.bundle import open_signed
from app.protocol.canonical import body_of
from app.protocol.chain import Entry, Head, fact_of, follow
from app.protocol.signing import head_is_signed
from app.storage import blobs, journal, lives
from app.storage.engine.link import Link, Statement
from app.storage.engine.store import Store
from app.storage.upkeep.refolding import digests, refold
from app.storage.upkeep.report import Break, Progress, Report

FACTS_A_WORD = 2000

_DOUBLED = Statement("SELECT key FROM number_use WHERE doubles > 0 ORDER BY key")
_MISSING = Statement(
    "SELECT key FROM document WHERE sha256 != '' "
    "AND NOT EXISTS (SELECT 1 FROM blob WHERE blob.digest = document.sha256) "
    "AND EXISTS (SELECT 1 FROM fact JOIN terminal ON terminal.terminal_id = fact.terminal_id "
    "AND terminal.epoch = fact.epoch WHERE fact.subject = document.case_id "
    "AND fact.kind = 'DocumentRendered' "
    "AND json_extract(fact.body, '$.document_id') = document.key) ORDER BY key"
)
"""Papers that were set elsewhere lie there: what the center tells of them are facts, not bytes."""
_PENDING = Statement("SELECT count(*) FROM document WHERE sha256 = ''")
_INDEX_CHECK = Statement("INSERT INTO case_search (case_search) VALUES ('integrity-check')")


def verify(store: Store, trusted: Mapping[str, bytes], progress: Progress | None = None) -> Report:
    """Look at everything and change nothing. `trusted` are the public keys of the center."""
    tell = progress or _silent
    link = store.take_turn()
    try:
        breaks = tuple(_breaks(link, tell))
        heads, unsigned = _heads(link)
        bundles, unbelieved = _bundles(link, trusted)
        kept = digests(link)
        return Report(
            facts=journal.count(link),
            head=journal.tip(link).head,
            breaks=breaks,
            signatures=heads + bundles,
            bad_signatures=(*unsigned, *unbelieved),
            digests=kept,
            doubled=_keys(link, _DOUBLED),
            changed_blobs=tuple(blobs.changed(link)),
            missing_bytes=_keys(link, _MISSING),
            pending=int((link.one(_PENDING) or (0,))[0]),
            differing=() if breaks else _differing(link, kept, tell),
        )
    finally:
        store.give_turn()


def _breaks(link: Link, tell: Progress) -> Iterator[Break]:
    """The first break of every chain; what follows one proves nothing."""
    total, ours = journal.count(link), _recorded_here(link)
    for life in journal.lives(link):
        seq, whole_upto = 0, ours.get((life.terminal_id, life.epoch), 0)
        try:
            for entry in _checked(life, journal.chain_of(link, life), whole_upto):
                seq = entry.seq
                if seq % FACTS_A_WORD == 0:
                    tell("chain", seq, total)
        except Refused as refused:
            cause = str(refused.facts.get("cause", refused.code))
            yield Break(life.terminal_id, life.epoch, seq + 1, cause)


def _recorded_here(link: Link) -> dict[tuple[str, int], float]:
    """The lives of this machine, and up to where each must be whole.

    What came behind the base of the life that followed was recorded again there; what another
    machine said in the same life, the center tells only as far as it is new here.
    """
    upto: dict[tuple[str, int], float] = dict.fromkeys(lives.public_keys(link), inf)
    for entry in journal.entries_of_kind(link, LifeBegun.__name__):
        body = body_of(entry.kind, entry.ver, entry.body)
        for epoch, seq in ((body.former_epoch, body.base_seq), *body.earlier):
            former = (entry.terminal_id, epoch)
            if former in upto:
                upto[former] = min(upto[former], seq)
    return upto


def _checked(head: Head, entries: Iterator[Entry], whole_upto: float) -> Iterator[Entry]:
    """Of a life that was not recorded here only what this terminal may read was ever told here."""
    for entry in entries:
        if head.seq >= whole_upto and entry.seq > head.seq + 1:
            head = Head(entry.terminal_id, entry.epoch, entry.seq - 1, entry.prev_hash)
        head = follow(head, [entry])
        fact_of(entry)
        yield entry


def _heads(link: Link) -> tuple[int, list[str]]:
    keys = lives.public_keys(link)
    signed = lives.signed_heads(link)
    bad = [
        f"{head.terminal_id}/{head.epoch}/{head.seq}"
        for head, signature in signed
        if not _is_sound(link, head, signature, keys)
    ]
    return len(signed), bad


def _is_sound(
    link: Link, head: Head, signature: bytes, keys: Mapping[tuple[str, int], bytes]
) -> bool:
    key = keys.get((head.terminal_id, head.epoch))
    if key is None or not head_is_signed(key, head, signature):
        return False
    return journal.hash_at(link, head) == head.hash


def _bundles(link: Link, trusted: Mapping[str, bytes]) -> tuple[int, list[str]]:
    bad = []
    installed = journal.entries_of_kind(link, BundleInstalled.__name__)
    for entry in installed:
        body = body_of(entry.kind, entry.ver, entry.body)
        try:
            open_signed(blobs.get(link, body.digest), trusted)
        except YichuangError:
            bad.append(f"bundle {body.bundle_id}")
    return len(installed), bad


def _differing(link: Link, kept: Mapping[str, str], tell: Progress) -> tuple[str, ...]:
    """The tables that the journal folds to otherwise; the search index is checked by itself.

    When it cannot be folded at all, the code of what stands in the way.
    """
    found = [] if _index_is_sound(link) else ["case_search"]
    try:
        refold(link, tell)
    except YichuangError as error:
        return (*found, error.code)
    folded = digests(link)
    return (*found, *(name for name, digest in kept.items() if folded[name] != digest))


def _index_is_sound(link: Link) -> bool:
    try:
        link.run(_INDEX_CHECK)
    except Unavailable:
        return False
    return True


def _keys(link: Link, statement: Statement) -> tuple[str, ...]:
    return tuple(row[0] for row in link.all(statement))


def _silent(_step: str, _done: int, _total: int) -> None:
    return

"""Machines are let in by a one-time code, and put out of service again.

invited ──Enrol, in time──▶ a terminal, or a new life of one whose machine is replaced
                                └─ retired: says what it recorded, gets and numbers nothing
"""

from __future__ import annotations

from datetime import datetime, timedelta

from app.center import lives
from app.center.engine.port import Link
from app.domain.errors import Refused
from app.domain.ids import checked_terminal
from app.protocol.enrolment import secret_digest
from app.protocol.sync.messages import Ending, Enrol, No
from app.storage.engine.link import Statement

VALID_FOR = timedelta(hours=24)
"""How long a code may be used, unless it is told otherwise."""

_INVITE = Statement(
    "INSERT INTO invitation (center_id, digest, terminal_id, window_id, expires_at, public_key, "
    "epoch) VALUES (:center_id, :digest, :terminal_id, :window_id, :expires_at, '', 0)"
)
_WITHDRAW = Statement(
    "DELETE FROM invitation WHERE center_id = :center_id AND terminal_id = :terminal_id "
    "AND public_key = ''"
)
_INVITED = Statement(
    "SELECT terminal_id, window_id, expires_at, public_key, epoch FROM invitation "
    "WHERE center_id = :center_id AND digest = :digest"
)
_USE = Statement(
    "UPDATE invitation SET public_key = :public_key, epoch = :epoch "
    "WHERE center_id = :center_id AND digest = :digest"
)


def invite(
    link: Link,
    center_id: str,
    secret: str,
    terminal_id: str,
    window_id: str,
    until: datetime,
    *,
    replaces: bool = False,
) -> None:
    """A code for one terminal; codes given for it before and not used are void.

    `replaces`: the terminal is known, and another machine shall bear its name. Raises Refused
    TERMINAL_ENROLLED for a known one that is not to be replaced, TERMINAL_UNKNOWN for the other,
    TERMINAL_ID for what is no id.
    """
    lives.hold(link, center_id, checked_terminal(terminal_id))
    is_known = bool(lives.lives(link, center_id, terminal_id))
    if is_known and not replaces:
        raise Refused("TERMINAL_ENROLLED", terminal=terminal_id)
    if replaces and not is_known:
        raise Refused("TERMINAL_UNKNOWN", terminal=terminal_id)
    link.run(_WITHDRAW, {"center_id": center_id, "terminal_id": terminal_id})
    values = {
        "center_id": center_id,
        "digest": secret_digest(secret),
        "terminal_id": terminal_id,
        "window_id": window_id,
        "expires_at": until.isoformat(),
    }
    link.run(_INVITE, values)


def let_in(link: Link, center_id: str, asked: Enrol, now: datetime) -> tuple[str, str, int]:
    """Terminal, window and epoch of the machine that asks; the same key again gets the same.

    Raises Refused CODE_UNKNOWN, CODE_USED, CODE_EXPIRED, CODE_OTHER_TERMINAL, TERMINAL_ENROLLED
    for a counter whose life the center knows.
    """
    digest = secret_digest(asked.secret)
    lives.hold(link, center_id, _invited(link, center_id, digest)[0])
    terminal_id, window_id, expires_at, used_by, epoch = _invited(link, center_id, digest)
    if used_by == asked.key:
        return terminal_id, window_id, epoch
    if used_by:
        raise Refused(No.CODE_USED, terminal=terminal_id)
    if now > datetime.fromisoformat(expires_at):
        raise Refused(No.CODE_EXPIRED, until=expires_at)
    if asked.terminal_id not in ("", terminal_id):
        raise Refused(No.CODE_OTHER_TERMINAL, terminal=terminal_id)
    epoch = _opened(link, center_id, terminal_id, window_id, asked, now)
    values = {"public_key": asked.key, "epoch": epoch}
    link.run(_USE, {**values, "center_id": center_id, "digest": digest})
    return terminal_id, window_id, epoch


def _invited(link: Link, center_id: str, digest: str) -> tuple[str, str, str, str, int]:
    row = link.one(_INVITED, center_id=center_id, digest=digest)
    if row is None:
        raise Refused(No.CODE_UNKNOWN)
    terminal_id, window_id, expires_at, used_by, epoch = row
    return terminal_id, window_id, expires_at, used_by, int(epoch)


def retire(link: Link, center_id: str, terminal_id: str, cause: Ending = Ending.RETIRED) -> None:
    """Put every machine of a terminal out of service; Refused TERMINAL_ID, TERMINAL_UNKNOWN."""
    lives.hold(link, center_id, checked_terminal(terminal_id))
    known = lives.lives(link, center_id, terminal_id)
    if not known:
        raise Refused("TERMINAL_UNKNOWN", terminal=terminal_id)
    for one in known:
        if one.fence not in (Ending.RETIRED, Ending.REPLACED):
            lives.keep_fence(link, center_id, one, cause.value)


def release(link: Link, center_id: str, terminal_id: str) -> int:
    """A person decided: the newest life takes numbers again, all others are over.

    Raises Refused TERMINAL_ID, TERMINAL_UNKNOWN, NOT_FENCED.
    """
    lives.hold(link, center_id, checked_terminal(terminal_id))
    known = lives.lives(link, center_id, terminal_id)
    if not known:
        raise Refused("TERMINAL_UNKNOWN", terminal=terminal_id)
    *others, newest = known
    if not newest.fence:
        raise Refused("NOT_FENCED", terminal=terminal_id)
    for one in others:
        lives.keep_fence(link, center_id, one, Ending.REPLACED.value)
    lives.keep_fence(link, center_id, newest, "")
    return newest.epoch


def _opened(
    link: Link, center_id: str, terminal_id: str, window_id: str, asked: Enrol, now: datetime
) -> int:
    known = lives.lives(link, center_id, terminal_id)
    if known and asked.terminal_id and asked.epoch <= known[-1].epoch:
        raise Refused("TERMINAL_ENROLLED", terminal=terminal_id)
    if not known:
        epoch = asked.epoch or 1
        lives.enrol(link, center_id, terminal_id, window_id, asked.key, now, epoch)
        return epoch
    retire(link, center_id, terminal_id, Ending.REPLACED)
    epoch = asked.epoch or lives.next_epoch(known[-1], now)
    lives.open_life(link, center_id, terminal_id, epoch, asked.key, "", "", now)
    lives.move(link, center_id, terminal_id, window_id)
    return epoch

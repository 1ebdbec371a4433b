"""Machines are let in by a one-time code, and put out of service again.

invited ──Enrol, in time──▶ a terminal, or a new life of one whose machine is replaced;
                               it goes on with the numbers of a disk it took over
                                └─ retired: says what it recorded, gets and numbers nothing
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.center import accounting, leasing, lives
from app.center.engine.port import Link
from app.center.lives import Life
from app.domain.errors import Refused
from app.domain.ids import checked_terminal
from app.domain.segments import Segment
from app.protocol.enrolment import secret_digest
from app.protocol.sync.messages import Ending, Enrol, Former, No
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


@dataclass(frozen=True, slots=True)
class Admitted:
    """Who a machine is from now on, and which leases of a disk it took over it goes on with.

    `forgotten` are leases on that disk which this center was set back behind.
    """

    terminal_id: str
    window_id: str
    epoch: int
    on_with: tuple[str, ...]
    forgotten: tuple[Segment, ...] = ()


def let_in(link: Link, center_id: str, asked: Enrol, now: datetime) -> Admitted:
    """Who the machine that asks is; the same key again gets the same.

    Raises Refused CODE_UNKNOWN, CODE_USED, CODE_EXPIRED, CODE_OTHER_TERMINAL, TERMINAL_ENROLLED
    for a counter whose life the center knows.
    """
    digest = secret_digest(asked.secret)
    lives.hold(link, center_id, _invited(link, center_id, digest)[0])
    terminal_id, window_id, expires_at, used_by, epoch = _invited(link, center_id, digest)
    if used_by == asked.key:
        return _admitted(link, center_id, asked, terminal_id, window_id, epoch)
    if used_by:
        raise Refused(No.CODE_USED, terminal=terminal_id)
    if now > datetime.fromisoformat(expires_at):
        raise Refused(No.CODE_EXPIRED, until=expires_at)
    if asked.terminal_id not in ("", terminal_id):
        raise Refused(No.CODE_OTHER_TERMINAL, terminal=terminal_id)
    known = lives.lives(link, center_id, terminal_id)
    epoch = _opened(link, center_id, terminal_id, window_id, asked, now)
    values = {"public_key": asked.key, "epoch": epoch}
    link.run(_USE, {**values, "center_id": center_id, "digest": digest})
    forgotten = _taken_over(link, center_id, terminal_id, asked.former, known, epoch, now)
    admitted = _admitted(link, center_id, asked, terminal_id, window_id, epoch)
    return replace(admitted, forgotten=forgotten)


def _taken_over(
    link: Link,
    center_id: str,
    terminal_id: str,
    former: Former | None,
    known: list[Life],
    epoch: int,
    now: datetime,
) -> tuple[Segment, ...]:
    """What the disk holds is on the books, under the life that takes its numbers from now on."""
    if former is None:
        return ()
    is_first = not known and former.goes_on
    who = (terminal_id, epoch if is_first else former.epoch)
    forgotten = leasing.keep_reported(link, center_id, *who, former.leases, now)
    if known and (before := lives.in_force(known)).fence in ("", Ending.RETIRED):
        accounting.carry_on(link, center_id, before, former, epoch)
    return forgotten


def _admitted(
    link: Link, center_id: str, asked: Enrol, terminal_id: str, window_id: str, epoch: int
) -> Admitted:
    wanted = {one.lease_id for one in asked.former.leases} if asked.former is not None else set()
    own = accounting.leases_of(link, center_id, terminal_id, epoch)
    on_with = tuple(one for one in own if one in wanted)
    return Admitted(terminal_id, window_id, epoch, on_with)


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
    """A person decided: the life in force takes numbers again, all others are over.

    Raises Refused TERMINAL_ID, TERMINAL_UNKNOWN, NOT_FENCED.
    """
    lives.hold(link, center_id, checked_terminal(terminal_id))
    known = lives.lives(link, center_id, terminal_id)
    if not known:
        raise Refused("TERMINAL_UNKNOWN", terminal=terminal_id)
    present = lives.in_force(known)
    if not present.fence:
        raise Refused("NOT_FENCED", terminal=terminal_id)
    for one in known:
        fence = Ending.REPLACED.value if one.epoch != present.epoch else ""
        lives.keep_fence(link, center_id, one, fence)
    return present.epoch


def _opened(
    link: Link, center_id: str, terminal_id: str, window_id: str, asked: Enrol, now: datetime
) -> int:
    known = lives.lives(link, center_id, terminal_id)
    former = asked.former
    is_set_up = asked.terminal_id and former is None
    if known and is_set_up and asked.epoch <= known[-1].epoch:
        raise Refused("TERMINAL_ENROLLED", terminal=terminal_id)
    behind = former.epoch + 1 if former is not None else 1
    if not known:
        epoch = asked.epoch or behind
        lives.enrol(link, center_id, terminal_id, window_id, asked.key, now, epoch)
        return epoch
    retire(link, center_id, terminal_id, Ending.REPLACED)
    epoch = asked.epoch or max(lives.next_epoch(known[-1], now), behind)
    lives.open_life(link, center_id, terminal_id, epoch, asked.key, "", "", now)
    lives.move(link, center_id, terminal_id, window_id)
    return epoch

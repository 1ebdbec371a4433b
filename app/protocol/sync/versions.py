"""Which versions of the protocol there are, since when and why.

| version | since | reason |
|---|---|---|
| 1 | 2026-11 | the first: hello, renew, push, pull, look, check, fetch, stock, deposit, enrol |

A center serves every version from `OLDEST` to `NEWEST`; both ends speak the newest they share.
"""

from __future__ import annotations

OLDEST = 1
NEWEST = 1


def shared(oldest: int, newest: int) -> int:
    """The newest version spoken on both sides, or 0 when there is none."""
    best = min(newest, NEWEST)
    return best if best >= max(oldest, OLDEST) else 0

"""Ways out other than delivery, and what happens to a case at rest: T29 to T33."""

from __future__ import annotations

from app.domain.cases.states import TERMINAL_STATES, Offline
from app.domain.cases.states import ClockEffect as Clock
from app.domain.cases.states import State as S
from app.domain.cases.table.row import WINDOW, Transition, roles, states
from app.domain.people import Role as R

LIVE = frozenset(S) - TERMINAL_STATES - {S.CONSULTED}

EXITS = (
    Transition(
        id="T29",
        name="撤回申请",
        sources=states(
            S.RECEIVED,
            S.SUPPLEMENTING,
            S.ACCEPTED,
            S.REVIEWING,
            S.SUSPENDED,
            S.FORWARDED,
            S.DECIDING,
        ),
        target=S.WITHDRAWN,
        fact="CaseWithdrawn",
        actors=WINDOW,
        guards=("written_request", "nothing_paid"),
        documents=("D19",),
        clock=Clock.STOP_ALL,
        reason=True,
    ),
    Transition(
        id="T30",
        name="作废登记",
        sources=LIVE,
        target=S.VOIDED,
        fact="CaseMoved",
        actors=roles(R.SUPERVISOR),
        guards=("no_decision_or_receipt",),
        clock=Clock.STOP_ALL,
        offline=Offline.NO,
        reason=True,
    ),
    Transition(
        id="T31",
        name="终止办理",
        sources=LIVE,
        target=S.TERMINATED,
        fact="CaseMoved",
        actors=roles(R.DECIDER),
        documents=("D19",),
        clock=Clock.STOP_ALL,
        offline=Offline.NO,
        reason=True,
    ),
    Transition(
        id="T32",
        name="催领",
        sources=states(S.READY),
        target=None,
        fact="CaseMoved",
        actors=roles(R.SYSTEM),
        also=("D18",),
    ),
    Transition(
        id="T33",
        name="承诺失实撤销",
        sources=states(S.APPROVED, S.CERTIFYING, S.READY, S.DELIVERED, S.CLOSED),
        target=None,
        fact="CaseMoved",
        actors=roles(R.DECIDER),
        documents=("D30",),
        offline=Offline.NO,
        reason=True,
    ),
)

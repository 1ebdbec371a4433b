"""Decision, certificate, delivery, closing and archive: T21 to T28."""

from __future__ import annotations

from app.domain.cases.states import ClockEffect as Clock
from app.domain.cases.states import Offline
from app.domain.cases.states import State as S
from app.domain.cases.table.row import WINDOW, Transition, roles, states
from app.domain.people import Role as R

DECISION = (
    Transition(
        id="T21",
        name="当场决定",
        sources=states(S.ACCEPTED),
        target=S.DECIDING,
        fact="DecisionOpened",
        actors=WINDOW,
        guards=("immediate_matter", "materials_whole", "promises_served"),
    ),
    Transition(
        id="T22",
        name="准予",
        sources=states(S.DECIDING),
        target=S.APPROVED,
        fact="CaseApproved",
        actors=roles(R.DECIDER, R.ACCEPTOR),
        guards=(
            "decider_is_not_reviewer",
            "materials_whole",
            "promises_served",
            "fee_gate_decision",
        ),
        documents=("D11",),
        clock=Clock.STOP_DECIDE_START_DELIVERY,
        offline=Offline.WITH_LEASED_NUMBER,
    ),
    Transition(
        id="T23",
        name="不予批准",
        sources=states(S.DECIDING),
        target=S.DENIED,
        fact="CaseMoved",
        actors=roles(R.DECIDER),
        guards=("remedies_known",),
        documents=("D12",),
        clock=Clock.STOP_DECIDE_START_DELIVERY,
        offline=Offline.NO,
        reason=True,
    ),
    Transition(
        id="T24",
        name="制证",
        sources=states(S.APPROVED),
        target=S.CERTIFYING,
        fact="CertificateStarted",
        actors=roles(R.ISSUER),
        guards=("certificate_needed", "fee_gate_certificate"),
        offline=Offline.WITH_LEASED_NUMBER,
    ),
    Transition(
        id="T25",
        name="证件制成",
        sources=states(S.CERTIFYING),
        target=S.READY,
        fact="CertificateMade",
        actors=roles(R.ISSUER),
        guards=("certificate_numbered", "certificate_valid"),
        also=("D18",),
        offline=Offline.WITH_LEASED_NUMBER,
    ),
    Transition(
        id="T26",
        name="送达",
        sources=states(S.READY, S.APPROVED, S.DENIED),
        target=S.DELIVERED,
        fact="CaseDelivered",
        actors=roles(R.ISSUER, R.PROXY),
        guards=("certificate_made", "fee_gate_delivery", "receiver_lawful"),
        documents=("D17",),
        clock=Clock.STOP_DELIVERY,
    ),
    Transition(
        id="T27",
        name="办结",
        sources=states(S.DELIVERED),
        target=S.CLOSED,
        fact="CaseClosed",
        actors=roles(R.SYSTEM, R.ACCEPTOR),
        guards=("overlays_settled",),
    ),
    Transition(
        id="T28",
        name="归档",
        sources=states(S.CLOSED),
        target=S.ARCHIVED,
        fact="CaseMoved",
        actors=roles(R.ARCHIVIST),
        offline=Offline.NO,
    ),
)

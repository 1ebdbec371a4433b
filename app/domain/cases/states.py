"""The states of a case (DOMAIN 1.5) and the vocabulary its transition table is written in."""

from __future__ import annotations

from enum import StrEnum

from app.domain.marking import N_


class State(StrEnum):
    """Where a case stands; overlays (fee, clock, lamp) are separate on purpose."""

    CONSULTED = "CONSULTED"
    DRAFT = "DRAFT"
    RECEIVED = "RECEIVED"
    SUPPLEMENTING = "SUPPLEMENTING"
    NOT_REQUIRED = "NOT_REQUIRED"
    REFUSED = "REFUSED"
    ACCEPTED = "ACCEPTED"
    REVIEWING = "REVIEWING"
    SUSPENDED = "SUSPENDED"
    FORWARDED = "FORWARDED"
    DECIDING = "DECIDING"
    APPROVED = "APPROVED"
    DENIED = "DENIED"
    CERTIFYING = "CERTIFYING"
    READY = "READY"
    DELIVERED = "DELIVERED"
    CLOSED = "CLOSED"
    ARCHIVED = "ARCHIVED"
    WITHDRAWN = "WITHDRAWN"
    RETURNED = "RETURNED"
    VOIDED = "VOIDED"
    TERMINATED = "TERMINATED"


STATE_NAMES: dict[State, str] = {
    State.CONSULTED: N_("咨询"),
    State.DRAFT: N_("草稿"),
    State.RECEIVED: N_("已收件"),
    State.SUPPLEMENTING: N_("待补正"),
    State.NOT_REQUIRED: N_("不受理"),
    State.REFUSED: N_("已不予受理"),
    State.ACCEPTED: N_("已受理"),
    State.REVIEWING: N_("审查中"),
    State.SUSPENDED: N_("特别程序中"),
    State.FORWARDED: N_("已上报"),
    State.DECIDING: N_("待决定"),
    State.APPROVED: N_("准予"),
    State.DENIED: N_("不予批准"),
    State.CERTIFYING: N_("制证"),
    State.READY: N_("待领取"),
    State.DELIVERED: N_("已送达"),
    State.CLOSED: N_("办结"),
    State.ARCHIVED: N_("归档"),
    State.WITHDRAWN: N_("申请人已撤回"),
    State.RETURNED: N_("已退件"),
    State.VOIDED: N_("作废"),
    State.TERMINATED: N_("终止"),
}

TERMINAL_STATES = frozenset(
    {
        State.NOT_REQUIRED,
        State.REFUSED,
        State.ARCHIVED,
        State.WITHDRAWN,
        State.RETURNED,
        State.VOIDED,
        State.TERMINATED,
    }
)


class FeeStatus(StrEnum):
    """Where the money of a case stands."""

    NONE = "NONE"
    DUE = "DUE"
    UNKNOWN = "UNKNOWN"
    PAID = "PAID"
    WAIVED = "WAIVED"
    REFUNDING = "REFUNDING"
    REFUNDED = "REFUNDED"


SETTLED_FEES = frozenset({FeeStatus.NONE, FeeStatus.PAID, FeeStatus.WAIVED, FeeStatus.REFUNDED})


class ClockName(StrEnum):
    """The clocks a case can carry (DOMAIN 2.1)."""

    NOTICE = "NOTICE"
    STATUTORY = "STATUTORY"
    PROMISED = "PROMISED"
    DELIVERY = "DELIVERY"


class ClockEffect(StrEnum):
    """What a transition does to the clocks."""

    NONE = "NONE"
    START_NOTICE = "START_NOTICE"
    STOP_NOTICE = "STOP_NOTICE"
    START_DECIDE = "START_DECIDE"
    START_DECIDE_AT_RECEIPT = "START_DECIDE_AT_RECEIPT"
    OPEN_STOP = "OPEN_STOP"
    CLOSE_STOP = "CLOSE_STOP"
    EXTEND = "EXTEND"
    STOP_DECIDE_START_DELIVERY = "STOP_DECIDE_START_DELIVERY"
    STOP_DELIVERY = "STOP_DELIVERY"
    STOP_ALL = "STOP_ALL"


class Offline(StrEnum):
    """Whether a terminal may do it with no network: yes, with a leased number, or not at all."""

    YES = "Y"
    WITH_LEASED_NUMBER = "P"
    NO = "N"

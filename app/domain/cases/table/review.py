"""Examination, special procedures and reporting upward: T12 to T20."""

from __future__ import annotations

from app.domain.cases.states import ClockEffect as Clock
from app.domain.cases.states import Offline
from app.domain.cases.states import State as S
from app.domain.cases.table.row import WINDOW, Transition, roles, states
from app.domain.people import Role as R

IN_REVIEW = states(S.ACCEPTED, S.REVIEWING, S.SUSPENDED, S.FORWARDED, S.DECIDING)

REVIEW = (
    Transition(
        id="T12",
        name="移交审查",
        sources=states(S.ACCEPTED),
        target=S.REVIEWING,
        fact="CaseMoved",
        actors=roles(R.ACCEPTOR, R.REVIEWER),
    ),
    Transition(
        id="T13",
        name="启动特别程序",
        sources=states(S.REVIEWING),
        target=S.SUSPENDED,
        fact="CaseMoved",
        actors=roles(R.DECIDER),
        guards=("procedure_may_stop",),
        documents=("D08",),
        clock=Clock.OPEN_STOP,
        offline=Offline.NO,
        reason=True,
    ),
    Transition(
        id="T14",
        name="特别程序结束",
        sources=states(S.SUSPENDED),
        target=S.REVIEWING,
        fact="CaseMoved",
        actors=roles(R.REVIEWER),
        clock=Clock.CLOSE_STOP,
    ),
    Transition(
        id="T15",
        name="现场核查",
        sources=states(S.REVIEWING),
        target=None,
        fact="CaseMoved",
        actors=roles(R.REVIEWER),
        guards=("two_inspectors",),
        also=("D24",),
    ),
    Transition(
        id="T16",
        name="告知利害关系人",
        sources=states(S.REVIEWING),
        target=None,
        fact="CaseMoved",
        actors=roles(R.REVIEWER),
        documents=("D09",),
        offline=Offline.NO,
    ),
    Transition(
        id="T17",
        name="延长期限",
        sources=IN_REVIEW,
        target=None,
        fact="CaseMoved",
        actors=roles(R.DEPT_HEAD, R.GOV_HEAD),
        guards=("not_extended_before", "before_deadline"),
        documents=("D10",),
        clock=Clock.EXTEND,
        offline=Offline.NO,
        reason=True,
    ),
    Transition(
        id="T18",
        name="上报",
        sources=states(S.REVIEWING),
        target=S.FORWARDED,
        fact="CaseMoved",
        actors=roles(R.REVIEWER, R.DECIDER),
        documents=("D25",),
        clock=Clock.STOP_ALL,
        offline=Offline.NO,
    ),
    Transition(
        id="T19a",
        name="上级准予",
        sources=states(S.FORWARDED),
        target=S.APPROVED,
        fact="CaseMoved",
        actors=WINDOW,
        clock=Clock.STOP_DECIDE_START_DELIVERY,
        offline=Offline.NO,
    ),
    Transition(
        id="T19b",
        name="上级不予",
        sources=states(S.FORWARDED),
        target=S.DENIED,
        fact="CaseMoved",
        actors=WINDOW,
        clock=Clock.STOP_DECIDE_START_DELIVERY,
        offline=Offline.NO,
        reason=True,
    ),
    Transition(
        id="T20",
        name="提交决定",
        sources=states(S.REVIEWING),
        target=S.DECIDING,
        fact="CaseMoved",
        actors=roles(R.REVIEWER),
        guards=("opinion_signed",),
    ),
)

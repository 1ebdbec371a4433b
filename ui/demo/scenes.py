"""The scripted morning, scene by scene: only keys, cards and the passing of time.

Each scene ends with the state its case must be in; a scene that ends otherwise stops the morning.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from app.domain.cases.states import FeeStatus, State
from app.domain.errors import NeedsPerson
from ui.demo import people
from ui.demo.stage import Stage

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier
Scene = Callable[[Stage], None]


def immediate_with_fee(stage: Stage) -> None:
    """王秀兰 lost her driving licence: accepted, granted, paid, delivered in one sitting."""
    hand = stage.hand
    stage.lay(people.WANG)
    hand.photograph("card-read")
    hand.press("jsz", Key.Key_Return)
    _mobile(stage, "13800134321")
    hand.press(Key.Key_F5, "a")
    hand.photograph("licence-materials")
    hand.press(Key.Key_F8)
    hand.photograph("licence-fee")
    hand.press("20")
    hand.photograph("licence-change")
    hand.press(Key.Key_Return)
    _expect(stage, stage.case().money.status is FeeStatus.PAID)
    hand.press(Key.Key_F9)
    hand.photograph("licence-closed")
    _end(stage, State.CLOSED)


def immediate_free(stage: Stage) -> None:
    """陈建国 registers as unemployed: free, on the spot."""
    hand = stage.hand
    stage.lay(people.CHEN)
    hand.press("m01", Key.Key_Return)
    _mobile(stage, "13900010002")
    hand.press(Key.Key_F5, "a", Key.Key_F8)
    hand.photograph("unemployed-granted")
    _finish(stage)
    _end(stage, State.CLOSED)


def promised_with_notice(stage: Stage) -> None:
    """赵德福 wants to fell trees and lacks a paper: told once, everything at once."""
    hand = stage.hand
    stage.lay(people.ZHAO)
    hand.press("m12", Key.Key_Return)
    _mobile(stage, "13900010003")
    hand.press(Key.Key_F5, "a", "1", "x")
    hand.photograph("felling-missing")
    hand.press(Key.Key_F7)
    hand.photograph("felling-noticed")
    _end(stage, State.SUPPLEMENTING)


def supplement_arrives(stage: Stage) -> None:
    """Two days later the paper is there: ticked, accepted as of that day."""
    hand = stage.hand
    stage.pass_time(days=2)
    hand.press(Key.Key_F2)
    stage.open(_open_supplement(stage))
    hand.press(Key.Key_F5, Key.Key_Space)
    hand.photograph("felling-arrived")
    hand.press(Key.Key_F8)
    hand.photograph("felling-accepted")
    _end(stage, State.ACCEPTED)


def refusal(stage: Stage) -> None:
    """吴桂英 asks for what another organ does: refused in writing, with organ and remedies."""
    hand = stage.hand
    stage.lay(people.WU)
    hand.press("m12", Key.Key_Return)
    _mobile(stage, "13900010004")
    hand.press(Key.Key_F5, "a", Key.Key_F10, "1", Key.Key_Return)
    hand.write("林地不在本县行政区域内，不属于本机关职权范围")
    hand.press(Key.Key_Tab, Key.Key_Tab)
    hand.write("示例邻县林业局")
    hand.photograph("refusal-asked")
    hand.press(Key.Key_Return)
    hand.photograph("refused")
    _end(stage, State.REFUSED)


def organisation(stage: Stage) -> None:
    """A company applies for a food licence: credit code, representative, promised matter."""
    hand = stage.hand
    hand.press(Key.Key_F2, "m21", Key.Key_Return)
    hand.step(Key.Key_Tab, stage.office.shell.intake.applicant.kind.hasFocus)
    hand.press(Key.Key_Right)
    _fill(
        stage,
        {
            "applicant.name": people.FIRM,
            "applicant.id_no": people.FIRM_CODE,
            "applicant.mobile": "13800134321",
            "applicant.representative": "王秀兰",
        },
    )
    hand.press(Key.Key_F5, "a")
    hand.photograph("company-ready")
    hand.press(Key.Key_F8)
    hand.photograph("company-accepted")
    _end(stage, State.ACCEPTED)


def agent(stage: Stage) -> None:
    """李明 comes for 阿卜杜拉·买买提 with a power of attorney and takes the licence home."""
    hand = stage.hand
    stage.lay(people.ADIL)
    hand.press("jsz", Key.Key_Return)
    _mobile(stage, "13900010006")
    hand.chord(Key.Key_G, Alt)
    stage.lay(people.LI)
    _fill(stage, {"agent.authority": "代为提交材料、缴费并领取驾驶证"})
    hand.press(Key.Key_F5, "a")
    hand.photograph("agent-ready")
    hand.press(Key.Key_F8, Key.Key_Return)
    _finish(stage)
    hand.photograph("agent-closed")
    _end(stage, State.CLOSED)


def withdrawal(stage: Stage) -> None:
    """The company changes its mind: withdrawn in writing, papers given back."""
    hand = stage.hand
    hand.chord(Key.Key_W, Alt)
    hand.photograph("withdrawal-asked")
    hand.press("1", Key.Key_Return)
    hand.photograph("withdrawn")
    _end(stage, State.WITHDRAWN)


def paid_at_application(stage: Stage) -> None:
    """陈建国 renews his identity card: received, paid, then accepted with two clocks running."""
    hand = stage.hand
    stage.lay(people.CHEN)
    hand.press("m17", Key.Key_Return, Key.Key_F5, "a", Key.Key_F8)
    _end(stage, State.RECEIVED)
    hand.press(Key.Key_Return)
    hand.photograph("identity-card-paid")
    hand.press(Key.Key_F8)
    hand.photograph("identity-card-accepted")
    _end(stage, State.ACCEPTED)


def rare_name(stage: Stage) -> None:
    """周𬭎 goes on after the power cut: a name few fonts have, whole on every paper."""
    hand = stage.hand
    hand.photograph("after-the-cut")
    hand.press(Key.Key_F5, "a", Key.Key_F8)
    _end(stage, State.APPROVED)
    hand.press(Key.Key_Return)
    hand.photograph("rare-name-paid")
    _finish(stage)
    _end(stage, State.CLOSED)


def begin_before_the_cut(stage: Stage) -> None:
    """周𬭎's case is half typed when the power goes."""
    hand = stage.hand
    stage.lay(people.ZHOU)
    hand.press("jsz", Key.Key_Return)
    _mobile(stage, "13900010008")
    hand.photograph("before-the-cut")


BEFORE_THE_CUT: tuple[Scene, ...] = (
    immediate_with_fee,
    immediate_free,
    promised_with_notice,
    refusal,
    begin_before_the_cut,
)
AFTER_THE_CUT: tuple[Scene, ...] = (
    rare_name,
    organisation,
    withdrawal,
    agent,
    paid_at_application,
    supplement_arrives,
)


def play(stage: Stage, scenes: tuple[Scene, ...]) -> None:
    """Play scenes one after another, a few minutes apart."""
    for scene in scenes:
        scene(stage)
        stage.pass_time()


def _mobile(stage: Stage, number: str) -> None:
    _fill(stage, {"applicant.mobile": number})


def _fill(stage: Stage, values: dict[str, str]) -> None:
    """Go to fields by Tab and write into them."""
    for name, text in values.items():
        stage.hand.to_field(name)
        stage.hand.write(text)


def _finish(stage: Stage) -> None:
    stage.hand.press(Key.Key_F9)


def _open_supplement(stage: Stage) -> str:
    page = stage.office.counter.reads.work_list()
    return next(row.case_id for row in page.rows if row.state is State.SUPPLEMENTING)


def _end(stage: Stage, state: State) -> None:
    _expect(stage, stage.case().state is state)


def _expect(stage: Stage, holds: bool) -> None:
    if not holds:
        case = stage.case()
        raise NeedsPerson(
            "DEMO_SCENE", state=case.state, day=stage.clock.now().at, case=case.case_no
        )

"""The case sheet: shows one case as committed, and does what the table allows next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from app.domain.cases.reminding import Channel
from app.domain.cases.serving import Receiver, usual_receiver
from app.domain.cases.states import State
from app.domain.cases.values import Verdict
from app.domain.materials import CheckResult, result_problem
from app.domain.names import one_line
from ui.i18n import _
from ui.presenters import services
from ui.presenters.asking import AskState
from ui.presenters.base import Presenter
from ui.presenters.case import foot as feet
from ui.presenters.case import rendering
from ui.presenters.case.asking import (
    VIEW,
    Cause,
    ask_state,
    checked,
    receiver_of,
    written_in,
)
from ui.presenters.case.state import CaseState, ListMode, ResultState
from ui.presenters.casefile import CaseFile
from ui.presenters.problems import act_words
from ui.presenters.refusing import REFUSE, refusing_of
from ui.presenters.station import Station


class CasePresenter(Presenter[CaseState]):
    """One case at a time; money and papers beside it are other presenters'."""

    def __init__(self, station: Station) -> None:
        super().__init__(CaseState())
        self._station = station
        self._file: CaseFile | None = None
        self._ticked: frozenset[str] = frozenset()
        self._typed = rendering.Typed()
        self._seen_whole = False
        self._unsaid: dict[str, Mapping[str, str]] = {}
        self.on_fee: Callable[[], None] = lambda: None
        self.on_new: Callable[[], None] = lambda: None

    def show_case(self, file: CaseFile) -> None:
        """Show a case as it now stands; what is ticked or typed about it stays."""
        is_other = self._file is None or self._file.case.case_id != file.case.case_id
        if is_other:
            self._ticked, self._typed, self._seen_whole = frozenset(), rendering.Typed(), False
            self._unsaid.clear()
            self._show(CaseState(case_id=file.case.case_id, focus=self.state.focus))
        self._file = file
        self._ticked &= {row.material_id for row in file.case.outstanding}
        self._render(is_busy=False, focus="sheet" if is_other else "")

    # ---- the list ----

    def check(self, row: int, result: str) -> None:
        """A key on a row: correct a result on the spot, or tick what arrived."""
        listed = self.state.list
        if listed.mode is ListMode.ARRIVE:
            self._tick(listed.rows[row].key, bool(result))
        elif listed.mode is ListMode.CORRECT and result:
            self._correct(listed.rows[row].key, CheckResult(result))

    def write_note(self, row: int, note: str) -> None:
        """What is wrong with a row, in words; the notice will say it."""
        listed = self.state.list
        if listed.mode is not ListMode.CORRECT or self._file is None:
            self.may_not(row, "")
            return
        key = listed.rows[row].key
        verdict = self._file.case.verdicts.get(key)
        if verdict is None:
            self._said(_("先核验这一项，再写说明"))
        elif note.strip() != verdict.note:
            self._record({key: Verdict(verdict.result, note.strip())})

    def check_all(self) -> None:
        """Everything the notice asked for is there."""
        if self.state.list.mode is ListMode.ARRIVE and self._file is not None:
            self._ticked = frozenset(r.material_id for r in self._file.case.outstanding)
            self._render()

    def may_not(self, row: int, result: str) -> None:
        """A result the row does not allow: say why instead."""
        if self._file is None:
            return
        key = self.state.list.rows[row].key
        item = next(i for i in self._file.case.checklist if i.material_id == key)
        code = result_problem(item, CheckResult(result)) if result else ""
        self._said(act_words(code) if code else _("这里只登记到件：空格"))

    # ---- acts ----

    def act(self, action: str) -> None:
        """Do what a key of the foot means, if it is lawful now and nothing is being asked."""
        offered = self.state.foot.act(action)
        if offered is None or offered.reason or self.state.is_busy or self.state.ask is not None:
            return
        if action in feet.ASKING or (action == feet.ISSUE and self._must_name_receiver):
            self.ask(feet.RECEIVER if action == feet.ISSUE else action)
        else:
            self._acts()[action]()

    def ask(self, action: str) -> None:
        """Ask for the reason an act needs."""
        if self._file is not None:
            focus = self.state.focus.to("ask")
            standing = self._standing()
            ask = ask_state(action, standing)
            if action in self._unsaid:
                ask = checked(replace(ask, values=self._unsaid.pop(action)), standing)
            self._show(replace(self.state, ask=ask, focus=focus))

    def write(self, field: str, text: str) -> None:
        """Write in the panel that asks."""
        ask = self.state.ask
        if ask is not None:
            written = written_in(ask, field, one_line(text), self._standing())
            self._show(replace(self.state, ask=written))

    def answer(self) -> None:
        """The reason is written: do it."""
        ask = self.state.ask
        if ask is None or ask.problem or self.state.is_busy:
            return
        self._unsaid[ask.act] = ask.values
        self._show(replace(self.state, ask=None))
        self._answers(ask)[ask.act]()

    def close_ask(self) -> None:
        """Not after all; what was written is there the next time."""
        if self.state.ask is not None:
            self._unsaid[self.state.ask.act] = self.state.ask.values
        self._show(replace(self.state, ask=None, focus=self.state.focus.to("sheet")))

    def see_whole(self) -> None:
        """Ask why the full number is to be seen; hide it again when it is."""
        if self._seen_whole:
            self._seen_whole = False
            self._render()
        else:
            self.ask(VIEW)

    def type_number(self, text: str) -> None:
        """The number of the certificate."""
        self._typed = replace(self._typed, number=text)
        self._render()

    def type_validity(self, text: str) -> None:
        """How long the certificate holds."""
        self._typed = replace(self._typed, validity=text)
        self._render()

    def focus(self, target: str = "sheet") -> None:
        """Send the keys somewhere on the sheet."""
        self._show(replace(self.state, focus=self.state.focus.to(target)))

    def dismiss_error(self) -> None:
        """The message was read."""
        self._show(replace(self.state, error=None))

    # ---- inside ----

    def _acts(self) -> dict[str, Callable[[], None]]:
        return {
            feet.NOTICE: lambda: self._do(services.give_notice),
            feet.ACCEPT: self._accept,
            feet.ISSUE: self._issue,
            feet.MAKE: lambda: self._do(
                lambda desk, case_id: services.make_certificate(
                    desk, case_id, self._typed_number, self._told_validity
                )
            ),
            feet.FEE: self.on_fee,
            feet.NEW: self.on_new,
        }

    def _answers(self, ask: AskState) -> dict[str, Callable[[], None]]:
        text = ask.said("text")

        def does(service: Callable[..., Any], *said: Any) -> Callable[[], None]:
            return lambda: self._do(lambda desk, case_id: service(desk, case_id, *said))

        return {
            feet.WITHDRAW: does(services.withdraw_case, text),
            feet.RETURN: does(services.return_case, text, ask.chosen == Cause.GIVEN_UP),
            REFUSE: lambda: does(services.refuse_acceptance, refusing_of(ask))(),
            feet.REMIND: lambda: does(services.remind, Channel(ask.chosen), ask.said("message"))(),
            feet.RECEIVER: lambda: self._issue(receiver_of(ask, self._standing())),
            VIEW: lambda: self._view(text),
        }

    def _view(self, reason: str) -> None:
        def seen(_changed: Any) -> None:
            self._seen_whole = True
            self._unsaid.pop(VIEW, None)
            self._render(is_busy=False)

        self._do(lambda desk, case_id: services.view_identity(desk, case_id, reason), seen)

    def _accept(self) -> None:
        assert self._file is not None
        case = self._file.case
        if case.state is State.SUPPLEMENTING:
            self._take_supplement()
        elif self._standing().is_immediate:
            self._do(services.decide_on_spot)
        else:
            self._do(services.accept_case)

    def _take_supplement(self) -> None:
        accepts, items = feet.accepts_with_it(self._standing()), tuple(sorted(self._ticked))
        if not items:
            self._do(services.accept_case)
            return
        case_id = self.state.case_id

        def taken(_changed: Any) -> None:
            self._ticked = frozenset()
            if accepts:
                self._station.ask(lambda reads: reads.case(case_id).state, stands, self._failed)

        def stands(state: State) -> None:
            if state is State.SUPPLEMENTING:
                # The papers are taken, the case is not accepted: asked once more, it says why.
                self._do(services.accept_case)

        self._do(
            lambda desk, case_id: services.take_supplement(desk, case_id, items, accepts=accepts),
            taken,
        )

    @property
    def _typed_number(self) -> str:
        """The certificate's number as it stands in its line; none where it can be no other."""
        told = self.state.result
        return told.number if told is not None and not told.is_fixed else ""

    @property
    def _told_validity(self) -> str:
        """How long the certificate holds, as it stands in its line."""
        told = self.state.result
        return told.validity if told is not None else ""

    @property
    def _must_name_receiver(self) -> bool:
        """Whether nobody is known yet who could take the result: an organisation has no hands."""
        assert self._file is not None
        case = self._file.case
        return case.state is not State.DELIVERED and usual_receiver(case) is None

    def _issue(self, receiver: Receiver | None = None) -> None:
        assert self._file is not None
        state, number = self._file.case.state, self._typed_number
        validity = self._told_validity
        if state is State.DELIVERED:
            self._do(services.close_case)
        elif state is State.READY:
            self._do(lambda desk, case_id: services.deliver(desk, case_id, receiver))
        else:
            self._do(
                lambda desk, case_id: services.issue_and_deliver(
                    desk, case_id, number, receiver, validity
                )
            )

    def _tick(self, key: str, here: bool) -> None:
        self._ticked = self._ticked | {key} if here else self._ticked - {key}
        self._render()

    def _correct(self, key: str, result: CheckResult) -> None:
        assert self._file is not None
        note = self._file.case.verdicts.get(key, Verdict(result)).note
        self._record({key: Verdict(result, note)})

    def _record(self, verdicts: Mapping[str, Verdict]) -> None:
        self._do(lambda desk, case_id: services.correct_materials(desk, case_id, dict(verdicts)))

    def _said(self, words: str) -> None:
        self._show(replace(self.state, list=replace(self.state.list, said=words)))

    def _standing(self) -> feet.Standing:
        assert self._file is not None
        desk = self._station.desk
        result = rendering.result_state(self._file, self._typed, desk.today, whole=self._seen_whole)
        return feet.Standing(self._file, desk.staff, desk.today, self._ticked, result)

    def _render(self, *, is_busy: bool | None = None, focus: str = "") -> None:
        file = self._file
        if file is None:
            return
        standing = self._standing()
        before, asked = self.state, _asks(standing.result)
        target = asked if asked and not _asks(before.result) else focus
        self._show(
            replace(
                before,
                focus=before.focus.to(target) if target else before.focus,
                head=rendering.case_head(file),
                person=rendering.person_line(file.case, whole=self._seen_whole),
                clocks=rendering.clock_cards(file, standing.today),
                list=rendering.case_list(file, standing.staff, self._ticked, ""),
                result=standing.result,
                outcome=rendering.outcome_row(file.case),
                foot=feet.case_foot(standing),
                is_busy=before.is_busy if is_busy is None else is_busy,
            )
        )

    def _do(
        self, service: Callable[..., Any], then: Callable[[Any], None] = lambda _changed: None
    ) -> None:
        case_id = self.state.case_id
        self._show(replace(self.state, is_busy=True, error=None))

        def done(changed: Any) -> None:
            self._show(replace(self.state, is_busy=False))
            then(changed)

        self._station.act(lambda desk: service(desk, case_id), done, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._show(replace(self.state, is_busy=False, error=self._station.tell(error)))


def _asks(result: ResultState | None) -> str:
    """The line of the certificate that nothing proposes, if there is one."""
    if result is None:
        return ""
    return "certificate" if result.asks_number else "validity" if result.asks_validity else ""

"""The money panel: what is owed and why, cash with its change, card and QR until confirmed.

quote (draft) · DUE ──Enter──▶ PAID (read only)
                 └──card or QR──▶ 待确认 ──reference──▶ PAID, or back to DUE
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.domain.cases.states import FeeStatus
from app.domain.errors import Refused
from app.domain.facts.money import PayMethod
from app.domain.money import parse_yuan, plain_reference, yuan
from app.domain.segments import Segment
from ui.i18n import N_, _
from ui.presenters import services
from ui.presenters.base import Presenter
from ui.presenters.casefile import CaseFile, bill_segment
from ui.presenters.money.panel import case_money, quote_money, segment_facts
from ui.presenters.money.state import MoneyState, Quote
from ui.presenters.money.waiving import chosen_waiver, waiver_state
from ui.presenters.problems import field_words
from ui.presenters.station import Station

NOT_ARRIVED = N_("付款未成功，款项未到账")
"""Why a begun payment failed, as it is recorded: in Chinese, whatever the window speaks."""


class MoneyPresenter(Presenter[MoneyState]):
    """Follows the case in hand; `on_paid` is called once money is committed."""

    def __init__(self, station: Station, on_paid: Callable[[], None] = lambda: None) -> None:
        super().__init__(MoneyState(title=_("收费")))
        self._station, self._on_paid = station, on_paid
        self._file: CaseFile | None = None
        self._segment: Segment | None = None
        self.on_quantity: Callable[[str, str], None] = lambda item, text: None

    @property
    def owes(self) -> bool:
        """Whether the case in hand waits for money that can be taken now."""
        return self.state.takes_cash or bool(self.state.methods)

    def know_segments(self, segments: tuple[Segment, ...]) -> None:
        """Learn which bill number comes next."""
        self._segment = bill_segment(segments, self._station.desk.today)
        facts = segment_facts(self._segment)
        self._show(replace(self.state, facts=(*self._plain_facts(), *facts)))

    def show_nothing(self) -> None:
        """No case is in hand."""
        self._file = None
        empty = MoneyState(title=_("收费"), facts=segment_facts(self._segment))
        self._show(replace(empty, focus=self.state.focus))

    def show_quote(self, quote: Quote | None) -> None:
        """A draft is in hand: what it would cost."""
        self._file = None
        if quote is None:
            self.show_nothing()
            return
        self._show(replace(quote_money(quote, self._segment), focus=self.state.focus))

    def show_case(self, file: CaseFile) -> None:
        """A case is in hand; what was half typed about it stays."""
        same = self._file is not None and self._file.case.case_id == file.case.case_id
        before = self.state
        self._file = file
        self._segment = bill_segment(file.segments, self._station.desk.today)
        fresh = case_money(file, self._segment, self._station.desk.staff)
        if same and fresh.takes_cash:
            fresh = replace(fresh, waiver=before.waiver)
        if same and fresh.pending == before.pending:
            problem = before.reference_problem
            fresh = replace(fresh, reference=before.reference, reference_problem=problem)
        begun = same and before.pending is None and fresh.pending is not None
        self._show(replace(fresh, focus=before.focus.to("pending") if begun else before.focus))
        if same and before.tendered and fresh.takes_cash:
            self.tender(before.tendered)

    def focus(self) -> None:
        """Send the keys to the money."""
        self._show(replace(self.state, focus=self.state.focus.to("cash")))

    def enter_quantity(self, item_id: str, text: str) -> None:
        """A quantity typed here belongs to the draft."""
        self.on_quantity(item_id, text)

    # ---- cash ----

    def tender(self, text: str) -> None:
        """Cash on the counter, typed in yuan: the change is shown before anything is committed."""
        change, problem = "", ""
        try:
            left = self._tendered(text) - self._due
        except Refused:
            problem = _("请输入金额，如 10 或 10.50")
        else:
            if left < 0:
                problem = _("还差 ¥{short}").format(short=yuan(-left))
            elif left >= services.LARGEST_NOTE:
                problem = _("找零会有 ¥{change}，请核对实收").format(change=yuan(left))
            elif text.strip():
                change = yuan(left)
        self._show(
            replace(self.state, tendered=text, change=change, tendered_problem=problem, error=None)
        )

    def take_cash(self) -> None:
        """Enter: take what was typed, or the exact amount when nothing was."""
        state, file = self.state, self._file
        if file is None or not state.takes_cash or state.tendered_problem or state.is_busy:
            return
        case_id, tendered = file.case.case_id, self._tendered(state.tendered)
        self._do(lambda desk: services.take_cash(desk, case_id, tendered), paid=True)

    # ---- card and QR ----

    def start(self, method: str) -> None:
        """A card or QR payment begins; nobody knows yet whether money moved."""
        if self._file is None or self.state.is_busy or not self.state.methods:
            return
        case_id, reference = self._file.case.case_id, self.state.reference
        self._do(lambda desk: services.start_payment(desk, case_id, PayMethod(method), reference))

    def write_reference(self, text: str) -> None:
        """The reference on the slip, or the serial of the QR payment."""
        problem = ""
        try:
            plain_reference(text)
        except Refused as refused:
            problem = field_words(refused.code, **refused.facts)
        self._show(replace(self.state, reference=text, reference_problem=problem))

    def confirm(self) -> None:
        """The payment arrived, by its reference."""
        pending, reference = self.state.pending, self.state.reference
        if pending is None or self.state.is_busy or self.state.reference_problem:
            return
        self._do(
            lambda desk: services.confirm_payment(desk, pending.payment_id, reference), paid=True
        )

    def fail(self) -> None:
        """No money moved: the fee is due again."""
        pending = self.state.pending
        if pending is None or self.state.is_busy:
            return
        self._do(lambda desk: services.fail_payment(desk, pending.payment_id, NOT_ARRIVED))

    # ---- waiver ----

    def open_waiver(self) -> None:
        """Show the reductions the law offers for this case."""
        if self._file is not None and self.state.may_waive:
            waiver = waiver_state(self._file, self._clerk)
            focus = self.state.focus.to("waiver")
            self._show(replace(self.state, waiver=waiver, focus=focus))

    def close_waiver(self) -> None:
        """No reduction after all."""
        self._show(replace(self.state, waiver=None, focus=self.state.focus.to("cash")))

    def write_waiver(self, field: str, value: str) -> None:
        """Choose the rule or the approver, or write the proof."""
        if self.state.waiver is not None and self._file is not None:
            written: dict[str, Any] = {field: value}
            waiver = replace(self.state.waiver, **written)
            self._show(replace(self.state, waiver=chosen_waiver(waiver, self._file, self._clerk)))

    def waive(self) -> None:
        """Reduce as chosen, on its basis."""
        waiver, file = self.state.waiver, self._file
        if (
            waiver is None
            or file is None
            or not waiver.chosen
            or waiver.problem
            or self.state.is_busy
        ):
            return
        case_id = file.case.case_id
        self._show(replace(self.state, waiver=None, focus=self.state.focus.to("cash")))
        self._do(
            lambda desk: services.waive_fee(
                desk, case_id, waiver.chosen, waiver.proof, waiver.approver
            ),
            paid=True,
        )

    def dismiss_error(self) -> None:
        """The message was read."""
        self._show(replace(self.state, error=None))

    @property
    def _clerk(self) -> str:
        return self._station.desk.staff.staff_id

    @property
    def _due(self) -> int:
        return self._file.case.money.due if self._file is not None else 0

    def _tendered(self, text: str) -> int:
        return int(parse_yuan(text)) if text.strip() else self._due

    def _plain_facts(self) -> tuple[tuple[str, str, str], ...]:
        known = {name for name, _value, _tone in segment_facts(self._segment)}
        return tuple(fact for fact in self.state.facts if fact[0] not in known)

    def _do(self, act: Callable[..., Any], *, paid: bool = False) -> None:
        self._show(replace(self.state, is_busy=True, error=None))

        def done(_changed: Any) -> None:
            self._show(replace(self.state, is_busy=False))
            if paid and self._is_settled():
                self._on_paid()
            elif paid and self.owes:
                self.focus()

        self._station.act(act, done, self._failed)

    def _is_settled(self) -> bool:
        open_ones = (FeeStatus.UNKNOWN, FeeStatus.DUE)
        return self._file is None or self._file.case.money.status not in open_ones

    def _failed(self, error: BaseException) -> None:
        self._show(replace(self.state, is_busy=False, error=self._station.tell(error)))

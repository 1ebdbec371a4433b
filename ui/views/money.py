"""The money panel: the amount large, why, and taking it by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import _
from ui.keymap import key_text
from ui.presenters.money.presenter import MoneyPresenter
from ui.presenters.money.state import MoneyState, QuoteField, QuoteLine, WaiverState
from ui.views.page import tab_order
from ui.widgets.basics import ActionButton, Card, Chip, Flow, Kind, boxed, column, label, row, rule
from ui.widgets.forms import ChoiceRow, Field, LastEdit, MoneyEdit, TextEdit
from ui.widgets.panels import Banner, BigAmount, KeyValueRow


class MoneyPanel(Card):
    """Shows the state of its presenter; Enter in the cash line takes the money."""

    def __init__(self, presenter: MoneyPresenter) -> None:
        super().__init__(_("收费"))
        self.setObjectName("card")
        self._presenter = presenter
        self._chip = Chip()
        self.in_corner(self._chip)
        self.amount = BigAmount()
        self._lines, self._facts, self._asked = column(gap=4), column(gap=4), column(gap=8)
        self._edits: dict[str, Field] = {}
        self.cash = CashBox()
        self.pending = PendingBox()
        self.waiver = WaiverBox(self.pending.fail)
        self.banner = Banner()
        self._waive = ActionButton(_("法定减免…"), key_text("fee.waive"), Kind.LINK)
        self._focus_number = 0
        self.add(self.amount)
        self.add(self._asked)
        self.add(self.cash)
        self.add(self.pending)
        self.add(self.waiver)
        self.add(rule())
        self.add(self._lines)
        self.add(self._facts)
        self.add(row(1, self._waive))
        self.add(self.banner)
        self._connect(presenter)
        presenter.subscribe(self.render_state)

    def render_state(self, state: MoneyState) -> None:
        """Show everything anew."""
        self.set_title(state.title)
        self._chip.setVisible(state.chip is not None)
        if state.chip is not None:
            self._chip.show_row(state.chip)
        self.amount.show_amount(state.figures, state.words)
        self.amount.setVisible(bool(state.figures or state.words))
        _fill(self._lines, [_line(line) for line in state.lines])
        _fill(self._facts, [KeyValueRow(name, value, tone) for name, value, tone in state.facts])
        self._render_asked(state.asked)
        self.cash.render_state(state)
        if state.waiver is not None:
            self.cash.hide()
        self.pending.render_state(state)
        self.waiver.render_state(state.waiver)
        self._waive.setVisible(state.may_waive and state.waiver is None)
        self.banner.render_error(state.error)
        if state.focus.number != self._focus_number:
            self._focus_number = state.focus.number
            self._take_focus(state)

    @property
    def keyed(self) -> dict[str, ActionButton]:
        """The buttons that keys of the window press while they are on display."""
        ways = {"pay.qr": self.cash.qr, "pay.pos": self.cash.pos}
        return ways | {"pay.failed": self.pending.fail, "fee.waive": self._waive}

    def escape(self) -> bool:
        """Esc closes the reduction; whether it was open."""
        is_open = self._presenter.state.waiver is not None
        if is_open:
            self._presenter.close_waiver()
        return is_open

    def take_focus(self) -> None:
        """The keys go to what can be typed here."""
        self._take_focus(self._presenter.state)

    def _take_focus(self, state: MoneyState) -> None:
        if state.waiver is not None:
            self.waiver.take_focus()
        elif state.pending is not None:
            self.pending.reference.setFocus()
        elif state.takes_cash:
            self.cash.tendered.setFocus()
            self.cash.tendered.selectAll()
        elif state.methods:
            self.cash.take_focus()
        elif self._edits:
            next(iter(self._edits.values())).editor.setFocus()

    def _render_asked(self, asked: Sequence[QuoteField]) -> None:
        if [field.id for field in asked] != list(self._edits):
            self._edits = {field.id: self._quantity(field) for field in asked}
            _fill(self._asked, list(self._edits.values()))
        for field in asked:
            editor = self._edits[field.id].editor
            if isinstance(editor, TextEdit) and editor.text() != field.value:
                editor.setText(field.value)
            self._edits[field.id].set_error(field.problem)

    def _quantity(self, field: QuoteField) -> Field:
        editor = TextEdit(field.value)
        editor.setObjectName(f"quantity.{field.id}")
        editor.textEdited.connect(lambda text: self._presenter.enter_quantity(field.id, text))
        return Field(_("{name}（{unit}）").format(name=field.name, unit=field.unit), editor)

    def _connect(self, presenter: MoneyPresenter) -> None:
        self.cash.tendered.textEdited.connect(presenter.tender)
        self.cash.taken.connect(presenter.take_cash)
        self.cash.started.connect(presenter.start)
        self.pending.reference.textEdited.connect(presenter.write_reference)
        self.pending.confirmed.connect(presenter.confirm)
        self.pending.failed.connect(presenter.fail)
        self._waive.acted.connect(presenter.open_waiver)
        self.waiver.written.connect(presenter.write_waiver)
        self.waiver.confirmed.connect(presenter.waive)
        self.waiver.closed.connect(presenter.close_waiver)
        self.banner.dismissed.connect(presenter.dismiss_error)


class CashBox(QWidget):
    """Cash by one Enter, or typed with its change; below it card and QR."""

    taken = Signal()
    started = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.tendered = _CashLine(self)
        self.tendered.setObjectName("cash")
        self._field = Field(_("收到现金（元）"), self.tendered, cap=key_text("fee"))
        self.change = KeyValueRow(_("找零"))
        self._take = ActionButton(_("收现金"), "Enter", Kind.PRIMARY)
        self._take.acted.connect(self.taken)
        self.qr = ActionButton(_("扫码"), key_text("pay.qr"))
        self.pos = ActionButton(_("刷卡"), key_text("pay.pos"))
        self.qr.acted.connect(lambda: self.started.emit("QR"))
        self.pos.acted.connect(lambda: self.started.emit("POS"))
        self._cash = boxed(column(self._field, self.change, self._take, gap=8))
        self.setLayout(column(self._cash, Flow(self.qr, self.pos, gap=8), gap=8))

    def render_state(self, state: MoneyState) -> None:
        """Show what may be taken how."""
        self.setVisible(state.waiver is None and (state.takes_cash or bool(state.methods)))
        self._cash.setVisible(state.takes_cash)
        if self.tendered.text() != state.tendered and not self.tendered.hasFocus():
            self.tendered.setText(state.tendered)
        if not state.takes_cash:
            self.tendered.clear()
        self.tendered.setPlaceholderText(_("{amount} 正好").format(amount=state.figures))
        self._field.set_error(state.tendered_problem)
        self.change.setVisible(bool(state.change))
        self.change.show_value(state.change, "accent")
        self.qr.set_kind(Kind.QUIET if state.takes_cash else Kind.PRIMARY)
        self._take.block(state.tendered_problem)
        self._take.set_busy(state.is_busy)

    def take_focus(self) -> None:
        """No cash here: the first of the other ways."""
        self.qr.setFocus()


class _CashLine(MoneyEdit):
    """Enter takes the money at once."""

    def __init__(self, box: CashBox) -> None:
        super().__init__()
        self._box = box

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter; everything else is typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._box.taken.emit()
        else:
            super().keyPressEvent(event)


class PendingBox(QWidget):
    """A payment nobody knows the outcome of: its reference settles it, or it failed."""

    confirmed = Signal()
    failed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = label("", "small", "warn", wrap=True)
        self.reference = LastEdit("", _("流水号或签购单号"))
        self.reference.returnPressed.connect(self.confirmed)
        self._confirm = ActionButton(_("已到账"), "Enter", Kind.PRIMARY)
        self.fail = ActionButton(_("未到账"), key_text("pay.failed"), Kind.DANGER)
        self._confirm.acted.connect(self.confirmed)
        self.fail.acted.connect(self.failed)
        self._field = Field(_("凭证号"), self.reference, cap=key_text("fee"))
        buttons = Flow(self._confirm, self.fail, gap=8)
        self.setLayout(column(self._text, self._field, buttons, gap=8))

    def render_state(self, state: MoneyState) -> None:
        """Show the payment that waits."""
        self.setVisible(state.pending is not None)
        if state.pending is None:
            return
        self._text.setText(state.pending.text)
        if self.reference.text() != state.reference:
            self.reference.setText(state.reference)
        self._field.set_error(state.reference_problem)
        self._confirm.block(state.reference_problem)
        self._confirm.set_busy(state.is_busy)


class WaiverBox(QWidget):
    """A lawful reduction: the rule, its proof, who approves."""

    written = Signal(str, str)
    confirmed = Signal()
    closed = Signal()

    def __init__(self, before: QWidget) -> None:
        """`before` is what the tab key leaves on its way into the panel."""
        super().__init__()
        self._before = before
        self._choices = column(gap=8)
        self._told = label("", "small", "muted", wrap=True)
        self.proof = LastEdit("", _("证件名称和号码"))
        self.proof.textEdited.connect(lambda text: self.written.emit("proof", text))
        self.proof.returnPressed.connect(self.confirmed)
        self._problem = label("", "small", "warn", wrap=True)
        self._confirm = ActionButton(_("准予减免"), "Enter", Kind.PRIMARY)
        self._close = ActionButton(_("返回"), "Esc", Kind.QUIET)
        self._confirm.acted.connect(self.confirmed)
        self._close.acted.connect(self.closed)
        self._shape: tuple[object, ...] = ()
        self._rows: dict[str, ChoiceRow] = {}
        self._asked = boxed(column(Field(_("证明"), self.proof), self._problem, gap=8))
        parts = (self._choices, self._told, self._asked)
        self.setLayout(column(*parts, Flow(self._close, self._confirm, gap=8), gap=8))

    def take_focus(self) -> None:
        """The first question still open; the proof, where the rule is plain; the way back, where
        nothing is asked.
        """
        if self._asked.isHidden():
            self._close.setFocus()
            return
        unanswered = (row for row in self._rows.values() if not row.answer)
        next(unanswered, self.proof).setFocus()

    def render_state(self, state: WaiverState | None) -> None:
        """Show the panel."""
        self.setVisible(state is not None)
        if state is None:
            return
        if (state.rules, state.approvers) != self._shape:
            self._shape = (state.rules, state.approvers)
            self._rows = self._made(state)
            _fill(self._choices, tuple(self._rows.values()))
            ring = (*self._rows.values(), self.proof, self._close, self._confirm)
            tab_order((self._before, *ring))
        for name, chosen in (("chosen", state.chosen), ("approver", state.approver)):
            if name in self._rows:
                self._rows[name].set_chosen((chosen,))
        self._told.setText(state.told)
        self._asked.setVisible(bool(state.rules))
        self._confirm.setVisible(bool(state.rules))
        self._problem.setText(state.problem)
        self._confirm.block(state.problem)
        if self.proof.text() != state.proof:
            self.proof.setText(state.proof)

    def _made(self, state: WaiverState) -> dict[str, ChoiceRow]:
        asked = {
            "chosen": (_("减免依据"), state.rules),
            "approver": (_("批准人"), state.approvers),
        }
        made = {name: ChoiceRow(*shown) for name, shown in asked.items() if shown[1]}
        for name, choice in made.items():
            choice.chosen.connect(lambda ids, field=name: self.written.emit(field, ids[0]))
        return made


def _line(line: QuoteLine) -> QWidget:
    shown = KeyValueRow(line.name, line.amount)
    basis = label(line.basis, "small", "faint", wrap=True)
    return boxed(column(shown, basis, gap=0))


def _fill(box: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    while (item := box.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    for widget in widgets:
        box.addWidget(widget)

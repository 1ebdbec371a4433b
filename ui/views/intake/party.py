"""Applicant or agent: the lines to type in, and below the name who came before."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui.i18n import _
from ui.presenters.intake.party import party_labels
from ui.presenters.intake.state import FieldState, PartyState
from ui.theme.apply import measure
from ui.views.intake.places import WEIGHTS, places_of, shape_of
from ui.widgets.basics import Card, Chip, KeyCap, Line
from ui.widgets.forms import ChoiceRow, CodeEdit, Field, NameEdit, TextEdit
from ui.widgets.forms.search import HitList
from ui.widgets.rows import Option, SearchHit

PERSON, ORGANISATION = "PERSON", "ORGANISATION"


class PartyCard(Card):
    """Emits `edited(field, text)`, `left()`, `entered(field)`, `kind_chosen(kind)` and, with the
    number of an earlier applicant, `earlier_taken(id)`.
    """

    edited = Signal(str, str)
    left = Signal()
    entered = Signal(str)
    kind_chosen = Signal(str)
    earlier_taken = Signal(str)

    def __init__(self, title: str, prefix: str, *names: str) -> None:
        super().__init__(title)
        self.prefix = prefix
        self._chip = Chip()
        self._chip.hide()
        self._facts = Line("", "small", "muted", whole=True)
        self.beside_title(self._chip)
        self.kind = ChoiceRow(
            "", (Option(PERSON, _("个人")), Option(ORGANISATION, _("单位"))), beside=True
        )
        self.kind.setAccessibleName(_("申请人类别"))
        self.kind.chosen.connect(lambda chosen: self.kind_chosen.emit(chosen[0]))
        self._cap = KeyCap.of("agent")
        self.in_corner(self._facts, self.kind, self._cap)
        self._cap.setVisible(prefix == "applicant.")
        self.fields = {name: self._field(name) for name in names}
        self.earlier = _EarlierList()
        self.earlier.opened.connect(self.earlier_taken)
        self.earlier.hide()
        self._grid = QGridLayout()
        measure(self._grid, 10, (0, 0, 0, 0))
        self._shape: tuple[str, ...] = ()
        self._is_folded = False
        self.add(self._grid)
        self.add(self.earlier)

    def editors(self) -> list[QWidget]:
        """Where the tab key goes, in order."""
        return [self.fields[name].editor for name in self._shape]

    def render_state(self, state: PartyState, earlier: tuple[SearchHit, ...] = ()) -> None:
        """Show the form; what is being typed is never overwritten by itself."""
        self._chip.setVisible(state.chip is not None)
        self._chip.show_row(state.chip) if state.chip else None
        self._facts.setText(state.facts)
        self._facts.setVisible(bool(state.facts))
        self.kind.setVisible(state.may_be_organisation and state.may_be_person)
        self.kind.set_chosen((ORGANISATION if state.is_organisation else PERSON,))
        self._arrange(shape_of(self.prefix, is_organisation=state.is_organisation))
        for name, field in self.fields.items():
            _render_field(field, state.field(name))
        self._name_fields(state.is_organisation)
        self.earlier.set_rows(earlier)
        self.earlier.setVisible(bool(earlier))

    def body_width(self) -> int:
        """As narrow as with the fields on more lines."""
        return self._fields_width(folded=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where a line is too short for its fields, they stand on two."""
        super().resizeEvent(event)
        self._arrange(self._shape)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo belongs to the whole page; Down from the name goes to the earlier applicants."""
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            self.left.emit()
        if not isinstance(event, QKeyEvent):
            return False
        if kind == QEvent.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Undo):
            event.ignore()
            return True
        goes_down = kind == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        if goes_down and not self.earlier.isHidden():
            self.earlier.setFocus()
            return True
        return False

    def _field(self, name: str) -> Field:
        editor = _EDITORS.get(name, TextEdit)()
        editor.least = _LEAST.get(name, "")
        editor.setObjectName(self.prefix + name)
        editor.textEdited.connect(lambda text: self.edited.emit(self.prefix + name, text))
        if isinstance(editor, CodeEdit):
            editor.codeChanged.connect(lambda text: self._code_changed(name, text))
        editor.returnPressed.connect(lambda: self.entered.emit(self.prefix + name))
        editor.installEventFilter(self)
        field = Field(party_labels(is_organisation=False)[name], editor)
        field.setParent(self)  # also where it is never shown: it goes when the card goes
        field.hide()
        return field

    def _code_changed(self, name: str, text: str) -> None:
        if self.fields[name].editor.hasFocus():
            self.edited.emit(self.prefix + name, text)

    def _arrange(self, shape: tuple[str, ...]) -> None:
        before, self._shape = self._shape, shape
        is_folded = self._fields_width(folded=False) > self.body_room
        if (shape, is_folded) == (before, self._is_folded):
            return
        self._is_folded = is_folded
        # Added anew a field leaves its old place; taken out first, it would be nobody's meanwhile.
        for name, (row, column, span) in places_of(shape, folded=is_folded).items():
            self._grid.addWidget(self.fields[name], row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        for column, weight in enumerate(WEIGHTS):
            self._grid.setColumnStretch(column, weight)
        # Only now: what is shown is laid out at once, which may lead here again.
        for name, field in self.fields.items():
            field.setVisible(name in shape)

    def _fields_width(self, *, folded: bool) -> int:
        """How wide the fullest line of fields is, each as narrow as it may be."""
        rows: dict[int, int] = {}
        for name, (row, _column, _span) in places_of(self._shape, folded=folded).items():
            width = self.fields[name].minimumSizeHint().width() + self._grid.horizontalSpacing()
            rows[row] = rows.get(row, 0) + width
        return max(rows.values(), default=0)

    def _name_fields(self, is_organisation: bool) -> None:
        words = party_labels(is_organisation=is_organisation)
        for name, field in self.fields.items():
            field.name_label.setText(words[name])
            field.editor.setAccessibleName(words[name])


class _EarlierList(HitList):
    """Who came before: Enter takes, Esc goes back."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("来过的申请人"))


def _render_field(field: Field, state: FieldState) -> None:
    editor = field.editor
    if isinstance(editor, QLineEdit) and editor.text() != state.value:
        at = editor.cursorPosition()
        editor.setText(state.value)
        if editor.hasFocus():
            editor.setCursorPosition(min(at, len(state.value)))
    field.set_hint(state.hint) if not (state.problem or state.warning) else None
    if state.problem:
        field.set_error(state.problem)
    elif state.warning:
        field.set_warning(state.warning)


_LEAST = {"id_no": "0" * 18, "mobile": "0000-00000000"}
_EDITORS = {"name": NameEdit, "id_no": CodeEdit}

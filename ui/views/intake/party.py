"""Applicant or agent: the lines to type in, and below the name who came before."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui.i18n import _
from ui.presenters.intake.party import party_labels
from ui.presenters.intake.state import FieldState, PartyState
from ui.theme.apply import current_theme, measure
from ui.widgets.basics import Card, Chip, KeyCap, Line, row
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
        self._below = row(1)
        self._is_below = False
        self.add(self._below)
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
        self.kind.setVisible(state.may_be_organisation and state.may_be_person)
        self.kind.set_chosen((ORGANISATION if state.is_organisation else PERSON,))
        self._place_kinds()
        self._arrange(_shape_of(self.prefix, state))
        for name, field in self.fields.items():
            _render_field(field, state.field(name))
        self._name_fields(state.is_organisation)
        self.earlier.set_rows(earlier)
        self.earlier.setVisible(bool(earlier))

    def minimumSizeHint(self) -> QSize:
        """As narrow as with the kinds on a line of their own."""
        size = super().minimumSizeHint()
        grid = self._grid.minimumSize().width() + self._edges
        return QSize(max(self._title_width(below=True) + self._edges, grid), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the title line is too short for them, the kinds stand below it."""
        super().resizeEvent(event)
        self._place_kinds()

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

    @property
    def _edges(self) -> int:
        box = self.contentsMargins()
        inner = self.layout().contentsMargins()
        return box.left() + box.right() + inner.left() + inner.right()

    def _title_width(self, *, below: bool) -> int:
        width = self.title_width
        if self.kind.isHidden() or below == self._is_below:
            return width
        kinds = self.kind.minimumSizeHint().width() + current_theme().px(8)
        return width - kinds if below else width + kinds

    def _place_kinds(self) -> None:
        is_below = self._title_width(below=False) + self._edges > self.width()
        if is_below == self._is_below:
            return
        self._is_below = is_below
        if is_below:
            self._below.insertWidget(0, self.kind)
        else:
            self.put_in_corner(self.kind, 1)

    def _field(self, name: str) -> Field:
        editor = _EDITORS.get(name, TextEdit)()
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
        if shape == self._shape:
            return
        self._shape = shape
        for field in self.fields.values():
            self._grid.removeWidget(field)
            field.setVisible(False)
        for name in shape:
            row, column, span = _PLACES[shape][name]
            self._grid.addWidget(self.fields[name], row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            self.fields[name].setVisible(True)
        for column, weight in enumerate(_WEIGHTS):
            self._grid.setColumnStretch(column, weight)

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


def _shape_of(prefix: str, state: PartyState) -> tuple[str, ...]:
    if prefix == "agent.":
        return _AGENT
    return _ORGANISATION if state.is_organisation else _PERSON


_EDITORS = {"name": NameEdit, "id_no": CodeEdit}
_PERSON = ("name", "id_no", "mobile", "address")
_ORGANISATION = ("name", "id_no", "mobile", "address", "representative")
_AGENT = ("name", "id_no", "mobile", "authority", "until")
_WEIGHTS = (34, 44, 28, 44)
# Row, column and span of each field, on a grid of four columns.
_PLACES: dict[tuple[str, ...], dict[str, tuple[int, int, int]]] = {
    _PERSON: {"name": (0, 0, 1), "id_no": (0, 1, 1), "mobile": (0, 2, 1), "address": (0, 3, 1)},
    _ORGANISATION: {
        "name": (0, 0, 2),
        "id_no": (0, 2, 2),
        "representative": (1, 0, 1),
        "mobile": (1, 1, 1),
        "address": (1, 2, 2),
    },
    _AGENT: {
        "name": (0, 0, 1),
        "id_no": (0, 1, 1),
        "mobile": (0, 2, 1),
        "authority": (1, 0, 3),
        "until": (0, 3, 1),
    },
}

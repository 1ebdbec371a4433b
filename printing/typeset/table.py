"""Tables and grids of hairlines: cells wrap, rows grow, a header is set again on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from printing.fonts.library import Library
from printing.sheet import Sheet
from printing.typeset.lines import Line, break_lines, longest_word
from printing.typeset.pieces import Draw, Piece
from printing.typeset.style import Align, Style

HAIR = 0.45
EMPTY = "—"
"""What stands in a cell that says nothing, so that nobody can write into it later."""

_SIDE, _ABOVE = 3.2, 3.4
# A row higher than this is cut between lines rather than carried over whole.
_TALL_ROW = 190.0
# Columns that grow leave the others this part of the measure.
_LEAST_SHARED = 0.26
# A table no higher than this is not cut at all.
_SMALL_TABLE = 130.0


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell and how wide it is, in points."""

    text: str
    width: float
    style: Style


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table with a header.

    A column with a width grows, up to twice and while there is room, rather than cut a number.
    Columns without one share what the others leave.
    """

    title: str
    width: float = 0
    align: Align = Align.LEFT
    share: float = 1


@dataclass(frozen=True, slots=True)
class _Set:
    """A cell whose lines are broken; `x` is its left edge in the row."""

    x: float
    width: float
    style: Style
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading


def table(
    library: Library,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    styles: tuple[Style, Style],
    measure: float,
) -> list[Piece]:
    """A header row and one row for each of `rows`; `styles` are the header's and the body's."""
    head, body = styles
    widths = _widths(library, columns, rows, body, measure)
    titles = [
        Cell(column.title, width, replace(head, align=Align.CENTER))
        for column, width in zip(columns, widths, strict=True)
    ]
    header = replace(_row(library, titles, is_first=True)[0], hold=True)
    groups = [
        [
            replace(piece, lead=(header, *piece.lead))
            for piece in _row(library, _cells(row, widths, columns, body))
        ]
        for row in rows
    ]
    return [header, *_joined(groups)]


def _cells(
    row: Sequence[str], widths: Sequence[float], columns: Sequence[Column], body: Style
) -> list[Cell]:
    cells = []
    for text, width, column in zip(row, widths, columns, strict=True):
        align = Align.CENTER if text == EMPTY else column.align
        style = replace(body, align=align, balanced=align is Align.CENTER)
        cells.append(Cell(text, width, style))
    return cells


def _joined(groups: Sequence[Sequence[Piece]]) -> list[Piece]:
    """The pieces of all rows; a small table stays whole, a row is never alone on a page."""
    is_small = sum(piece.height for group in groups for piece in group) <= _SMALL_TABLE
    pieces: list[Piece] = []
    for number, group in enumerate(groups, start=1):
        held = number < len(groups) and (is_small or number in (1, len(groups) - 1))
        pieces += [*group[:-1], replace(group[-1], hold=held)]
    return pieces


def grid(library: Library, rows: Sequence[Sequence[Cell]]) -> list[Piece]:
    """Rows of cells, each with widths of its own; every row should be equally wide."""
    groups = []
    for number, cells in enumerate(rows):
        top = Piece(0, _rule(sum(cell.width for cell in cells)))
        row = _row(library, cells, is_first=number == 0)
        groups.append([replace(piece, lead=(top, *piece.lead)) for piece in row])
    return _joined(groups)


def _widths(
    library: Library,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    style: Style,
    measure: float,
) -> list[float]:
    widths = []
    spare = measure * (1 - _LEAST_SHARED) - sum(column.width for column in columns)
    for number, column in enumerate(columns):
        longest = max((longest_word(library, row[number], style) for row in rows), default=0)
        wanted = longest + 2 * _SIDE + 0.1 - column.width
        growth = max(0.0, min(wanted, column.width, spare))
        spare -= growth
        widths.append(column.width + growth)
    shares = sum(column.share for column in columns if not column.width) or 1
    left = measure - sum(widths)
    return [
        width or left * column.share / shares for width, column in zip(widths, columns, strict=True)
    ]


def _row(library: Library, cells: Sequence[Cell], is_first: bool = False) -> list[Piece]:
    lefts = accumulate((cell.width for cell in cells), initial=0.0)
    row = [
        _Set(
            x,
            cell.width,
            cell.style,
            tuple(break_lines(library, cell.text, cell.style, cell.width - 2 * _SIDE)),
        )
        for x, cell in zip(lefts, cells, strict=False)
    ]
    height = max(cell.height for cell in row) + 2 * _ABOVE
    if height > _TALL_ROW:
        return _slices(row, is_first)
    return [_row_piece(row, height, is_first)]


def _row_piece(row: Sequence[_Set], height: float, is_first: bool) -> Piece:
    width = row[-1].x + row[-1].width

    def draw(sheet: Sheet, x: float, y: float) -> None:
        if is_first:
            sheet.rule(x, y, x + width, y, HAIR)
        _sides(sheet, row, (x, y, height))
        sheet.rule(x, y + height, x + width, y + height, HAIR)
        for cell in row:
            _text(sheet, cell, cell.lines, x, y + (height - cell.height) / 2)

    return Piece(height, draw)


def _slices(row: Sequence[_Set], is_first: bool) -> list[Piece]:
    count = max(len(cell.lines) for cell in row)
    last = count - 1
    return [
        replace(
            _slice(row, number, (number == 0 and is_first, number == 0, number == last)),
            hold=number in (0, last - 1),
        )
        for number in range(count)
    ]


def _slice(row: Sequence[_Set], number: int, ends: tuple[bool, bool, bool]) -> Piece:
    has_rule, is_top, is_bottom = ends
    width = row[-1].x + row[-1].width
    leading = max(cell.style.leading for cell in row)
    above = _ABOVE if is_top else 0
    height = leading + above + (_ABOVE if is_bottom else 0)

    def draw(sheet: Sheet, x: float, y: float) -> None:
        if has_rule:
            sheet.rule(x, y, x + width, y, HAIR)
        _sides(sheet, row, (x, y, height))
        if is_bottom:
            sheet.rule(x, y + height, x + width, y + height, HAIR)
        for cell in row:
            _text(sheet, cell, cell.lines[number : number + 1], x, y + above)

    def close(sheet: Sheet, x: float, y: float) -> None:
        _sides(sheet, row, (x, y, _ABOVE))
        sheet.rule(x, y + _ABOVE, x + width, y + _ABOVE, HAIR)

    def resume(sheet: Sheet, x: float, y: float) -> None:
        _sides(sheet, row, (x, y, _ABOVE))

    lead = () if is_top else (Piece(_ABOVE, resume),)
    return Piece(height, draw, lead=lead, tail=None if is_bottom else close)


def _rule(width: float) -> Draw:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.rule(x, y, x + width, y, HAIR)

    return draw


def _sides(sheet: Sheet, row: Sequence[_Set], box: tuple[float, float, float]) -> None:
    x, y, height = box
    for edge in (*(cell.x for cell in row), row[-1].x + row[-1].width):
        sheet.rule(x + edge, y, x + edge, y + height, HAIR)


def _text(sheet: Sheet, cell: _Set, lines: Sequence[Line], x: float, y: float) -> None:
    left, room = x + cell.x + _SIDE, cell.width - 2 * _SIDE
    for number, line in enumerate(lines):
        draw_line(sheet, line, cell.style, (left, y + number * cell.style.leading, room))


def draw_line(sheet: Sheet, line: Line, style: Style, box: tuple[float, float, float]) -> None:
    """Draw a line in a box (left, top, width) one leading high."""
    left, top, room = box
    spare = room - line.width
    shift = {Align.LEFT: line.indent, Align.CENTER: spare / 2, Align.RIGHT: spare}[style.align]
    # The ideographic em box hangs 0.12 em below the baseline in every face of the house.
    baseline = top + (style.leading - style.size) / 2 + style.size * 0.88
    sheet.text(left + shift, baseline, line.text, style, line.gap)

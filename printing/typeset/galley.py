"""A column being filled: the forms say what stands in it, one paragraph or table at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from printing.fonts.library import Library
from printing.sheet import Sheet
from printing.typeset.lines import Line, break_lines
from printing.typeset.pieces import Piece, space
from printing.typeset.style import Style
from printing.typeset.table import Cell, Column, draw_line, grid, table


class Galley:
    """Pieces in order, in a column `measure` points wide."""

    def __init__(self, library: Library, measure: float) -> None:
        self.library = library
        self.measure = measure
        self.pieces: list[Piece] = []

    def text(self, text: str, style: Style, hold: bool = False) -> None:
        """Add a paragraph a line of the text; its first and last two lines stay together.

        `hold` keeps the paragraph whole and with what comes next.
        """
        for part in text.split("\n"):
            lines = break_lines(self.library, part, style, self.measure)
            for number, line in enumerate(lines):
                kept = hold or (len(lines) > 1 and number in (0, len(lines) - 2))
                self.pieces.append(self._line(line, style, kept))

    def space(self, height: float) -> None:
        """Add white; it goes with whatever it follows."""
        self.pieces.append(space(height, bool(self.pieces) and self.pieces[-1].hold))

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        styles: tuple[Style, Style],
    ) -> None:
        """Add a table with a header that is set again on every page."""
        self.pieces += table(self.library, columns, rows, styles, self.measure)

    def grid(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Add rows of cells without a header."""
        self.pieces += grid(self.library, rows)

    def add(self, piece: Piece) -> None:
        """Add a piece that was drawn up elsewhere."""
        self.pieces.append(piece)

    def keep_last(self, count: int = 2) -> None:
        """Keep the last pieces that are not white with whatever comes next."""
        for index in range(len(self.pieces) - 1, -1, -1):
            piece = self.pieces[index]
            self.pieces[index] = replace(piece, hold=True)
            count -= 0 if piece.is_space else 1
            if count == 0:
                return

    def _line(self, line: Line, style: Style, hold: bool) -> Piece:
        measure = self.measure

        def draw(sheet: Sheet, x: float, y: float) -> None:
            draw_line(sheet, line, style, (x, y, measure))

        return Piece(style.leading, draw, hold)

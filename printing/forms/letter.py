"""The A4 paper of the house: head, case strip, text, signatures and destinations.

organ                       ┌────┐
TITLE                       │ QR │
文号                        └────┘
┌ case strip ────────────────────┐
text · tables · facts
receiver signs      ┌ organ, date ┐
                    └─── seal ────┘
copies and destinations
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.papers.header import Header
from printing.forms.manner import Manner
from printing.forms.signing import Signer, destinations, signatures
from printing.forms.title import title_piece
from printing.sheet import MM
from printing.typeset.galley import Galley
from printing.typeset.style import Align
from printing.typeset.table import Cell, Column

_LABEL = 25 * MM

Pair = tuple[str, str]
HALF_A_LINE = 22
"""So many signs of a value go into half a line of a grid, wrapped once where they must."""


class Letter:
    """What the forms write on: the words of the trade over a galley."""

    def __init__(self, galley: Galley, manner: Manner, header: Header) -> None:
        self.galley = galley
        self.manner = manner
        self.header = header

    def open(self, marks: Sequence[str] = ()) -> None:
        """Set the head with the code and the title, `marks` first among the header's own."""
        piece = title_piece(self.galley, self.header, (*marks, *self.header.marks))
        self.galley.add(piece)
        self.gap()

    def strip(self) -> None:
        """Set the strip that says whose case this is."""
        header = self.header
        rows: list[Sequence[Pair]] = []
        if header.case_no:
            rows.append((("办件编号", header.case_no), ("查询码", header.query_code)))
        if header.applicant:
            rows += self._who(("申请人", header.applicant), ("证件号码", header.masked_id))
        if header.agent:
            rows.append((("代理人", header.agent),))
        rows.append((("事项名称", header.matter),))
        rows.append((("实施编码", header.task_code),))
        self.facts(rows)

    def salute(self) -> None:
        """Address the applicant."""
        self.galley.text(f"{self.header.applicant}：", self.manner.plain, hold=True)

    def body(self, text: str) -> None:
        """Set a paragraph of the letter."""
        self.galley.text(text, self.manner.body)

    def lead_in(self, text: str) -> None:
        """Set a paragraph whose end stays with the table it announces."""
        self.body(text)
        self.galley.keep_last(1)

    def strong(self, text: str) -> None:
        """Set a paragraph nobody may overlook."""
        self.galley.text(text, self.manner.strong)

    def heading(self, text: str) -> None:
        """Set a line that belongs to what follows."""
        self.galley.text(text, self.manner.heading, hold=True)

    def gap(self, share: float = 1) -> None:
        """Leave the white that stands between parts."""
        self.galley.space(self.manner.density.gap * share)

    def facts(self, rows: Sequence[Sequence[Pair]]) -> None:
        """Set a grid of labelled values, one or two to a row."""
        self.galley.grid([self._fact_row(row) for row in rows])

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """Set a table."""
        self.galley.table(columns, rows, (self.manner.label, self.manner.cell))

    def close(self, words: str = "特此通知。") -> None:
        """Set the closing words."""
        self.galley.text(words, self.manner.body)

    def sign(self, *signers: Signer) -> None:
        """Set who signs and the organ's seal, never alone on a page, and where the copies go."""
        self.gap(0.8)
        self.galley.keep_last()
        self.galley.add(replace(signatures(self.galley, self.header, signers), hold=True))
        self.galley.space(self.manner.density.gap)
        destinations(self.galley, self.header)

    def _who(self, name: Pair, number: Pair) -> list[Sequence[Pair]]:
        fits = len(name[1]) <= HALF_A_LINE
        return [(name, number)] if fits else [(name,), (number,)]

    def _fact_row(self, pairs: Sequence[Pair]) -> list[Cell]:
        room = self.galley.measure / len(pairs) - _LABEL
        cells: list[Cell] = []
        for label, value in pairs:
            cells.append(Cell(label, _LABEL, self.manner.label))
            cells.append(Cell(value, room, replace(self.manner.cell, align=Align.LEFT)))
        return cells

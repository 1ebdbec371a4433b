"""The pieces a column is made of, and their distribution over pages.

A piece is never cut. `hold` keeps it on the page of the piece after it; `lead` is set above it
when a page starts with the piece; `tail` is drawn below it when a page ends with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from printing.sheet import Sheet

Draw = Callable[[Sheet, float, float], None]


def draw_nothing(sheet: Sheet, x: float, y: float) -> None:
    """Leave the paper white."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something `height` points high; `draw` gets the sheet and the piece's top left."""

    height: float
    draw: Draw
    hold: bool = False
    lead: tuple[Piece, ...] = ()
    tail: Draw | None = None
    is_space: bool = False


def space(height: float, hold: bool = False) -> Piece:
    """White between pieces; it vanishes at the top of a page."""
    return Piece(height, draw_nothing, hold, is_space=True)


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and the distance of its top from the top of the column."""

    piece: Piece
    y: float


Page = list[Placed]


def paginate(pieces: Sequence[Piece], height: float) -> list[Page]:
    """The pieces on as few pages as their holds allow, in order."""
    pages: list[Page] = [[]]
    used, start = 0.0, 0
    while start < len(pieces):
        group = _group(pieces, start, height)
        if pages[-1] and used + _height(group) > height + 0.01:
            pages.append([])
            used = 0.0
        used = _place(pages[-1], group, used, len(pages) > 1)
        start += len(group)
    return pages


def _group(pieces: Sequence[Piece], start: int, height: float) -> Sequence[Piece]:
    """The next pieces that stay together, or one alone when they are higher than a page."""
    group = pieces[start : _group_end(pieces, start)]
    whole = _height(group) + _height(group[0].lead) <= height
    return group if whole else group[:1]


def _group_end(pieces: Sequence[Piece], start: int) -> int:
    end = start
    while end < len(pieces) - 1 and pieces[end].hold:
        end += 1
    return end + 1


def _height(group: Sequence[Piece]) -> float:
    return sum(piece.height for piece in group)


def _place(page: Page, group: Sequence[Piece], used: float, continued: bool) -> float:
    for piece in group:
        if not page and piece.is_space and continued:
            continue
        above = piece.lead if continued and not page else ()
        for part in (*above, piece):
            page.append(Placed(part, used))
            used += part.height
    return used


def draw_page(sheet: Sheet, page: Page, x: float, y: float) -> None:
    """Draw the pieces of a page with the column's top left at a point."""
    for placed in page:
        placed.piece.draw(sheet, x, y + placed.y)
    last = page[-1]
    if last.piece.tail:
        last.piece.tail(sheet, x, y + last.y + last.piece.height)

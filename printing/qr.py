"""QR codes as runs of dark squares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import segno

from app.domain.errors import Refused

QUIET = 4
"""The white modules every side needs (ISO/IEC 18004, 6.3.8)."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code `modules` squares wide without its quiet zone."""

    modules: int
    runs: tuple[tuple[int, int, int], ...]

    def quiet(self, side: float) -> float:
        """How much white a code `side` wide needs around it."""
        return QUIET * side / self.modules


def qr_code(text: str) -> QrCode:
    """The QR code of a text; raises `Refused` QR_TOO_LONG beyond what a code can hold."""
    try:
        # Any of the eight masks is valid; trying all of them takes most of the time.
        code = segno.make_qr(text, error="m", mask=3, boost_error=False)
    except segno.DataOverflowError as error:
        raise Refused("QR_TOO_LONG", length=len(text)) from error
    return QrCode(len(code.matrix), tuple(_runs(code.matrix)))


def _runs(matrix: tuple[bytearray, ...]) -> Iterator[tuple[int, int, int]]:
    for row, modules in enumerate(matrix):
        column = 0
        for is_dark, group in groupby(modules):
            length = len(list(group))
            if is_dark:
                yield column, row, length
            column += length

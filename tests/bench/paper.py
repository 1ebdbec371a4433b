"""Fee to receipt: our whole way to PDF bytes against a bare reportlab canvas of the same glyphs.

The reference draws every line of text of our receipt at the same place from the same font files,
already parsed on both sides; it has no layout, no checks, no rules, no QR code and no digests.
"""

from __future__ import annotations

import io
import json
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.domain.papers import Layout, PaperKind, Snapshot
from app.domain.resources import resource_path
from printing.fonts.library import Typeface
from printing.press import Press
from printing.samples import samples
from printing.sheet import Sheet
from printing.typeset.style import Style
from tests.bench.figures import figure

BUDGET = 2.0
_ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line of text as our sheet set it, y from the top."""

    x: float
    y: float
    text: str
    typeface: Typeface
    size: float


def run() -> list[dict[str, object]]:
    """The figures of both sheets a receipt comes on."""
    receipt = samples()[PaperKind.D14]
    return [_compare(receipt, layout) for layout in (Layout.W80, Layout.A5)]


def _compare(receipt: Snapshot, layout: Layout) -> dict[str, object]:
    press = Press()
    drawn, size = _recorded(press, receipt, layout)
    _register({line.typeface for line in drawn})
    ours, reference = _medians(
        lambda: press.render(receipt, layout=layout), lambda: _bare(drawn, size)
    )
    return figure(f"paper.receipt.{layout}", ours, reference, BUDGET)


def _medians(ours: Callable[[], object], reference: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of both in turn, so that a busy machine slows both."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(_ROUNDS):
        for job, spent in zip((ours, reference), times, strict=True):
            start = time.perf_counter()
            job()
            spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[0]), statistics.median(times[1])


def _recorded(
    press: Press, receipt: Snapshot, layout: Layout
) -> tuple[list[Drawn], tuple[float, float]]:
    drawn: list[Drawn] = []
    sizes: list[tuple[float, float]] = []
    text, begin = Sheet.text, Sheet.begin

    def note_text(
        sheet: Sheet, x: float, y: float, words: str, style: Style, gap: float = 0
    ) -> None:
        drawn.append(Drawn(x, y, words, style.typeface, style.size))
        text(sheet, x, y, words, style, gap)

    def note_size(sheet: Sheet, width: float, height: float) -> None:
        sizes.append((width, height))
        begin(sheet, width, height)

    Sheet.text, Sheet.begin = note_text, note_size  # type: ignore[method-assign]
    try:
        press.render(receipt, layout=layout)
    finally:
        Sheet.text, Sheet.begin = text, begin  # type: ignore[method-assign]
    return drawn, sizes[0]


def _register(faces: set[Typeface]) -> None:
    for face in faces - set(pdfmetrics.getRegisteredFontNames()):
        pdfmetrics.registerFont(TTFont(face.value, str(resource_path("fonts", f"{face}.ttf"))))


def _bare(drawn: list[Drawn], size: tuple[float, float]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, pageCompression=1, invariant=1)
    for line in drawn:
        canvas.setFont(line.typeface.value, line.size)
        canvas.drawString(line.x, size[1] - line.y, line.text)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


if __name__ == "__main__":
    for figure in run():
        print(json.dumps(figure, ensure_ascii=False))

"""Reading a PDF back: its text, where every line stands, its rules and its fonts."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader


@dataclass(frozen=True, slots=True)
class Box:
    """A line of text or a rule on a page, in points from the bottom left.

    The box is that of the ink; `edge` is where the first em box of a text begins.
    """

    page: int
    left: float
    bottom: float
    right: float
    top: float
    text: str = ""
    edge: float = 0

    def overlaps(self, other: Box, slack: float) -> bool:
        """Whether two boxes share more than a sliver."""
        return (
            self.left + slack < other.right
            and other.left + slack < self.right
            and self.bottom + slack < other.top
            and other.bottom + slack < self.top
        )


def page_texts(pdf: bytes) -> list[str]:
    """The text of every page without white."""
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_size() for page in document]


def text_lines(pdf: bytes) -> list[Box]:
    """Every line as it was set: neighbouring characters on one baseline, in drawing order."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [line for number in range(len(document)) for line in _lines(document, number)]


def rules(pdf: bytes) -> list[Box]:
    """Every straight rule of the pages."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
                left, bottom, right, top = shape.get_bounds()
                if min(right - left, top - bottom) < 2:
                    found.append(Box(number, left, bottom, right, top))
    return found


def codes(pdf: bytes) -> list[Box]:
    """Every QR code: a filled path as wide as it is high, the size of a stamp."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
                left, bottom, right, top = shape.get_bounds()
                if 45 < right - left < 90 and abs(right - left - top + bottom) < 1:
                    found.append(Box(number, left, bottom, right, top))
    return found


def columns(pdf: bytes) -> str:
    """The text read column by column: lines with one left edge behind each other, without white.

    A value in a cell that is cut between two pages is whole here, though its neighbours' lines
    stand between its own in the file.
    """
    by_edge: dict[int, list[str]] = {}
    for line in text_lines(pdf):
        by_edge.setdefault(round(line.edge), []).append(line.text)
    return "\n".join("".join("".join(parts).split()) for parts in by_edge.values())


def fonts(pdf: bytes) -> dict[str, bool]:
    """The fonts of all pages by name, and whether each is embedded as a subset."""
    found = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for entry in page["/Resources"]["/Font"].values():
            font = entry.get_object()
            (descendant,) = font["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"]
            found[str(font["/BaseFont"])] = "/FontFile2" in descriptor
    return found


def _lines(document: pypdfium2.PdfDocument, number: int) -> Iterator[Box]:
    page = document[number].get_textpage()
    chars = list(_chars(page))
    breaks = [at for at, pair in enumerate(pairwise(chars), start=1) if not _runs_on(*pair)]
    for start, end in pairwise([0, *breaks, len(chars)]):
        run = [char for char in chars[start:end] if char.text.strip()]
        if run:
            yield Box(
                number,
                min(char.left for char in run),
                min(char.bottom for char in run),
                max(char.right for char in run),
                max(char.top for char in run),
                "".join(char.text for char in run),
                run[0].edge,
            )


@dataclass(frozen=True, slots=True)
class _Char:
    """One character: its ink, where its em box begins and ends, and the run it was set in."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    edge: float
    end: float
    baseline: float
    run: int


def _runs_on(one: _Char, other: _Char) -> bool:
    """Whether two characters are of one line; a cell keeps three points from the next."""
    if abs(one.baseline - other.baseline) > 0.01:
        return False
    return one.run == other.run or -1 < other.edge - one.end < 2.5


def _chars(page: pypdfium2.PdfTextPage) -> Iterator[_Char]:
    low = False
    for index in range(page.count_chars()):
        if low or pdfium.FPDFText_IsGenerated(page, index) == 1:
            low = False
            continue
        code = pdfium.FPDFText_GetUnicode(page, index)
        low = 0xD800 <= code < 0xDC00
        text = chr(code)
        if low:
            pair = code, pdfium.FPDFText_GetUnicode(page, index + 1)
            text = b"".join(unit.to_bytes(2, "big") for unit in pair).decode("utf-16-be")
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        _, _, end, _ = page.get_charbox(index, loose=True)
        run = ctypes.addressof(pdfium.FPDFText_GetTextObject(page, index).contents)
        yield _Char(text, *page.get_charbox(index), x.value, end, y.value, run)

"""The sheet being drawn: text, rules and codes at points from its top left, and at last a PDF.

This and `fonts` are the only places that know reportlab. Bytes depend on what was drawn alone:
no clock, no random identity, no path.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFPage,
    PDFStream,
    PDFZCompress,
)

from printing.fonts.embed import Embedding
from printing.fonts.face import Face
from printing.fonts.library import Library
from printing.typeset.style import Style

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Info:
    """What the PDF says of itself outside its pages; `issued_on` is its date of creation."""

    title: str
    author: str
    subject: str
    issued_on: date


class _Stamp:
    """The date of a document as reportlab asks for it: midnight in China."""

    dhh, dmm = 8, 0

    def __init__(self, day: date) -> None:
        self.YMDhms = (day.year, day.month, day.day, 0, 0, 0)


class Sheet:
    """A document under the pen, page after page; units are points, y grows downwards."""

    def __init__(self, library: Library, info: Info) -> None:
        self._library = library
        self._document = PDFDocument(invariant=1, lang="zh-CN")
        self._describe(info)
        self._embedded: dict[str, Embedding] = {}
        self._code: list[str] = []
        self._height = 0.0
        self.pages = 0

    def begin(self, width: float, height: float) -> None:
        """Start a page."""
        self._width, self._height = width, height
        self._code = []

    def end(self) -> None:
        """Finish the page that was begun."""
        page = PDFPage()
        page.MediaBox = PDFArray([0, 0, round(self._width, 2), round(self._height, 2)])
        page.Contents = PDFStream(content="\n".join(self._code), filters=[PDFZCompress])
        page.Resources = PDFDictionary(
            {
                "Font": PDFObjectReference(BasicFonts),
                "ProcSet": PDFArray([PDFName("PDF"), PDFName("Text")]),
            }
        )
        self._document.addPage(page)
        self.pages += 1

    def finish(self) -> bytes:
        """The whole document."""
        fonts = self._document.idToObject[BasicFonts].dict
        for embedding in self._embedded.values():
            font = embedding.write(self._document)
            fonts[embedding.name] = self._document.Reference(font, embedding.name)
        data: bytes | str = self._document.GetPDFData(None)
        return data.encode("latin-1") if isinstance(data, str) else data

    def text(self, x: float, baseline: float, text: str, style: Style, gap: float = 0) -> None:
        """Set one line of text in a style's face and size; `gap` is added after every character."""
        ops = [f"BT {gap:.3f} Tc 1 0 0 1 {x:.2f} {self._height - baseline:.2f} Tm"]
        for run in self._library.runs(style.typeface, text):
            embedding = self._embedding(run.face.name, run.face)
            ops.append(f"/{embedding.name} {style.size:g} Tf <{embedding.encode(run.text)}> Tj")
        ops.append("ET")
        self._code.append(" ".join(ops))

    def rule(self, x1: float, y1: float, x2: float, y2: float, weight: float = 0.5) -> None:
        """Draw a straight line."""
        top = self._height
        self._code.append(f"{weight:g} w {x1:.2f} {top - y1:.2f} m {x2:.2f} {top - y2:.2f} l S")

    def frame(self, x: float, y: float, width: float, height: float, weight: float = 0.5) -> None:
        """Draw a rectangle that is not filled."""
        bottom = self._height - y - height
        self._code.append(f"{weight:g} w {x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re S")

    def dashed_frame(self, x: float, y: float, width: float, height: float) -> None:
        """Draw the pale rectangle in which something will be stamped or written by hand."""
        bottom = self._height - y - height
        self._code.append(
            f"q 0.6 G 0.5 w [3 2.5] 0 d {x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re S Q"
        )

    def squares(
        self, x: float, y: float, side: float, runs: Iterable[tuple[int, int, int]]
    ) -> None:
        """Fill runs of small squares: (column, row, length) from the top left, each `side` wide."""
        top = self._height - y
        boxes = [
            f"{x + left * side:.3f} {top - (row + 1) * side:.3f} {length * side:.3f} {side:.3f} re"
            for left, row, length in runs
        ]
        self._code.append("\n".join([*boxes, "f"]))

    def _embedding(self, key: str, face: Face) -> Embedding:
        if key not in self._embedded:
            self._embedded[key] = Embedding(face, f"F{len(self._embedded) + 1}")
        return self._embedded[key]

    def _describe(self, info: Info) -> None:
        # reportlab would take time and identity of the file from the environment; it has no other
        # door for them.
        self._document._timeStamp = _Stamp(info.issued_on)  # noqa: SLF001
        self._document.signature = hashlib.md5(usedforsecurity=False)
        described = self._document.info
        described.title, described.author, described.subject = info.title, info.author, info.subject
        described.creator = described.producer = "Yichuang"

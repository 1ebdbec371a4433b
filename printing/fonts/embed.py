"""The part of a face that one document uses, and the PDF objects that carry it."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from printing.fonts.face import Face

_SYMBOLIC = 4


class _Codes(dict[str, str]):
    """Two-byte codes in hex by character, numbered from 1 in the order of their first use."""

    def __missing__(self, char: str) -> str:
        self[char] = code = f"{len(self) + 1:04X}"
        return code


class Embedding:
    """A face inside one document: collects characters while pages are drawn, then is written."""

    def __init__(self, face: Face, name: str) -> None:
        self.name = name
        self._face = face
        self._codes = _Codes()

    def encode(self, text: str) -> str:
        """The text as a PDF hex string without its brackets."""
        codes = self._codes
        return "".join([codes[char] for char in text])

    def write(self, document: PDFDocument) -> PDFDictionary:
        """Add the subset to the document and answer its Type 0 font dictionary."""
        base = f"{_tag(int(self.name[1:]))}+{self._face.name}"
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(base),
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "DW": 1000,
                "W": PDFArray([1, PDFArray(self._widths())]),
                "CIDToGIDMap": PDFName("Identity"),
                "FontDescriptor": document.Reference(self._descriptor(document, base)),
            }
        )
        return PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(base),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(_stream(self._to_unicode())),
            }
        )

    def _widths(self) -> list[float]:
        return [round(self._face.advance(ord(char)), 2) for char in self._codes]

    def _descriptor(self, document: PDFDocument, base: str) -> PDFDictionary:
        face = self._face
        subset = _stream(face.subset(ord(char) for char in self._codes))
        subset.dictionary["Length1"] = len(subset.content)
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(base),
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray(list(face.bbox)),
                "ItalicAngle": 0,
                "Ascent": face.ascent,
                "Descent": face.descent,
                "CapHeight": face.ascent,
                "StemV": face.stem,
                "FontFile2": document.Reference(subset),
            }
        )

    def _to_unicode(self) -> str:
        pairs = [
            f"<{code}> <{char.encode('utf-16-be').hex().upper()}>"
            for char, code in self._codes.items()
        ]
        # A block may hold no more than 100 entries (Adobe technical note 5411, 1.4.1).
        blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
        mapping = "\n".join(
            f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks
        )
        return _CMAP.format(mapping=mapping)


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{mapping}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def _stream(content: str | bytes) -> Any:
    return PDFStream(content=content, filters=[PDFZCompress])


def _tag(number: int) -> str:
    return "".join(chr(ord("A") + int(digit)) for digit in f"{number:06d}")

"""PDF pages as raw pixels, for the window to show and for printers that take only images."""

from __future__ import annotations

from dataclasses import dataclass, field

import pypdfium2

from app.domain.errors import Unavailable


@dataclass(frozen=True, slots=True)
class Raster:
    """One page: rows of RGBA bytes from the top, `width * 4` bytes a row, opaque white ground."""

    width: int
    height: int
    rgba: bytes = field(repr=False)


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has; raises `Unavailable` PDF_UNREADABLE."""
    with _opened(pdf) as document:
        return len(document)


def rasterise(pdf: bytes, page: int = 0, dpi: float = 110) -> Raster:
    """One page, counted from 0, at a resolution; raises `Unavailable` PDF_UNREADABLE."""
    with _opened(pdf) as document:
        bitmap = document[page].render(
            scale=dpi / 72, rev_byteorder=True, force_bitmap_format=_RGBA, fill_color=_WHITE
        )
        tight = bitmap.width * 4
        rows = bytes(bitmap.buffer)
        if bitmap.stride != tight:
            starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
            rows = b"".join(rows[start : start + tight] for start in starts)
        return Raster(bitmap.width, bitmap.height, rows)


_RGBA = pypdfium2.raw.FPDFBitmap_BGRA
_WHITE = (255, 255, 255, 255)


def _opened(pdf: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise Unavailable("PDF_UNREADABLE", size=len(pdf)) from error

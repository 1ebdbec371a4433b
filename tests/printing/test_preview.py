"""The preview shows what will be printed, the archive keeps what it was given, codes are true."""

from __future__ import annotations

import pytest
import segno

from app.domain.errors import Unavailable
from app.domain.papers import PaperKind
from printing.archive import MemoryArchive
from printing.press import Press
from printing.preview import page_count, rasterise
from printing.qr import qr_code
from printing.samples import HEADER, samples
from tests.support.papers import extremes


def test_a_page_is_raw_pixels_of_its_size(press: Press) -> None:
    pdf = press.render(samples()[PaperKind.D05]).pdf
    raster = rasterise(pdf, dpi=72)
    assert (raster.width, raster.height) == (596, 842)
    assert len(raster.rgba) == 596 * 842 * 4
    assert raster.rgba[:4] == b"\xff\xff\xff\xff"
    dark = sum(1 for value in raster.rgba[::4] if value < 96)
    assert 0.005 < dark / (596 * 842) < 0.2


def test_every_page_can_be_shown_larger(press: Press) -> None:
    pdf = press.render(extremes()[PaperKind.D06]).pdf
    for page in range(page_count(pdf)):
        assert rasterise(pdf, page, dpi=144).width == 1191


def test_what_is_no_pdf_is_unavailable() -> None:
    with pytest.raises(Unavailable) as refused:
        rasterise(b"not a pdf")
    assert refused.value.code == "PDF_UNREADABLE"


def test_the_archive_knows_bytes_by_their_digest() -> None:
    archive = MemoryArchive()
    digest = archive.put(b"paper")
    assert archive.put(b"paper") == digest
    assert archive.has(digest)
    assert archive.get(digest) == b"paper"
    with pytest.raises(Unavailable) as refused:
        archive.get("0" * 64)
    assert refused.value.code == "ARCHIVE_MISSING"


@pytest.mark.parametrize("text", [HEADER.verification, "验真：" + "云溪" * 60])
def test_the_code_is_the_one_of_the_standard(text: str) -> None:
    code = qr_code(text)
    matrix = segno.make_qr(text, error="m", mask=3, boost_error=False).matrix
    drawn = [[0] * code.modules for _ in range(code.modules)]
    for column, row, length in code.runs:
        drawn[row][column : column + length] = [1] * length
    assert drawn == [list(row) for row in matrix]

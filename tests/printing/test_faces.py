"""Our subsets draw what reportlab's own draw, and every face is found, read and embedded."""

from __future__ import annotations

import io
import shutil
from datetime import date
from pathlib import Path

import pytest
import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import Refused, Unavailable
from app.domain.resources import resource_path
from printing.fonts.face import Face
from printing.fonts.library import Library, Typeface, house_library
from printing.preview import rasterise
from printing.sheet import Info, Sheet
from printing.typeset.style import Style
from tests.printing import reading

TEXT = "政务éÅ½Ǖ服务‰…㎡①永A"
FOLDER = resource_path("fonts")
# A face of 2048 units an em, whose accented letters are made of two glyphs.
VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"


@pytest.fixture(scope="module")
def latin(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library in which every face is Vera."""
    folder = tmp_path_factory.mktemp("fonts")
    for typeface in Typeface:
        shutil.copy(VERA, folder / f"{typeface}.ttf")
    return Library(folder)


def ours(library: Library, text: str, typeface: Typeface) -> bytes:
    sheet = Sheet(library, Info("", "", "", date(2026, 11, 16)))
    sheet.begin(600, 100)
    sheet.text(10, 60, text, Style(typeface, 32, 40))
    sheet.end()
    return sheet.finish()


def theirs(path: Path, text: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(600, 100))
    font = TTFont(f"bare-{path.stem}", str(path))
    pdfmetrics.registerFont(font)
    canvas.setFont(font.fontName, 32)
    canvas.drawString(10, 40, text)
    canvas.save()
    return out.getvalue()


def assert_same_ink(one: bytes, other: bytes) -> None:
    """Both pages show the same but for the rounding of positions."""
    first, second = (rasterise(pdf, dpi=110).rgba[::4] for pdf in (one, other))
    inked = sum(1 for value in second if value < 128)
    differing = sum(1 for a, b in zip(first, second, strict=True) if abs(a - b) > 60)
    assert inked > 500
    assert differing / inked < 0.02


@pytest.mark.parametrize("typeface", Typeface)
def test_our_subset_looks_like_theirs(typeface: Typeface) -> None:
    path = FOLDER / f"{typeface}.ttf"
    text = "".join(char for char in TEXT if Face(path).has(ord(char)))
    assert len(text) > 10
    assert_same_ink(ours(house_library(), text, typeface), theirs(path, text))


def test_glyphs_made_of_others_bring_their_parts(latin: Library) -> None:
    text = "éÅüñ Ÿç"
    assert_same_ink(ours(latin, text, Typeface.HEI), theirs(VERA, text))
    assert latin.width(Typeface.HEI, text) == pytest.approx(
        pdfmetrics.stringWidth(text, "bare-Vera", 1), abs=0.001
    )


@pytest.mark.parametrize("char", ["𬭎", "䶮", "㛃", "𡋾", "𠮷", "𰻞"])
def test_rare_characters_come_from_some_face_and_are_read_back(char: str) -> None:
    (line,) = reading.text_lines(ours(house_library(), f"王{char}明", Typeface.SONG))
    assert line.text == f"王{char}明"


def test_a_character_is_found_in_the_same_face_every_time() -> None:
    library = house_library()
    faces = [[run.face.name for run in library.runs(Typeface.SONG, "王𰻞明𡋾")] for _ in range(2)]
    assert faces[0] == faces[1]
    assert faces[0][0] == "NotoSerifSC-Regular"


def test_what_nobody_has_is_named_once() -> None:
    library = house_library()
    assert library.missing("王\ue863明\ue863\x00") == ("U+0000", "U+E863")
    with pytest.raises(Refused):
        library.face_of(Typeface.HEI, "\ue863")


def test_a_house_without_its_faces_says_which(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as refused:
        Library(tmp_path)
    assert refused.value.code == "FONT_MISSING"
    assert "NotoSerifSC-Bold" in refused.value.facts["fonts"]


def test_a_damaged_face_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "NotoSansSC-Bold.ttf"
    broken.write_bytes((FOLDER / broken.name).read_bytes()[:4000])
    with pytest.raises(Unavailable) as refused:
        Face(broken)
    assert refused.value.code == "FONT_UNREADABLE"
    assert refused.value.facts["font"] == broken.name

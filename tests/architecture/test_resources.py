"""What we ship and did not make has its licence; the faces can draw the names of people."""

from __future__ import annotations

from functools import cache

import pytest
from fontTools.ttLib import TTFont

from tests.architecture.source import ROOT, shown

RESOURCES = ROOT / "resources"
FONTS = RESOURCES / "fonts"
FACES = [path.name for path in sorted(FONTS.glob("*.ttf"))]
RARE = "YichuangRareHan-Regular.ttf"
OURS = {"catalogue", "demo", "icons", "locale", "styles"}
FOREIGN = {
    "calendar": ["LICENSE.chinesecalendar"],
    "fonts": ["NotoSansSC-OFL.txt", "NotoSerifSC-OFL.txt", "YichuangRareHan-LICENSE.txt"],
}
"""Folders with something of others in them, and whose licence lies there."""
NAMES = "䶮㛃𬭎𡋾𠮷喆堃昇龑·〔〕✓✕☐☑"


@cache
def characters(face: str) -> frozenset[int]:
    """What a face can draw."""
    with TTFont(FONTS / face, lazy=True) as font:
        return frozenset(font.getBestCmap())


def test_every_font_has_its_licence_beside_it() -> None:
    licences = "".join(path.stem + " " for path in FONTS.glob("*.txt"))
    assert FACES
    assert [face for face in FACES if face.partition("-")[0] not in licences] == []


def test_every_font_is_told_of_in_the_readme() -> None:
    readme = (FONTS / "README.md").read_text(encoding="utf-8")
    assert [face for face in FACES if face.partition("-")[0] not in readme] == []


@pytest.mark.parametrize("face", FACES)
def test_a_face_has_outlines_that_paper_can_embed(face: str) -> None:
    with TTFont(FONTS / face, lazy=True) as font:
        assert "glyf" in font
        assert font["OS/2"].fsType == 0


@pytest.mark.parametrize("face", [face for face in FACES if face != RARE])
def test_rare_names_and_the_signs_of_our_forms_can_be_drawn(face: str) -> None:
    drawn = characters(face) | characters(RARE)
    assert [char for char in NAMES if ord(char) not in drawn] == []


def test_resources_hold_no_python() -> None:
    assert [shown(path) for path in RESOURCES.rglob("*.py")] == []


def test_every_folder_is_ours_or_has_the_licence_of_those_who_made_it() -> None:
    folders = {path.name for path in RESOURCES.iterdir() if path.is_dir()}
    assert folders == OURS | set(FOREIGN)
    for folder, licences in FOREIGN.items():
        for licence in licences:
            text = (RESOURCES / folder / licence).read_text(encoding="utf-8")
            assert "Copyright" in text, licence
            assert "permission" in text.lower(), licence


def test_what_is_made_from_others_names_its_licence_where_it_lies() -> None:
    assert "LICENSE.chinesecalendar" in (RESOURCES / "calendar/china.toml").read_text("utf-8")
    assert "Our own" in (RESOURCES / "icons/README.md").read_text("utf-8")

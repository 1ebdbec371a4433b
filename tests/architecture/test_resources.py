"""What we ship and did not make has its licence; the faces can draw the names of people."""

from __future__ import annotations

import re
from functools import cache

import pytest
from fontTools.ttLib import TTFont

from tests.architecture.source import ROOT, shown

RESOURCES = ROOT / "resources"
FONTS = RESOURCES / "fonts"
FACES = [path.name for path in sorted(FONTS.glob("*.ttf"))]
RARE = "YichuangRareHan-Regular.ttf"
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


def test_icons_and_data_that_are_not_ours_have_a_licence() -> None:
    foreign = re.compile(r"(?i)\bicons? from\b|\btaken from\b|\bcopyright\b(?!.*yichuang)")
    untold = [
        shown(readme)
        for readme in RESOURCES.rglob("README.md")
        if foreign.search(readme.read_text(encoding="utf-8"))
        and not [p for p in readme.parent.iterdir() if re.search(r"(?i)licen[cs]e|OFL", p.name)]
    ]
    assert untold == []

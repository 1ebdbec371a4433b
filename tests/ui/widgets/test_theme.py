"""Three themes of the same names, legible by measure, at every scale."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.domain.resources import resource_path
from tests.ui.widgets.conftest import Show
from ui.theme.apply import apply_theme, current_theme, next_scale, next_theme
from ui.theme.icons import icon, icon_names, icon_pixmap
from ui.theme.stylesheet import fill, stylesheet
from ui.theme.tokens import SCALES, THEMES, contrast, load_theme, read_style
from ui.widgets.basics import row
from ui.widgets.basics.paint import BOLD, MEDIUM, REGULAR, face
from ui.widgets.lists.results import LOOKS

PAIRS = read_style("pairs.toml")


def pairs() -> list[tuple[str, str, str, str]]:
    return [
        (theme, kind, ground, ink)
        for theme in THEMES
        for kind in ("text", "edge")
        for ground, inks in PAIRS[kind].items()
        for ink in inks
    ]


@pytest.mark.parametrize(("theme", "kind", "ground", "ink"), pairs())
def test_every_pair_can_be_read(theme: str, kind: str, ground: str, ink: str) -> None:
    colours = load_theme(theme).colours
    assert contrast(colours[ground], colours[ink]) >= PAIRS["least"][theme][kind]


def test_black_on_white_is_twenty_one() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)


def test_every_theme_has_the_same_names() -> None:
    names = {theme: set(load_theme(theme).colours) for theme in THEMES}
    assert names["light"] == names["dark"] == names["contrast"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", SCALES)
def test_the_stylesheet_has_no_token_left(theme: str, scale: float) -> None:
    assert "@" not in re.sub(
        r"/\*.*?\*/", "", stylesheet(load_theme(theme, scale)), flags=re.DOTALL
    )


def test_a_token_nobody_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill("color: @mauve;", load_theme())


def test_a_theme_nobody_has_is_an_error() -> None:
    with pytest.raises(ValueError, match="sepia"):
        load_theme("sepia")


def test_lengths_follow_the_scale_and_a_hairline_stays() -> None:
    theme = load_theme("light", 1.5)
    assert (theme.px(8), theme.size("body"), load_theme().px(0.2)) == (12, 22, 1)


def test_no_stylesheet_is_written_in_python() -> None:
    ui = resource_path().parent / "ui"
    styled = re.compile(r"setStyleSheet\((?!stylesheet\()|#[0-9A-Fa-f]{6}\b")
    found = [path.name for path in ui.rglob("*.py") if styled.search(path.read_text("utf-8"))]
    assert found == []


def test_widgets_on_screen_follow_a_new_theme_and_scale(qapp: QApplication, show: Show) -> None:
    word, button = QLabel("字"), QPushButton("受理")
    window = show(word, button)
    inner = row(gap=8)
    window.layout().addLayout(inner)
    before = word.fontMetrics().height()
    apply_theme(qapp, "dark", 1.5)
    assert current_theme().name == "dark"
    assert word.font().pixelSize() == 22
    assert word.fontMetrics().height() > before
    assert inner.spacing() == 12


def test_themes_go_round_and_scales_stop_at_the_ends() -> None:
    assert [next_theme(load_theme(name)) for name in THEMES] == ["dark", "contrast", "light"]
    assert next_scale(load_theme("light", 2.0), 1) == 2.0
    assert next_scale(load_theme("light", 1.0), 1) == 1.25


@pytest.mark.parametrize("weight", [REGULAR, MEDIUM, BOLD])
@pytest.mark.parametrize("size", ["small", "body", "money"])
def test_figures_are_all_of_one_width(qapp: QApplication, size: str, weight: object) -> None:
    metrics = QFontMetricsF(face(size, weight))  # type: ignore[arg-type]
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_the_window_speaks_with_our_own_face(qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == "Noto Sans SC"


@pytest.mark.parametrize("sign", "王·¥䶮㛃𬭎𡋾")
def test_no_sign_of_a_name_is_a_box(qapp: QApplication, sign: str) -> None:
    faces = (QRawFont.fromFont(font) for font in _fonts(qapp))
    assert any(raw.supportsCharacter(ord(sign)) for raw in faces)


def _fonts(app: QApplication) -> list:  # type: ignore[type-arg]
    made = []
    for family in app.font().families():
        font = app.font()
        font.setFamilies([family])
        made.append(font)
    return made


def test_every_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication) -> None:
    assert len(icon_names()) >= 30
    red = load_theme().color("bad")
    for name in icon_names():
        image = icon_pixmap(name, red, 20, 2.0).toImage()
        inked = [
            image.pixelColor(x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 200
        ]
        assert inked, name
        assert all(abs(dot.red() - red.red()) < 8 for dot in inked), name


def test_every_icon_says_whose_it_is_and_uses_no_colour_of_its_own() -> None:
    for path in resource_path("icons").glob("*.svg"):
        drawing = path.read_text(encoding="utf-8")
        assert "Apache-2.0" in drawing, path.name
        assert not re.search(r"#[0-9A-Fa-f]{3,6}\b", drawing), path.name


def test_the_icons_of_results_exist(qapp: QApplication) -> None:
    assert {look.icon for look in LOOKS.values()} <= set(icon_names())
    assert not icon("check", load_theme().color("ink")).isNull()


def test_an_icon_nobody_drew_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icon_pixmap("unicorn", load_theme().color("ink"), 20)

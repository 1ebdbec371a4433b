"""Makes resources/fonts/YichuangRareHan-Regular.ttf: the rare characters of names that Noto lacks.

Takes from Hanazono Mincho every character of CJK Extension B to F that has a source in mainland
China, Hong Kong or Macao (Unihan), and the few signs of our forms that Noto lacks; leaves out the
points that move an outline by less than a thousandth of the em. The font gets a name of its own, as
the Open Font License asks of a changed font.

    python installer/fonts/rare.py HanaMinA.ttf HanaMinB.ttf Unihan_IRGSources.txt resources/fonts
"""

import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

NAME = "Yichuang Rare Han"
FILE = "YichuangRareHan-Regular.ttf"
EXTENSIONS_B_TO_F = range(0x20000, 0x2EBF0)
HAN_OF_THE_BMP = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00))
SIGNS = tuple(map(ord, "✓✔✕✗☐☑☒"))
SOURCES = {"kIRG_GSource", "kIRG_HSource", "kIRG_MSource"}
ALSO = {ord("𠮷")}  # named by Taiwan alone in Unihan, yet people bear it for 吉
TOLERANCE = 1.0

Point = tuple[int, int]


def main(argv: list[str]) -> int:
    """Reads the two Hanazono fonts and the Unihan sources, writes the font."""
    signs_path, rare_path, unihan, target = map(Path, argv)
    noto = [set(TTFont(path, lazy=True).getBestCmap()) for path in sorted(target.glob("Noto*.ttf"))]
    everywhere = set.intersection(*noto)
    rare = TTFont(rare_path)
    wanted = {char for char in sourced(unihan) if char in EXTENSIONS_B_TO_F} - everywhere | ALSO
    subset(rare, wanted)
    thin_out(rare)
    borrowed = {char for char in (*HAN_OF_THE_BMP, *SIGNS) if char not in everywhere}
    borrow(rare, TTFont(signs_path), borrowed)
    rename(rare)
    rare.save(target / FILE)
    print(f"{FILE}: {len(rare.getBestCmap())} characters, {(target / FILE).stat().st_size} bytes")
    return 0


def sourced(unihan: Path) -> Iterator[int]:
    """Yields the code points for which Unihan names one of our sources."""
    for line in unihan.read_text(encoding="utf-8").splitlines():
        match line.split("\t"):
            case [char, field, _] if field in SOURCES:
                yield int(char.removeprefix("U+"), 16)


def subset(font: TTFont, chars: set[int]) -> None:
    """Keeps only these characters, and neither hints nor layout nor glyph names."""
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.drop_tables += ["BASE", "FFTM", "GDEF", "vhea", "vmtx", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=chars)
    subsetter.subset(font)


def thin_out(font: TTFont) -> None:
    """Redraws each outline without needless points; Hanazono's have straight edges only."""
    glyf = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        if glyph.numberOfContours <= 0:
            continue
        points, ends, _ = glyph.getCoordinates(glyf)
        pen = TTGlyphPen(None)
        for start, end in pairwise([-1, *ends]):
            draw(pen, simplify([tuple(p) for p in points[start + 1 : end + 1]]))
        glyf[name] = pen.glyph()


def draw(pen: TTGlyphPen, contour: list[Point]) -> None:
    """Draws one closed contour of straight edges."""
    pen.moveTo(contour[0])
    for point in contour[1:]:
        pen.lineTo(point)
    pen.closePath()


def simplify(contour: list[Point]) -> list[Point]:
    """Drops what lies within the tolerance of a closed line (Ramer, Douglas, Peucker)."""
    if len(contour) < 5:
        return contour
    far = max(range(len(contour)), key=lambda i: abs(complex(*contour[i]) - complex(*contour[0])))
    closed = [*contour, contour[0]]
    kept, spans = {0, far}, [(0, far), (far, len(contour))]
    while spans:
        first, last = spans.pop()
        inside = range(first + 1, last)
        if not inside:
            continue
        worst = max(inside, key=lambda i: distance(closed[i], closed[first], closed[last]))
        if distance(closed[worst], closed[first], closed[last]) > TOLERANCE:
            kept.add(worst)
            spans += [(first, worst), (worst, last)]
    return [contour[i] for i in sorted(kept)]


def distance(point: Point, start: Point, end: Point) -> float:
    """Gives the distance of a point from a line, in font units."""
    along, off = complex(*end) - complex(*start), complex(*point) - complex(*start)
    return abs((off.conjugate() * along).imag) / abs(along) if along else abs(off)


def borrow(font: TTFont, other: TTFont, chars: set[int]) -> None:
    """Copies the glyphs of these characters from the other half of Hanazono, same em."""
    assert font["head"].unitsPerEm == other["head"].unitsPerEm
    theirs = other.getBestCmap()
    for char in sorted(chars & theirs.keys()):
        name = f"u{char:04X}"
        pen = TTGlyphPen(None)
        other.getGlyphSet()[theirs[char]].draw(pen)
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = other["hmtx"][theirs[char]]
        for table in font["cmap"].tables:
            if table.format == 12 or char < 0x10000:
                table.cmap[char] = name


def rename(font: TTFont) -> None:
    """Gives the font its own name; the reserved names of Hanazono stay with Hanazono."""
    postscript = NAME.replace(" ", "")
    texts = {
        0: "Copyright 2008-2017 GlyphWiki Project. Changed: subset, thinned and renamed.",
        1: NAME,
        2: "Regular",
        3: f"{postscript}-Regular-1.0",
        4: NAME,
        5: "Version 1.0, from Hanazono Mincho 2017-09-04",
        6: f"{postscript}-Regular",
        13: "SIL Open Font License, Version 1.1",
    }
    font["name"].names = []
    for number, text in texts.items():
        font["name"].setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

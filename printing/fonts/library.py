"""Which face draws which character: a chain a typeface, a run of text a face, never a box.

Song      NotoSerifSC-Regular ▶ the same in Hei ▶ rare-character fonts in the folder
Hei       NotoSansSC-Regular  ▶ the same in Song ▶ rare-character fonts in the folder
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import groupby
from pathlib import Path

from app.domain.errors import Refused, Unavailable
from app.domain.resources import resource_path
from printing.fonts.face import Face


class Typeface(StrEnum):
    """The hands a paper is set in: Song for text and titles, Hei for labels and slips."""

    SONG = "NotoSerifSC-Regular"
    SONG_BOLD = "NotoSerifSC-Bold"
    HEI = "NotoSansSC-Regular"
    HEI_MEDIUM = "NotoSansSC-Medium"
    HEI_BOLD = "NotoSansSC-Bold"


_CHAINS = {
    Typeface.SONG: (Typeface.SONG, Typeface.HEI),
    Typeface.SONG_BOLD: (Typeface.SONG_BOLD, Typeface.HEI_BOLD, Typeface.SONG),
    Typeface.HEI: (Typeface.HEI, Typeface.SONG),
    Typeface.HEI_MEDIUM: (Typeface.HEI_MEDIUM, Typeface.HEI, Typeface.SONG),
    Typeface.HEI_BOLD: (Typeface.HEI_BOLD, Typeface.HEI_MEDIUM, Typeface.SONG),
}


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters of one line that one face draws."""

    face: Face
    text: str


class _Advances(dict[str, float]):
    """Widths in ems by character, filled as characters are met."""

    def __init__(self, library: Library, typeface: Typeface) -> None:
        super().__init__()
        self._library, self._typeface = library, typeface

    def __missing__(self, char: str) -> float:
        face = self._library.face_of(self._typeface, char)
        self[char] = width = face.advance(ord(char)) / 1000
        return width


class Library:
    """Every face in one folder; files with other names than the five are the last resort."""

    def __init__(self, folder: Path) -> None:
        files = {path.stem: path for path in sorted(folder.glob("*.ttf"))}
        missing = tuple(face.value for face in Typeface if face.value not in files)
        if missing:
            raise Unavailable("FONT_MISSING", fonts=missing)
        self._files = files
        self._faces: dict[str, Face] = {}
        self._rare = tuple(sorted(set(files) - {face.value for face in Typeface}))
        self._found: dict[tuple[Typeface, str], Face] = {}
        self._drawable: set[str] = set()
        self._advances = {face: _Advances(self, face) for face in Typeface}

    def advances(self, typeface: Typeface) -> dict[str, float]:
        """A growing table of widths in ems by character; raises KeyError never, Refused rarely."""
        return self._advances[typeface]

    def width(self, typeface: Typeface, text: str) -> float:
        """The width of a text in ems."""
        advances = self._advances[typeface]
        return sum([advances[char] for char in text])

    def face_of(self, typeface: Typeface, char: str) -> Face:
        """The first face of the chain that has the character; raises `Refused` GLYPH_MISSING."""
        key = (typeface, char)
        face = self._found.get(key)
        if face is None:
            face = self._found[key] = self._look_up(typeface, char)
        return face

    def runs(self, typeface: Typeface, text: str) -> Iterator[Run]:
        """The text cut where the face changes."""
        for face, chars in groupby(text, lambda char: self.face_of(typeface, char)):
            yield Run(face, "".join(chars))

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters no face has, each once, as U+XXXX; control characters are among them."""
        lacking = {char for char in set(text) - self._drawable if not self._has(char)}
        return tuple(f"U+{ord(char):04X}" for char in sorted(lacking))

    def _has(self, char: str) -> bool:
        try:
            self.face_of(Typeface.SONG, char)
        except Refused:
            return False
        self._drawable.add(char)
        return True

    def _look_up(self, typeface: Typeface, char: str) -> Face:
        for name in (*_CHAINS[typeface], *self._rare):
            face = self._face(name)
            if face.has(ord(char)):
                return face
        raise Refused("GLYPH_MISSING", characters=(f"U+{ord(char):04X}",), field="")

    def _face(self, name: str) -> Face:
        if name not in self._faces:
            self._faces[name] = Face(self._files[name])
        return self._faces[name]


@cache
def house_library() -> Library:
    """The faces that ship with the program, parsed once and kept."""
    return Library(resource_path("fonts"))

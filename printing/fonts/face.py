"""One font file: which characters it has, how wide they are, and a small font of some of them."""

from __future__ import annotations

import mmap
import struct
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from app.domain.errors import Unavailable

_KEPT_WHOLE = ("cvt ", "fpgm", "prep")
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80


class Face:
    """A TrueType face, parsed once per process and never changed.

    reportlab reads the tables; the subset is ours because reportlab cuts a face into fonts of 256
    characters and maps characters beyond U+FFFF to no text at all. The outlines stay in the file,
    mapped, and the tables in arrays: five faces as reportlab keeps them weigh 120 MB.
    """

    def __init__(self, path: Path) -> None:
        try:
            parsed = TTFontFile(str(path))
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, TTFError, struct.error, ValueError) as error:
            raise Unavailable("FONT_UNREADABLE", font=path.name) from error
        self.name: str = parsed.name.decode("ascii")
        self.glyphs: dict[int, int] = parsed.charToGlyph
        self.ascent: float = parsed.ascent
        self.descent: float = parsed.descent
        self.bbox: Sequence[float] = parsed.bbox
        self.stem: float = parsed.stemV
        self._per_em: int = parsed.unitsPerEm
        self._places = array("L", parsed.glyphPos)
        self._glyf: int = parsed.get_table_pos("glyf")[0]
        small = ("head", "hhea", "maxp", *_KEPT_WHOLE)
        self._small = {tag: parsed.get_table(tag) for tag in small if tag in parsed.table}
        self._advances, self._bearings = _metrics(
            parsed.get_table("hmtx"), self._small["hhea"], len(self._places) - 1
        )

    def has(self, code: int) -> bool:
        """Whether the face draws this code point."""
        return code in self.glyphs

    def advance(self, code: int) -> float:
        """The width of a character in thousandths of an em."""
        return self._advances[self.glyphs[code]] * 1000 / self._per_em

    def subset(self, codes: Iterable[int]) -> bytes:
        """A TrueType file with `.notdef` as glyph 0 and the characters as glyphs 1, 2, 3, …

        Parts of composite glyphs follow behind. Holds the tables a CIDFontType2 needs
        (ISO 32000-1, 9.9), no more.
        """
        wanted = [0, *(self.glyphs[code] for code in codes)]
        place = {old: new for new, old in reversed(list(enumerate(wanted)))}
        # `wanted` grows behind the loop while composite glyphs name their parts.
        outlines = [self._outline(old, wanted, place) for old in wanted]
        return _font_file(self._tables(wanted, outlines))

    def _outline(self, glyph: int, wanted: list[int], place: dict[int, int]) -> bytes:
        start, end = self._places[glyph], self._places[glyph + 1]
        data = self._data[self._glyf + start : self._glyf + end]
        if len(data) < 10 or data[0] < 0x80:
            return data
        return _renumbered(data, wanted, place)

    def _tables(self, wanted: list[int], outlines: list[bytes]) -> dict[str, bytes]:
        offsets, glyf = [0], bytearray()
        for outline in outlines:
            glyf += outline + bytes(-len(outline) % 4)
            offsets.append(len(glyf))
        metrics = [(self._advances[glyph], self._bearings[glyph]) for glyph in wanted]
        small = self._small
        tables = {tag: small[tag] for tag in _KEPT_WHOLE if tag in small}
        tables["glyf"] = bytes(glyf)
        tables["loca"] = struct.pack(f">{len(offsets)}L", *offsets)
        tables["hmtx"] = b"".join(struct.pack(">HH", *metric) for metric in metrics)
        tables["head"] = _with_short(_with_short(small["head"], 50, 1), 8, 0, 0)
        tables["hhea"] = _with_short(small["hhea"], 34, len(wanted))
        tables["maxp"] = _with_short(small["maxp"], 4, len(wanted))
        return tables


def _metrics(hmtx: bytes, hhea: bytes, glyphs: int) -> tuple[array[int], array[int]]:
    """Advances and left bearings by glyph, in units of the face.

    Not those reportlab keeps: the ones behind the last pair it has already scaled to floats.
    """
    (pairs,) = struct.unpack_from(">H", hhea, 34)
    values = struct.unpack_from(f">{pairs + glyphs}H", hmtx)
    advances = array("H", values[0 : 2 * pairs : 2])
    advances.extend([advances[-1]] * (glyphs - pairs))
    return advances, array("H", (*values[1 : 2 * pairs : 2], *values[2 * pairs :]))


def _renumbered(data: bytes, wanted: list[int], place: dict[int, int]) -> bytes:
    glyph, at, flags = bytearray(data), 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", glyph, at)
        if part not in place:
            place[part] = len(wanted)
            wanted.append(part)
        struct.pack_into(">H", glyph, at + 2, place[part])
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
    return bytes(glyph)


def _with_short(table: bytes, offset: int, *values: int) -> bytes:
    packed = struct.pack(f">{len(values)}H", *values)
    return table[:offset] + packed + table[offset + len(packed) :]


def _font_file(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    search = power * 16
    head = struct.pack(
        ">LHHHH", 0x00010000, count, search, power.bit_length() - 1, count * 16 - search
    )
    directory, body, at = bytearray(), bytearray(), 12 + 16 * count
    for tag in sorted(tables):
        data = tables[tag] + bytes(-len(tables[tag]) % 4)
        directory += struct.pack(">4sLLL", tag.encode(), _checksum(data), at, len(tables[tag]))
        body += data
        at += len(data)
    return head + bytes(directory) + bytes(body)


def _checksum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF

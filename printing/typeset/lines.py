"""Breaking text into lines by the rules of Chinese typesetting (kinsoku, 避头尾).

No line begins with closing punctuation, none ends with an opening bracket, numbers and Latin words
stay whole while they fit, and a closing mark at the end of a line may lose its empty right half.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from printing.fonts.library import Library
from printing.typeset.style import Style

_NO_START = frozenset("，。、；：？！）》】〕〗」』〉”’…—·％℃%,.;:?!)]}>″′～%")
_NO_END = frozenset("（《【〔〖「『〈“‘￥¥#([{<№")
_HALF_BLANK = frozenset("，。、；：）》】〕〗」』〉")
_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789*+-_./@,:#%&='~$")
_WORDS = re.compile(f"[{re.escape(''.join(sorted(_WORD)))}]+")
# Wider gaps than this look like letter-spacing; such a line is left ragged instead.
_MOST_STRETCH = 0.12


_ORPHAN, _SPARES = 2, 9


@dataclass(frozen=True, slots=True)
class _Room:
    """The width of a column and the indent of the line in it, in points."""

    measure: float
    indent: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text, its width in points and what to add after every character."""

    text: str
    width: float
    gap: float = 0
    indent: float = 0


def break_lines(library: Library, text: str, style: Style, measure: float) -> list[Line]:
    """The lines of a text in a column `measure` points wide; a newline ends a paragraph."""
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        lines += _paragraph(library, paragraph.rstrip(), style, measure)
    if style.balanced and len(lines) > 1:
        return _balanced(library, text, style, measure, len(lines))
    return lines


def text_width(library: Library, text: str, style: Style) -> float:
    """The width of a text in points when it is set on one line."""
    return library.width(style.typeface, text) * style.size


def longest_word(library: Library, text: str, style: Style) -> float:
    """The width in points of the longest number or Latin word, which a column should not cut."""
    words = _WORDS.findall(text)
    return max((text_width(library, word, style) for word in words), default=0.0)


def _balanced(library: Library, text: str, style: Style, measure: float, count: int) -> list[Line]:
    def broken(at: float) -> list[Line]:
        return [line for part in text.split("\n") for line in _paragraph(library, part, style, at)]

    low, high = measure / count * 0.8, measure
    while high - low > style.size / 2:
        middle = (low + high) / 2
        if len(broken(middle)) > count:
            low = middle
        else:
            high = middle
    return broken(high)


def _paragraph(library: Library, text: str, style: Style, measure: float) -> list[Line]:
    if not text:
        return [Line("", 0)]
    advances = library.advances(style.typeface)
    widths = [advances[char] * style.size for char in text]
    room = _Room(measure, style.indent * style.size)
    return [
        _line(text, widths, span, style, room if number == 0 else _Room(measure, 0))
        for number, span in enumerate(_spans(text, widths, room))
    ]


def _spans(text: str, widths: list[float], room: _Room) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start, measure = 0, room.measure - room.indent
    while start < len(text):
        end = _line_end(text, widths, start, measure)
        spans.append((start, end))
        start, measure = end, room.measure
        while start < len(text) and text[start] == " ":
            start += 1
    return _without_orphan(text, spans)


def _without_orphan(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A last line of one or two characters takes a few from a line that can spare them."""
    if len(spans) < 2:
        return spans
    (start, _), (last, end) = spans[-2:]
    if end - last > _ORPHAN or last - start < _SPARES:
        return spans
    for cut in range(last - 1, max(start, last - 4), -1):
        if _breaks(text, cut) and text[cut] != " ":
            return [*spans[:-2], (start, cut), (cut, end)]
    return spans


def _line_end(text: str, widths: list[float], start: int, measure: float) -> int:
    used, at = 0.0, start
    while at < len(text) and used + widths[at] <= measure + 0.01:
        used += widths[at]
        at += 1
    if at == len(text):
        return at
    if text[at] in _HALF_BLANK and used + widths[at] / 2 <= measure and _breaks(text, at + 1):
        return at + 1
    for end in range(at, start, -1):
        if _breaks(text, end):
            return end
    return max(at, start + 1)


def _breaks(text: str, at: int) -> bool:
    """Whether a line may end before the character at this place."""
    if at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if after in _NO_START or before in _NO_END:
        return False
    return not (before in _WORD and after in _WORD)


def _line(text: str, widths: list[float], span: tuple[int, int], style: Style, room: _Room) -> Line:
    start, end = span
    shown = text[start:end].rstrip(" ")
    width = sum(widths[start : start + len(shown)])
    if not style.justified or end >= len(text) or len(shown) < 2:
        return Line(shown, width, 0, room.indent)
    seen = width - widths[start + len(shown) - 1] / 2 if shown[-1] in _HALF_BLANK else width
    gap = (room.measure - room.indent - seen) / (len(shown) - 1)
    return Line(shown, width, gap if gap <= _MOST_STRETCH * style.size else 0, room.indent)

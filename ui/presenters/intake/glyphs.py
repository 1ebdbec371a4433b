"""Which letters of a draft no typeface of the house can print: said at their field, not at F8."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ui.presenters.station import Station

PRINTED = tuple(
    f"{prefix}.{name}"
    for prefix in ("applicant", "agent")
    for name in ("name", "address", "representative", "authority")
)
"""The fields of the parties that come to stand on paper as they were typed."""


class Glyphs:
    """Asks the press of every letter once; a face may have to be read for it, beside the window."""

    def __init__(self, station: Station, on_told: Callable[[], None]) -> None:
        self._station, self._on_told = station, on_told
        self._known: dict[str, bool] = {}

    def problems(self, values: Mapping[str, Any]) -> dict[str, str]:
        """GLYPH_MISSING by field, as far as it is known; what is not is asked for."""
        texts = {field: "".join(str(values.get(field) or "").split()) for field in PRINTED}
        self._ask({letter for text in texts.values() for letter in text} - self._known.keys())
        return {
            field: "GLYPH_MISSING"
            for field, text in texts.items()
            if not all(self._known.get(letter, True) for letter in text)
        }

    def _ask(self, letters: Iterable[str]) -> None:
        asked = "".join(sorted(letters))
        if not asked:
            return
        press = self._station.desk.press

        def told(missing: tuple[str, ...]) -> None:
            found = {letter: f"U+{ord(letter):04X}" not in missing for letter in asked}
            self._known |= found
            if not all(found.values()):
                self._on_told()

        self._station.ask(lambda _reads: press.missing(asked), told, token="glyphs")

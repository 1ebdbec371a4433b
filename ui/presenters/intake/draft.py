"""The values of one draft as typed, and the way back: every edit can be taken back, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ui.presenters import services

_NOTHING = None


class Draft:
    """Field values by name. Edits of one field in a row are one step of undoing."""

    def __init__(self, values: Mapping[str, Any] | None = None) -> None:
        self._values: dict[str, Any] = dict(values or {})
        self._steps: list[dict[str, Any]] = []
        self._last = ""

    @property
    def values(self) -> Mapping[str, Any]:
        """Every field that was ever given a value."""
        return self._values

    def get(self, name: str) -> str:
        """A field as text; empty while nobody gave it a value."""
        value = self._values.get(name)
        return "" if value is None else str(value)

    def put(self, fields: Mapping[str, Any], *, typed: bool = False) -> dict[str, Any]:
        """Give fields new values in one step; answers those that changed.

        `typed` joins the step before it when it was typing in the same field.
        """
        changed = {k: v for k, v in fields.items() if self._values.get(k, _NOTHING) != v}
        if not changed:
            return {}
        name = next(iter(changed)) if typed and len(changed) == 1 else ""
        if not (name and name == self._last):
            self._steps.append({k: self._values.get(k, _NOTHING) for k in changed})
        self._last = name
        self._values.update(changed)
        return changed

    def of_persons(self) -> Draft:
        """A draft of the same persons and nothing else; there is no way back into the old one."""
        return Draft({k: v for k, v in self._values.items() if services.is_of_persons(k)})

    def settle(self) -> None:
        """The field was left: typing in it again is another step."""
        self._last = ""

    def undo(self) -> dict[str, Any]:
        """Take the last step back; answers the fields with the values they have again."""
        if not self._steps:
            return {}
        step = self._steps.pop()
        self._last = ""
        self._values.update(step)
        return step

    def under(self, prefix: str) -> Iterator[tuple[str, Any]]:
        """The fields below a prefix, without it, that have a value."""
        for name, value in self._values.items():
            if name.startswith(prefix) and value is not None:
                yield name[len(prefix) :], value

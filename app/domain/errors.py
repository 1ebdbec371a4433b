"""The one error tree: a code and the facts around it, never a sentence.

    YichuangError
    ├── Refused       a rule says no: the act is not permitted, and trying again changes nothing
    ├── Unavailable   the world says no: printer, center, disk, a file; it may work later
    └── NeedsPerson   neither can be told by a program: a person must look and decide

A bug is not in this tree. Sentences are made elsewhere, from `code` and `facts`.
"""

from __future__ import annotations

from typing import Any


class YichuangError(Exception):
    """Something the program foresaw, named by `code` and explained by `facts`."""

    def __init__(self, code: str, /, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts: dict[str, Any] = facts

    def __str__(self) -> str:
        listed = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code} ({listed})" if listed else self.code

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self}>"


class Refused(YichuangError):
    """A rule says no."""


class Unavailable(YichuangError):
    """The world says no."""


class NeedsPerson(YichuangError):
    """A person must look before this goes on."""

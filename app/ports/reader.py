"""What the house asks of an identity card reader and of a scanner, whatever they hang on.

    reader   READY ──unplugged──▶ OFFLINE ──plugged in──▶ READY
               └──driver hangs or dies──▶ SILENT ──next read starts it anew──▶ READY

Without either a window stays usable: everything they say can be typed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from app.domain.names import private_use
from app.domain.people import Party, PartyKind


class ReaderState(StrEnum):
    """What is known of a device without asking it anew."""

    READY = "READY"
    OFFLINE = "OFFLINE"
    SILENT = "SILENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A resident identity card as its chip says it; on paper the card wins over the number.

    `name` is normalised and `name_raw` what the chip holds. `valid_until` is None for 长期.
    """

    name: str
    name_raw: str
    sex: str
    ethnicity: str
    birth: date
    address: str
    id_no: str
    issuer: str
    valid_from: date
    valid_until: date | None
    name_may_go_on: bool = False
    """Whether the name fills the chip's 15 places, so that its end may be missing."""

    @property
    def is_long_term(self) -> bool:
        """Whether the card has no last day."""
        return self.valid_until is None

    @property
    def unencoded(self) -> tuple[str, ...]:
        """The characters of name and address that had no code when the card was made."""
        return private_use(self.name_raw + self.address)

    def party(self) -> Party:
        """The holder as an applicant or agent."""
        return Party(
            kind=PartyKind.PERSON,
            name=self.name,
            name_raw=self.name_raw,
            id_no=self.id_no,
            address=self.address,
            birth=self.birth,
            sex=self.sex,
            ethnicity=self.ethnicity,
            valid_until=self.valid_until,
            from_card=True,
        )

    def fields(self, prefix: str = "applicant.") -> dict[str, Any]:
        """What the card says as fields of a draft (`app.domain.intake`); None clears a field."""
        until = self.valid_until.isoformat() if self.valid_until else None
        said = {
            "kind": PartyKind.PERSON.value,
            "name": self.name_raw,
            "id_no": self.id_no,
            "address": self.address,
            "birth": self.birth.isoformat(),
            "sex": self.sex,
            "ethnicity": self.ethnicity,
            "valid_until": until,
            "representative": None,
            "from_card": True,
        }
        return {prefix + name: value for name, value in said.items()}


class CardReader(Protocol):
    """One identity card reader; it reads only when a person asks it to."""

    @property
    def name(self) -> str:
        """The name a clerk knows it by."""
        ...

    def state(self) -> ReaderState:
        """What was last known of it; answers at once and never fails."""
        ...

    def read(self) -> Card:
        """The card that lies on it.

        May take seconds: not for the thread of the window. Raises `Unavailable` READER_OFFLINE,
        READER_NO_CARD, READER_SILENT, READER_CRASHED, CARD_UNREADABLE.
        """
        ...

    def close(self) -> None:
        """Give the device back; a later read takes it again."""
        ...


Press = Callable[[str], None]
"""Takes one key: a character, or `\\r` for Enter."""


class Scanner(Protocol):
    """A barcode scanner: a keyboard nobody types on. The window tells its bursts from typing."""

    @property
    def name(self) -> str:
        """The name a clerk knows it by."""
        ...

    def state(self) -> ReaderState:
        """READY while its keys arrive."""
        ...

    def attach(self, press: Press) -> None:
        """Let its keys go here from now on."""
        ...

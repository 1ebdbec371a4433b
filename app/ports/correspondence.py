"""What the window hears of the rounds with the center."""

from __future__ import annotations

from enum import StrEnum


class Tiding(StrEnum):
    """What a round tells a person."""

    ONLINE = "ONLINE"
    """The center answered and knows this terminal."""
    QUIET = "QUIET"
    """Everything is said and heard: nothing is under way but news to come."""
    OFFLINE = "OFFLINE"
    FENCED = "FENCED"
    """This machine takes no numbers and no money until a person at the center decides."""
    UPGRADE = "UPGRADE"
    """The center speaks no version of the protocol this program does."""
    STRANGER = "STRANGER"
    RESTORED = "RESTORED"
    """This machine's memory had been set back, and records in a new life now."""
    FORKED = "FORKED"
    """Another machine bears this one's name and was at work."""
    CENTER_RESTORED = "CENTER_RESTORED"
    """The center had been set back, and is told again what it lost."""
    DIFFERS = "DIFFERS"
    """Both sides hold days of this machine otherwise, though they agree on every link."""
    CANNOT_KEEP = "CANNOT_KEEP"
    """What the center said cannot be written here."""
    KEYLESS = "KEYLESS"
    """The key this machine signs with cannot be read: no round begins."""

"""Sessions: what is put on record about the clerk rather than about a case."""

from app.services.session.recording import (
    confirm_clock,
    note_clock,
    note_fetched,
    record_sign_in,
    record_sign_out,
    view_identity,
)

__all__ = [
    "confirm_clock",
    "note_clock",
    "note_fetched",
    "record_sign_in",
    "record_sign_out",
    "view_identity",
]

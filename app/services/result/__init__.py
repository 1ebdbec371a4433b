"""Results: decided at the window, made, sealed, handed over and closed."""

from app.services.result.delivering import (
    close_case,
    deliver,
    issue_and_deliver,
    make_certificate,
)

__all__ = [
    "close_case",
    "deliver",
    "issue_and_deliver",
    "make_certificate",
]

"""Facts: what happened, in the past tense; the journal holds nothing else.

Importing this package registers every kind, so that whoever decodes a journal knows them all.
"""

from app.domain.facts import case, money, office, paper
from app.domain.facts.base import Fact, Unknown, body_type, known_kinds, version_of

__all__ = [
    "Fact",
    "Unknown",
    "body_type",
    "case",
    "known_kinds",
    "money",
    "office",
    "paper",
    "version_of",
]

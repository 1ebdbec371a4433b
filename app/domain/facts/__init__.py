"""Facts: what happened, in the past tense; the journal holds nothing else."""

from app.domain.facts.base import Fact, Unknown, body_type, known_kinds, version_of

__all__ = ["Fact", "Unknown", "body_type", "known_kinds", "version_of"]

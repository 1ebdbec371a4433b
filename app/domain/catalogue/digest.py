"""Digests of catalogue values: SHA-256 over a canonical JSON of their mapping."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from app.domain.catalogue.shape import plain


def digest_of(value: Any) -> str:
    """The hex digest of a catalogue value, or of a sequence of them."""
    text = json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()

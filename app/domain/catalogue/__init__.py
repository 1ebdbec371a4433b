"""The catalogue (事项库): what may be applied for, on what terms, as published by the center.

A `Matter` is one frozen version that carries all a case needs; a `Catalogue` finds them. Files
are read elsewhere: here only mappings become values, and are refused when they are not whole.
"""

from __future__ import annotations

from app.domain.catalogue.center import (
    BillType,
    Center,
    CollectingUnit,
    DocumentNature,
    Organ,
    Window,
)
from app.domain.catalogue.disclosure import (
    ELEMENTS,
    Element,
    disclosure_digest,
    limit_words,
    nine_elements,
)
from app.domain.catalogue.load import center_from, matter_from, to_mapping
from app.domain.catalogue.matter import Matter, MatterKey, MatterKind
from app.domain.catalogue.shelf import Catalogue, catalogue_of

__all__ = [
    "ELEMENTS",
    "BillType",
    "Catalogue",
    "Center",
    "CollectingUnit",
    "DocumentNature",
    "Element",
    "Matter",
    "MatterKey",
    "MatterKind",
    "Organ",
    "Window",
    "catalogue_of",
    "center_from",
    "disclosure_digest",
    "limit_words",
    "matter_from",
    "nine_elements",
    "to_mapping",
]

"""Days as people write them: 20280229, 2028-2-29, 2028/2/29, 2028.2.29, 2028年2月29日."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from app.domain.errors import Refused

_SEPARATED = r"\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
_WRITTEN = re.compile(rf"(\d{{4}})(?:(\d{{2}})(\d{{2}})|{_SEPARATED})")


def day_written(text: str) -> date:
    """The day a text names; full-width signs count as their narrow ones.

    Raises Refused DATE_FORMAT for what names none, DATE_NONE for one no calendar has (2027-2-29).
    """
    found = _WRITTEN.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        raise Refused("DATE_FORMAT", text=text)
    year, month, day = (int(part) for part in found.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Refused("DATE_NONE", text=text) from error

"""The one place that knows where the files of `resources/` lie, installed or frozen."""

from __future__ import annotations

import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Return the path of a resource, for example `resource_path("calendar", "china.toml")`.

    Looks in the folder a frozen program unpacks to, else beside the `app` package. The path is
    not checked to exist.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    base = Path(frozen) if frozen else Path(__file__).resolve().parents[2]
    return base.joinpath("resources", *parts)

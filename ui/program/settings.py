"""How one start of the program is meant: where its data lies, what it prints on, how it looks."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from app.home.paths import CounterHome

HOME_VARIABLE = "YICHUANG_HOME"
IDLE_MINUTES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One start. `printer` is what `make_printer` understands: folder, folder:PATH, cups:NAME, …

    `reader` is `none` or `simulated`; `scanner` recognises a scan by its pace, and is off where a
    program types.
    """

    home: CounterHome
    printer: str = "folder"
    receipt_printer: str = ""
    reader: str = "none"
    scanner: bool = True
    theme: str = "light"
    scale: float = 1.0
    language: str = "zh_CN"
    idle_minutes: int = IDLE_MINUTES


def default_home() -> CounterHome:
    """The data folder of this user: the variable YICHUANG_HOME, else where the system wants it."""
    told = os.environ.get(HOME_VARIABLE)
    return CounterHome(Path(told) if told else Path(platformdirs.user_data_dir("yichuang", False)))

"""The files of the house, as its own checks read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("app", "printing", "ui", "tests", "installer")
FOLDERS = (*CODE, "resources", ".ci")
BINARY = {".ttf", ".otf", ".png", ".ico", ".icns", ".mo", ".zst", ".db", ".pdf", ".pyc", ".gz"}


def python_files(*folders: str) -> list[Path]:
    """Every module below these folders of the house, in order."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def text_files() -> Iterator[Path]:
    """Every file of the house that a person can read."""
    at_the_top = [path for path in ROOT.iterdir() if path.is_file() and not path.is_symlink()]
    below = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    for path in sorted(at_the_top + below):
        if path.suffix not in BINARY and "__pycache__" not in path.parts:
            yield path


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_bytes(), filename=str(path))


def shown(path: Path, line: int | None = None) -> str:
    """A place as a person looks it up: `ui/cli.py:12`."""
    place = path.relative_to(ROOT).as_posix()
    return place if line is None else f"{place}:{line}"

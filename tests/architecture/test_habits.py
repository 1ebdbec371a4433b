"""Ways of writing that have hurt others, and that nobody slips into here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import python_files, shown, text_files, tree

PROGRAM = ("app", "printing", "ui")
GRAB_BAGS = {"utils", "util", "common", "helpers", "helper", "manager", "managers", "misc"}
NOTES = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3)) + r")\b")


def names_called(*folders: str) -> Iterator[tuple[Path, int, str]]:
    """Every call as it is written: `time.sleep`, `self.edit.setMaxLength`, `eval`."""
    for path in python_files(*folders):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call):
                yield path, node.lineno, ast.unparse(node.func)


def imported(*folders: str) -> Iterator[tuple[Path, int, str]]:
    """Every module that is imported, and every name from one: `http.client`, `time.sleep`."""
    for path in python_files(*folders):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Import):
                yield from ((path, node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                for alias in node.names:
                    yield path, node.lineno, f"{node.module}.{alias.name}"


@pytest.mark.parametrize(
    ("method", "folder", "why"),
    [
        ("setMaxLength", ("ui",), "it counts UTF-16 units and cuts a name in half"),
        ("setInputMask", ("ui",), "it fights the input method"),
        ("processEvents", PROGRAM, "it runs other people's slots in the middle of ours"),
        ("terminate", ("ui",), "a thread that is killed leaves its locks behind"),
    ],
)
def test_a_method_that_is_never_called(method: str, folder: tuple[str, ...], why: str) -> None:
    calls = names_called(*folder)
    assert [shown(path, at) for path, at, name in calls if name.endswith(f".{method}")] == [], why


@pytest.mark.parametrize("builtin", ["eval", "exec"])
def test_no_text_is_run_as_code(builtin: str) -> None:
    calls = names_called(*PROGRAM)
    assert [shown(path, at) for path, at, name in calls if name == builtin] == []


def test_nobody_sleeps() -> None:
    found = [*names_called(*PROGRAM), *imported(*PROGRAM)]
    assert [shown(path, at) for path, at, name in found if name == "time.sleep"] == []


def test_no_thread_is_subclassed() -> None:
    heirs = [
        shown(path, node.lineno)
        for path in python_files(*PROGRAM)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
        and {ast.unparse(base).rpartition(".")[2] for base in node.bases} & {"QThread", "Thread"}
    ]
    assert heirs == []


def test_only_the_net_and_the_center_open_connections() -> None:
    doors = ("urllib.request", "http.client", "http.server", "socketserver", "ftplib", "smtplib")
    # The local print system speaks IPP, which is HTTP; no letter of ours leaves by it.
    rooms = ("app/net/", "app/center/", "printing/spool/ipp.py")
    found = [
        shown(path, line)
        for path, line, name in imported(*PROGRAM)
        if name.startswith(doors) and not shown(path).startswith(rooms)
    ]
    assert found == []


def test_no_module_is_a_grab_bag() -> None:
    paths = python_files(*PROGRAM, "tests", "installer")
    assert [shown(path) for path in paths if GRAB_BAGS & {path.stem, path.parent.name}] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        shown(path)
        for path in python_files(*PROGRAM, "tests", "installer")
        if path.stat().st_size and not ast.get_docstring(tree(path))
    ]
    assert silent == []


def test_nothing_is_left_for_later() -> None:
    found = [
        shown(path, number)
        for path in text_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if NOTES.search(line)
    ]
    assert found == []

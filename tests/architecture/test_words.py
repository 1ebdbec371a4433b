"""What no file of ours may say: where it was written, where its packages came from, a secret."""

from __future__ import annotations

import re

import pytest

from tests.architecture.source import ROOT, shown, text_files

# Put together from parts, so that this file itself stays clean.
FOLDERS_OF_A_MACHINE = "|".join(f"/{name}/" for name in ("work", "root", "home", "Users"))
REGISTRIES = "|".join(
    rf"{host}\.{domain}"
    for host, domain in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry.npmjs", "org"),
        ("deb.debian", "org"),
        ("crates", "io"),
    )
)
SECRETS = "|".join(
    (
        r"-----BEGIN [A-Z ]*PRIVATE" + " KEY-----",
        r"\bAKIA[0-9A-Z]{16}\b",
        r"\bgh[pousr]_[A-Za-z0-9]{36}\b",
        r"://[^/\s:@{}<>]+:[^/\s:@{}<>]+@",
    )
)
PINNED = re.compile(r"[a-z0-9.-]+==\S+.*--hash=sha256:[0-9a-f]{64}", re.DOTALL)


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a folder of one machine", rf"(?<![\w.~}}*-])({FOLDERS_OF_A_MACHINE})"),
        ("the host of a registry", REGISTRIES),
        ("a secret", SECRETS),
    ],
    ids=["machine", "registry", "secret"],
)
def test_no_file_tells(what: str, pattern: str) -> None:
    words = re.compile(pattern)
    found = [
        f"{shown(path, number)}: {match.group()}"
        for path in text_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (match := words.search(line))
    ]
    assert found == [], f"these lines hold {what}"


def test_the_lock_pins_every_package_by_its_hash() -> None:
    for name in ("requirements.lock", "requirements-qt-floor.lock"):
        entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())
        assert entries
        assert [entry for entry in entries if not PINNED.match(entry)] == []

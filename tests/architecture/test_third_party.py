"""A bundle carries the licence of every package in it; the doctor misses one that is not there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from installer.third_party import gather, needed
from ui.doctor import licences_in


def test_every_package_the_program_needs_gives_its_licence_along(tmp_path: Path) -> None:
    folder = gather(tmp_path / "THIRD-PARTY")
    packages = needed("yichuang")
    assert {"pyside6-essentials", "sqlalchemy", "reportlab", "cryptography"} <= set(packages)
    assert {path.name for path in folder.iterdir()} == {*packages, "python", "INDEX.txt"}
    assert "GNU LESSER" in (folder / "pyside6-essentials" / "LGPL-3.0.txt").read_text("utf-8")
    assert licences_in(folder) == f"{len(packages) + 1} packages"


def test_the_doctor_names_a_package_without_its_licence(tmp_path: Path) -> None:
    folder = gather(tmp_path / "THIRD-PARTY")
    shutil.rmtree(folder / "reportlab")
    (folder / "shiboken6" / "LGPL-3.0.txt").unlink()
    with pytest.raises(LookupError, match="no licence of reportlab"):
        licences_in(folder)
    with pytest.raises(LookupError, match="no licence of alembic"):
        licences_in(tmp_path / "nothing")


def test_a_package_without_a_licence_stops_the_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("installer.third_party.WITHOUT_TEXT", {})
    with pytest.raises(SystemExit, match="pyside6-essentials"):
        gather(tmp_path / "THIRD-PARTY")

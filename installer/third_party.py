"""Gathers the licences of everything the bundle carries that is not ours.

A folder for each package the program needs, by its installed metadata, and one for Python. Refuses
to go on when a package has brought no licence: a bundle without it must not be given away.
"""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

OURS = "yichuang"
KEPT = Path(__file__).with_name("licences")
QT = "Qt and its bindings are used under the LGPL 3; source: https://download.qt.io/official_releases/"
WITHOUT_TEXT = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}
"""Packages whose wheels name their licence but do not carry its text."""
_IS_LICENCE = re.compile(r"(?i)(^|/)(licen[cs]es?|copying|notice|authors)\b[^/]*$|/licenses/")
_CODE = {".py", ".pyc", ".pyi", ".so", ".pyd"}


def gather(folder: Path) -> Path:
    """Write every licence and an index of them anew; raises `SystemExit` naming what has none."""
    shutil.rmtree(folder, ignore_errors=True)
    lines = [f"python {sys.version.split()[0]}: {_python(folder / 'python')} file"]
    for name, found in sorted(needed(OURS).items()):
        count = _copy(name, found, folder / name)
        lines.append(f"{name} {found.version}: {_said(found)}, {count} files")
    (folder / "INDEX.txt").write_text("\n".join([*lines, "", QT, ""]), encoding="utf-8")
    return folder


def needed(name: str) -> dict[str, Distribution]:
    """Every package that this one needs on this machine, itself left out, by normal name."""
    found: dict[str, Distribution] = {}
    waiting = [name]
    while waiting:
        for one in _requires(waiting.pop()):
            if one not in found:
                found[one] = distribution(one)
                waiting.append(one)
    return found


def _requires(name: str) -> Iterator[str]:
    for text in distribution(name).requires or ():
        one = Requirement(text)
        if one.marker is None or one.marker.evaluate({"extra": ""}):
            yield re.sub(r"[-_.]+", "-", one.name).lower()


def _copy(name: str, found: Distribution, folder: Path) -> int:
    texts = [
        Path(str(found.locate_file(file)))
        for file in found.files or ()
        if _IS_LICENCE.search(file.as_posix()) and file.suffix not in _CODE
    ]
    texts += [KEPT / file for file in WITHOUT_TEXT.get(name, ())]
    if not texts:
        raise SystemExit(f"{name} {found.version} has no licence to give along")
    folder.mkdir(parents=True)
    for number, text in enumerate(texts):
        taken = (folder / text.name).exists()
        shutil.copyfile(text, folder / (f"{number}-{text.name}" if taken else text.name))
    return len(texts)


def _said(found: Distribution) -> str:
    told = found.metadata
    short = told.get("License-Expression") or (told.get("License") or "").partition("\n")[0]
    classes = [one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or ()]
    named = [one for one in classes if "License" in one]
    return short or ", ".join(named) or "see the text"


def _python(folder: Path) -> int:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path("/usr/share/doc") / version / "copyright",
    )
    for place in places:
        if place.is_file():
            folder.mkdir(parents=True)
            shutil.copyfile(place, folder / "LICENSE.txt")
            return 1
    raise SystemExit(f"the licence of Python is in none of {[str(place) for place in places]}")

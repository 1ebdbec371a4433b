"""Every sentence of the window has its English one."""

import subprocess
import sys
from pathlib import Path


def test_the_catalogue_is_complete(root: Path) -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "ui.i18n", "check"],
        cwd=root, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout + checked.stderr

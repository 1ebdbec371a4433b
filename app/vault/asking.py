"""A secret from the environment, or from whoever sits at the terminal; never an argument."""

from __future__ import annotations

import getpass
import os
import sys

from app.domain.errors import Unavailable

# The names of variables, not secrets.
PASSPHRASE = ("YICHUANG_PASSPHRASE", "保险文件口令 passphrase: ", "VAULT_NO_PASSPHRASE")
"""The passphrase of a file of secrets: its variable, its prompt, the code when nobody tells it."""


def asked_for(variable: str, prompt: str, missing: str) -> str:
    """The secret; raises `Unavailable` with the code `missing` where neither tells it."""
    told = os.environ.get(variable)
    if told is None and sys.stdin is not None and sys.stdin.isatty():
        told = getpass.getpass(prompt)
    if not told:
        raise Unavailable(missing, variable=variable)
    return told

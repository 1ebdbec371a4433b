"""Secrets of a counter: the vaults that hold them, and the clerks who may open the database.

The system's vault is in `keyring_vault`, imported by whoever needs it: a sign-in does not.
"""

from app.vault.clerks import (
    SHORTEST_PASSWORD,
    Clerk,
    ClerkKeys,
    Opened,
    first_verifier,
    password_problem,
)
from app.vault.file_vault import FileVault
from app.vault.sealing import Hardness

__all__ = [
    "SHORTEST_PASSWORD",
    "Clerk",
    "ClerkKeys",
    "FileVault",
    "Hardness",
    "Opened",
    "first_verifier",
    "password_problem",
]

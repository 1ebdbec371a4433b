"""Secrets of a counter: the vault that holds them, and the clerks who may open the database."""

from app.vault.clerks import Clerk, ClerkKeys, Opened, first_verifier, password_problem
from app.vault.file_vault import FileVault
from app.vault.keyring_vault import KeyringVault
from app.vault.sealing import Hardness

__all__ = [
    "Clerk",
    "ClerkKeys",
    "FileVault",
    "Hardness",
    "KeyringVault",
    "Opened",
    "first_verifier",
    "password_problem",
]

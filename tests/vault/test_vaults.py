"""Secrets lie in a real vault or in an explicitly chosen file, never in the clear."""

from __future__ import annotations

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import PasswordDeleteError

from app.domain.errors import Refused, Unavailable
from app.ports.vault import VaultKind
from app.vault import FileVault, Hardness
from app.vault.keyring_vault import KeyringVault

SOFT = Hardness(time_cost=1, memory_cost=64, parallelism=1)


class MemoryKeyring(KeyringBackend):
    """A system vault that lives as long as the test."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]


@pytest.fixture(params=["file", "os"])
def vault(request, tmp_path):
    if request.param == "file":
        return FileVault(tmp_path / "vault.json", "一句很长的口令", SOFT)
    return KeyringVault("yichuang-test", MemoryKeyring())


def test_what_is_put_comes_back_until_it_is_deleted(vault):
    assert vault.get("database") is None
    vault.put("database", b"\x00\xff" * 16)
    assert vault.get("database") == b"\x00\xff" * 16
    vault.put("database", b"new")
    assert vault.get("database") == b"new"
    vault.delete("database")
    vault.delete("database")
    assert vault.get("database") is None


def test_the_file_opens_again_with_its_passphrase_alone(tmp_path):
    path = tmp_path / "vault.json"
    FileVault(path, "对的口令", SOFT).put("database", b"secret")
    assert FileVault(path, "对的口令", SOFT).get("database") == b"secret"
    with pytest.raises(Refused, match="VAULT_PASSPHRASE"):
        FileVault(path, "错的口令", SOFT)
    assert FileVault(path, "对的口令", SOFT).kind is VaultKind.FILE


def test_a_secret_cannot_be_moved_under_another_name(tmp_path):
    path = tmp_path / "vault.json"
    FileVault(path, "口令口令", SOFT).put("database", b"secret")
    path.write_text(path.read_text("utf-8").replace('"database"', '"terminal"'), "utf-8")
    assert FileVault(path, "口令口令", SOFT).get("terminal") is None


@pytest.mark.parametrize("backend", [null.Keyring(), fail.Keyring()])
def test_a_machine_without_a_real_vault_is_refused(backend):
    with pytest.raises(Unavailable, match="VAULT_MISSING"):
        KeyringVault("yichuang-test", backend)

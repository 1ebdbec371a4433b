"""Builds and opens bundles: nothing of a bundle is believed before its signature is.

BUNDLE_MALFORMED      not such a file, or its content is not whole
BUNDLE_UNSIGNED       no signature in it
BUNDLE_UNTRUSTED_KEY  signed, by somebody we do not know
BUNDLE_TAMPERED       signed by our center, then changed
BUNDLE_NOT_YET / BUNDLE_EXPIRED
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.errors import Refused
from app.protocol.bundle.container import (
    MANIFEST,
    SIGNATURE,
    pack,
    section_file,
    section_name,
    unpack,
)
from app.protocol.bundle.content import Content, from_sections, to_sections
from app.protocol.bundle.manifest import Manifest, SectionInfo
from app.protocol.canonical import canonical, decoded, digest_of
from app.protocol.signing import key_id, manifest_is_signed, public_key, sign_manifest


@dataclass(frozen=True, slots=True)
class Bundle:
    """An opened bundle; `digest` is the SHA-256 of the whole file."""

    manifest: Manifest
    content: Content
    key_id: str
    digest: str


@dataclass(frozen=True, slots=True)
class _Signature:
    key_id: str
    ed25519: str


def build(manifest: Manifest, content: Content, private_key: bytes) -> bytes:
    """The file of a bundle, signed; the digests of `manifest.sections` are filled in.

    `manifest.sections` names version and expiry for every section.
    """
    sections = to_sections(content)
    described = {
        name: replace(manifest.sections[name], sha256=digest_of(body))
        for name, body in sections.items()
    }
    head = canonical(replace(manifest, sections=described))
    signature = _Signature(key_id(public_key(private_key)), sign_manifest(private_key, head).hex())
    entries = {section_file(name): body for name, body in sections.items()}
    return pack(entries | {MANIFEST: head, SIGNATURE: canonical(signature)})


def open_bundle(content: bytes, trusted: Mapping[str, bytes], today: date) -> Bundle:
    """Open a bundle signed by one of the trusted public keys (key id to 32 bytes)."""
    bundle = open_signed(content, trusted)
    _check_days(bundle.manifest, today)
    return bundle


def open_signed(content: bytes, trusted: Mapping[str, bytes]) -> Bundle:
    """Open a bundle as `open_bundle` does, on whatever day."""
    entries = unpack(content)
    signature = _signature(entries)
    key = trusted.get(signature.key_id)
    if key is None:
        raise Refused("BUNDLE_UNTRUSTED_KEY", key_id=signature.key_id)
    if not _is_signed(key, entries.get(MANIFEST, b""), signature):
        raise Refused("BUNDLE_TAMPERED", part=MANIFEST)
    return _opened(content, entries, signature.key_id)


def reopen(content: bytes) -> Bundle:
    """Open a bundle that was checked when it was installed and has lain under its digest since."""
    entries = unpack(content)
    return _opened(content, entries, _signature(entries).key_id)


def _opened(content: bytes, entries: Mapping[str, bytes], signed_by: str) -> Bundle:
    manifest = _manifest(entries)
    sections = _sections(manifest, entries)
    try:
        opened = from_sections(sections)
    except KeyError as error:
        raise Refused("BUNDLE_MALFORMED", detail=f"no section {error.args[0]}") from error
    return Bundle(manifest, opened, signed_by, digest_of(content))


def _signature(entries: Mapping[str, bytes]) -> _Signature:
    if SIGNATURE not in entries:
        raise Refused("BUNDLE_UNSIGNED")
    try:
        return decoded(_Signature, entries[SIGNATURE])
    except Refused as refused:
        raise Refused("BUNDLE_MALFORMED", detail=SIGNATURE) from refused


def _is_signed(key: bytes, manifest: bytes, signature: _Signature) -> bool:
    try:
        return manifest_is_signed(key, manifest, bytes.fromhex(signature.ed25519))
    except ValueError:
        return False


def _manifest(entries: Mapping[str, bytes]) -> Manifest:
    try:
        return decoded(Manifest, entries[MANIFEST])
    except (KeyError, Refused) as error:
        raise Refused("BUNDLE_MALFORMED", detail=MANIFEST) from error


def _sections(manifest: Manifest, entries: Mapping[str, bytes]) -> dict[str, bytes]:
    found = {name: body for path, body in entries.items() if (name := section_name(path))}
    if found.keys() != manifest.sections.keys():
        raise Refused("BUNDLE_TAMPERED", part="sections")
    for name, described in manifest.sections.items():
        if digest_of(found[name]) != described.sha256:
            raise Refused("BUNDLE_TAMPERED", part=name)
    return found


def _check_days(manifest: Manifest, today: date) -> None:
    if today < manifest.valid_from:
        raise Refused("BUNDLE_NOT_YET", valid_from=manifest.valid_from)
    if today > manifest.expires_on:
        raise Refused("BUNDLE_EXPIRED", expires_on=manifest.expires_on)


def section_infos(versions: Mapping[str, str], expires_on: date) -> dict[str, SectionInfo]:
    """Descriptions of sections that all expire on one day, for `build` to complete."""
    return {
        name: SectionInfo(version=version, expires_on=expires_on, sha256="")
        for name, version in versions.items()
    }

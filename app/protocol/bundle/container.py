"""The file around a bundle: a small zip with known names, read within fixed bounds.

Nothing is ever unpacked to disk; names are checked all the same.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping

from app.domain.errors import Refused

MANIFEST = "manifest.json"
SIGNATURE = "signature.json"

LARGEST_FILE = 32 * 1024 * 1024
LARGEST_ENTRY = 16 * 1024 * 1024
LARGEST_SUM = 48 * 1024 * 1024
MOST_ENTRIES = 16

_SECTION = re.compile(r"sections/([a-z_]{1,32})\.json")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def section_file(name: str) -> str:
    """Where a section lies in the file."""
    return f"sections/{name}.json"


def section_name(path: str) -> str | None:
    """The section that lies at a path, or None."""
    found = _SECTION.fullmatch(path)
    return found[1] if found else None


def pack(entries: Mapping[str, bytes]) -> bytes:
    """The file of some entries; equal entries give equal bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(entries):
            info = zipfile.ZipInfo(path, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 3, 0o600 << 16
            archive.writestr(info, entries[path], compresslevel=9)
    return target.getvalue()


def unpack(content: bytes) -> dict[str, bytes]:
    """The entries of a file; Refused BUNDLE_MALFORMED with the reason."""
    if len(content) > LARGEST_FILE:
        raise _malformed("too large")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            _check(infos)
            return {info.filename: _read(archive, info) for info in infos}
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise _malformed("not a bundle file") from error
    except zlib.error as error:
        raise _malformed("damaged") from error


def _check(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.filename for info in infos]
    if len(names) > MOST_ENTRIES or len(set(names)) < len(names):
        raise _malformed("entries")
    for name in names:
        if name not in (MANIFEST, SIGNATURE) and not section_name(name):
            raise _malformed("a name that does not belong")
    if sum(info.file_size for info in infos) > LARGEST_SUM:
        raise _malformed("unpacks to too much")


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry, whatever size it claims to have."""
    with archive.open(info) as stream:
        content = stream.read(LARGEST_ENTRY + 1)
    if len(content) > LARGEST_ENTRY:
        raise _malformed("unpacks to too much")
    return content


def _malformed(why: str) -> Refused:
    return Refused("BUNDLE_MALFORMED", detail=why)

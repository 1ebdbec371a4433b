"""The two questions of IPP a counter asks: what became of this job, what ails this printer.

`lpstat` cannot answer them: up to CUPS 2.4 it lists a cancelled job exactly like a printed one.
Encoding after RFC 8010, attributes after RFC 8011.
"""

from __future__ import annotations

import http.client
import socket
import struct
from collections.abc import Sequence
from urllib.parse import quote

from app.domain.errors import Unavailable

Attributes = dict[str, list[bytes]]

_SECONDS = 8
_JOB_ATTRIBUTES, _PRINTER_ATTRIBUTES = 0x0009, 0x000B
_OPERATION_GROUP, _END = 0x01, 0x03
_INTEGER, _NAME, _KEYWORD, _URI, _CHARSET, _LANGUAGE = 0x21, 0x42, 0x44, 0x45, 0x47, 0x48
_FIRST_VALUE_TAG = 0x10


class IppServer:
    """A printing system by its address as `lpstat -H` says it: a socket's path or host:port."""

    def __init__(self, address: str) -> None:
        self._address = address

    def job(self, queue: str, number: int) -> Attributes:
        """State and reasons of a job; raises `Unavailable` PRINTER_OFFLINE without an answer."""
        asked = ("job-state", "job-state-reasons")
        about = _attribute(_INTEGER, "job-id", struct.pack(">i", number))
        return self._ask(_JOB_ATTRIBUTES, queue, about, asked)

    def printer(self, queue: str) -> Attributes:
        """State and reasons of a queue; raises `Unavailable` PRINTER_OFFLINE."""
        asked = ("printer-state", "printer-state-reasons", "printer-is-accepting-jobs")
        return self._ask(_PRINTER_ATTRIBUTES, queue, b"", asked)

    def _ask(self, operation: int, queue: str, about: bytes, asked: Sequence[str]) -> Attributes:
        path = f"/printers/{quote(queue)}"
        body = b"".join(
            (
                struct.pack(">HHLB", 0x0101, operation, 1, _OPERATION_GROUP),
                _attribute(_CHARSET, "attributes-charset", b"utf-8"),
                _attribute(_LANGUAGE, "attributes-natural-language", b"en"),
                _attribute(_URI, "printer-uri", f"ipp://localhost{path}".encode()),
                about,
                _attribute(_NAME, "requesting-user-name", b"yichuang"),
                *(
                    _attribute(_KEYWORD, "" if place else "requested-attributes", word.encode())
                    for place, word in enumerate(asked)
                ),
                bytes([_END]),
            )
        )
        try:
            return _attributes(self._post(path, body))
        except (OSError, http.client.HTTPException, struct.error, ValueError) as error:
            raise Unavailable("PRINTER_OFFLINE", printer=queue, server=self._address) from error

    def _post(self, path: str, body: bytes) -> bytes:
        connection = _connection(self._address)
        try:
            connection.request("POST", path, body, {"Content-Type": "application/ipp"})
            response = connection.getresponse()
            content = response.read()
        finally:
            connection.close()
        if response.status != http.client.OK:
            raise ValueError(f"HTTP status {response.status}")
        return content


class _SocketConnection(http.client.HTTPConnection):
    """HTTP over the socket in the file system on which a local CUPS listens."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=_SECONDS)
        self._path = path

    def connect(self) -> None:
        """Open the socket; raises OSError where the system has no such sockets."""
        family = getattr(socket, "AF_UNIX", None)
        if family is None:
            raise OSError("no sockets in the file system")
        self.sock = socket.socket(family)
        self.sock.settimeout(_SECONDS)
        self.sock.connect(self._path)


def _connection(address: str) -> http.client.HTTPConnection:
    if address.startswith("/"):
        return _SocketConnection(address)
    host, _, port = address.partition(":")
    return http.client.HTTPConnection(host, int(port or 631), timeout=_SECONDS)


def _attribute(tag: int, name: str, value: bytes) -> bytes:
    named = name.encode("ascii")
    return struct.pack(f">BH{len(named)}sH", tag, len(named), named, len(value)) + value


def _attributes(answer: bytes) -> Attributes:
    """The attributes of an answer; raises ValueError when it says that it failed."""
    _, status, _ = struct.unpack_from(">HHL", answer)
    if status >= 0x0100:
        raise ValueError(f"IPP status {status:#06x}")
    found: Attributes = {}
    name, at = "", 8
    while answer[at] != _END:
        if answer[at] < _FIRST_VALUE_TAG:
            at += 1
            continue
        (named,) = struct.unpack_from(">H", answer, at + 1)
        name = answer[at + 3 : at + 3 + named].decode("ascii") or name
        at += 3 + named
        (size,) = struct.unpack_from(">H", answer, at)
        found.setdefault(name, []).append(answer[at + 2 : at + 2 + size])
        at += 2 + size
    return found

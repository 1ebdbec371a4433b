"""A printing system that answers IPP as CUPS does, on loopback or a socket."""

from __future__ import annotations

import struct
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import BaseServer, TCPServer
from typing import Any, Self

INTEGER, BOOLEAN, ENUM, KEYWORD = 0x21, 0x22, 0x23, 0x44


class IppFake:
    """Set its fields between requests; a job nobody set has been printed."""

    def __init__(self, path: Path | None = None) -> None:
        self.reasons = ["none"]
        self.printer_state = 3
        self.is_accepting = True
        self.jobs: dict[int, int] = {}
        self.trouble = ""
        self._server: BaseServer
        if path:
            # Not there on Windows, where nothing asks for it.
            from socketserver import UnixStreamServer

            self._server = UnixStreamServer(str(path), _handler(self))
            self.address = str(path)
        else:
            tcp = TCPServer(("127.0.0.1", 0), _handler(self))
            self._server = tcp
            self.address = f"127.0.0.1:{tcp.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, request: bytes) -> bytes:
        """The bytes of an answer to the bytes of a request."""
        if self.trouble == "garbage":
            return b"\x01"
        operation = struct.unpack_from(">H", request, 2)[0]
        status = 0x0406 if self.trouble == "no job" else 0
        listed = self._job(request) if operation == 0x0009 else self._printer()
        return struct.pack(">HHLB", 0x0101, status, 1, 0x01) + listed + b"\x03"

    def _job(self, request: bytes) -> bytes:
        at = request.index(b"job-id") + len("job-id")
        number = struct.unpack_from(">i", request, at + 2)[0]
        state = struct.pack(">i", self.jobs.get(number, 9))
        return b"\x02" + attribute(ENUM, "job-state", state)

    def _printer(self) -> bytes:
        parts = [
            b"\x04",
            attribute(ENUM, "printer-state", struct.pack(">i", self.printer_state)),
            attribute(BOOLEAN, "printer-is-accepting-jobs", bytes([self.is_accepting])),
        ]
        for place, reason in enumerate(self.reasons):
            name = "" if place else "printer-state-reasons"
            parts.append(attribute(KEYWORD, name, reason.encode()))
        return b"".join(parts)


def attribute(tag: int, name: str, value: bytes) -> bytes:
    """One attribute as RFC 8010 encodes it."""
    head = struct.pack(">BH", tag, len(name)) + name.encode()
    return head + struct.pack(">H", len(value)) + value


def _handler(fake: IppFake) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            if fake.trouble == "gone":
                return
            answer = fake.answer(request)
            self.send_response(404 if fake.trouble == "bad status" else 200)
            self.send_header("Content-Type", "application/ipp")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return Handler

"""TLS: a certificate nobody vouches for gets nothing; the center's own is believed when told."""

from __future__ import annotations

import ipaddress
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.domain.errors import Refused, Unavailable
from app.net.line import Line
from app.protocol.signing import new_private_key
from app.protocol.sync.messages import Problem, Pull
from app.protocol.sync.wire import packed

ASKED = Pull(ticket="t", generation="", terminal_id="B07", epoch=1, after=0)


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate of nobody's but its own, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "center")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    cert, private = folder / "center.pem", folder / "center.key"
    cert.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return cert, private


class _Says(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        body = packed(Problem("t", "QUESTION"))
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.heard = True  # type: ignore[attr-defined]

    def log_message(self, *_told: object) -> None:
        """Quiet."""


class _Quiet(HTTPServer):
    heard = False

    def handle_error(self, *_told: object) -> None:
        """A client that hangs up is what is tested here."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[_Quiet, Path]]:
    cert, key = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    made = _Quiet(("127.0.0.1", 0), _Says)
    made.socket = context.wrap_socket(made.socket, server_side=True)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made, cert
    made.shutdown()
    made.server_close()
    thread.join()


def line(server: _Quiet, authority: Path | None) -> Line:
    url = f"https://127.0.0.1:{server.server_port}"
    return Line(url, "B07", new_private_key(), authority=authority)


def test_a_certificate_nobody_vouches_for_gets_nothing(server):
    made, _cert = server
    with line(made, None) as asked, pytest.raises(Refused, match="CENTER_UNTRUSTED"):
        asked.ask(ASKED)
    assert not made.heard


def test_a_certificate_of_its_own_is_believed_when_told(server):
    made, cert = server
    with line(made, cert) as asked:
        answer = asked.ask(ASKED)
    assert isinstance(answer, Problem)
    assert made.heard


@pytest.mark.parametrize(
    ("content", "code"), [(None, "FILE_MISSING"), (b"nonsense", "FILE_DAMAGED")]
)
def test_an_authority_that_is_none_is_told(tmp_path, content, code):
    path = tmp_path / "authority.pem"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Unavailable, match=code):
        Line("https://127.0.0.1:1", "B07", new_private_key(), authority=path)

"""`yichuang-center`: found a center, enrol terminals, serve counters, look how it stands.

What goes wrong is told by its code and facts on standard error; 1 when something is not allowed,
3 when something is not there or not reachable.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from app.center import founding, lives
from app.center.answering import Center
from app.center.engine.port import in_turn
from app.center.home import CenterHome, Founding, found_center, move_center, open_center
from app.devices.clock import SystemClock, SystemIdentifiers
from app.domain.errors import Refused, Unavailable, YichuangError
from app.vault.asking import PASSPHRASE, asked_for

PROBLEM, UNAVAILABLE = 1, 3
KEY_BYTES = 32
PORT = 8650
_DATABASE = (
    "postgresql://USER@HOST/NAME, kept under the passphrase; the password may stay out of it, "
    "in ~/.pgpass or PGPASSWORD"
)


def main(arguments: list[str] | None = None) -> int:
    """Do what was asked; the exit code says how it went."""
    told = _parser().parse_args(arguments)
    try:
        return int(told.run(told, CenterHome(told.home)))
    except YichuangError as error:
        print(error, file=sys.stderr)
        return UNAVAILABLE if isinstance(error, Unavailable) else PROBLEM


def _found(told: argparse.Namespace, home: CenterHome) -> int:
    clock, ids = SystemClock(), SystemIdentifiers()
    wanted = Founding(told.id, told.name, told.database)
    public = found_center(home, wanted, asked_for(*PASSPHRASE), clock, ids)
    print(public.hex())
    return 0


def _enrol(told: argparse.Namespace, home: CenterHome) -> int:
    key = _public(told.key)
    with _opened(home) as center:
        who = (center.center_id, told.terminal, told.window, key, center.clock.now().at)
        in_turn(center.store, lambda link: lives.enrol(link, *who))
    print(f"{told.terminal} · {told.window}")
    return 0


def _state(_told: argparse.Namespace, home: CenterHome) -> int:
    with _opened(home) as center:
        link = center.store.reader
        at = founding.present(link, center.center_id)
        terminals = [asdict(one) for one in lives.enrolled(link, center.center_id)]
    state = {"center": at.center_id, "generation": at.generation, "end": at.pos}
    told = {"database": home.engine, "terminals": terminals}
    print(json.dumps(state | told, ensure_ascii=False, indent=2))
    return 0


def _move(told: argparse.Namespace, home: CenterHome) -> int:
    move_center(home, told.database, asked_for(*PASSPHRASE))
    return 0


def _serve(told: argparse.Namespace, home: CenterHome) -> int:
    import uvicorn

    from app.center.serving import application

    with _opened(home) as center:
        uvicorn.run(
            application(center),
            host=told.host,
            port=told.port,
            ssl_certfile=told.certificate,
            ssl_keyfile=told.certificate_key,
            log_level="warning",
        )
    return 0


@contextmanager
def _opened(home: CenterHome) -> Iterator[Center]:
    center = open_center(home, asked_for(*PASSPHRASE), SystemClock(), SystemIdentifiers())
    try:
        yield center
    finally:
        center.store.close()


def _public(text: str) -> str:
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise Refused("KEY_MALFORMED")
    return key.hex()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="yichuang-center", description=__doc__)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def add(name: str, run: object, text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        made.add_argument("--home", type=Path, required=True, help="data folder of the center")
        made.set_defaults(run=run)
        return made

    founded = add("init", _found, "found a center; prints its public key")
    founded.add_argument("--id", required=True, help="code of the center, as in SLX-0001")
    founded.add_argument("--name", required=True, help="its name, as on papers")
    founded.add_argument(
        "--database", metavar="URL", default="", help=f"{_DATABASE}; without it an encrypted file"
    )
    enrol = add("enrol", _enrol, "let a terminal in, by its public key")
    enrol.add_argument("--terminal", required=True, help="terminal id, as in B07")
    enrol.add_argument("--window", required=True, help="window id, as in B09")
    enrol.add_argument("--key", required=True, help="the terminal's public key, in hex")
    add("state", _state, "which center this is, and what it has of every terminal")
    moved = add("move", _move, "look for the center's PostgreSQL at another URL from now on")
    moved.add_argument("--database", metavar="URL", required=True, help=_DATABASE)
    serve = add("serve", _serve, "answer counters until stopped")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=PORT)
    serve.add_argument("--certificate", help="TLS certificate chain, PEM")
    serve.add_argument("--certificate-key", help="its private key, PEM")
    return parser


if __name__ == "__main__":
    sys.exit(main())

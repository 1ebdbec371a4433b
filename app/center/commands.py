"""`yichuang-center`: found a center, let terminals in, publish bundles, serve counters.

What goes wrong is told by its code and facts on standard error; 1 when something is not allowed,
3 when something is not there or not reachable.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path

from app.center import cases, founding, lives, publishing
from app.center.home import CenterHome, Founding, found_center, move_center
from app.center.verbs import books, bundles, letters, terminals
from app.center.verbs.opening import opened
from app.devices.clock import SystemClock, SystemIdentifiers
from app.domain.errors import Unavailable, YichuangError
from app.home.lock import hold
from app.vault.asking import PASSPHRASE, asked_for

PROBLEM, UNAVAILABLE = 1, 3
PORT = 8650
DATABASE = ("YICHUANG_DATABASE", "数据库地址 database: ", "DATABASE_ADDRESS_MISSING")
"""Where a database elsewhere answers: it may hold a password, so it is never an argument."""
READS_HELP = "beside its window: window:ID, organ:CREDIT-CODE, or cases for all; may be repeated"
DATABASE_HELP = "in PostgreSQL, at the address in YICHUANG_DATABASE (or asked for)"


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
    wanted = Founding(told.id, told.name, asked_for(*DATABASE) if told.database else "")
    public = found_center(home, wanted, asked_for(*PASSPHRASE), clock, ids)
    print(public.hex())
    return 0


def _state(_told: argparse.Namespace, home: CenterHome) -> int:
    with opened(home) as center:
        link = center.store.reader
        at = founding.present(link, center.center_id)
        terminals = [
            asdict(one) | {"reads": cases.readings(link, center.center_id, one.terminal_id)}
            for one in lives.enrolled(link, center.center_id)
        ]
        offer = publishing.offer(link, center.center_id)
    state = {"center": at.center_id, "generation": at.generation, "end": at.pos}
    state |= {"bundle": offer.bundle_id if offer else "", "database": home.engine}
    print(json.dumps(state | {"terminals": terminals}, ensure_ascii=False, indent=2))
    return 0


def _move(_told: argparse.Namespace, home: CenterHome) -> int:
    move_center(home, asked_for(*DATABASE), asked_for(*PASSPHRASE))
    return 0


def _serve(told: argparse.Namespace, home: CenterHome) -> int:
    import uvicorn

    from app.center.serving import application

    # A file has one program that serves it; on a server any number stand before the database.
    alone = hold(home) if home.engine == "sqlite" else nullcontext()
    with alone, opened(home) as center:
        uvicorn.run(
            application(center),
            host=told.host,
            port=told.port,
            ssl_certfile=told.certificate,
            ssl_keyfile=told.certificate_key,
            log_level="warning",
        )
    return 0


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
    founded.add_argument("--database", action="store_true", help=DATABASE_HELP)
    founded.add_argument("--name", required=True, help="its name, as on papers")
    enrol = add("enrol", terminals.enrol, "a one-time code that lets one machine in")
    enrol.add_argument("--terminal", required=True, help="terminal id, as in B07")
    enrol.add_argument("--window", required=True, help="window id, as in B09")
    enrol.add_argument("--hours", type=int, default=24, help="how long the code holds")
    enrol.add_argument("--reads", action="append", default=[], metavar="SCOPE", help=READS_HELP)
    enrol.add_argument("--replace", action="store_true", help="another machine bears the name")
    retire = add("retire", terminals.retire, "put a terminal out of service")
    retire.add_argument("--terminal", required=True)
    release = add("release", terminals.release, "let a fenced terminal take numbers again")
    release.add_argument("--terminal", required=True)
    add("numbers", terminals.numbers, "where every number of every series is")
    back = add("reclaim", terminals.reclaim, "take unused numbers of a machine that is gone back")
    back.add_argument("--lease", required=True, help="id of the lease, as `numbers` tells it")
    back.add_argument("--first", type=int, required=True, help="the first number that comes back")
    _add_bundles(add)
    add("verify", books.verify, "prove chains, feed and numbers")
    export = add("export", books.export, "write every fact, one JSON object a line")
    export.add_argument("--out", type=Path, help="a new file; standard output when left out")
    copy = add("backup", books.backup, "copy database and vault, and read the copy back")
    copy.add_argument("--to", type=Path, required=True, help="a folder")
    add("reborn", books.reborn, "the database elsewhere was set back: another generation begins")
    add("upgrade", books.upgrade, "bring the tables up to date; copy a database elsewhere first")
    restore = add("restore", books.restore, "put a copy in force, in another generation")
    restore.add_argument("--copy", type=Path, required=True, help="the file that backup wrote")
    carried = add("letters", letters.letters, "answer the letters on a stick, beside each")
    carried.add_argument("folder", type=Path, help="where the .ycs files lie")
    add("state", _state, "which center this is, and what it has of every terminal")
    add("move", _move, "look for the database elsewhere at the address in YICHUANG_DATABASE")
    serve = add("serve", _serve, "answer counters until stopped")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=PORT)
    serve.add_argument("--certificate", help="TLS certificate chain, PEM")
    serve.add_argument("--certificate-key", help="its private key, PEM")
    return parser


def _add_bundles(add: Callable[[str, object, str], argparse.ArgumentParser]) -> None:
    draft = add("draft", bundles.draft, "draft a bundle; tells new staff's first passwords once")
    draft.add_argument("--catalogue", type=Path, required=True, help="folder of catalogue files")
    draft.add_argument("--staff", type=Path, required=True, help="file of the staff")
    check = add("check", bundles.check, "what stands against publishing a draft")
    check.add_argument("bundle", help="id of the bundle")
    publish = add("publish", bundles.publish, "sign a checked bundle and put it in force")
    publish.add_argument("bundle", help="id of the bundle")
    publish.add_argument("--until", type=bundles.day, help="its last day; the end of the year")
    add("bundles", bundles.bundles, "every bundle and how far it has come")
    bills = add("bills", bundles.bills, "take numbers of paper bills in, to lease from")
    bills.add_argument("--code", required=True, help="bill code, eight digits")
    bills.add_argument("--first", type=int, required=True)
    bills.add_argument("--last", type=int, required=True)
    bills.add_argument("--size", type=int, default=100, help="how many a terminal gets at a time")


if __name__ == "__main__":
    sys.exit(main())

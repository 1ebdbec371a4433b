"""`yichuang`: starts the window, and everything one does with a counter from a shell.

Exit codes: 0 all well · 1 a problem was found · 2 wrong usage · 3 something is unavailable.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from app.domain.errors import Unavailable, YichuangError
from app.home.paths import CounterHome
from ui.i18n import install, languages
from ui.program.settings import HOME_VARIABLE, Settings, default_home
from ui.theme.tokens import SCALES, THEMES

PROBLEM, UNAVAILABLE = 1, 3

_COMMANDS = {
    "window": "ui.commands.window",
    "demo": "ui.commands.demo",
    "provision": "ui.commands.provision",
    "enrol": "ui.commands.enrol",
    "install": "ui.commands.install",
    "starter": "ui.commands.starter",
    "backup": "ui.commands.copies",
    "restore": "ui.commands.copies",
    "password": "ui.commands.password",
    "verify": "ui.commands.books",
    "rebuild": "ui.commands.books",
    "clock": "ui.commands.clock",
    "letter": "ui.commands.letters",
    "reply": "ui.commands.letters",
    "doctor": "ui.commands.doctor",
    "screens": "ui.commands.screens",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; errors are said in sentences, never traced."""
    multiprocessing.freeze_support()
    told = _parser().parse_args(arguments)
    install(told.lang)
    command = import_module(_COMMANDS[told.command or "window"])
    try:
        code: int = command.run(told, _settings(told))
    except YichuangError as error:
        from ui.sentences import error_text

        print(error_text(error).whole, file=sys.stderr)
        return UNAVAILABLE if isinstance(error, Unavailable) else PROBLEM
    except KeyboardInterrupt:
        return PROBLEM
    return code


def _settings(told: argparse.Namespace) -> Settings:
    home = CounterHome(told.home) if told.home else default_home()
    return Settings(
        home=home,
        printer=told.printer,
        receipt_printer=told.receipt_printer,
        reader=told.reader,
        theme=told.theme,
        scale=told.scale,
        language=told.lang,
        idle_minutes=told.idle,
    )


def _parser() -> argparse.ArgumentParser:
    common = _common()
    parser = argparse.ArgumentParser(
        prog="yichuang", description="一窗: the service-window client", parents=[common]
    )
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[_common(quiet=True)])

    add("window", "start the counter window (the default)")
    demo = add("demo", "set a demonstration counter up and run it")
    demo.add_argument("--out", type=Path, default=Path("out"), help="where papers go")
    demo.add_argument("--offscreen", action="store_true", help="drive it by keys, no display")
    demo.add_argument("--until-the-cut", action="store_true", help=argparse.SUPPRESS)
    _add_setting_up(add)
    starter = add("starter", "write a bundle for a first trial, from a catalogue of TOML files")
    starter.add_argument("--out", type=Path, required=True, help="the .ycb file to write")
    starter.add_argument("--terminal", default="B07", help="terminal id, as in B07")
    starter.add_argument("--window", default="B09", help="window id, as in B09")
    starter.add_argument("--key", type=Path, help="file of its key; center.key beside --out")
    starter.add_argument("--catalogue", type=Path, help="folder of the catalogue; the house's own")
    starter.add_argument("--vault", choices=("os", "file"), default="os")
    password = add("password", "take another password on this terminal")
    password.add_argument("--staff", required=True, help="staff id")
    copy = add("backup", "copy the memory, encrypted, and verify the copy")
    copy.add_argument("--to", type=Path, help="an existing folder; backup/ of the data folder")
    restored = add("restore", "put a copy of the memory in force; the present one is kept aside")
    restored.add_argument("--copy", type=Path, required=True, help="the file that backup wrote")
    add("verify", "check chain, signatures, papers and projections")
    add("rebuild", "fold every projection again from the journal")
    clock = add("clock", "a duty supervisor confirms that this machine's time is right")
    clock.add_argument("--staff", required=True, help="staff id of the supervisor")
    clock.add_argument("--reason", required=True, help="what was looked at, for the record")
    letter = add("letter", "write what the center does not have on a stick, sealed for it")
    letter.add_argument("folder", type=Path, help="an existing folder, as the stick's")
    reply = add("reply", "take in what the center answered to it")
    reply.add_argument("folder", type=Path, help="where the .ycr files lie")
    add("doctor", "check that this installation can work: screens, papers, fonts, migrations")
    screens = add("screens", "photograph every screen")
    screens.add_argument("--out", type=Path, default=Path("out/screens"))
    return parser


def _add_setting_up(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    provision = add("provision", "make this machine a counter from a signed bundle")
    provision.add_argument("--bundle", type=Path, required=True, help="the .ycb file of the center")
    provision.add_argument("--terminal", required=True, help="terminal id, as in B07")
    provision.add_argument("--window", required=True, help="window id, as in B09")
    provision.add_argument("--center-key", required=True, help="the center's public key, in hex")
    provision.add_argument("--vault", choices=("os", "file"), default="os")
    provision.add_argument(
        "--anew", action="store_true", help="set the counter that lies there aside, with its keys"
    )
    enrol = add("enrol", "make this machine a counter of a center, by a one-time code")
    enrol.add_argument(
        "--center", required=True, help="where it answers, as in https://center:8650"
    )
    enrol.add_argument("--code", required=True, help="the code its administrator gave")
    enrol.add_argument("--authority", type=Path, help="certificates to believe it by, PEM")
    enrol.add_argument("--vault", choices=("os", "file"), default="os")
    enrol.add_argument(
        "--anew", action="store_true", help="set the counter that lies there aside, with its keys"
    )
    enrol.add_argument(
        "--from", dest="old", type=Path, metavar="OLD", help="data folder or backup to take over"
    )
    enrol.add_argument("--staff", help="staff id of a clerk whose password opens it")
    enrol.add_argument(
        "--numbers",
        action="store_true",
        help="go on with its numbers: the old machine will not run again",
    )
    newer = add("install", "install a newer bundle: catalogue, calendar, staff, numbers")
    newer.add_argument("--bundle", type=Path, required=True, help="the .ycb file of the center")


def _common(*, quiet: bool = False) -> argparse.ArgumentParser:
    """Options that may stand before or after the command; after it they have no default."""
    common = argparse.ArgumentParser(add_help=False)

    def option(name: str, default: object, **told: object) -> None:
        value = argparse.SUPPRESS if quiet else default
        common.add_argument(name, default=value, **told)  # type: ignore[arg-type]

    option("--home", None, type=Path, help=f"data folder (or the variable {HOME_VARIABLE})")
    option("--lang", "zh_CN", choices=languages(), help="language of the window")
    option("--theme", "light", choices=THEMES)
    option("--scale", 1.0, type=float, choices=SCALES, metavar="1.0…2.0")
    option("--printer", "folder", help="folder, folder:PATH, cups:NAME, windows:NAME or simulated")
    option("--receipt-printer", "", help="the same for receipts; the printer when left out")
    option("--reader", "none", choices=("none", "simulated"), help="the identity card reader")
    option("--idle", 10, type=int, metavar="MINUTES", help="lock after so many idle minutes")
    return common


if __name__ == "__main__":
    sys.exit(main())

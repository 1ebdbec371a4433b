"""Extracts, compiles and checks the catalogues; needs Babel, and runs only at the workbench.

`extract` adds the new sentences and drops the gone ones; a translation once made is kept, and
a changed sentence is a new one, never a guess. `check` fails while a sentence is missing,
empty or doubtful, the name of a placeholder differs (how it is written may: {month:02}), or a
compiled catalogue is older than its source.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from app.domain.resources import resource_path
from ui.i18n import DOMAIN

FOLDERS = ("ui", "app", "printing")
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "counted": (1, 1),
}
# Dates and tool versions would make every extraction a change.
_NOISE = re.compile(
    rb'^"(Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date'
    rb"|Last-Translator|Language-Team|Generated-By):.*\n",
    re.MULTILINE,
)
_PLACEHOLDER = re.compile(r"\{([a-z_0-9.]*)[:!]?[a-z0-9]*\}")


def extract() -> Catalog:
    """Every marked sentence of the source, with the places it is used."""
    found = Catalog(project="yichuang", charset="utf-8", fuzzy=False)
    root = resource_path().parent
    for folder in FOLDERS:
        rows = extract_from_dir(str(root / folder), [("**.py", "python")], keywords=KEYWORDS)
        for file, _line, message, comments, context in rows:
            # Without line numbers: a moved line is not a change of the catalogue.
            found.add(
                message, None, [(f"{folder}/{file}", 0)], auto_comments=comments, context=context
            )
    return found


def update() -> None:
    """Bring every catalogue up to the source, keeping what was translated."""
    template = extract()
    for path in _sources():
        catalogue = _read(path)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        path.write_bytes(_as_po(catalogue))


def compile_all() -> None:
    """Write the compiled form of every catalogue beside it."""
    for path in _sources():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, _read(path))


def problems() -> Iterator[str]:
    """What is wrong with the catalogues, one line each; nothing when they are whole."""
    wanted = {_id(message): message for message in extract() if message.id}
    for path in _sources():
        language = path.parts[-3]
        catalogue = _read(path)
        for key in wanted.keys() - {_id(message) for message in catalogue}:
            yield f"{language}: not in the catalogue: {key}"
        for message in catalogue:
            if message.id and _id(message) in wanted:
                yield from (f"{language}: {wrong}: {_id(message)}" for wrong in _flaws(message))
            elif message.id:
                yield f"{language}: no longer in the source: {_id(message)}"
        if _words(_compiled(path)) != _words(catalogue):
            yield f"{language}: the compiled form is stale; run python -m ui.i18n compile"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the three commands; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m ui.i18n", description=__doc__)
    parser.add_argument("command", choices=("extract", "compile", "check"))
    command = parser.parse_args(arguments).command
    if command == "extract":
        update()
    elif command == "compile":
        compile_all()
    found = sorted(problems())
    for line in found if command == "check" else ():
        print(line, file=sys.stderr)
    untranslated = sum("empty" in line for line in found)
    print(f"{command}: {len(found)} to look at, {untranslated} of them untranslated")
    return 1 if found and command == "check" else 0


def _sources() -> list[Path]:
    return sorted(resource_path("locale").glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def _flaws(message: Message) -> Iterator[str]:
    said, asked = _forms(message.string), _forms(message.id)
    if message.fuzzy:
        yield "fuzzy"
    if not all(said):
        yield "empty"
    elif _placeholders(said[-1]) != _placeholders(asked[-1]):
        yield "placeholders differ"
    elif any(_says_itself_twice(form) for form in said):
        yield "said twice"


def _says_itself_twice(text: str) -> bool:
    """Whether a sentence was put behind itself, as a slip of the editor leaves it."""
    plain = text.strip()
    return any(
        plain[:half].strip() == plain[half:].strip()
        for half in (len(plain) // 2, (len(plain) + 1) // 2)
        if half > 1
    )


def _forms(words: object) -> list[str]:
    return [str(word or "") for word in (words if isinstance(words, (tuple, list)) else [words])]


def _placeholders(text: str) -> Counter[str]:
    return Counter(_PLACEHOLDER.findall(text))


def _id(message: Message) -> str:
    return message.id if isinstance(message.id, str) else " | ".join(message.id)


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], domain=DOMAIN)


def _as_po(catalogue: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalogue, width=100, sort_output=True, omit_header=False)
    return _NOISE.sub(b"", out.getvalue())


def _compiled(path: Path) -> Catalog:
    compiled = path.with_suffix(".mo")
    if not compiled.is_file():
        return Catalog()
    with compiled.open("rb") as file:
        return read_mo(file)


def _words(catalogue: Catalog) -> dict[str, list[str]]:
    """Every sentence with its forms; a compiled catalogue holds them in another kind of row."""
    said = {_id(message): _forms(message.string) for message in catalogue if message.id}
    return {key: forms for key, forms in said.items() if any(forms)}

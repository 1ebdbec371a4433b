"""A counter with a million cases, made once and kept under the temporary folder of the system.

Its rows are written in bulk, straight into the tables; the indexes are built behind them.
"""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from app.bootstrap import Counter, open_counter
from app.domain import catalogue
from app.domain.folds.directory import Known
from app.domain.folds.money import Bill
from app.domain.folds.paper import Document
from app.domain.people import Party
from app.home.paths import CounterHome
from app.protocol.canonical import canonical_text, digest_of
from app.storage import tables
from app.storage.engine.link import connect
from app.storage.folding.columns import COLUMNS
from app.storage.search.terms import terms_of
from tests.architecture.source import ROOT
from tests.bench.crowd import FIRST_DAY, Handled, cases, crowd
from tests.support.memory import SOFT, FakeClock, FakeIdentifiers, a_home, template

MILLION = 1_000_000
CASES_A_PERSON = 2
CHUNK = 5000
_KEY_FILE = "bench.key"


def million(count: int = MILLION) -> Counter:
    """The open counter; it takes some minutes to make, once."""
    home = million_home(count)
    return open_counter(home, million_key(home), FakeClock(), FakeIdentifiers(), SOFT)


def million_key(home: CounterHome) -> bytes:
    """What opens it."""
    return bytes.fromhex((home.root / _KEY_FILE).read_text("ascii"))


def million_home(count: int = MILLION) -> CounterHome:
    """Where it lies, not opened."""
    folder = Path(tempfile.gettempdir()) / f"yichuang-{count}-{_edition()}"
    home = CounterHome(folder / "counter")
    if not home.is_provisioned:
        draft = Path(f"{folder}.new")
        shutil.rmtree(draft, ignore_errors=True)
        made = a_home(draft)
        _fill(made, count)
        (made.root / _KEY_FILE).write_text(template().key.hex(), "ascii")
        draft.rename(folder)
    return home


def _edition() -> str:
    """Changes with the tables, with what is written into them and with the published catalogue."""
    sources = [Path(__file__), Path(__file__).with_name("crowd.py"), Path(tables.__file__)]
    sources += sorted(Path(catalogue.__file__).parent.glob("*.py"))
    sources += sorted((ROOT / "resources" / "catalogue").glob("*.toml"))
    told = "".join(path.read_text("utf-8") for path in sources)
    return digest_of(told.encode())[:12]


def _fill(home: CounterHome, count: int) -> None:
    link = connect(home.database, template().key)
    link.script("PRAGMA journal_mode = OFF")
    link.script("PRAGMA synchronous = OFF")
    link.script("PRAGMA cache_size = -400000")
    indexes = [row[0] for row in link.raw.execute(_INDEXES)]
    for name in [text.split()[2] for text in indexes]:
        link.script(f"DROP INDEX {name}")
    people = crowd(max(1, count // CASES_A_PERSON))
    _in_chunks(link.raw, _rows(count, people))
    _in_chunks(link.raw, _known(people))
    for text in indexes:
        link.script(text)
    link.close()


_INDEXES = (
    "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
    "AND tbl_name IN ('case', 'bill', 'document', 'known_applicant')"
)
Insert = tuple[str, dict[str, Any]]


def _in_chunks(raw: Any, rows: Iterable[Insert]) -> None:
    """Insert rows a table at a time, some thousand together."""
    stream = iter(rows)
    while chunk := list(itertools.islice(stream, CHUNK)):
        raw.execute("BEGIN")
        by_text: dict[str, list[dict[str, Any]]] = {}
        for text, values in chunk:
            by_text.setdefault(text, []).append(values)
        for text, group in by_text.items():
            raw.executemany(text, group)
        raw.execute("COMMIT")


def _rows(count: int, people: list[Party]) -> Iterator[Insert]:
    for n, handled in enumerate(cases(count, people), 1):
        case, at = handled.case, handled.at.isoformat()
        yield _row("case", case.case_id, case, at, n)
        name = case.applicant.name if case.applicant else ""
        yield _TERMS, {"n": n, "terms": terms_of((name,))}
        yield _row("document", f"d{n:09d}", _document(handled, n), at)
        if handled.bill_no:
            bill = _bill(handled)
            yield _row("bill", f"99010126-{bill.bill_no}", bill, at)


_TERMS = "INSERT INTO case_search (rowid, terms) VALUES (:n, :terms)"


def _row(table: str, key: str, state: Any, at: str, n: int | None = None) -> Insert:
    values = {"n": n, "key": key} | COLUMNS[table](state, at) | {"state": canonical_text(state)}
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks})', values


def _known(people: list[Party]) -> Iterator[Insert]:
    by_number = {party.id_no: party for party in people}
    for number in sorted(by_number):
        known = Known(
            party=by_number[number], last_on=FIRST_DAY, visits=CASES_A_PERSON, last_matter="M18"
        )
        yield _row("known_applicant", number, known, "")


def _document(handled: Handled, n: int) -> Document:
    day = handled.case.opened_on
    return Document(
        document_id=f"d{n:09d}",
        case_id=handled.case.case_id,
        kind="D05",
        number=f"示公受〔{day.year}〕{n:07d}号",
        title="受理通知书",
        template="acceptance",
        template_version=1,
        snapshot={},
        layout="A4",
        issued_at=handled.at,
        issued_by="lin",
        sha256="0" * 64,
    )


def _bill(handled: Handled) -> Bill:
    case = handled.case
    return Bill(
        bill_code="99010126",
        bill_no=f"{handled.bill_no:010d}",
        n=handled.bill_no,
        lease_id="bench",
        case_id=case.case_id,
        payment_id="p",
        document_id="d",
        unit_code="u",
        amount=1000,
        payer=case.applicant.name if case.applicant else "",
        issued_on=case.opened_on,
        clerk="lin",
    )

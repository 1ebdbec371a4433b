"""What the morning left: counted from the memory itself, and checked by `verify`."""

from __future__ import annotations

import json
from collections import Counter as Tally
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.bootstrap import Counter
from app.domain.folds.money import Bill
from app.ports.reads import CaseRow

LEAST_CASES = 8


@dataclass(frozen=True, slots=True)
class Cut:
    """The power cut: what had been typed when the plug was pulled, what was found afterwards."""

    typed: Any
    found: Mapping[str, object]
    signal: str

    @property
    def is_whole(self) -> bool:
        """Whether every field typed before the cut is there after it."""
        return bool(self.typed) and dict(self.typed) == dict(self.found)


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures as written to `summary.json`."""

    figures: Mapping[str, Any]

    @property
    def is_sound(self) -> bool:
        """Whether the morning went as written and the books are right."""
        cut, books = self.figures["power_cut"], self.figures["verify"]
        enough = sum(self.figures["cases"].values()) >= LEAST_CASES
        return bool(cut["draft_restored"] and books["sound"] and enough)

    def words(self, seconds: float) -> str:
        """The same for a person."""
        told = json.dumps(self.figures, ensure_ascii=False, indent=2)
        return f"{told}\n{seconds:.1f} s"


def summarise(counter: Counter, out: Path, cut: Cut) -> Summary:
    """Count, verify, write `summary.json`, and return it."""
    rows = list(_cases(counter))
    documents = [one for row in rows for one in counter.reads.documents_of(row.case_id)]
    bills = [one for row in rows for one in counter.reads.bills_of(row.case_id)]
    report = counter.verify()
    figures = {
        "cases": dict(sorted(Tally(row.state.value for row in rows).items())),
        "documents": dict(sorted(Tally(one.kind for one in documents).items())),
        "papers": len(list((out / "papers").glob("*.pdf"))),
        "screens": len(list((out / "screens").glob("*.png"))),
        "bills": [_bill(one) for one in bills],
        "collected_fen": sum(one.amount for one in bills),
        "journal": {"facts": report.facts, "head": report.head.hash},
        "verify": {"sound": report.is_sound, "tables": len(report.digests)},
        "power_cut": {
            "signal": cut.signal,
            "fields_typed": len(cut.typed),
            "draft_restored": cut.is_whole,
        },
    }
    path = out / "summary.json"
    path.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return Summary(figures)


def _cases(counter: Counter) -> Iterator[CaseRow]:
    after = None
    while True:
        page = counter.reads.all_cases(after)
        yield from page.rows
        after = page.after
        if after is None:
            return


def _bill(bill: Bill) -> dict[str, Any]:
    return {
        "code": bill.bill_code,
        "number": bill.bill_no,
        "amount_fen": bill.amount,
        "state": bill.state.value,
    }

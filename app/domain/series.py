"""The names of number series: what a lease at the center and a paper at the counter agree on."""

from __future__ import annotations


def document_series(organ_code: str, nature_code: str, year: int) -> str:
    """The series of one organ's documents of one nature in one year (文号, DOMAIN 2.7)."""
    return f"document:{organ_code}:{nature_code}:{year}"


def case_series(year: int) -> str:
    """The series of case numbers of one year."""
    return f"case:{year}"


_BILL = "bill:"


def bill_code_of(series: str) -> str:
    """The bill code a series of bill numbers belongs to."""
    return series.removeprefix(_BILL)


def bill_series(bill_code: str) -> str:
    """The series of one fiscal bill code; (code, number) is unique for ever."""
    return f"{_BILL}{bill_code}"

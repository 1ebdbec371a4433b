"""Turns a guess into one indexed query for the row ids of cases, newest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.storage.engine.link import Link, Statement
from app.storage.search.guess import Guess, Kind
from app.storage.search.terms import phrase_of

LAST_CHARACTER = "\U0010ffff"

_BY_TERM = Statement(
    "SELECT rowid FROM case_search WHERE case_search MATCH :match ORDER BY rowid DESC LIMIT :most"
)
_BY_PERSON = Statement(
    'SELECT n FROM "case" WHERE id_no = :value '
    "UNION SELECT n FROM \"case\" WHERE agent_id = :value AND agent_id != '' "
    "ORDER BY 1 DESC LIMIT :most"
)
_BY_OLD_ID = Statement(
    'SELECT n FROM "case" WHERE id_no >= :low AND id_no < :high '
    'UNION SELECT n FROM "case" WHERE id_no = :value '
    'UNION SELECT n FROM "case" WHERE agent_id >= :low AND agent_id < :high '
    "AND agent_id != '' ORDER BY 1 DESC LIMIT :most"
)
_BY_MOBILE = Statement('SELECT n FROM "case" WHERE mobile = :value ORDER BY n DESC LIMIT :most')
_BY_DAY = Statement('SELECT n FROM "case" WHERE opened_on = :value ORDER BY n DESC LIMIT :most')
_BY_TAIL = Statement(
    'SELECT n FROM "case" WHERE case_no_reversed >= :low AND case_no_reversed < :high '
    "ORDER BY +n DESC LIMIT :most"
)
_BY_BILL = Statement(
    'SELECT c.n FROM bill b JOIN "case" c ON c.key = b.case_id WHERE b.bill_no = :value '
    "ORDER BY +c.n DESC LIMIT :most"
)
_BY_DOCUMENT = Statement(
    "SELECT DISTINCT c.n FROM (SELECT case_id FROM document "
    "WHERE number >= :low AND number < :high ORDER BY number DESC LIMIT :most) d "
    'JOIN "case" c ON c.key = d.case_id ORDER BY 1 DESC'
)


def row_ids(link: Link, guess: Guess, most: int) -> list[int]:
    """The row ids of at most so many cases that fit a guess, newest first."""
    statement, values = _PLANS[guess.kind](guess.value)
    return [row[0] for row in link.all(statement, most=most, **values)]


Plan = tuple[Statement, Mapping[str, Any]]


def _equal(statement: Statement) -> Callable[[str], Plan]:
    return lambda value: (statement, {"value": value})


def _beginning(statement: Statement) -> Callable[[str], Plan]:
    return lambda value: (statement, {"low": value, "high": value + LAST_CHARACTER})


def _old_id(value: str) -> Plan:
    """A 15-digit number finds the 18-digit one it became: 19 was put before the year of birth."""
    born = f"{value[:6]}19{value[6:]}"
    return _BY_OLD_ID, {"low": born, "high": born + LAST_CHARACTER, "value": value}


def _tail(value: str) -> Plan:
    reversed_ = value[::-1]
    return _BY_TAIL, {"low": reversed_, "high": reversed_ + LAST_CHARACTER}


def _name(value: str) -> Plan:
    return _BY_TERM, {"match": phrase_of(value)}


def _pinyin(value: str) -> Plan:
    """Letters may be a spelling, or stand in the name itself."""
    match = f'"{value}"' if len(value) < 3 else f'"{value}" OR {phrase_of(value)}'
    return _BY_TERM, {"match": match}


_PLANS: dict[Kind, Callable[[str], Plan]] = {
    Kind.ID_NO: _equal(_BY_PERSON),
    Kind.OLD_ID_NO: _old_id,
    Kind.MOBILE: _equal(_BY_MOBILE),
    Kind.DATE: _equal(_BY_DAY),
    Kind.BILL_NO: _equal(_BY_BILL),
    Kind.CASE_NO: _tail,
    Kind.DOCUMENT_NO: _beginning(_BY_DOCUMENT),
    Kind.PINYIN: _pinyin,
    Kind.NAME: _name,
}

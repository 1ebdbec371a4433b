"""Reads the staff of a center from a TOML file.

[[staff]]
staff_id = "lin"
name = "林晓雯"
work_no = "B0701"
roles = ["ACCEPTOR", "CASHIER", "ISSUER"]
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.domain.errors import Refused, Unavailable
from app.domain.people import Role, Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    staff_id: str
    name: str
    roles: tuple[Role, ...]
    work_no: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    staff: tuple[_Listed, ...]


def read_staff(path: Path) -> tuple[Staff, ...]:
    """Everybody in the file. Raises Unavailable STAFF_UNREADABLE, Refused STAFF_SYNTAX."""
    try:
        listed = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File)
    except (OSError, UnicodeDecodeError) as error:
        raise Unavailable("STAFF_UNREADABLE", file=path.name) from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Refused("STAFF_SYNTAX", file=path.name, detail=str(error)) from error
    return tuple(
        Staff(staff_id=one.staff_id, name=one.name, roles=one.roles, work_no=one.work_no)
        for one in listed.staff
    )

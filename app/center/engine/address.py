"""Where a PostgreSQL is: a URL that may hold a password, and is therefore never told on."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from psycopg import Error
from psycopg.conninfo import conninfo_to_dict

from app.domain.errors import Refused

PATIENCE_S = 10
_SHAPE = re.compile(r"postgres(ql)?://([^@/?#]*@)?[^@#]*")
"""A password with one of these letters, not written as %40 and so on, would be read as a host."""
_SECRET = ("password", "sslpassword")


def understood(url: str) -> dict[str, Any]:
    """What the driver needs to connect; Refused DATABASE_MALFORMED, which repeats nothing of it."""
    if not _SHAPE.fullmatch(url):
        raise Refused("DATABASE_MALFORMED")
    try:
        told = conninfo_to_dict(url)
    except Error:
        raise Refused("DATABASE_MALFORMED") from None
    if not all(part.isdecimal() for part in str(told.get("port") or "0").split(",")):
        raise Refused("DATABASE_MALFORMED")
    usual = {"connect_timeout": PATIENCE_S, "application_name": "yichuang-center"}
    return {**usual, **told, "client_encoding": "UTF8"}


def without_secrets(text: str, told: dict[str, Any]) -> str:
    """What the driver said about an address, should it ever repeat a password."""
    secrets = {str(told[name]) for name in _SECRET if told.get(name)}
    for secret in secrets | {quote(one, safe="") for one in secrets}:
        text = text.replace(secret, "…")
    return " ".join(text.split())

"""A column whose value is among those of a list, given as one parameter: a JSON array of texts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, bindparam
from sqlalchemy.ext.compiler import compiles


class Among(ColumnElement[bool]):
    """Whether a column is among the texts named; the same statement for any number of them."""

    inherit_cache = False

    def __init__(self, column: ColumnElement[str], name: str) -> None:
        self.column = column
        self.listed: ColumnElement[str] = bindparam(name)


@compiles(Among, "sqlite")
def _in_file(element: Among, compiler: Any, **told: Any) -> str:
    column, listed = _parts(element, compiler, told)
    return f"{column} IN (SELECT value FROM json_each({listed}))"  # noqa: S608


@compiles(Among, "postgresql")
def _on_server(element: Among, compiler: Any, **told: Any) -> str:
    """As an array, each of which is looked up in the index, however small the table was guessed."""
    column, listed = _parts(element, compiler, told)
    return f"{column} = ANY (ARRAY(SELECT json_array_elements_text(CAST({listed} AS JSON))))"


def _parts(element: Among, compiler: Any, told: dict[str, Any]) -> tuple[str, str]:
    return compiler.process(element.column, **told), compiler.process(element.listed, **told)

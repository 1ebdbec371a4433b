"""Draws the life of a case from the transition table itself, as Markdown with a Mermaid diagram.

`python -m app.domain.diagram` prints the page that stands beside the table; a test compares them.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.cases.moves import SERVED
from app.domain.cases.states import STATE_NAMES, TERMINAL_STATES, State
from app.domain.cases.table.row import Transition
from app.domain.cases.transitions import TRANSITIONS

_ROWS = tuple(TRANSITIONS.values())
_WIDE = 6
"""A row that leaves more states than this is drawn as one note, not as a bundle of arrows."""


def page() -> str:
    """The whole page: what the folder holds, the drawing, the table."""
    return "\n".join([*_head(), *_drawing(), "", *_notes(), "", *_table(), ""])


def _head() -> Iterator[str]:
    yield "# The case: one table of lawful moves"
    yield ""
    yield "`table/` holds the rows, `transitions.py` joins them, `guards.py` says why a move may"
    yield "not happen, `moves.py` asks, `fold.py` turns facts into the present. `make diagram`"
    yield "prints this page: edit the table instead."
    yield ""


def _drawing() -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    for state in State:
        yield f"    {state.value}: {STATE_NAMES[state]}"
    for row in _ROWS:
        yield from _arrows(row)
    for state in State:
        if state in TERMINAL_STATES:
            yield f"    {state.value} --> [*]"
    yield "```"


def _arrows(row: Transition) -> Iterator[str]:
    if len(row.sources) > _WIDE:
        return
    sources = [state.value for state in State if state in row.sources] or ["[*]"]
    for source in sources:
        target = row.target.value if row.target else source
        yield f"    {source} --> {target}: {row.id} {row.name}"


def _notes() -> Iterator[str]:
    for row in _ROWS:
        if len(row.sources) > _WIDE:
            target = STATE_NAMES[row.target] if row.target else "原状态"
            yield f"- {row.id} {row.name}：{_named(row)} → {target}"


def _named(row: Transition) -> str:
    return "、".join(STATE_NAMES[state] for state in State if state in row.sources) or "–"


def _table() -> Iterator[str]:
    yield "| # | move | from | to | actors | guards | papers | clock | offline | served |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for row in _ROWS:
        papers = [*row.documents, *(f"({kind})" for kind in row.also)]
        cells = (
            row.id,
            row.name,
            _named(row),
            STATE_NAMES[row.target] if row.target else "–",
            ", ".join(sorted(row.actors)),
            ", ".join(row.guards) or "–",
            " ".join(papers) or "–",
            row.clock.value,
            row.offline.value,
            "yes" if row.id in SERVED else "–",
        )
        yield f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    print(page(), end="")

"""How long our modules and functions are; the tail is what counts.

python -m tests.architecture.sizes
"""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.source import CODE, python_files, shown, tree

MODULE_LIMIT = 400
FUNCTION_LIMIT = 50


@dataclass(frozen=True, slots=True)
class Size:
    """One module or function and its lines."""

    place: str
    lines: int


def modules() -> list[Size]:
    """Every module with something in it."""
    lengths = ((path, len(path.read_text(encoding="utf-8").splitlines())) for path in _paths())
    return [Size(shown(path), lines) for path, lines in lengths if lines > 1]


def functions() -> list[Size]:
    """Every function and method; what is nested in one counts there and by itself."""
    return [size for path in _paths() for size in _functions_of(path)]


def too_long() -> list[str]:
    """The breaches of the limits, longest first."""
    breaches = [
        (size.lines, f"{size.place} has {size.lines} lines, {limit} is the limit")
        for sizes, limit in ((modules(), MODULE_LIMIT), (functions(), FUNCTION_LIMIT))
        for size in sizes
        if size.lines > limit
    ]
    return [text for _, text in sorted(breaches, reverse=True)]


def summary(kind: str, sizes: list[Size]) -> str:
    """Median, p90 and the longest, in one line."""
    if len(sizes) < 2:
        return f"{kind}: {len(sizes)}"
    lines = [size.lines for size in sizes]
    longest = max(sizes, key=lambda size: size.lines)
    p90 = statistics.quantiles(lines, n=10)[-1]
    return (
        f"{kind}: {len(sizes)}, median {statistics.median(lines):.0f}, p90 {p90:.0f}, "
        f"longest {longest.lines} ({longest.place})"
    )


def main() -> int:
    """Prints the figures and the breaches; says 1 when there are any."""
    print(summary("modules", modules()))
    print(summary("functions", functions()))
    breaches = too_long()
    for breach in breaches:
        print(breach, file=sys.stderr)
    return 1 if breaches else 0


def _paths() -> list[Path]:
    return python_files(*CODE)


def _functions_of(path: Path) -> Iterator[Size]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Size(f"{shown(path, node.lineno)} {node.name}", lines)


if __name__ == "__main__":
    sys.exit(main())

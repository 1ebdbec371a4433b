"""Runs every bench and says how it went, to people and to programs: `python -m tests.bench`.

Beside a line to read, each figure is one JSON object on a line of its own.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys

BENCHES = ("durable_act", "search", "startup", "matters", "lists", "paper")
MORE = ("sync", "idle", "deep", "catchup")
"""Run only when asked for by name."""


def main(arguments: list[str] | None = None) -> int:
    """1 when a figure is over its budget."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "bench", nargs="*", choices=[*BENCHES, *MORE, []], help="which; all without"
    )
    chosen = parser.parse_args(arguments).bench or BENCHES
    figures = [figure for name in chosen for figure in _run(name)]
    over = [str(figure["name"]) for figure in figures if not figure["ok"]]
    print(f"{len(figures)} figures, over budget: {', '.join(over) or 'none'}")
    return 1 if over else 0


def _run(name: str) -> list[dict[str, object]]:
    print(f"==> {name}", flush=True)
    figures: list[dict[str, object]] = importlib.import_module(f"tests.bench.{name}").run()
    for figure in figures:
        verdict = "ok" if figure["ok"] else "OVER BUDGET"
        judged = f", budget {figure['budget']}: {verdict}" if figure["budget"] else ", no budget"
        print(
            f"    {figure['name']}: {figure['ours']} against {figure['reference']}, "
            f"ratio {figure['ratio']}{judged}"
        )
        print(json.dumps(figure, ensure_ascii=False), flush=True)
    return figures


if __name__ == "__main__":
    sys.exit(main())

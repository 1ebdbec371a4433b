"""One measured figure, the same shape from every bench."""

from __future__ import annotations


def figure(
    name: str, ours: float, reference: float, budget: float | None, **more: object
) -> dict[str, object]:
    """Ours against a reference of the same run; without a budget it is told and not judged."""
    ratio = ours / reference
    return {
        "name": name,
        "ours": round(ours, 3),
        "reference": round(reference, 3),
        "ratio": round(ratio, 2),
        "budget": budget,
        "ok": budget is None or ratio <= budget,
        **more,
    }

"""How official papers write a day, for whoever words or sets them."""

from __future__ import annotations

from datetime import date


def day(value: date) -> str:
    """A date as official papers write it: 2026年7月2日."""
    return f"{value.year}年{value.month}月{value.day}日"

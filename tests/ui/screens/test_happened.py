"""Every fact a case can have is told in words, or is known to be no news."""

from __future__ import annotations

import inspect

from app.domain.facts import case, money, paper
from ui.presenters import happened

GONE = {case.DraftDropped}
"""A draft that was dropped has no sheet any more."""


def test_no_fact_of_a_case_is_shown_by_its_code() -> None:
    bodies = {
        body
        for module in (case, money, paper)
        for body in vars(module).values()
        if inspect.isclass(body) and body.__module__ == module.__name__
        if getattr(body, "__dataclass_fields__", None) is not None
    }
    assert bodies - set(happened._TELLERS) - happened._QUIET - GONE == set()

"""From a mapping to a matter and back; a matter that is not whole is refused, never mended.

A missing or empty element is refused with the element named: a matter may not be published
while one of the nine is blank, and 无 or 不收费 must be said (DOMAIN 3.1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from app.domain.catalogue.center import Center
from app.domain.catalogue.checks import check_matter
from app.domain.catalogue.disclosure import ELEMENTS
from app.domain.catalogue.matter import Matter
from app.domain.catalogue.shape import plain, shaped
from app.domain.errors import Refused
from app.domain.identity import credit_code_problem


def matter_from(data: Mapping[str, Any]) -> Matter:
    """The matter a mapping of TOML or JSON values describes, checked as a whole.

    Raises Refused: MATTER_ELEMENT_MISSING (`element` in Chinese), CATALOGUE_KEY_UNKNOWN,
    CATALOGUE_KEY_MISSING, CATALOGUE_VALUE (`path`), or a code of `checks`; always with `matter`.
    """
    local_code = str(data.get("local_code", "?"))
    try:
        _check_elements(data)
        matter = shaped(Matter, data)
        _check_no_blanks(matter)
        check_matter(matter)
    except Refused as refused:
        raise _named(refused, local_code) from refused
    return matter


def center_from(data: Mapping[str, Any]) -> Center:
    """The center a mapping describes; its credit codes and cash approvals are checked.

    Raises Refused as `matter_from`, and LIMIT_DAYS, CENTER_WORDING_EMPTY, ORGAN_CODE,
    CASH_WITHOUT_APPROVAL.
    """
    center = shaped(Center, data)
    wording = center.wording
    blank = _blank(wording, "wording")
    if blank or not (wording.holder_keeps_to and wording.collect_with):
        raise Refused("CENTER_WORDING_EMPTY", path=blank or "wording")
    for name in ("supplement_days", "payment_days", "collect_days"):
        if getattr(center.practice, name) < 1:
            raise Refused("LIMIT_DAYS", path=f"practice.{name}")
    if center.practice.yellow_workdays < 0 or not 0 <= center.practice.yellow_percent <= 100:
        raise Refused("LIMIT_DAYS", path="practice.yellow_workdays, practice.yellow_percent")
    for organ in center.organs:
        if credit_code_problem(organ.code):
            raise Refused("ORGAN_CODE", organ=organ.name, code=organ.code)
    for unit in center.collecting_units:
        if credit_code_problem(unit.uscc):
            raise Refused("ORGAN_CODE", organ=unit.name, code=unit.uscc)
        if unit.cash_allowed and not unit.approval_no:
            raise Refused("CASH_WITHOUT_APPROVAL", unit=unit.name)
    return center


def to_mapping(value: Matter | Center) -> dict[str, Any]:
    """The mapping that `matter_from` or `center_from` turns into the same value."""
    mapping: dict[str, Any] = plain(value)
    return mapping


def _check_elements(data: Mapping[str, Any]) -> None:
    for name, title in ELEMENTS.items():
        if not data.get(name):
            raise Refused("MATTER_ELEMENT_MISSING", element=title, path=name)


def _check_no_blanks(matter: Matter) -> None:
    for name, title in ELEMENTS.items():
        blank = _blank(getattr(matter, name), name)
        if blank:
            raise Refused("MATTER_ELEMENT_MISSING", element=title, path=blank)


def _blank(value: Any, path: str) -> str | None:
    """The path of the first mandatory text that is empty, or None."""
    if isinstance(value, str):
        return None if value.strip() else path
    if isinstance(value, tuple):
        inner = ((held, f"{path}[{place}]") for place, held in enumerate(value))
    elif is_dataclass(value):
        inner = (
            (getattr(value, described.name), f"{path}.{described.name}")
            for described in fields(value)
            if described.default is MISSING
        )
    else:
        return None
    return next((found for held, where in inner if (found := _blank(held, where))), None)


def _named(refused: Refused, local_code: str) -> Refused:
    facts = {"matter": local_code} | refused.facts
    element = ELEMENTS.get(str(facts.get("path", "")).split(".")[0].split("[")[0])
    if refused.code == "CATALOGUE_KEY_MISSING" and element:
        return Refused("MATTER_ELEMENT_MISSING", **(facts | {"element": element}))
    return Refused(refused.code, **facts)

"""Whether a matter hangs together: codes, expressions, targets, defaults, fees and procedures.

Each check raises Refused with its own code and the facts an editor needs to mend the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Any

from app.domain.catalogue.check_fees import check_fees
from app.domain.catalogue.check_situations import check_situations
from app.domain.catalogue.kinds import (
    EVIDENCE_TAGS,
    CaseType,
    MaterialForm,
    MaterialSource,
    StopEffect,
)
from app.domain.catalogue.matter import Matter
from app.domain.errors import Refused
from app.domain.identity import credit_code_problem

_TASK_CODE = re.compile(r"(?P<organ>[0-9A-Z]{18})(?P<level>[1-6])(?P<catalog>[0-9A-Z]{12})")
_ORIGINALS = frozenset({MaterialForm.ORIGINAL_KEEP, MaterialForm.ORIGINAL_CHECK})


def check_matter(matter: Matter) -> None:
    """Refuse a matter that contradicts itself; see the checks for the codes."""
    for check in _CHECKS:
        check(matter)


def check_task_code(matter: Matter) -> None:
    """18 of the organ's credit code, a level 1 to 6, 12 of the basic code (GB/T 39554.1)."""
    found = _TASK_CODE.fullmatch(matter.task_code)
    if found is None or credit_code_problem(found["organ"]):
        raise Refused("MATTER_TASK_CODE", task_code=matter.task_code)
    if found["organ"] != matter.subject.dept_code:
        raise Refused("MATTER_TASK_CODE_ORGAN", task_code=matter.task_code)


def check_tags(matter: Matter) -> None:
    """Every fact says how well it is known, in known tags only."""
    for path, tag in _tags(matter, ""):
        if not tag.split() or not EVIDENCE_TAGS.issuperset(tag.split()):
            raise Refused("MATTER_TAG", path=path, tag=tag)


def check_head(matter: Matter) -> None:
    """Dates in order, somebody served, trips and refused proxy service explained."""
    if matter.effective_until and matter.effective_until < matter.effective_from:
        raise Refused("MATTER_DATES", until=matter.effective_until)
    if not matter.server_types or matter.visits < 0:
        raise Refused("MATTER_HEAD", path="server_types / visits")
    if matter.visits and not matter.visits_explain:
        raise Refused("MATTER_VISITS_UNEXPLAINED", visits=matter.visits)
    if not matter.proxy_allowed and not matter.proxy_explain:
        raise Refused("MATTER_PROXY_UNEXPLAINED")


def check_materials(matter: Matter) -> None:
    """Ids unique, counts fit the form, shared and deferrable rows said consistently."""
    _unique("materials", (row.id for row in matter.materials))
    for row in matter.materials:
        counted = row.originals if row.form in _ORIGINALS else row.copies
        if row.form is not MaterialForm.ELECTRONIC and not row.originals + row.copies:
            raise Refused("MATERIAL_COUNT", material=row.id)
        if row.form in {MaterialForm.COPY, *_ORIGINALS} and not counted:
            raise Refused("MATERIAL_COUNT", material=row.id)
        if row.shared is not (row.source is MaterialSource.SHARED):
            raise Refused("MATERIAL_SHARED_SOURCE", material=row.id)
        if row.deferrable is not (row.max_defer_days > 0):
            raise Refused("MATERIAL_DEFERRAL", material=row.id)


def check_limits(matter: Matter) -> None:
    """The promise is no longer than the law; a limit in days has days."""
    limits = matter.limits
    for name in ("notice", "statutory", "promised", "delivery"):
        limit = getattr(limits, name)
        if (limit.days > 0) is not (limit.stated and not limit.on_spot):
            raise Refused("LIMIT_DAYS", path=f"limits.{name}")
    if not limits.promised.stated:
        raise Refused("LIMIT_PROMISE", path="limits.promised")
    same_unit = limits.promised.unit is limits.statutory.unit and limits.statutory.stated
    if same_unit and limits.promised.days > limits.statutory.days:
        raise Refused("LIMIT_PROMISE", path="limits.promised")


def check_result(matter: Matter) -> None:
    """A certificate holds for some years or until the day it bears, not both."""
    result = matter.result
    if result.valid_years < 0 or (result.valid_years and result.bears_last_day):
        raise Refused("RESULT_VALIDITY", path="result.valid_years")


def check_specials(matter: Matter) -> None:
    """A procedure stops the statutory clock exactly when its time is not counted in it."""
    _unique("specials", (special.id for special in matter.specials))
    for special in matter.specials:
        stops = special.effect is StopEffect.STOPS_STATUTORY
        if stops is special.counted_in_statutory_limit:
            raise Refused("SPECIAL_EFFECT", special=special.id)
        if special.charged and not special.charge_basis:
            raise Refused("SPECIAL_CHARGE", special=special.id)


def check_children(matter: Matter) -> None:
    """A joint matter has children; their order is a graph without cycles (DOMAIN 1.9)."""
    if (matter.case_type is CaseType.JOINT) is not bool(matter.children):
        raise Refused("CHILDREN_JOINT")
    ids = {child.id for child in matter.children}
    _unique("children", (child.id for child in matter.children))
    known_materials = {row.id for row in matter.materials}
    for child in matter.children:
        if credit_code_problem(child.dept_code):
            raise Refused("ORGAN_CODE", organ=child.dept_name, code=child.dept_code)
        for name in sorted({*child.after} - ids | {*child.materials} - known_materials):
            raise Refused("CHILD_REFERENCE", child=child.id, target=name)
    try:
        TopologicalSorter({child.id: child.after for child in matter.children}).prepare()
    except CycleError as error:
        raise Refused("CHILDREN_CYCLE", children=" → ".join(error.args[1])) from error


_CHECKS: tuple[Callable[[Matter], None], ...] = (
    check_task_code,
    check_tags,
    check_head,
    check_materials,
    check_limits,
    check_result,
    check_specials,
    check_children,
    check_situations,
    check_fees,
)


def _unique(path: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            raise Refused("CATALOGUE_ID_TWICE", path=path, id=name)
        seen.add(name)


def _tags(value: Any, path: str) -> Iterable[tuple[str, str]]:
    if isinstance(value, tuple):
        for place, held in enumerate(value):
            yield from _tags(held, f"{path}[{place}]")
    elif is_dataclass(value):
        for described in fields(value):
            held = getattr(value, described.name)
            where = f"{path}.{described.name}" if path else described.name
            if described.name == "tag":
                yield where, held
            else:
                yield from _tags(held, where)

"""What stands against publishing a draft: everything a window would stumble over later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.catalogue import Matter
from app.domain.papers import TEMPLATES
from app.domain.people import Role
from app.protocol.bundle import Content

_NEEDED = (Role.ACCEPTOR, Role.CASHIER, Role.ISSUER, Role.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason, as a code with its facts."""

    code: str
    facts: Mapping[str, object]

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code


def findings_of(content: Content, published: Iterable[Matter], today: date) -> tuple[Finding, ...]:
    """Every reason; `published` are the matters of all bundles that were in force before."""
    return (*_of_staff(content), *_of_content(content, today), *_of_versions(content, published))


def _of_staff(content: Content) -> Iterator[Finding]:
    """Somebody for every desk of the window, each with a first password, nobody twice."""
    ids = [one.staff_id for one in content.staff]
    held = {role for one in content.staff for role in one.roles}
    for twice in sorted({one for one in ids if ids.count(one) > 1}):
        yield Finding("STAFF_TWICE", {"staff": twice})
    for role in _NEEDED:
        if role not in held:
            yield Finding("ROLE_NOBODY", {"role": role.value})
    for one in content.staff:
        if not one.first_password:
            yield Finding("STAFF_WITHOUT_PASSWORD", {"staff": one.staff_id})


def _of_content(content: Content, today: date) -> Iterator[Finding]:
    """Matters to accept, windows to accept them at, and a calendar that knows this year."""
    if not content.catalogue.matters:
        yield Finding("NO_MATTERS", {})
    if not content.catalogue.center.windows:
        yield Finding("NO_WINDOWS", {})
    if today.year not in content.calendar.years:
        yield Finding("CALENDAR_WITHOUT_YEAR", {"year": today.year})
    for kind in sorted({kind.value for kind in TEMPLATES} - content.templates.keys()):
        yield Finding("TEMPLATE_MISSING", {"kind": kind})


def _of_versions(content: Content, published: Iterable[Matter]) -> Iterator[Finding]:
    """A version that was published once never changes: cases run under it."""
    before = {(one.task_code, one.version): one for one in published}
    for matter in content.catalogue.matters:
        old = before.get((matter.task_code, matter.version))
        if old is not None and not matter.is_as_published(old):
            facts = {"matter": matter.local_code, "version": matter.version}
            yield Finding("MATTER_VERSION_CHANGED", facts)

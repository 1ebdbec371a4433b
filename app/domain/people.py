"""Who takes part in a case: applicants, agents and the staff with their roles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.masking import mask_citizen_id


class Role(StrEnum):
    """What a member of staff may do (DOMAIN 1.1)."""

    GUIDE = "GUIDE"
    ACCEPTOR = "ACCEPTOR"
    CASHIER = "CASHIER"
    REVIEWER = "REVIEWER"
    DECIDER = "DECIDER"
    DEPT_HEAD = "DEPT_HEAD"
    GOV_HEAD = "GOV_HEAD"
    ISSUER = "ISSUER"
    PROXY = "PROXY"
    SUPERVISOR = "SUPERVISOR"
    ARCHIVIST = "ARCHIVIST"
    ADMIN_SYS = "ADMIN_SYS"
    ADMIN_SEC = "ADMIN_SEC"
    ADMIN_AUDIT = "ADMIN_AUDIT"
    SYSTEM = "SYSTEM"


AT_THE_WINDOW = frozenset({Role.ACCEPTOR, Role.CASHIER, Role.ISSUER, Role.PROXY, Role.SUPERVISOR})
"""Who may touch a case's paper or data at a counter: administrators never (DOMAIN 1.1)."""

COLLECTS = frozenset({Role.CASHIER})
"""Who takes money, and records what became of it."""


class PartyKind(StrEnum):
    """A natural person, or an organisation with a unified social credit code."""

    PERSON = "PERSON"
    ORGANISATION = "ORGANISATION"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An applicant or agent as captured at the window.

    `name` is normalised (interpunct U+00B7), `name_raw` is what was read or typed;
    `id_no` is a citizen ID (GB 11643) or a credit code (GB 32100).
    """

    kind: PartyKind = PartyKind.PERSON
    name: str
    name_raw: str = ""
    id_no: str
    mobile: str = ""
    address: str = ""
    birth: date | None = None
    sex: str = ""
    ethnicity: str = ""
    valid_until: date | None = None
    representative: str = ""
    from_card: bool = False

    @property
    def masked_id(self) -> str:
        """The number as lists and papers show it: a credit code is public (DOMAIN 10.3)."""
        return self.id_no if self.kind is PartyKind.ORGANISATION else mask_citizen_id(self.id_no)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Somebody who acts for the applicant under a power of attorney (民法典 165)."""

    party: Party
    authority: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """One member of staff as published by the center."""

    staff_id: str
    name: str
    roles: tuple[Role, ...]
    work_no: str = ""

    def may(self, allowed: frozenset[Role]) -> bool:
        """Whether any of this person's roles is among those allowed."""
        return not allowed.isdisjoint(self.roles)


SYSTEM_ACTOR = "system"
SYSTEM = Staff(staff_id=SYSTEM_ACTOR, name="系统", roles=(Role.SYSTEM,))
"""What the law, or the program for it, does without a person."""

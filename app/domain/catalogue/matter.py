"""A matter: one published, frozen and self-contained version of a service item (事项)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.domain.catalogue.demands import Child, Effect, Material, Question
from app.domain.catalogue.elements import (
    Basis,
    FeeGround,
    FeeStandard,
    Limits,
    Outcome,
    SpecialProcedure,
    Step,
    Subject,
    Supervision,
)
from app.domain.catalogue.kinds import (
    CaseType,
    Category,
    DenialRule,
    MatterState,
    Regime,
    ServerType,
)

MatterKey = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterKind:
    """The kind of power, always with its code system: local systems renumber (DOMAIN 3.3)."""

    code: str
    name: str
    system: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One version of a matter; a running case keeps the version it was received under.

    `visits` are the trips the applicant must make; `proxy_excluded` says why proxy service is
    not possible where `proxy_allowed` is false.
    """

    task_code: str
    version: int
    local_code: str
    name: str
    category: Category
    kind: MatterKind
    case_type: CaseType
    regime: Regime
    server_types: tuple[ServerType, ...]
    visits: int
    visits_explain: str = ""
    proxy_allowed: bool
    proxy_explain: str = ""
    state: MatterState = MatterState.IN_USE
    effective_from: date
    effective_until: date | None = None

    subject: Subject
    basis: tuple[Basis, ...]
    conditions: tuple[str, ...]
    procedure: tuple[Step, ...]
    limits: Limits
    result: Outcome
    fee_basis: FeeGround
    fee_standard: FeeStandard
    supervision: Supervision
    quantity_limit: str
    sample_form: str

    materials: tuple[Material, ...]
    specials: tuple[SpecialProcedure, ...] = ()
    questions: tuple[Question, ...] = ()
    effects: tuple[Effect, ...] = ()
    children: tuple[Child, ...] = ()
    denial_rule: DenialRule = DenialRule.PARTIAL_DELIVERY

    @property
    def key(self) -> MatterKey:
        """The identity of this version for ever: implementing code and version."""
        return self.task_code, self.version

    @property
    def is_charged(self) -> bool:
        """Whether any fee may be due at all."""
        return self.fee_basis.charged

    def is_in_force(self, today: date) -> bool:
        """Whether the matter may be applied for on that day, in the center's time zone."""
        if self.state is not MatterState.IN_USE or today < self.effective_from:
            return False
        return self.effective_until is None or today <= self.effective_until

    def is_as_published(self, before: Matter) -> bool:
        """Whether this is the version published before, its end of life aside.

        A version may be ended later; what it asks, promises and charges may not change.
        """
        return replace(self, state=before.state, effective_until=before.effective_until) == before

    def material(self, material_id: str) -> Material:
        """The published row with that id; a wrong id is a bug."""
        return next(row for row in self.materials if row.id == material_id)

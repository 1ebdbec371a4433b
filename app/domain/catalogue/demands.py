"""What a matter asks of the applicant: materials, situation questions and their effects."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.catalogue.kinds import (
    EffectOp,
    MaterialForm,
    MaterialSource,
    Necessity,
    QuestionType,
)

AnswerDefault = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """One row of the published list; nothing beyond it may be demanded (许可法 31).

    `shared` rows are fetched, never demanded again (在线政务服务规定 7). `when` belongs to
    CONDITIONAL rows; a CONDITIONAL row without it appears only through ADD_MATERIAL.
    """

    id: str
    name: str
    necessity: Necessity = Necessity.REQUIRED
    when: str = ""
    form: MaterialForm
    originals: int = 0
    copies: int = 0
    source: MaterialSource = MaterialSource.APPLICANT
    shared: bool = False
    deferrable: bool = False
    max_defer_days: int = 0
    commitment_allowed: bool = False
    standard: str
    fill_note: str = ""
    basis: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One possible answer; `commits` where giving it is choosing 告知承诺 (DOMAIN 3.7)."""

    code: str
    text: str
    commits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of the situation tree; its default is the commonest answer.

    A number that money is reckoned from has none: it is asked, not presumed.
    """

    id: str
    text: str
    type: QuestionType = QuestionType.SINGLE
    options: tuple[Option, ...] = ()
    default: AnswerDefault | None = None
    minimum: int = 0
    maximum: int = 0
    decimals: int = 0
    unit: str = ""

    @property
    def is_asked(self) -> bool:
        """Whether somebody must answer, because nothing is presumed."""
        return self.default is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What holds when `when` does: `target` names a material, child, procedure, limit or group.

    `value` is the number of days for SET_LIMIT (0 on the spot), the variant for FEE_VARIANT.
    """

    when: str
    op: EffectOp
    target: str
    value: str | int = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A part of a joint matter; `after` are the ids that must be concluded before it starts."""

    id: str
    local_code: str = ""
    name: str
    dept_name: str
    dept_code: str
    mandatory: bool = True
    applies: bool = True
    after: tuple[str, ...] = ()
    statutory_days: int = 0
    materials: tuple[str, ...] = ()
    basis: str
    tag: str

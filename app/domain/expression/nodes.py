"""The parts of a compiled situation expression, each able to answer for itself."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeGuard

from app.domain.errors import Refused
from app.domain.expression.tokens import Literal

Answer = Literal | float | Sequence[str] | Set[str]
"""What a question can be answered with: yes or no, a number, one choice, several choices."""
Answers = Mapping[str, Answer]

_ORDER: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Node(Protocol):
    """A part of an expression."""

    def names(self) -> frozenset[str]:
        """The names the part asks for."""
        ...

    def value(self, answers: Answers) -> Answer:
        """What the part comes to under some answers."""
        ...


@dataclass(frozen=True, slots=True)
class Constant:
    """A literal value."""

    literal: Literal

    def names(self) -> frozenset[str]:
        return frozenset()

    def value(self, answers: Answers) -> Answer:
        return self.literal


@dataclass(frozen=True, slots=True)
class Choices:
    """A list of literals, on the right of `in`."""

    literals: tuple[Literal, ...]

    def names(self) -> frozenset[str]:
        return frozenset()

    def value(self, answers: Answers) -> Answer:
        raise Refused("EXPRESSION_TYPE", part="list")


@dataclass(frozen=True, slots=True)
class Name:
    """The answer to a question."""

    name: str

    def names(self) -> frozenset[str]:
        return frozenset({self.name})

    def value(self, answers: Answers) -> Answer:
        if self.name not in answers:
            raise Refused("EXPRESSION_NAME", name=self.name)
        return answers[self.name]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values compared; unlike kinds are never equal, and only numbers have an order."""

    sign: str
    left: Node
    right: Node

    def names(self) -> frozenset[str]:
        return self.left.names() | self.right.names()

    def value(self, answers: Answers) -> bool:
        left, right = self.left.value(answers), self.right.value(answers)
        if self.sign in _ORDER:
            return _ORDER[self.sign](_number(left, self.sign), _number(right, self.sign))
        return _equal(left, right) is (self.sign == "==")


@dataclass(frozen=True, slots=True)
class Membership:
    """Whether a value, or any choice of a multiple answer, is among listed or chosen ones."""

    left: Node
    among: Choices | Name

    def names(self) -> frozenset[str]:
        return self.left.names() | self.among.names()

    def value(self, answers: Answers) -> bool:
        left = self.left.value(answers)
        chosen = left if _is_several(left) else (left,)
        return any(_equal(one, other) for one in chosen for other in self._listed(answers))

    def _listed(self, answers: Answers) -> Iterable[Answer]:
        if isinstance(self.among, Choices):
            return self.among.literals
        several = self.among.value(answers)
        if not _is_several(several):
            raise Refused("EXPRESSION_TYPE", part="in", value=several)
        return several


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of a part."""

    part: Node

    def names(self) -> frozenset[str]:
        return self.part.names()

    def value(self, answers: Answers) -> bool:
        return not truth(self.part, answers)


@dataclass(frozen=True, slots=True)
class All:
    """Parts joined by `and`; the first that fails ends the asking."""

    parts: tuple[Node, ...]

    def names(self) -> frozenset[str]:
        return frozenset().union(*(part.names() for part in self.parts))

    def value(self, answers: Answers) -> bool:
        return all(truth(part, answers) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Any:
    """Parts joined by `or`; the first that holds ends the asking."""

    parts: tuple[Node, ...]

    def names(self) -> frozenset[str]:
        return frozenset().union(*(part.names() for part in self.parts))

    def value(self, answers: Answers) -> bool:
        return any(truth(part, answers) for part in self.parts)


def truth(part: Node, answers: Answers) -> bool:
    """Tell whether a part holds; Refused("EXPRESSION_TYPE") when it is not yes or no."""
    value = part.value(answers)
    if not isinstance(value, bool):
        raise Refused("EXPRESSION_TYPE", part="condition", value=value)
    return value


def _number(value: Answer, sign: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise Refused("EXPRESSION_TYPE", part=sign, value=value)
    return Decimal(str(value))


def _is_several(value: Answer) -> TypeGuard[Sequence[str] | Set[str]]:
    return not isinstance(value, str) and isinstance(value, (Sequence, Set))


def _equal(left: Answer, right: Answer) -> bool:
    if _is_several(left) or _is_several(right):
        raise Refused("EXPRESSION_TYPE", part="==", value=left)
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, (int, float, Decimal)) and isinstance(right, (int, float, Decimal)):
        return Decimal(str(left)) == Decimal(str(right))
    return left == right

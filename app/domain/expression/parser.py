"""Reads a situation expression by recursive descent; nothing is ever handed to Python to run.

either     := every ("or" every)*
every      := negated ("and" negated)*
negated    := "not" negated | compared
compared   := operand [sign operand | ["not"] "in" (name | list)]
operand    := literal | name | "(" either ")"
list       := "[" literal ("," literal)* "]"
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.errors import Refused
from app.domain.expression.nodes import (
    All,
    Any,
    Choices,
    Comparison,
    Constant,
    Membership,
    Name,
    Node,
    Not,
)
from app.domain.expression.tokens import Literal, Token, syntax_error, tokens

DEEPEST = 20
"""How deep parentheses and `not` may nest."""

_SIGNS = frozenset({"==", "!=", "<", "<=", ">", ">="})


def parse(text: str) -> Node:
    """Return the root of an expression.

    Raises Refused: EXPRESSION_SYNTAX, EXPRESSION_LENGTH, EXPRESSION_DEPTH.
    """
    reader = _Reader(text, tokens(text))
    root = reader.either()
    reader.take("end")
    return root


@dataclass(slots=True)
class _Reader:
    text: str
    tokens: tuple[Token, ...]
    place: int = field(default=0)
    depth: int = field(default=0)

    def either(self) -> Node:
        parts = [self.every()]
        while self.skip("or"):
            parts.append(self.every())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def every(self) -> Node:
        parts = [self.negated()]
        while self.skip("and"):
            parts.append(self.negated())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def negated(self) -> Node:
        if not self.skip("not"):
            return self.compared()
        self.deeper()
        part = self.negated()
        self.depth -= 1
        return Not(part)

    def compared(self) -> Node:
        left = self.operand()
        if self.now.kind in _SIGNS:
            sign = self.take(self.now.kind).kind
            return Comparison(sign, left, self.operand())
        if self.skip("not"):
            self.take("in")
            return Not(Membership(left, self.among()))
        return Membership(left, self.among()) if self.skip("in") else left

    def operand(self) -> Node:
        if self.now.kind == "literal":
            return Constant(self.take("literal").value)
        if self.now.kind == "name":
            return self.name()
        self.take("(", expected="value")
        self.deeper()
        inner = self.either()
        self.take(")")
        self.depth -= 1
        return inner

    def among(self) -> Choices | Name:
        if self.now.kind == "name":
            return self.name()
        self.take("[", expected="list")
        literals: list[Literal] = [self.take("literal").value]
        while self.skip(","):
            literals.append(self.take("literal").value)
        self.take("]")
        return Choices(tuple(literals))

    def name(self) -> Name:
        return Name(str(self.take("name").value))

    @property
    def now(self) -> Token:
        return self.tokens[self.place]

    def skip(self, kind: str) -> bool:
        found = self.now.kind == kind
        self.place += found
        return found

    def take(self, kind: str, expected: str = "") -> Token:
        token = self.now
        if not self.skip(kind):
            raise syntax_error(self.text, token.position, expected or kind)
        return token

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Refused("EXPRESSION_DEPTH", text=self.text, deepest=DEEPEST)

"""The small safe language of situations: which answers bring which materials, fees and limits.

Comparison, and/or/not, `in` and `not in`, parentheses, names, numbers, strings, true and false
(DOMAIN 3.5): `area > 10 and kind in ["摆摊", "停车"] and not urgent`. A multiple answer is asked
with `in`, for any of its choices: `goods in ["烟", "酒"]`, `"烟" in goods`. No arithmetic, no
calls, no attributes; length and depth are bounded.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.domain.errors import Refused
from app.domain.expression.nodes import Answer, Answers, Node, truth
from app.domain.expression.parser import parse

__all__ = ["Answer", "Answers", "Expression", "compile_expression"]


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression."""

    text: str
    _root: Node

    def names(self) -> frozenset[str]:
        """Return the names of the questions it asks for."""
        return self._root.names()

    def holds(self, answers: Answers) -> bool:
        """Tell whether it holds under some answers.

        `and` and `or` ask from the left and stop when decided, so that a question that was not
        put need not be answered. Raises Refused: EXPRESSION_NAME for a missing answer,
        EXPRESSION_TYPE where a number, a choice or yes/no stands in the wrong place.
        """
        return truth(self._root, answers)


def compile_expression(text: str, known: Collection[str] | None = None) -> Expression:
    """Compile an expression, checking its names against `known` when given.

    Raises Refused: EXPRESSION_SYNTAX (text, position from 0, expected), EXPRESSION_LENGTH,
    EXPRESSION_DEPTH, EXPRESSION_NAME.
    """
    expression = Expression(text, parse(text))
    if known is not None and (strange := sorted(expression.names().difference(known))):
        raise Refused("EXPRESSION_NAME", text=text, name=strange[0])
    return expression

"""Answers to the situation questions of a matter: completed by defaults, checked, applied.

An answer nobody gave is the question's default, so the commonest situation needs no key; a question
without one stays open, and what is reckoned from it cannot be reckoned yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from app.domain.catalogue.demands import Effect, Question
from app.domain.catalogue.kinds import QuestionType
from app.domain.catalogue.matter import Matter
from app.domain.errors import Refused
from app.domain.expression import Expression, compile_expression

Answer = str | int | Decimal | tuple[str, ...]
Answers = Mapping[str, Answer]


@lru_cache(maxsize=1024)
def compiled(text: str) -> Expression:
    """The compiled form of an expression of the catalogue."""
    return compile_expression(text)


def holds(text: str, answers: Answers) -> bool:
    """Whether an expression of the catalogue holds; an empty one always does."""
    return not text or compiled(text).holds(answers)


def complete(matter: Matter, answers: Mapping[str, object]) -> dict[str, Answer]:
    """Every question with a sound answer, given or default, in question order; open ones left out.

    Raises Refused: ANSWER_UNKNOWN_QUESTION, ANSWER_NOT_AN_OPTION, ANSWER_NOT_A_NUMBER,
    ANSWER_OUT_OF_RANGE.
    """
    known = {question.id for question in matter.questions}
    for name in answers:
        if name not in known:
            raise Refused("ANSWER_UNKNOWN_QUESTION", matter=matter.local_code, question=name)
    given = ((one, answers.get(one.id, one.default)) for one in matter.questions)
    return {one.id: checked(one, value) for one, value in given if value is not None}


def open_questions(matter: Matter, answers: Mapping[str, object]) -> tuple[Question, ...]:
    """The questions without a default that nobody has answered yet."""
    return tuple(one for one in matter.questions if one.is_asked and answers.get(one.id) is None)


def is_committed(matter: Matter, answers: Mapping[str, object]) -> bool:
    """Whether an answer given or presumed chooses 告知承诺."""
    full = complete(matter, answers)
    return any(
        option.commits and option.code in _chosen(full.get(one.id))
        for one in matter.questions
        for option in one.options
    )


def _chosen(answer: Answer | None) -> tuple[Answer, ...]:
    if isinstance(answer, tuple):
        return answer
    return () if answer is None else (answer,)


def effects_in_force(matter: Matter, answers: Answers) -> tuple[Effect, ...]:
    """The effects whose condition holds for complete answers, in the order they are listed."""
    return tuple(effect for effect in matter.effects if holds(effect.when, answers))


def checked(question: Question, value: object) -> Answer:
    """The answer in its canonical type: an option code, a tuple of them, or a number."""
    if question.type is QuestionType.NUMBER:
        return _number(question, value)
    codes = tuple(option.code for option in question.options)
    if question.type is QuestionType.MULTI:
        chosen = tuple(value) if isinstance(value, (tuple, list)) else (value,)
        if any(code not in codes for code in chosen):
            raise Refused("ANSWER_NOT_AN_OPTION", question=question.text, answer=str(value))
        return tuple(code for code in codes if code in chosen)
    if not isinstance(value, str) or value not in codes:
        raise Refused("ANSWER_NOT_AN_OPTION", question=question.text, answer=str(value))
    return value


def _number(question: Question, value: object) -> int | Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        raise Refused("ANSWER_NOT_A_NUMBER", question=question.text, answer=str(value))
    try:
        number = Decimal(value)
    except InvalidOperation as error:
        raise Refused("ANSWER_NOT_A_NUMBER", question=question.text, answer=str(value)) from error
    if not number.is_finite():
        raise Refused("ANSWER_NOT_A_NUMBER", question=question.text, answer=str(value))
    if not question.minimum <= number <= question.maximum:
        raise Refused(
            "ANSWER_OUT_OF_RANGE",
            question=question.text,
            answer=str(value),
            minimum=question.minimum,
            maximum=question.maximum,
        )
    if number != round(number, question.decimals):
        raise Refused("ANSWER_NOT_A_NUMBER", question=question.text, answer=str(value))
    return int(number) if number == int(number) else number

"""Checks of questions and effects: defaults are answers, targets exist, conditions can hold.

A misspelt option would make a condition silently false for ever, so every condition is tried
against the answers its questions allow, and one that no answer fulfils is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

from app.domain.catalogue.answers import Answer, checked, compiled
from app.domain.catalogue.demands import Effect, Question
from app.domain.catalogue.kinds import EffectOp, Necessity, QuestionType
from app.domain.catalogue.matter import Matter
from app.domain.errors import Refused

MOST_TRIES = 20_000
NO_CHARGE = "NONE"
LIMIT_NAMES = frozenset({"statutory", "promised"})


def check_situations(matter: Matter) -> None:
    """Refuse questions without a sound default and effects that reach for nothing.

    Only a number that no condition reads may go without a default.
    """
    questions = {question.id: question for question in matter.questions}
    if len(questions) != len(matter.questions):
        raise Refused("CATALOGUE_ID_TWICE", path="questions")
    for question in matter.questions:
        _check_question(question)
    for where, text in _conditions(matter):
        _check_condition(where, text, questions)
    for effect in matter.effects:
        _check_target(matter, effect)
    _check_conditional_rows(matter)


def _check_question(question: Question) -> None:
    if question.type is QuestionType.NUMBER:
        sound = not question.options and question.minimum <= question.maximum
    else:
        sound = len({option.code for option in question.options}) == len(question.options) > 1
    if not sound:
        raise Refused("QUESTION_OPTIONS", question=question.id)
    if question.is_asked:
        if question.type is not QuestionType.NUMBER:
            raise Refused("QUESTION_DEFAULT", question=question.id)
        return
    try:
        checked(question, question.default)
    except Refused as refused:
        raise Refused("QUESTION_DEFAULT", question=question.id) from refused


def _conditions(matter: Matter) -> Iterator[tuple[str, str]]:
    for place, effect in enumerate(matter.effects):
        yield f"effects[{place}].when", effect.when
    for row in matter.materials:
        if row.when:
            yield f"materials.{row.id}.when", row.when
    for rule in matter.fee_standard.waivers:
        if rule.when:
            yield f"fee_standard.waivers.{rule.id}.when", rule.when


def _check_condition(where: str, text: str, questions: dict[str, Question]) -> None:
    expression = compiled(text)
    for name in sorted(expression.names()):
        if name not in questions:
            raise Refused("EXPRESSION_NAME", path=where, text=text, name=name)
        if questions[name].is_asked:
            raise Refused("QUESTION_DEFAULT", question=name)
    asked = [questions[name] for name in sorted(expression.names())]
    tries = product(*(_possible(question, text) for question in asked))
    for values in islice(tries, MOST_TRIES):
        if expression.holds({q.id: value for q, value in zip(asked, values, strict=True)}):
            return
    raise Refused("EXPRESSION_NEVER_HOLDS", path=where, text=text)


def _possible(question: Question, text: str) -> list[Answer]:
    codes = [option.code for option in question.options]
    if question.type is QuestionType.SINGLE:
        return [*codes]
    if question.type is QuestionType.MULTI:
        return [(), *((code,) for code in codes), tuple(codes)]
    named = {int(found) for found in re.findall(r"\d+", text)}
    near = {number + step for number in named for step in (-1, 0, 1)}
    ends = {question.minimum, question.maximum}
    return sorted(n for n in near | ends if question.minimum <= n <= question.maximum)


def _check_target(matter: Matter, effect: Effect) -> None:
    match effect.op:
        case EffectOp.SET_LIMIT:
            days = effect.value
            sound = effect.target in LIMIT_NAMES and isinstance(days, int) and days >= 0
        case EffectOp.FEE_VARIANT:
            group = {i.variant for i in matter.fee_standard.items if i.group == effect.target}
            sound = bool(group) and effect.value in {*group, NO_CHARGE}
        case EffectOp.ADD_CHILD:
            sound = effect.target in {child.id for child in matter.children}
        case EffectOp.ADD_SPECIAL:
            sound = effect.target in {special.id for special in matter.specials}
        case _:
            sound = effect.target in {row.id for row in matter.materials}
    if not sound:
        raise Refused("EFFECT_TARGET", op=effect.op, target=effect.target, value=effect.value)


def _check_conditional_rows(matter: Matter) -> None:
    added = {e.target for e in matter.effects if e.op is EffectOp.ADD_MATERIAL}
    for row in matter.materials:
        conditional = row.necessity is Necessity.CONDITIONAL
        if conditional is not bool(row.when or row.id in added):
            raise Refused("MATERIAL_CONDITION", material=row.id)

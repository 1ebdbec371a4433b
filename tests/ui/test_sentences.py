"""Every code the program can raise has a sentence of its own, and no sentence has a hole."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.cases.states import FeeStatus, State
from app.domain.errors import NeedsPerson, Refused, Unavailable, YichuangError
from app.ports.printer import PrinterState
from tests.architecture.source import python_files, shown, tree
from ui.presenters.problems import _ACTS, _FIELDS
from ui.sentences import (
    TOLD,
    access,
    acts,
    bundle,
    catalogue,
    center,
    devices,
    fault_code,
    identity,
    memory,
    money,
    papers,
    sentence,
)
from ui.sentences.filling import _UNTOLD

ERRORS = {"Refused", "Unavailable", "NeedsPerson", "Objection"}
PARTS = (access, acts, bundle, catalogue, center, devices, identity, memory, money, papers)
CODE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
# Words of the window beside what is typed: they are shown, never raised.
ONLY_SHOWN = {"ANSWER_MISSING", "NOT_CHECKED", "NOTICE_NAMES_ALL"}
# What a fold notes of a fact that does not fit: it stands in the journal and is read by `verify`.
ONLY_NOTED = {"ACCEPTED_ON", "ARRIVED_ON", "DECIDED_ON", "ALREADY_BEGUN", "UNKNOWN_MOVE"}


def raised() -> dict[str, str]:
    """Every code that is written as the first argument of an error, and where."""
    found = {}
    for path in python_files("app", "printing", "ui"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and node.args:
                name = ast.unparse(node.func).rpartition(".")[2]
                first = node.args[0]
                for code in _constants(first) if name in ERRORS else ():
                    found[code] = shown(path, node.lineno)
    return found


def _constants(node: ast.expr) -> set[str]:
    return {
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value.isupper()
        if not part.value.endswith("_")
    }


def handed_on() -> dict[str, str]:
    """Codes that reach an error through a function: answered, looked up, given along."""
    found = {}
    for path in python_files("app", "printing"):
        for node in ast.walk(tree(path)):
            for code in _returned(node):
                found[code] = shown(path, getattr(node, "lineno", 0))
    return found


def _returned(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Return) and node.value is not None:
        return {code for code in _constants(node.value) if CODE.fullmatch(code)}
    asking = ("_unless", "_brought", "_known")
    if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in asking:
        return {code for one in node.args for code in _constants(one) if CODE.fullmatch(code)}
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_CODES":
        return {code for code in _constants(node.value) if CODE.fullmatch(code)}
    return set()


def test_every_code_that_is_raised_has_a_sentence() -> None:
    found = raised()
    assert len(found) > 150, "the walk has lost its way"
    assert {code: at for code, at in found.items() if code not in TOLD} == {}


def test_every_code_that_is_handed_on_has_a_sentence() -> None:
    found = handed_on()
    assert {"DISK_FULL", "COMPETENT_ORGAN_OWED", "CASE_UNKNOWN", "PASSWORD_WEAK"} <= found.keys()
    missing = {code: at for code, at in found.items() if code not in TOLD}
    assert {code: at for code, at in missing.items() if code not in ONLY_NOTED} == {}


def test_every_code_with_words_beside_a_field_has_a_sentence() -> None:
    assert ({*_FIELDS, *_ACTS} - ONLY_SHOWN) - TOLD.keys() == set()


def test_every_state_of_a_printer_has_a_sentence() -> None:
    assert {f"PRINTER_{state}" for state in PrinterState} <= TOLD.keys()


def test_every_fact_a_sentence_asks_for_is_told_where_the_error_is_raised() -> None:
    always = {"place", "moved", "lacking", *_UNTOLD}
    holes = []
    for path in python_files("app", "printing", "ui"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ERRORS - {"Objection"}:
                told = {keyword.arg for keyword in node.keywords}
                asked = _asked(node.args[0]) if None not in told else set()
                if lacking := asked - told - always:
                    holes.append(f"{shown(path, node.lineno)}: {sorted(lacking)}")
    assert holes == []


def _asked(node: ast.expr) -> set[str]:
    """The facts the sentence of a literal code asks for; those a guard may leave out aside."""
    if not isinstance(node, ast.Constant) or node.value not in TOLD:
        return set()
    told = TOLD[str(node.value)]
    return set(re.findall(r"\{(\w+)\}", told.happened + told.now + told.safe))


def test_no_code_is_told_twice() -> None:
    counted = Counter(code for part in PARTS for code in part.TOLD)
    assert [code for code, times in counted.items() if times > 1] == []
    assert len(counted) == len(TOLD)


@pytest.mark.parametrize("code", sorted(TOLD))
def test_a_sentence_has_four_parts_even_when_no_fact_was_told(code: str) -> None:
    told = sentence(Refused(code))
    assert all((told.happened, told.safe, told.now))
    assert told.code == code
    assert "{" not in str(told)


def test_facts_are_told_in_words() -> None:
    short = sentence(Refused("TENDERED_SHORT", due=123_450, tendered=100_000))
    assert short.happened == "收到 1,000.00 元，应收 1,234.50 元，还差 234.50 元。"
    expired = sentence(Refused("BUNDLE_EXPIRED", expires_on=date(2026, 9, 23)))
    assert "2026年9月23日" in expired.happened
    wrong_role = sentence(Refused("ROLE", move="受理", roles=("ACCEPTOR", "CASHIER")))
    assert wrong_role.happened == "受理须由受理人员、收费人员办理，您没有这个身份。"
    state = sentence(Refused("STATE", move="受理", state=State.CLOSED))
    assert "办结" in state.happened
    assert "已收费" in sentence(Refused("FEE_NOT_DUE", status=FeeStatus.PAID)).happened


def test_times_and_series_are_told_in_words() -> None:
    moments = {
        "last": datetime(2026, 9, 23, 9, 41, tzinfo=UTC),
        "now": datetime(2026, 9, 22, 8, 0, tzinfo=UTC),
    }
    assert "2026年9月23日 09:41" in sentence(NeedsPerson("CLOCK_SET_BACK", **moments)).happened
    empty = sentence(Refused("SEGMENT_MISSING", series="bill:33010126"))
    assert empty.happened == "本机没有领到票据代码 33010126的号段。"


def test_fields_that_are_wrong_are_named() -> None:
    wrong = {"applicant.id_no": "ID_CHECK_DIGIT", "applicant.name": "NAME_EMPTY"}
    told = sentence(Refused("APPLICANT_INCOMPLETE", fields=wrong)).happened
    assert "证件号码 校验位不对" in told
    assert "姓名或名称 还没有填写" in told


def test_a_fault_of_the_catalogue_says_where() -> None:
    told = sentence(Refused("MATTER_TAG", tag="新", matter="E01", path="tags[0]", file="e01.toml"))
    assert "文件 e01.toml，事项 E01，位置 tags[0]" in told.happened


def test_a_code_nobody_wrote_a_sentence_for_still_says_its_code() -> None:
    told = sentence(YichuangError("NEVER_HEARD_OF"))
    assert told.code == "NEVER_HEARD_OF"
    assert told.happened


def test_a_bug_keeps_the_work_and_has_the_same_number_each_time() -> None:
    def fails() -> BaseException:
        try:
            return ZeroDivisionError(str(1 // 0))
        except ZeroDivisionError as error:
            return error

    told = sentence(fails())
    assert told.code == fault_code(fails())
    assert re.fullmatch(r"BUG-[0-9A-F]{4}", told.code)
    assert "草稿" in told.safe


def test_a_sentence_is_drawn_in_its_four_parts() -> None:
    told = sentence(Unavailable("DISK_FULL"))
    assert told.shown.whole.splitlines() == [told.happened, told.safe, told.now, "DISK_FULL"]


def test_sentences_are_made_without_qt(root: Path) -> None:
    loads = "import sys, ui.sentences; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loads], cwd=root, check=False).returncode == 0

"""No paper without its mandatory fields: each one, blanked, is missed by name."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from app.domain.catalogue.kinds import RemedyKind
from app.domain.errors import Refused
from app.domain.papers import (
    TEMPLATES,
    PaperKind,
    Remedy,
    Snapshot,
    draw_up,
    missing_fields,
    require_complete,
)
from printing.samples import EXIT, HEADER, REFUSAL, samples
from tests.support.papers import extremes, variants

MANDATORY = [(kind, path) for kind, template in TEMPLATES.items() for path in template.mandatory]


def blanked(value: Any, path: list[str]) -> Any:
    """The value with one field emptied, in the first row where the path goes through a list."""
    name, rest = path[0].removesuffix("[]"), path[1:]
    inner = getattr(value, name)
    if not rest:
        return replace(value, **{name: _blank(inner)})
    if isinstance(inner, tuple):
        return replace(value, **{name: (blanked(inner[0], rest), *inner[1:])})
    return replace(value, **{name: blanked(inner, rest)})


def _blank(value: Any) -> Any:
    if isinstance(value, tuple):
        return ()
    return " 　" if type(value) is str else None


@pytest.mark.parametrize(("kind", "path"), MANDATORY)
def test_every_mandatory_field_is_missed_by_its_name(kind: PaperKind, path: str) -> None:
    snapshot = blanked(samples()[kind], path.split("."))
    assert path.replace("[]", "[1]") in missing_fields(snapshot)
    with pytest.raises(Refused) as refused:
        require_complete(snapshot)
    assert refused.value.code == "PAPER_FIELD_MISSING"
    assert refused.value.facts["kind"] == kind


@pytest.mark.parametrize(
    "snapshot", [*samples().values(), *extremes().values(), *variants()], ids=lambda s: s.title
)
def test_complete_papers_pass(snapshot: Snapshot) -> None:
    assert missing_fields(snapshot) == ()


def test_rows_are_named_by_their_number() -> None:
    notice = samples()[PaperKind.D03]
    items = notice.content.items  # type: ignore[union-attr]
    content = replace(notice.content, items=(items[0], replace(items[1], basis="")))
    assert missing_fields(replace(notice, content=content)) == ("content.items[2].basis",)


def test_a_list_with_an_empty_entry_is_not_complete() -> None:
    requirements = samples()[PaperKind.D01]
    content = replace(requirements.content, basis=("", "《食品经营许可和备案管理办法》"))
    assert missing_fields(replace(requirements, content=content)) == ("content.basis",)


def test_every_mandatory_path_leads_to_a_field() -> None:
    for kind, path in MANDATORY:
        value: Any = samples()[kind]
        for step in path.split("."):
            assert is_dataclass(value), path
            assert step.removesuffix("[]") in {field.name for field in fields(value)}, path
            value = getattr(value, step.removesuffix("[]"))
            value = value[0] if step.endswith("[]") else value


def test_nothing_to_return_is_said_not_missed() -> None:
    assert missing_fields(draw_up(HEADER, replace(EXIT, returned=()))) == ()


def test_no_refusal_without_review_organ_and_court() -> None:
    for remedy in (Remedy("", "云溪县人民法院"), Remedy("云溪县人民政府", " ")):
        assert missing_fields(draw_up(HEADER, replace(REFUSAL, remedy=remedy)))


@pytest.mark.parametrize("kind", RemedyKind)
def test_a_remedy_names_both_ways_and_their_terms(kind: RemedyKind) -> None:
    text = Remedy("云溪县人民政府", "云溪县人民法院", kind).text()
    assert "六十日内" in text
    assert "云溪县人民政府" in text
    assert "云溪县人民法院" in text
    assert ("十五日" in text) is (kind is RemedyKind.REVIEW_FIRST)
    assert ("六个月" in text) is (kind is RemedyKind.GENERAL)

"""A matter that is not whole, or contradicts itself, is refused with what an editor must mend."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.calendar import WorkCalendar
from app.domain.catalogue import Catalogue, Matter, center_from, matter_from, to_mapping
from app.domain.catalogue.disclosure import ELEMENTS
from app.domain.errors import Refused, Unavailable
from app.domain.resources import resource_path
from app.protocol.catalogue_files import read_calendar, read_catalogue

Find = Callable[[str], Matter]
Taken = Callable[[str], dict[str, Any]]
Spoil = Callable[[dict[str, Any]], object]
CODES = [f"M{number:02d}" for number in range(1, 27)]


def refused(mapping: dict[str, Any]) -> Refused:
    with pytest.raises(Refused) as caught:
        matter_from(mapping)
    return caught.value


@pytest.mark.parametrize("code", CODES)
def test_a_matter_survives_the_way_to_a_mapping_and_back(find: Find, code: str) -> None:
    assert matter_from(to_mapping(find(code))) == find(code)


def test_the_center_survives_the_way_to_a_mapping_and_back(catalogue: Catalogue) -> None:
    assert center_from(to_mapping(catalogue.center)) == catalogue.center


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("name", "title"), ELEMENTS.items())
def test_a_missing_element_is_named(taken: Taken, code: str, name: str, title: str) -> None:
    mapping = taken(code)
    del mapping[name]
    error = refused(mapping)
    assert (error.code, error.facts["element"], error.facts["matter"]) == (
        "MATTER_ELEMENT_MISSING",
        title,
        code,
    )


@pytest.mark.parametrize(("name", "title"), ELEMENTS.items())
def test_an_empty_element_is_as_good_as_a_missing_one(taken: Taken, name: str, title: str) -> None:
    mapping = taken("M18")
    mapping[name] = type(mapping[name])()
    assert refused(mapping).facts["element"] == title


@pytest.mark.parametrize(
    ("spoil", "element", "path"),
    [
        (lambda m: m["limits"].pop("promised"), "办理时限", "limits.promised"),
        (lambda m: m["supervision"].update(court=" "), "监督渠道", "supervision.court"),
        (lambda m: m["basis"][1].update(gist=""), "办理依据", "basis[1].gist"),
        (lambda m: m["conditions"].append(""), "办理条件", "conditions[3]"),
        (lambda m: m["fee_standard"].update(text=""), "收费标准", "fee_standard.text"),
        (lambda m: m["procedure"][0].pop("handler"), "办理程序", "procedure[0].handler"),
    ],
)
def test_a_blank_inside_an_element_is_found(
    taken: Taken, spoil: Spoil, element: str, path: str
) -> None:
    mapping = taken("M18")
    spoil(mapping)
    error = refused(mapping)
    assert error.code == "MATTER_ELEMENT_MISSING"
    assert (error.facts["element"], error.facts["path"]) == (element, path)


def _question(mapping: dict[str, Any], question_id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(q for q in mapping["questions"] if q["id"] == question_id)
    return found


SPOILED: list[tuple[str, Spoil, str]] = [
    ("M18", lambda m: m.update(titel="x"), "CATALOGUE_KEY_UNKNOWN"),
    ("M18", lambda m: m["materials"][0].update(orignals=1), "CATALOGUE_KEY_UNKNOWN"),
    ("M18", lambda m: m.pop("quantity_limit"), "CATALOGUE_KEY_MISSING"),
    ("M18", lambda m: m.update(version="1"), "CATALOGUE_VALUE"),
    ("M18", lambda m: m.update(visits=True), "CATALOGUE_VALUE"),
    ("M18", lambda m: m.update(effective_from="2026-13-01"), "CATALOGUE_VALUE"),
    ("M18", lambda m: m.update(regime="LICENCE"), "CATALOGUE_VALUE"),
    ("M18", lambda m: m["limits"]["notice"].update(unit="HOUR"), "CATALOGUE_VALUE"),
    ("M18", lambda m: m.update(materials={}), "CATALOGUE_VALUE"),
    ("M18", lambda m: m.update(task_code="0" * 31), "MATTER_TASK_CODE"),
    ("M18", lambda m: m.update(task_code=m["task_code"][:-1]), "MATTER_TASK_CODE"),
    (
        "M18",
        lambda m: m.update(task_code=m["task_code"][:17] + "0" + m["task_code"][18:]),
        "MATTER_TASK_CODE",
    ),
    (
        "M18",
        lambda m: m["subject"].update(dept_code="11320000MB151840XJ"),
        "MATTER_TASK_CODE_ORGAN",
    ),
    ("M18", lambda m: m["materials"][0].update(tag="sure"), "MATTER_TAG"),
    ("M18", lambda m: m["materials"][0].update(tag=""), "MATTER_TAG"),
    ("M18", lambda m: m.update(effective_until="2025-01-01"), "MATTER_DATES"),
    ("M18", lambda m: m.pop("visits_explain"), "MATTER_VISITS_UNEXPLAINED"),
    ("M18", lambda m: m.update(proxy_allowed=False, proxy_explain=""), "MATTER_PROXY_UNEXPLAINED"),
    ("M18", lambda m: m.update(server_types=[]), "MATTER_HEAD"),
    ("M18", lambda m: m["materials"].append(m["materials"][0]), "CATALOGUE_ID_TWICE"),
    ("M18", lambda m: m["materials"][0].update(originals=0), "MATERIAL_COUNT"),
    ("M18", lambda m: m["materials"][1].update(shared=False), "MATERIAL_SHARED_SOURCE"),
    ("M18", lambda m: m["materials"][0].update(deferrable=True), "MATERIAL_DEFERRAL"),
    ("M18", lambda m: m["materials"][0].update(necessity="CONDITIONAL"), "MATERIAL_CONDITION"),
    ("M21", lambda m: m["limits"]["promised"].update(days=21), "LIMIT_PROMISE"),
    ("M21", lambda m: m["limits"]["statutory"].update(days=0), "LIMIT_DAYS"),
    (
        "M24",
        lambda m: m["specials"][2].update(counted_in_statutory_limit=True),
        "SPECIAL_EFFECT",
    ),
    (
        "M24",
        lambda m: m["specials"][1].update(effect="stops_statutory_clock"),
        "SPECIAL_EFFECT",
    ),
    ("M23", lambda m: m.update(case_type="PROMISED"), "CHILDREN_JOINT"),
    ("M23", lambda m: m["children"][0].update(after=["food"]), "CHILDREN_CYCLE"),
    ("M23", lambda m: m["children"][0].update(after=["hotel"]), "CHILD_REFERENCE"),
    ("M23", lambda m: m["children"][0].update(materials=["menu"]), "CHILD_REFERENCE"),
    ("M23", lambda m: m["effects"][0].update(target="hotel"), "EFFECT_TARGET"),
    ("M17", lambda m: m["effects"][1].update(target="cord"), "EFFECT_TARGET"),
    ("M17", lambda m: m["effects"][1].update(value="BROKEN"), "EFFECT_TARGET"),
    ("M20", lambda m: m["effects"][0].update(value="3"), "EFFECT_TARGET"),
    ("M20", lambda m: m["effects"][0].update(target="notice"), "EFFECT_TARGET"),
    ("M06", lambda m: m["effects"][0].update(target="papers"), "EFFECT_TARGET"),
    ("M17", lambda m: m["effects"][1].update(when="acton == 'LOST'"), "EXPRESSION_NAME"),
    ("M17", lambda m: m["effects"][1].update(when="action == 'GONE'"), "EXPRESSION_NEVER_HOLDS"),
    ("M17", lambda m: m["effects"][1].update(when="action =="), "EXPRESSION_SYNTAX"),
    ("M23", lambda m: m["effects"][1].update(when="area >= 20001"), "EXPRESSION_NEVER_HOLDS"),
    ("M17", lambda m: m["questions"][0].update(default="GONE"), "QUESTION_DEFAULT"),
    ("M17", lambda m: m["questions"][0].update(options=[]), "QUESTION_OPTIONS"),
    ("M25", lambda m: m["questions"][2].update(default=7), "QUESTION_DEFAULT"),
    ("M23", lambda m: _question(m, "area").pop("default"), "QUESTION_DEFAULT"),
    ("M17", lambda m: m["questions"][0].pop("default"), "QUESTION_DEFAULT"),
    ("M23", lambda m: _question(m, "area").update(default=0), "QUESTION_DEFAULT"),
    ("M18", lambda m: m["fee_basis"].update(charged=False), "FEE_CHARGED_OR_FREE"),
    ("M18", lambda m: m["fee_standard"].update(items=[]), "FEE_CHARGED_OR_FREE"),
    ("M18", lambda m: m["fee_standard"]["items"][0].update(price=0), "FEE_ITEM"),
    ("M18", lambda m: m["fee_standard"]["items"][0].update(method="TIER"), "FEE_ITEM"),
    ("M19", lambda m: m["fee_standard"]["items"][3].update(variant="X"), "FEE_ITEM"),
    ("M25", lambda m: m["fee_standard"]["items"][0].update(factors=["act"]), "FEE_FACTOR"),
    ("M17", lambda m: m["fee_standard"]["waivers"][0].update(items=["x"]), "WAIVER_RULE"),
    (
        "M17",
        lambda m: m["fee_standard"]["waivers"][0].update(kind="PERCENT", value=101),
        "WAIVER_RULE",
    ),
]


@pytest.mark.parametrize(("code", "spoil", "expected"), SPOILED)
def test_a_spoiled_matter_is_refused_by_name(
    taken: Taken, code: str, spoil: Spoil, expected: str
) -> None:
    mapping = taken(code)
    spoil(mapping)
    error = refused(mapping)
    assert error.code == expected
    assert error.facts["matter"] == code


def test_an_unknown_key_is_told_with_its_whole_path(taken: Taken) -> None:
    mapping = taken("M18")
    mapping["materials"][2]["shard"] = True
    assert refused(mapping).facts["path"] == "materials[2].shard"


def copied(folder: Path) -> Path:
    for source in resource_path("catalogue").glob("*.toml"):
        (folder / source.name).write_bytes(source.read_bytes())
    return folder


def test_a_folder_without_a_center_is_no_catalogue(tmp_path: Path) -> None:
    (copied(tmp_path) / "center.toml").unlink()
    with pytest.raises(Unavailable, match="CATALOGUE_UNREADABLE"):
        read_catalogue(tmp_path)


NEXT_YEAR = """
version = "2027.1"

[2027]
notice = "国办发明电〔2026〕9号"
festivals = [
  { name = "元旦", off = "2027-01-01/2027-01-03", statutory = "2027-01-01", work = "2027-01-09" },
]

[local]
notice = "县政府令第1号"
festivals = [{ name = "火把节", off = "2027-07-21/2027-07-21", statutory = "" }]
"""


def test_the_plan_of_a_new_year_is_a_file_beside_the_catalogue(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    assert read_calendar(folder) == WorkCalendar.china()
    (folder / "calendar.toml").write_text(NEXT_YEAR, "utf-8")
    calendar = read_calendar(folder)
    assert calendar.version.startswith("2027.1")
    assert not calendar.is_provisional(date(2027, 6, 1))
    assert calendar.is_workday(date(2027, 1, 9))
    assert not calendar.is_workday(date(2027, 7, 21))
    assert calendar.is_workday(date(2026, 10, 10))
    assert len(read_catalogue(folder).matters) == 26


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('version = "2027.1"', "", "CALENDAR_PLAN"),
        ("2027-01-01/2027-01-03", "2027-01-01", "CALENDAR_PLAN"),
        ("[2027]", "[next]", "CALENDAR_PLAN"),
        ("[2027]", "[2027", "CATALOGUE_SYNTAX"),
    ],
)
def test_a_plan_that_cannot_be_read_is_told_with_its_file(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    (tmp_path / "calendar.toml").write_text(NEXT_YEAR.replace(old, new), "utf-8")
    with pytest.raises(Refused, match=code) as caught:
        read_calendar(tmp_path)
    assert caught.value.facts["file"] == "calendar.toml"


def test_broken_toml_is_told_with_its_file(tmp_path: Path) -> None:
    (copied(tmp_path) / "M05.toml").write_text("name = ", "utf-8")
    with pytest.raises(Refused, match="CATALOGUE_SYNTAX") as caught:
        read_catalogue(tmp_path)
    assert caught.value.facts["file"] == "M05.toml"


def test_bytes_that_are_not_utf_8_are_told_with_their_file(tmp_path: Path) -> None:
    (copied(tmp_path) / "M05.toml").write_bytes("name = '低保'".encode("gb18030"))
    with pytest.raises(Unavailable, match="CATALOGUE_UNREADABLE") as caught:
        read_catalogue(tmp_path)
    assert caught.value.facts["file"] == "M05.toml"


def test_a_refused_matter_is_told_with_its_file(tmp_path: Path) -> None:
    broken = copied(tmp_path) / "M05.toml"
    broken.write_text(broken.read_text("utf-8").replace('"BENEFIT"', '"BENEFITS"'), "utf-8")
    with pytest.raises(Refused, match="CATALOGUE_VALUE") as caught:
        read_catalogue(tmp_path)
    assert (caught.value.facts["file"], caught.value.facts["matter"]) == ("M05.toml", "M05")


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("M18.toml", 'organ_short = "示公交管"', 'organ_short = "示交"', "MATTER_ORGAN"),
        ("M18.toml", '"990121002"', '"990121999"', "COLLECTING_UNIT_UNKNOWN"),
        ("M18.toml", 'unit_name = "示例县', 'unit_name = "某县', "MATTER_COLLECTING_UNIT"),
        ("M23.toml", 'dept_name = "示例县烟草专卖局"', 'dept_name = "烟草局"', "MATTER_ORGAN"),
        ("center.toml", "示财非税〔2026〕1号", "", "CASH_WITHOUT_APPROVAL"),
        ("center.toml", "12990121MB9900013B", "12990121MB9900013C", "ORGAN_CODE"),
        ("center.toml", "yellow_percent = 20", "yellow_percent = 101", "LIMIT_DAYS"),
        ("center.toml", "yellow_workdays = 1", "yellow_workdays = -1", "LIMIT_DAYS"),
        ("center.toml", "本次申请就此终结，不再等待补正。", "", "CENTER_WORDING_EMPTY"),
        ("center.toml", '["申请人有效身份证件", "申请材料接收凭证"]', "[]", "CENTER_WORDING_EMPTY"),
    ],
)
def test_a_matter_and_its_center_must_agree(
    tmp_path: Path, file: str, old: str, new: str, code: str
) -> None:
    path = copied(tmp_path) / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(Refused, match=code):
        read_catalogue(tmp_path)


def test_the_same_version_cannot_be_published_twice(tmp_path: Path) -> None:
    (copied(tmp_path) / "M99.toml").write_bytes((tmp_path / "M18.toml").read_bytes())
    with pytest.raises(Refused, match="MATTER_TWICE"):
        read_catalogue(tmp_path)

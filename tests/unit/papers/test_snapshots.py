"""A snapshot outlives the program: plain data in, the same paper out."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from app.domain.papers import (
    TEMPLATES,
    ExitVariant,
    PaperKind,
    Snapshot,
    draw_up,
)
from printing.samples import ACCEPTANCE, EXIT, HEADER, PAYMENT_NOTICE, RECEIPT, samples
from tests.support.papers import extremes, variants

ALL = [*samples().values(), *extremes().values(), *variants()]

STORED_IN_2026 = """
{
 "kind": "D18",
 "template": "ready-notice",
 "template_version": 1,
 "header": {
  "organ": "云溪县市场监督管理局",
  "title": "领证通知书",
  "doc_no": "云市监许领〔2026〕000123号",
  "case_no": "3301262026111600123",
  "query_code": "482913",
  "verification": "YC1:1",
  "applicant": "王明",
  "masked_id": "330126********1234",
  "agent": "",
  "matter": "食品经营许可（新办）",
  "task_code": "113301",
  "window": "B07",
  "window_tel": "0500-6120007",
  "complaint_tel": "12345",
  "destinations": [
   "存档",
   "交申请人"
  ],
  "seal": "受理专用章",
  "issued_on": "2026-11-20",
  "marks": []
 },
 "content": {
  "result": "食品经营许可证",
  "certificate_no": "JY23301260012345",
  "place": "一楼出件窗口",
  "hours": "9:00—17:00",
  "until": "2027-02-22",
  "bring": [
   "身份证原件"
  ],
  "agent_rules": "凭委托书",
  "mail_option": "免费邮寄"
 }
}
"""


@pytest.mark.parametrize("snapshot", ALL, ids=lambda snapshot: f"{snapshot.kind}")
def test_a_snapshot_survives_json(snapshot: Snapshot) -> None:
    stored = json.dumps(snapshot.to_mapping(), ensure_ascii=False)
    assert Snapshot.from_mapping(json.loads(stored)) == snapshot


def test_a_snapshot_stored_years_ago_is_still_read() -> None:
    snapshot = Snapshot.from_mapping(json.loads(STORED_IN_2026))
    assert snapshot.kind is PaperKind.D18
    assert snapshot.header.issued_on == date(2026, 11, 20)
    assert snapshot.number == "云市监许领〔2026〕000123号"


def test_data_of_another_shape_is_refused() -> None:
    damaged = json.loads(STORED_IN_2026)
    damaged["content"]["until"] = "soon"
    with pytest.raises(ValueError, match="until"):
        Snapshot.from_mapping(damaged)


def test_every_kind_has_a_template_and_a_sample() -> None:
    assert set(TEMPLATES) == set(PaperKind) == set(samples()) == set(extremes())


def test_the_kind_follows_from_the_content() -> None:
    assert draw_up(HEADER, ACCEPTANCE).kind is PaperKind.D05
    assert draw_up(HEADER, RECEIPT).kind is PaperKind.D14


def test_an_exit_bears_the_title_of_its_variant() -> None:
    titles = {draw_up(HEADER, replace(EXIT, variant=variant)).title for variant in ExitVariant}
    assert titles == {"退件通知书", "撤回申请确认书", "终止办理通知书"}


def test_a_title_that_was_given_stays() -> None:
    assert draw_up(replace(HEADER, title="准予登记通知书"), ACCEPTANCE).title == "准予登记通知书"


def test_a_receipt_is_quoted_by_its_bill_number() -> None:
    assert draw_up(HEADER, RECEIPT).number == RECEIPT.bill_no


def test_totals_are_sums_of_what_each_line_owes() -> None:
    assert PAYMENT_NOTICE.total_fen == 9000
    line = replace(PAYMENT_NOTICE.lines[0], reduction_fen=9999)
    assert line.payable_fen == 0
    assert replace(RECEIPT, lines=(line,)).total_fen == 0


def test_what_stands_on_a_paper_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        HEADER.organ = "别的机关"  # type: ignore[misc]

"""Papers keep their Chinese titles on paper; on an English window they are named in English."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.domain.papers.kinds import PaperKind, decision_title
from app.domain.papers.service import ExitVariant
from app.domain.resources import resource_path
from app.protocol.catalogue_files import read_catalogue
from ui.i18n import install
from ui.presenters.words import paper_word


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    install("en")
    yield
    install("zh_CN")


def test_every_title_has_an_english_word() -> None:
    matters = read_catalogue(resource_path("catalogue")).matters
    titles = {kind.caption for kind in PaperKind} | {variant.value for variant in ExitVariant}
    titles |= {decision_title(matter.kind.name) for matter in matters}
    titles |= {decision_title(kind) for kind in ("行政奖励", "行政裁决")}
    assert {title for title in titles if not paper_word(title).isascii()} == set()

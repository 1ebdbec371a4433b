"""The window's language: Chinese as written, English from the catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from ui import i18n_catalogue
from ui.i18n import N_, _, counted, install, languages, ngettext


def test_chinese_is_as_written() -> None:
    install("zh_CN")
    assert _("受理") == "受理"
    assert ngettext("{n} 件", "{n} 件", 2) == "{n} 件"
    assert _("") == ""


def test_english_comes_from_the_catalogue_and_may_be_chosen_late() -> None:
    marked = N_("受理")
    install("en")
    assert _(marked) == "Accept"
    assert _("还没有人译过的话") == "还没有人译过的话"


def test_a_language_without_a_catalogue_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        install("xx")


def test_the_languages_are_listed_the_source_first() -> None:
    assert languages() == ("zh_CN", "en")


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue of its own, with two sentences in the source."""
    path = tmp_path / "en" / "LC_MESSAGES" / "yichuang.po"
    path.parent.mkdir(parents=True)
    template = Catalog()
    template.add("受理")
    template.add("还缺 {count} 项")
    monkeypatch.setattr(i18n_catalogue, "_sources", lambda: [path])
    monkeypatch.setattr(i18n_catalogue, "extract", lambda: template)
    with path.open("wb") as file:
        write_po(file, Catalog(locale="en"))
    return path


def say(path: Path, message: str, words: str) -> None:
    with path.open("rb") as file:
        book = read_po(file)
    book[message].string = words
    with path.open("wb") as file:
        write_po(file, book)


def test_a_sentence_that_is_missing_empty_or_changed_is_found(catalogue: Path) -> None:
    assert len(list(i18n_catalogue.problems())) == 2
    i18n_catalogue.update()
    assert sorted(i18n_catalogue.problems()) == ["en: empty: 受理", "en: empty: 还缺 {count} 项"]
    say(catalogue, "受理", "Accept")
    say(catalogue, "还缺 {count} 项", "{number} missing")
    i18n_catalogue.compile_all()
    assert list(i18n_catalogue.problems()) == ["en: placeholders differ: 还缺 {count} 项"]
    say(catalogue, "还缺 {count} 项", "{count:02} missing")
    i18n_catalogue.compile_all()
    assert list(i18n_catalogue.problems()) == []
    say(catalogue, "受理", "Accept Accept")
    i18n_catalogue.compile_all()
    assert list(i18n_catalogue.problems()) == ["en: said twice: 受理"]
    say(catalogue, "受理", "Accept")
    say(catalogue, "还缺 {count} 项", "{count} missing")
    assert [line for line in i18n_catalogue.problems() if "stale" in line]
    i18n_catalogue.compile_all()
    assert list(i18n_catalogue.problems()) == []


def test_an_extraction_keeps_what_was_translated_and_changes_nothing_else(
    catalogue: Path,
) -> None:
    i18n_catalogue.update()
    say(catalogue, "受理", "Accept")
    i18n_catalogue.update()
    once = catalogue.read_bytes()
    i18n_catalogue.update()
    assert catalogue.read_bytes() == once
    assert "Accept" in once.decode()


@pytest.mark.parametrize(
    ("message", "one", "many"),
    [
        ("票号剩 {count}", "1 bill left", "2 bills left"),
        ("还有 {count} 个事项，输入以缩小", "1 more matter", "2 more matters"),
        ("继续上次未完成的 {count} 件", "1 unfinished case", "2 unfinished cases"),
    ],
)
def test_one_is_not_said_like_many(
    request: pytest.FixtureRequest, message: str, one: str, many: str
) -> None:
    request.addfinalizer(lambda: install("zh_CN"))
    install("en")
    assert one in counted(message, 1)
    assert many not in counted(message, 1)
    assert many in counted(message, 2)

"""F1: the nine elements of the matter in hand and its materials, as published, and D01."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.cases.case import Case
from app.domain.catalogue import Matter, disclosure_digest, nine_elements
from app.domain.catalogue.demands import Material
from app.ports.reads import Reads
from ui.i18n import _
from ui.presenters import services
from ui.presenters.base import Presenter
from ui.presenters.station import Station
from ui.presenters.words import day_word
from ui.widgets.rows import ErrorText

SHORT_DIGEST = 16


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One of the nine elements: its number with its name, and its lines."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """One published material: its name, what of it is asked and from where, and its standard."""

    name: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class DisclosureState:
    """The disclosure on screen; `blocked` says why it cannot be printed, empty when it can."""

    title: str = ""
    aside: str = ""
    elements: tuple[Paragraph, ...] = ()
    materials: tuple[Demand, ...] = ()
    digest: str = ""
    said: str = ""
    blocked: str = ""
    error: ErrorText | None = None


class DisclosurePresenter(Presenter[DisclosureState]):
    """Shows the matter that `in_hand` names; a received case keeps the version it froze."""

    def __init__(self, station: Station, in_hand: Callable[[], tuple[Matter | None, str]]) -> None:
        super().__init__(DisclosureState())
        self._station, self._in_hand = station, in_hand
        self._matter: Matter | None = None
        self._case: Case | None = None
        self._case_id = ""

    def show(self) -> None:
        """Show the matter of the page in front."""
        matter, case_id = self._in_hand()
        self._matter, self._case, self._case_id = matter, None, case_id
        if matter is None:
            words = _("先选择事项，再看它的九项公开")
            self._show(DisclosureState(title=_("九项公开"), blocked=words))
            return
        self._show_matter(matter)
        if case_id:

            def read(reads: Reads) -> Case:
                return reads.case(case_id)

            self._station.ask(read, self._case_read, self._failed, token="disclosure")

    def print(self) -> None:
        """Issue D01 and print it; with a draft or a case in hand it is kept with that."""
        matter, case_id = self._matter, self._case.case_id if self._case else ""
        if matter is None:
            return

        self._station.act(
            lambda desk: services.print_disclosure(desk, matter, case_id),
            self._printed,
            self._failed,
        )

    def dismiss_error(self) -> None:
        """The message was read."""
        self._show(replace(self.state, error=None))

    def _show_matter(self, matter: Matter) -> None:
        aside = _("目录第 {version} 版 · {day} 起施行").format(
            version=matter.version, day=day_word(matter.effective_from)
        )
        self._show(
            DisclosureState(
                title=matter.name,
                aside=aside,
                elements=tuple(
                    Paragraph(f"{one.number}  {one.title}", one.lines)
                    for one in nine_elements(matter)
                ),
                materials=tuple(_demand(row) for row in matter.materials),
                digest=disclosure_digest(matter)[:SHORT_DIGEST],
            )
        )

    def _case_read(self, case: Case) -> None:
        # An answer about a case left meanwhile: its paper would be kept with the wrong case.
        if case.case_id == self._case_id:
            self._case = case

    def _printed(self, _changed: object) -> None:
        self._show(replace(self.state, said=_("一次性告知单已出具，正在打印"), error=None))

    def _failed(self, error: BaseException) -> None:
        self._show(replace(self.state, error=self._station.tell(error)))


def _demand(row: Material) -> Demand:
    """A material in the words of the printed D01: what is shown and what is printed agree."""
    originals = f"{row.originals}份" if row.originals else ""
    parts = [services.NECESSITY_WORDS[row.necessity], f"{services.FORM_WORDS[row.form]}{originals}"]
    parts += [f"复印件{row.copies}份"] if row.copies else []
    return Demand(
        name=row.name,
        words=" · ".join([*parts, services.SOURCE_WORDS[row.source]]),
        note=row.fill_note or row.standard,
    )

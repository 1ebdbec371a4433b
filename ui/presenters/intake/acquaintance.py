"""What this counter remembers of the person being typed: earlier visits, and cases still open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.domain.catalogue import Matter
from app.domain.folds.directory import Known
from app.domain.intake import OTHER
from app.ports.reads import CaseRow, Reads
from ui.i18n import _
from ui.presenters.intake.draft import Draft
from ui.presenters.intake.party import known_fields, known_hit
from ui.presenters.intake.state import Duplicate
from ui.presenters.station import Station
from ui.presenters.words import state_chip
from ui.widgets.rows import SearchHit

LEAST_ID = 15
_REMEMBERED = ("mobile", "address")


class Acquaintance:
    """Looks people up while one types; `on_known` and `on_suggested` are called when it did."""

    def __init__(
        self, station: Station, on_known: Callable[[], None], on_suggested: Callable[[], None]
    ) -> None:
        self._station = station
        self._on_known, self._on_suggested = on_known, on_suggested
        self._remembered: dict[str, Known] = {}
        self._found: tuple[Known, ...] = ()
        self._known: Known | None = None
        self._open_cases: tuple[CaseRow, ...] = ()
        self._filled: dict[str, Any] = {}

    def forget(self) -> None:
        """Another draft: nobody is known yet."""
        self._known, self._found, self._open_cases, self._filled = None, (), (), {}

    def of(self, id_no: str) -> Known | None:
        """Somebody found before, by number."""
        return self._remembered.get(id_no)

    def look_up(self, id_no: str) -> None:
        """A number is whole enough to look for: who is it, and what is still open."""
        if len(id_no) < LEAST_ID:
            self._known, self._open_cases = None, ()
            return

        def read(reads: Reads) -> tuple[Known | None, tuple[CaseRow, ...]]:
            return reads.known(id_no), tuple(reads.open_cases_of(id_no))

        self._station.ask(read, self._looked_up, token="look up")

    def suggest(self, name: str) -> None:
        """A name is being typed: who of that name came before."""
        self._station.ask(
            lambda reads: tuple(reads.known_by_name(name)), self._told, token="suggest"
        )

    def hits(self, typed_id: str) -> tuple[SearchHit, ...]:
        """Who came before, but for the one already taken."""
        return tuple(known_hit(known) for known in self._found if known.party.id_no != typed_id)

    def missing_in(self, draft: Draft) -> dict[str, Any]:
        """What is remembered of the applicant and stands nowhere in the draft.

        Nothing where another name is typed: a number may be mistyped as easily as a name.
        """
        known, name = self._known, draft.get("applicant.name")
        if known is None or draft.get("applicant.mobile") or (name and name != known.party.name):
            return {}
        return self.taken(known, draft)

    def taken(self, known: Known, draft: Draft) -> dict[str, Any]:
        """The fields of an earlier applicant, remembered as filled in for that number."""
        found = known_fields(known, draft)
        self._filled |= found
        return found

    def taken_back(self, draft: Draft) -> dict[str, Any]:
        """What was filled in for a number that is no longer typed, and nobody changed since."""
        filled, self._filled = self._filled, {}
        return {
            key: None
            for key, value in filled.items()
            if not key.endswith((".id_no", ".kind")) and draft.get(key) == value
        }

    def hints(self, draft: Draft) -> Mapping[str, str]:
        """Which fields stand as they stood the last time, to be checked."""
        known = self._known
        if known is None:
            return {}
        words = _("上次所留，请核对")
        same = (n for n in _REMEMBERED if draft.get(f"applicant.{n}") == getattr(known.party, n))
        return {f"applicant.{name}": words for name in same if draft.get(f"applicant.{name}")}

    def doubt(self, draft: Draft) -> str:
        """What speaks against the name typed: the number belonged to another one the last time."""
        known, name = self._known, draft.get("applicant.name")
        if known is None or not name or name == known.party.name:
            return ""
        return _("此号码上次登记为{name}，请核对").format(name=known.party.name)

    def duplicates(self, matter: Matter, own: str, draft: Draft) -> tuple[Duplicate, ...]:
        """Open cases of the same person in the same matter of which nothing was said yet."""
        said = {own, *(case_id for case_id, _said in draft.under(OTHER))}
        return tuple(
            Duplicate(
                row.case_id,
                _("{matter} · {day} 收件").format(matter=row.matter_name, day=row.opened_on),
                state_chip(row.state, deemed=row.deemed),
            )
            for row in self._open_cases
            if row.local_code == matter.local_code and row.case_id not in said
        )

    def _looked_up(self, found: tuple[Known | None, tuple[CaseRow, ...]]) -> None:
        self._known, self._open_cases = found
        if self._known is not None:
            self._remembered[self._known.party.id_no] = self._known
        self._on_known()

    def _told(self, found: tuple[Known, ...]) -> None:
        self._found = found
        self._remembered |= {known.party.id_no: known for known in found}
        self._on_suggested()

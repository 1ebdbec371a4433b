"""The draft behind the intake page: kept field by field, read as the law would, and rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.domain.catalogue import Matter
from app.domain.clocks import Watch
from app.domain.people import Party
from app.ports.memory import Changed
from ui.presenters import services
from ui.presenters.acts import Focus
from ui.presenters.asking import AskState
from ui.presenters.base import Presenter
from ui.presenters.intake import rendering
from ui.presenters.intake.acquaintance import Acquaintance
from ui.presenters.intake.checklist import checklist_state
from ui.presenters.intake.draft import Draft
from ui.presenters.intake.glyphs import Glyphs
from ui.presenters.intake.next_act import Verge, foot_state
from ui.presenters.intake.reading import Reading, read_draft
from ui.presenters.intake.state import ChecklistState, IntakeState
from ui.presenters.matters import MatterIndex
from ui.presenters.money.quote import due_of, quote_of
from ui.presenters.station import Station


class DraftPresenter(Presenter[IntakeState]):
    """Holds one draft and shows it; what a clerk may do with it is the page's presenter's."""

    def __init__(self, station: Station) -> None:
        super().__init__(IntakeState())
        self._station = station
        self._index = MatterIndex(())
        self._watch = Watch.plain()
        self._matter: Matter | None = None
        self._replaced: Matter | None = None
        self._draft = Draft()
        self._reading: Reading | None = None
        self._query = ""
        self._is_starting = False
        self._unsaid: AskState | None = None
        self._undropped = ""
        self._acquaintance = Acquaintance(station, self._known, self._suggested)
        self._glyphs = Glyphs(station, self._render)

    @property
    def matter(self) -> Matter | None:
        """The matter of the draft, once one was picked."""
        return self._matter

    def prepare(self, matters: tuple[Matter, ...], watch: Watch) -> None:
        """Learn the matters in force and how clocks are watched, once they were read."""
        self._index, self._watch = MatterIndex(matters), watch
        self._render()

    def _known(self) -> None:
        """Something was learnt about the applicant: what is missing in the draft is filled in."""
        fields = self._acquaintance.missing_in(self._draft)
        self._change(fields) if fields else self._render()

    def _suggested(self) -> None:
        typed = self._draft.get("applicant.id_no")
        self._show(replace(self.state, earlier=self._acquaintance.hits(typed)))

    def _forget(self) -> None:
        self._matter, self._replaced, self._reading, self._query = None, None, None, ""
        self._draft = Draft()
        self._acquaintance.forget()
        self._is_starting = False
        self._unsaid, self._undropped = None, ""

    def _start(self) -> None:
        self._is_starting = True
        matter = self._matter
        assert matter is not None
        self._station.act(
            lambda desk: services.start_case(desk, matter), self._started, self._start_failed
        )

    def _started(self, begun: tuple[str, Changed]) -> None:
        case_id, changed = begun
        self._is_starting = False
        self._station.news.announce(changed)
        self._show(replace(self.state, case_id=case_id))
        self._keep(dict(self._draft.values))
        self._render()

    def _start_failed(self, error: BaseException) -> None:
        self._is_starting = False
        self._matter = None
        self._failed(error)
        self._render(focus="picker")

    def _change(self, fields: Mapping[str, Any], *, typed: bool = False) -> None:
        if self.state.is_busy:
            # An act is under way on what was kept: an edit now would be kept after it, for nobody.
            return
        changed = self._draft.put(fields, typed=typed)
        if changed:
            self._keep(changed)
        self._render()

    def _keep(self, fields: Mapping[str, Any]) -> None:
        case_id = self.state.case_id
        if not case_id or not fields:
            return
        kept = dict(fields)
        token = ("keep", case_id, next(iter(kept))) if len(kept) == 1 else None
        self._station.act(
            lambda desk: services.keep_fields(desk, case_id, kept),
            self._kept,
            self._failed,
            token=token,
        )

    def _kept(self, _changed: Any) -> None:
        """Kept: nothing on the page changes by that."""

    def _failed(self, error: BaseException) -> None:
        self._show(replace(self.state, is_busy=False, error=self._station.tell(error)))

    def _default_kind(self) -> dict[str, Any]:
        assert self._matter is not None
        served = [server.value for server in self._matter.server_types]
        kind = self._draft.get("applicant.kind")
        return {} if kind in served else {"applicant.kind": served[0]}

    def _move_on(self) -> None:
        """Send the keys to the first thing that still wants one."""
        self._render()
        wrong = next(iter(self._reading.problems), "") if self._reading else ""
        if self._matter is None:
            self._render(focus="picker")
        else:
            self._render(focus=wrong or "materials")

    def _verge(self) -> Verge:
        reading = self._reading
        assert reading is not None
        due = due_of(reading.matter, reading.given, reading.form.quantities)
        desk = self._station.desk
        own = self.state.case_id
        others = self._acquaintance.duplicates(reading.matter, own, self._draft)
        return Verge(own, reading, desk.staff, desk.today, due, others)

    def _render(self, focus: str = "") -> None:
        state = self.state
        moved = state.focus.to(focus) if focus else state.focus
        if self._matter is None:
            self._show(self._choosing(moved))
            return
        values, today = self._draft.values, self._station.desk.today
        self._reading = read_draft(self._matter, values, today, self._glyphs.problems(values))
        self._show(self._filling(moved))

    def _choosing(self, focus: Focus) -> IntakeState:
        name = self._draft.get("applicant.name")
        person = Party(name=name, id_no=self._draft.get("applicant.id_no")) if name else None
        hits = self._index.search(self._query)
        picker = rendering.picker_state(self._query, hits, person, len(self._index), self._replaced)
        return replace(
            self.state,
            picker=picker,
            matter=None,
            checklist=ChecklistState(),
            duplicates=(),
            quote=None,
            focus=focus,
        )

    def _filling(self, focus: Focus) -> IntakeState:
        reading, verge = self._reading, self._verge()
        assert reading is not None
        foot = foot_state(verge)
        next_act = next(act.id for act in foot.acts if act.is_next)
        today, hints = verge.today, self._acquaintance.hints(self._draft)
        return replace(
            self.state,
            matter=rendering.matter_head(reading.matter),
            applicant=rendering.applicant_state(
                self._draft, reading, hints, self._acquaintance.doubt(self._draft)
            ),
            agent=rendering.agent_state(self._draft, reading, hints),
            duplicates=verge.duplicates,
            questions=rendering.question_states(self._draft, reading),
            checklist=checklist_state(reading.checklist, reading.verdicts),
            clock=rendering.notice_card(reading, self._watch, today),
            quote=quote_of(reading.matter, reading.given, reading.form.quantities),
            papers=rendering.papers_to_come(reading, next_act, verge.due or 0),
            foot=foot,
            focus=focus,
        )

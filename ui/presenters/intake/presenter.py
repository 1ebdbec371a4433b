"""The intake page: keeps every field the moment it changes, and knows what should come next.

pick a matter ──start_case──▶ draft ──F8/F7/F10──▶ a case (the shell opens its sheet)
     ▲                          │ Ctrl+Z takes edits back, Esc leaves and loses nothing
     └────── a card read ───────┘
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.domain.cases.case import Case
from app.domain.catalogue import Matter
from app.domain.clocks import Watch
from app.domain.intake import ANSWER, DENIED, MARKED, OTHER
from app.domain.names import one_line
from app.domain.people import Party, PartyKind
from app.ports.reads import Reads
from ui.presenters import services
from ui.presenters.intake import rendering
from ui.presenters.intake.checklist import unchecked
from ui.presenters.intake.draft import Draft
from ui.presenters.intake.drafting import DraftPresenter
from ui.presenters.intake.dropping import drop_ask
from ui.presenters.intake.next_act import ACCEPT, NOTICE, RECEIVE
from ui.presenters.intake.party import card_fields
from ui.presenters.intake.reading import AGENT_OPEN
from ui.presenters.intake.state import IntakeState
from ui.presenters.problems import act_words
from ui.presenters.refusing import REFUSE, refusal_ask, refusal_written, refusing_of
from ui.presenters.station import Station


@dataclass(frozen=True, slots=True)
class Opened:
    """What the page needs to go on with a kept draft: its values, its matter and the clocks."""

    watch: Watch
    case: Case
    matter: Matter
    values: Mapping[str, Any]


class IntakePresenter(DraftPresenter):
    """One draft at a time; `on_done` is told the case an act made of it."""

    def __init__(self, station: Station, on_done: Callable[[str], None]) -> None:
        super().__init__(station)
        self._on_done = on_done
        self.on_open_case: Callable[[str], None] = lambda case_id: None

    # ---- beginning ----

    def begin(self, card: Party | None = None) -> None:
        """A fresh page: choose a matter, for the person of a card if one was read."""
        self._forget()
        if card is not None:
            self._draft.put(card_fields(card))
            self._acquaintance.look_up(card.id_no)
        self._show(IntakeState(focus=self.state.focus.to("picker")))
        self._render()

    def resume(self, case_id: str) -> None:
        """Go on with a kept draft where it stood."""

        def read(reads: Reads) -> Opened:
            case = reads.case(case_id)
            matter = reads.matter(case.matter.task_code, case.matter.version)
            values = reads.draft_values(case_id)
            return Opened(reads.watch(), case, matter, values)

        self._station.ask(read, self._resumed, self._failed, token="intake")

    def card_read(self, card: Party) -> None:
        """A card was read: it fills the agent when one is being typed, else the applicant.

        Another person than the draft was for: nothing said of the former one stays, in one step
        that can be taken back.
        """
        prefix = "agent." if self._agent_is_next() else "applicant."
        former = self._of_another(card) if prefix == "applicant." else {}
        self._change(former | card_fields(card, prefix))
        if prefix == "applicant.":
            self._acquaintance.look_up(card.id_no)
        self._move_on()

    def _of_another(self, card: Party) -> dict[str, Any]:
        """What the draft holds of somebody else than this card names, to be emptied."""
        name, number = self._draft.get("applicant.name"), self._draft.get("applicant.id_no")
        if not name or not number or card.name == name or card.id_no == number:
            return {}
        about = ("applicant.", "agent.", "verdict.", OTHER)
        return {field: None for field in self._draft.values if field.startswith(about)}

    # ---- the matter ----

    def find_matter(self, text: str) -> None:
        """Narrow the matters down."""
        self._query = text
        self._render()

    def pick_matter(self, task_code: str) -> None:
        """Take a matter: the draft begins, or goes on under another matter."""
        found = [m for m in self._index.matters if m.task_code == task_code]
        if not found or self._is_starting:
            return
        if self.state.case_id:
            self._put_under(found[0])
        else:
            self._matter = found[0]
            self._draft.put(self._default_kind())
            self._start()
        self._move_on()

    @property
    def is_changing_matter(self) -> bool:
        """Whether another matter is being chosen for the draft in hand."""
        return self._replaced is not None

    def change_matter(self) -> None:
        """Back to choosing, for the same persons; `keep_matter` is the way back."""
        if self._matter is None or not self.state.case_id or self.state.is_busy:
            return
        self._replaced, self._matter, self._query = self._matter, None, ""
        self._show(replace(self.state, refusal=None, dropping=None))
        self._render(focus="picker")

    def keep_matter(self) -> None:
        """The matter was right after all: the page is as it was."""
        self._matter, self._replaced = self._replaced, None
        self._move_on()

    # ---- fields ----

    def type_field(self, name: str, text: str) -> None:
        """A field was typed in; it is kept at once."""
        value = text if name.endswith("name") else text.strip()
        fields = {name: one_line(value), **self._no_longer_read(name, value)}
        if name == "applicant.id_no" and value != self._draft.get(name):
            fields |= self._acquaintance.taken_back(self._draft)
        self._change(fields, typed=True)
        if name == "applicant.name" and text.strip():
            self._acquaintance.suggest(text.strip())
        if name == "applicant.id_no":
            self._acquaintance.look_up(
                self._reading.form.applicant.id_no if self._reading else text
            )

    def leave_field(self) -> None:
        """The keys went elsewhere: the next edit is another step to take back."""
        self._draft.settle()

    def confirm_field(self, name: str) -> None:
        """Enter on a code that only warns: it is taken as it stands."""
        warned = self.state.applicant.fields.get("id_no")
        is_code = self.state.applicant.is_organisation
        if name == "applicant.id_no" and is_code and warned is not None and warned.warning:
            self._change({"applicant.code_confirmed": True})

    def choose_kind(self, kind: str) -> None:
        """The applicant is a person, or an organisation."""
        self._change({"applicant.kind": PartyKind(kind).value})

    def take_earlier(self, id_no: str) -> None:
        """Take what is remembered of an earlier applicant."""
        known = self._acquaintance.of(id_no)
        if known is None:
            return
        self._change(self._acquaintance.taken(known, self._draft))
        self._show(replace(self.state, earlier=()))
        self._acquaintance.look_up(id_no)
        self._move_on()

    def toggle_agent(self) -> None:
        """Somebody acts for the applicant, or no longer does; what was typed is not lost."""
        if self._matter is None:
            return
        is_open = self._reading is not None and self._reading.agent_open
        fields: dict[str, Any] = {AGENT_OPEN: not is_open}
        if is_open:
            fields |= {f"agent.{k}": None for k, _value in tuple(self._draft.under("agent."))}
            fields[AGENT_OPEN] = False
        self._change(fields)
        self._render(focus="applicant.name" if is_open else "agent.name")

    def answer(self, question_id: str, chosen: tuple[str, ...] | str) -> None:
        """Answer a question; saying that an agent acts opens the agent's form."""
        if question_id == "agent" and isinstance(chosen, tuple):
            if ("YES" in chosen) != (self._reading is not None and self._reading.agent_open):
                self.toggle_agent()
            return
        value: Any = chosen
        if isinstance(chosen, tuple) and self._matter is not None:
            kinds = {q.id: q for q in self.state.questions}
            value = list(chosen) if kinds[question_id].several else next(iter(chosen), None)
        self._change({f"{ANSWER}{question_id}": value}, typed=isinstance(chosen, str))

    def enter_quantity(self, item_id: str, text: str) -> None:
        """A quantity only the clerk can know."""
        self._change({f"quantity.{item_id}": text.strip()}, typed=True)

    # ---- materials ----

    def check(self, row: int, result: str) -> None:
        """Give a row a result, or take it back with an empty one."""
        key = self.state.checklist.rows[row].key
        self._change({f"verdict.{key}": result or None})

    def check_all(self) -> None:
        """Every row nobody has looked at is sound."""
        if self._reading is None:
            return
        open_rows = unchecked(self._reading.checklist, self._reading.verdicts)
        self._change({f"verdict.{item.material_id}": "OK" for item in open_rows})

    def note(self, row: int, text: str) -> None:
        """Write what is wrong with a row."""
        shown = self.state.checklist.rows[row]
        fields: dict[str, Any] = {f"note.{shown.key}": one_line(text)}
        if shown.result and not self._draft.get(f"verdict.{shown.key}"):
            fields[f"verdict.{shown.key}"] = shown.result  # what a shared row is by itself
        self._change(fields)

    def may_not(self, row: int, result: str) -> None:
        """A result the row does not allow: say why instead."""
        if self._reading is None:
            return
        key = self.state.checklist.rows[row].key
        item = next(i for i in self._reading.checklist if i.material_id == key)
        said = act_words(rendering.why_not(item, result))
        self._show(replace(self.state, checklist=replace(self.state.checklist, said=said)))

    def undo(self) -> None:
        """Take the last edit back."""
        fields = self._draft.undo()
        if fields:
            self._keep(fields)
            self._render()

    # ---- duplicates ----

    def open_duplicate(self, case_id: str) -> None:
        """It is the same application: open it."""
        self.on_open_case(case_id)

    def not_the_same(self, case_id: str, *, mark: bool = False) -> None:
        """It is another application; with `mark` the draft says that somebody should look."""
        self._change({f"{OTHER}{case_id}": MARKED if mark else DENIED})

    # ---- acts ----

    def act(self, action: str) -> None:
        """Do what a key of the foot means, if it is lawful now."""
        offered = self.state.foot.act(action)
        if offered is None or offered.reason or self.state.is_busy:
            return
        if action == REFUSE:
            self._open_refusal()
        elif action == NOTICE:
            self._do(services.give_notice)
        elif action == RECEIVE or (action == ACCEPT and self._verge().pays_first):
            self._do(services.receive_case)
        elif action == ACCEPT:
            self._do(self._accepting())

    def write_refusal(self, field: str, text: str) -> None:
        """Write one field of the refusal."""
        if self.state.refusal is not None and self._matter is not None:
            told = one_line(text)
            refusal = refusal_written(self.state.refusal, self._matter, field, told)
            self._show(replace(self.state, refusal=refusal))

    def refuse(self) -> None:
        """Refuse acceptance as written."""
        refusal = self.state.refusal
        if refusal is None or refusal.problem or self.state.is_busy:
            return
        refusing = refusing_of(refusal)
        self._do(lambda desk, case_id: services.refuse_acceptance(desk, case_id, refusing))

    def close_refusal(self) -> None:
        """Do not refuse; the page is as it was, and what was written is there the next time."""
        self._unsaid = self.state.refusal
        self._show(replace(self.state, refusal=None, focus=self.state.focus.to("materials")))

    def ask_drop(self) -> None:
        """Ask why the draft is to be put away: what was typed will be deleted."""
        if self._matter is not None and self.state.case_id and not self.state.is_busy:
            focus = self.state.focus.to("dropping")
            dropping = drop_ask(self._undropped)
            self._show(replace(self.state, dropping=dropping, refusal=None, focus=focus))

    def write_drop(self, reason: str) -> None:
        """Write why."""
        if self.state.dropping is not None:
            self._show(replace(self.state, dropping=drop_ask(one_line(reason))))

    def drop(self) -> None:
        """Put the draft away, for the reason written."""
        dropping, case_id = self.state.dropping, self.state.case_id
        if dropping is None or dropping.problem or self.state.is_busy:
            return
        self._station.act(
            lambda desk: services.drop_draft(desk, case_id, dropping.said("text")),
            lambda _changed: self.begin(),
            self._failed,
        )

    def close_drop(self) -> None:
        """Go on with the draft after all; the reason is there the next time."""
        self._undropped = self.state.dropping.values["text"] if self.state.dropping else ""
        self._show(replace(self.state, dropping=None, focus=self.state.focus.to("materials")))

    def dismiss_error(self) -> None:
        """The message was read."""
        self._show(replace(self.state, error=None))

    def focus(self, target: str) -> None:
        """Send the keys somewhere on the page."""
        self._show(replace(self.state, focus=self.state.focus.to(target)))

    # ---- inside ----

    def _resumed(self, opened: Opened) -> None:
        self._forget()
        self._watch, self._matter = opened.watch, opened.matter
        self._draft = Draft(opened.values)
        self._show(IntakeState(case_id=opened.case.case_id, focus=self.state.focus))
        applicant = self._draft.get("applicant.id_no")
        self._render()
        if applicant:
            self._acquaintance.look_up(applicant)
        self._move_on()

    def _put_under(self, matter: Matter) -> None:
        """The draft goes on under another matter, with nothing but its persons."""
        before, draft = self._replaced, self._draft
        self._matter, self._replaced, self._unsaid = matter, None, None
        if before is None or matter.key == before.key:
            return
        case_id = self.state.case_id
        self._draft = draft.of_persons()

        def failed(error: BaseException) -> None:
            self._matter, self._draft = before, draft
            self._failed(error)
            self._move_on()

        self._station.act(
            lambda desk: services.change_matter(desk, case_id, matter), self._kept, failed
        )
        self._keep(self._draft.put(self._default_kind()))

    def _do(self, service: Callable[..., Any]) -> None:
        case_id = self.state.case_id
        self._show(replace(self.state, is_busy=True, error=None))
        self._station.act(
            lambda desk: service(desk, case_id), lambda _changed: self._done(case_id), self._failed
        )

    def _done(self, case_id: str) -> None:
        self._on_done(case_id)

    def _accepting(self) -> Callable[..., Any]:
        assert self._matter is not None
        is_immediate = self._matter.case_type == "IMMEDIATE"
        return services.decide_on_spot if is_immediate else services.accept_case

    def _open_refusal(self) -> None:
        reading, unsaid = self._reading, self._unsaid
        assert reading is not None
        whole = services.is_whole(reading.checklist, reading.verdicts)
        refusal = refusal_ask(reading.matter, whole=whole, unsaid=unsaid)
        focus = self.state.focus.to("refusal")
        self._show(replace(self.state, refusal=refusal, dropping=None, focus=focus))

    def _no_longer_read(self, name: str, value: str) -> dict[str, Any]:
        """What a card said holds no longer once its name or number is typed over."""
        prefix, field = name.split(".", 1) if "." in name else ("", name)
        if field not in ("name", "id_no") or not self._draft.values.get(f"{prefix}.from_card"):
            return {}
        if self._draft.get(name) == value:
            return {}
        return {f"{prefix}.{told}": None for told in self._from_card(prefix)} | {
            f"{prefix}.from_card": None
        }

    def _from_card(self, prefix: str) -> tuple[str, ...]:
        """What a card told beside name and number, and nobody typed over since."""
        is_kept = self._draft.get(f"{prefix}.address") == self._draft.get(f"{prefix}.card_address")
        told = ("birth", "sex", "ethnicity", "valid_until", "card_address")
        return (*told, "address") if is_kept else told

    def _agent_is_next(self) -> bool:
        reading = self._reading
        return reading is not None and reading.agent_open and not self._draft.get("agent.id_no")

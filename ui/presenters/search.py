"""The one search box: what was typed is guessed in the memory, and the guess is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.ports.reads import Found, Reads
from ui.i18n import N_, _
from ui.presenters import services
from ui.presenters.base import Presenter
from ui.presenters.outbox import Mail
from ui.presenters.station import Station
from ui.presenters.words import day_word, state_chip
from ui.widgets.rows import ChipRow, SearchHit, Tone

MOST_HITS = 50
FAR = "far:"
"""What the key of an answer begins with that lies at the center."""
_NUMBER = re.compile(r"[0-9A-Z]+(-[0-9A-Z]+){2,}")
"""A case number as a whole: its parts stand between hyphens."""
GUESSES = {
    "ID_NO": N_("按证件号"),
    "OLD_ID_NO": N_("按15位旧证件号"),
    "MOBILE": N_("按手机号"),
    "DATE": N_("按日期"),
    "BILL_NO": N_("按票据号"),
    "CASE_NO": N_("按办件号"),
    "DOCUMENT_NO": N_("按文号"),
    "PINYIN": N_("按拼音"),
    "NAME": N_("按姓名"),
}
"""What the memory took the text for, in words."""


@dataclass(frozen=True, slots=True)
class SearchState:
    """The answers to the newest question; `nothing` is said when there are none."""

    query: str = ""
    hits: tuple[SearchHit, ...] = ()
    guess: str = ""
    nothing: str = ""


class SearchPresenter(Presenter[SearchState]):
    """Only the newest question answers; `on_open` opens a case.

    A case number nobody knows here is another window's, perhaps: it can be asked for at the center.
    """

    def __init__(self, station: Station, on_open: Callable[[str], None], mail: Mail) -> None:
        super().__init__(SearchState())
        self._station, self._on_open, self._mail = station, on_open, mail
        self._wanted = ""

    def open(self, key: str) -> None:
        """Open what was chosen; what lies elsewhere is brought here first, and that is recorded."""
        if not key.startswith(FAR):
            self._on_open(key)
            return
        number = key.removeprefix(FAR)
        words = _("正在从中心调取 {number}").format(number=number)
        self._show(SearchState(query=number, nothing=words))
        self._mail.fetch_case(number, self._came, self._failed)

    def _came(self, case_id: str) -> None:
        def noted(_changed: object) -> None:
            self._show(SearchState())
            self._on_open(case_id)

        self._station.act(lambda desk: services.note_fetched(desk, case_id), noted, self._failed)

    def ask(self, text: str) -> None:
        """Look for what is typed now; an empty line takes the answers away."""
        query = self._wanted = text.strip()
        if not query:
            self._show(SearchState())
            return

        def read(reads: Reads) -> Sequence[Found]:
            return reads.search(query, MOST_HITS)

        self._station.ask(
            read, lambda found: self._found(query, found), self._failed, token="search"
        )

    def _found(self, query: str, found: Sequence[Found]) -> None:
        if query != self._wanted:  # the line was emptied meanwhile: that asks nothing
            return
        number = query.upper()
        if not found and self._mail.link.has_center and _NUMBER.fullmatch(number):
            guess = GUESSES["CASE_NO"]
            self._show(SearchState(query, (_far(number),), _(guess)))
            return
        guesses = dict.fromkeys(_(GUESSES.get(one.matched, "")) for one in found)
        nothing = _("没有找到；换证件号、办件号、票据号、日期、姓名或拼音再试")
        self._show(
            SearchState(
                query=query,
                hits=tuple(_hit(one) for one in found),
                guess="、".join(guesses),
                nothing="" if found else nothing,
            )
        )

    def _failed(self, error: BaseException) -> None:
        told = self._station.tell(error)
        self._show(SearchState(nothing=f"{told.happened}{told.next_step}"))


def _far(number: str) -> SearchHit:
    return SearchHit(
        key=f"{FAR}{number}",
        title=_("从中心调取 {number}").format(number=number),
        subtitle=_("本窗口没有这件；在别的窗口办理的，联网可以调取，调取会留痕"),
        chip=ChipRow(_("在中心"), Tone.ACCENT),
        aside="",
    )


def _hit(found: Found) -> SearchHit:
    row = found.row
    # The number first: of two people of one name it is what tells them apart, so it is not cut.
    second = " · ".join(part for part in (row.masked_id, row.case_no, row.matter_name) if part)
    return SearchHit(
        key=row.case_id,
        title=row.applicant or _("（未填申请人）"),
        subtitle=second,
        chip=state_chip(row.state, deemed=row.deemed),
        aside=day_word(row.opened_on),
    )

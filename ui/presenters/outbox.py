"""What the center has not stored yet: every act, since when, why, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.domain.errors import Refused
from app.domain.facts.base import Fact
from app.ports.correspondence import Matter
from app.ports.memory import Changed
from app.ports.reads import Reads
from ui.i18n import _, counted
from ui.presenters.acts import ActState, FootState
from ui.presenters.base import Presenter
from ui.presenters.center import CenterLink
from ui.presenters.happened import act_word
from ui.presenters.station import Station
from ui.presenters.words import moment_word
from ui.widgets.rows import ChipRow, ErrorText, Tone, WorkRow

NOW = "job.again"
MOST = 200
"""How many acts are listed; what is behind them is counted."""


@dataclass(frozen=True, slots=True)
class OutboxState:
    """The rows, the oldest first, and what stands in their way."""

    title: str = ""
    aside: str = ""
    rows: tuple[WorkRow, ...] = ()
    current: str = ""
    foot: FootState = FootState()
    error: ErrorText | None = None


@dataclass(frozen=True, slots=True)
class _Waiting:
    fact: Fact
    whose: str


@dataclass(frozen=True, slots=True)
class _Read:
    waiting: tuple[_Waiting, ...]
    count: int


class OutboxPresenter(Presenter[OutboxState]):
    """Reads what is unsent whenever something was recorded or stored while it is in front."""

    def __init__(
        self,
        station: Station,
        on_case: Callable[[str], None],
        link: Callable[[], CenterLink],
        hurry: Callable[[], None],
    ) -> None:
        super().__init__(OutboxState(title=_("待发记录")))
        self._station, self._on_case = station, on_case
        self._link, self._hurry = link, hurry
        self._waiting: dict[str, _Waiting] = {}
        self._count = 0
        self._is_shown = False
        station.news.subscribe(self._heard)

    def show(self) -> None:
        """The page is in front: read, and keep reading."""
        self._is_shown = True
        self._station.ask(_read, self._arrived, self._failed, token="outbox")

    def hide(self) -> None:
        """The page is behind: nothing is read for it."""
        self._is_shown = False

    def take(self, key: str) -> None:
        """A row is in hand."""
        self._show(replace(self.state, current=key))

    def look(self) -> None:
        """The rounds told something: the reason may be another."""
        if self._is_shown:
            self._show(replace(self.state, rows=self._rows(), foot=self._foot()))

    def open_case(self, key: str) -> None:
        """Open the case an act belongs to; acts of the counter itself have none."""
        held = self._waiting.get(key)
        if held is not None and held.whose:
            self._on_case(held.fact.subject)

    def act(self, action: str) -> None:
        """Try at once."""
        offered = self.state.foot.act(action)
        if offered is not None and not offered.reason:
            self._hurry()

    def dismiss_error(self) -> None:
        """The message was read."""
        self._show(replace(self.state, error=None))

    def _heard(self, changed: Changed) -> None:
        if self._is_shown and changed.facts:
            self.show()

    def _arrived(self, found: _Read) -> None:
        self._waiting = {one.fact.event_id: one for one in found.waiting}
        self._count = found.count
        current = self.state.current if self.state.current in self._waiting else ""
        self._show(
            replace(
                self.state,
                aside=counted("{count} 条", found.count) if found.count else "",
                rows=self._rows(),
                current=current or next(iter(self._waiting), ""),
                foot=self._foot(),
            )
        )

    def _rows(self) -> tuple[WorkRow, ...]:
        today, chip = self._station.desk.today, _chip(self._link())
        return tuple(
            WorkRow(
                key=key,
                name=act_word(one.fact),
                matter=one.whose or _("本机"),
                chip=chip,
                aside=moment_word(one.fact.at, today),
            )
            for key, one in self._waiting.items()
        )

    def _foot(self) -> FootState:
        link = self._link()
        if not self._count:
            return FootState(_("没有待发的记录：中心都已存妥"), "good")
        if not link.has_center:
            return FootState(_("本机没有接入中心；记录都存在本机，接入后一并发送"))
        words, tone = _reason(link)
        beyond = self._count - len(self._waiting)
        if beyond > 0:
            words = _("{words}（另有 {count} 条未列出）").format(words=words, count=beyond)
        return FootState(words, tone, (ActState(NOW, _("现在就发"), is_next=True),))

    def _failed(self, error: BaseException) -> None:
        self._show(replace(self.state, error=self._station.tell(error)))


def _reason(link: CenterLink) -> tuple[str, str]:
    words = {
        Matter.OFFLINE: (_("连不上中心，隔一会儿自动再试；照常办理"), "warn"),
        Matter.UPGRADE: (_("中心已不支持本机的版本：升级程序后自动发送"), "bad"),
        Matter.STRANGER: (_("中心不认识本机：请向中心管理员要一次性开通码"), "bad"),
        Matter.CANNOT_KEEP: (_("本机写不进中心的回执：请检查磁盘空间"), "bad"),
    }
    otherwise = (_("正在发送，送达以中心存妥为准"), "muted")
    return words.get(link.stands, otherwise) if link.stands else (_("正在连接中心"), "muted")


def _chip(link: CenterLink) -> ChipRow:
    if link.stands in (Matter.ONLINE, Matter.QUIET):
        return ChipRow(_("正在发送"), Tone.ACCENT, "sync")
    return ChipRow(_("待发送"), Tone.NEUTRAL, "offline")


def _read(reads: Reads) -> _Read:
    waiting = tuple(_Waiting(one, _whose(reads, one)) for one in reads.unsent(MOST))
    return _Read(waiting, reads.counts().unsent)


def _whose(reads: Reads, fact: Fact) -> str:
    """Whose case an act belongs to; empty for acts of the counter itself."""
    try:
        case = reads.case(fact.subject)
    except Refused:
        return ""
    name = case.applicant.name if case.applicant else ""
    parts: Sequence[str] = (name, case.case_no, case.matter.name)
    return " · ".join(part for part in parts if part)

"""What the center has not stored yet: every act, since when, why, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.errors import Refused, Unavailable
from app.domain.facts.base import Fact
from app.ports.correspondence import Tiding
from app.ports.memory import Changed
from app.ports.reads import Reads
from ui.i18n import _, counted
from ui.presenters.acts import ActState, FootState
from ui.presenters.center import CenterLink
from ui.presenters.happened import act_word
from ui.presenters.listing import ListingPresenter
from ui.presenters.runner import Failed
from ui.presenters.station import Station
from ui.presenters.words import moment_word
from ui.widgets.rows import ChipRow, Tone, WorkRow

NOW, WRITE, READ = "job.again", "letter.write", "letter.read"
MOST = 200
"""How many acts are listed; what is behind them is counted."""


class Mail(Protocol):
    """How what is unsent gets to the center: by the wire, or carried on a stick."""

    @property
    def link(self) -> CenterLink:
        """How the rounds with the center stand."""
        ...

    def hurry(self) -> None:
        """Begin a round at once."""
        ...

    def fetch_file(
        self, digest: str, size: int, then: Callable[[None], None], failed: Failed
    ) -> None:
        """Bring a file of another machine from the center into the archive."""
        ...

    def fetch_case(self, number: str, then: Callable[[str], None], failed: Failed) -> None:
        """Bring a case of another window here, by its number; `then` is told its identity."""
        ...

    def write_letter(self, said: Callable[[str], None], failed: Failed) -> None:
        """Write what is unsent on a stick; what became of it is said in a sentence."""
        ...

    def take_replies(self, said: Callable[[str], None], failed: Failed) -> None:
        """Take in what the center answered; said as before."""
        ...


class NoMail:
    """Where nothing is sent: the window by itself."""

    link = CenterLink()

    def hurry(self) -> None:
        """Nobody waits."""

    def fetch_file(
        self, digest: str, size: int, then: Callable[[None], None], failed: Failed
    ) -> None:
        """No other machine has anything of this one's."""
        failed(Unavailable("ARCHIVE_MISSING", digest=digest))

    def fetch_case(self, number: str, then: Callable[[str], None], failed: Failed) -> None:
        """There is no other window."""
        failed(Refused("CASE_NOT_AT_CENTER", number=number))

    def write_letter(self, said: Callable[[str], None], failed: Failed) -> None:
        """There is no center to write to."""

    def take_replies(self, said: Callable[[str], None], failed: Failed) -> None:
        """Nor one that answers."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    fact: Fact
    whose: str


@dataclass(frozen=True, slots=True)
class _Read:
    waiting: tuple[_Waiting, ...]
    count: int
    files: int
    bytes: int


class OutboxPresenter(ListingPresenter[_Waiting]):
    """Lists what is unsent, and says why it is."""

    def __init__(
        self,
        station: Station,
        on_case: Callable[[str], None],
        mail: Mail,
    ) -> None:
        super().__init__(station, _("待发记录"), _read, "outbox")
        self._on_case, self._mail = on_case, mail
        self._count = 0
        self._said = ""

    def open_case(self, key: str) -> None:
        """Open the case an act belongs to; acts of the counter itself have none."""
        held = self._held.get(key)
        if held is not None and held.whose:
            self._on_case(held.fact.subject)

    def act(self, action: str) -> None:
        """Try at once; or write it on a stick, or take in what came back on one."""
        offered = self.state.foot.act(action)
        if offered is None or offered.reason:
            return
        self._told("")
        if action == NOW:
            self._mail.hurry()
        elif action == WRITE:
            self._mail.write_letter(self._told, self._failed)
        else:
            self._mail.take_replies(self._told, self._failed)

    def hide(self) -> None:
        """The page is behind: what was said has been read."""
        super().hide()
        self._said = ""

    def _told(self, words: str) -> None:
        self._said = words
        self.look()

    def _concerns(self, changed: Changed) -> bool:
        return bool(changed.facts or changed.files)

    def _arrived(self, found: _Read) -> None:
        self._count = found.count
        parts = [counted("{count} 条", found.count)] if found.count else []
        if found.files:
            size = _("{size} MB").format(size=f"{found.bytes / 1_000_000:.1f}")
            parts.append(counted("文书文件 {count} 份待传（{size}）", found.files, size=size))
        aside = " · ".join(parts)
        self._hold({one.fact.event_id: one for one in found.waiting}, aside)

    def _row(self, key: str, item: _Waiting) -> WorkRow:
        return WorkRow(
            key=key,
            name=act_word(item.fact),
            matter=item.whose or _("本机"),
            chip=_chip(self._mail.link),
            aside=moment_word(item.fact.at, self._station.desk.today),
        )

    def _foot(self, key: str) -> FootState:
        link = self._mail.link
        acts = _acts(link, self._count)
        if self._said:
            return FootState(self._said, "good", acts)
        if not self._count:
            return FootState(_("没有待发的记录：中心都已存妥"), "good", acts)
        if not link.has_center:
            return FootState(_("本机没有接入中心；记录都存在本机，接入后一并发送"))
        words, tone = _reason(link)
        beyond = self._count - len(self._held)
        if beyond > 0:
            words = _("{words}（另有 {count} 条未列出）").format(words=words, count=beyond)
        return FootState(words, tone, acts)


def _acts(link: CenterLink, count: int) -> tuple[ActState, ...]:
    """By wire where there is one; by stick while it does not answer."""
    if not link.has_center or link.stands is Tiding.KEYLESS:
        return ()
    now = (ActState(NOW, _("现在就发"), is_next=True),) if count else ()
    if link.stands in (Tiding.ONLINE, Tiding.QUIET):
        return now
    return (ActState(READ, _("读回执")), ActState(WRITE, _("写到 U 盘")), *now)


def _reason(link: CenterLink) -> tuple[str, str]:
    words = {
        Tiding.OFFLINE: (_("连不上中心，隔一会儿自动再试；照常办理"), "warn"),
        Tiding.UPGRADE: (_("中心已不支持本机的版本：升级程序后自动发送"), "bad"),
        Tiding.STRANGER: (_("中心不认识本机：请向中心管理员要一次性开通码"), "bad"),
        Tiding.KEYLESS: (_("本机密钥读不出，不能发送：记录都在，请联系中心管理员"), "bad"),
        Tiding.CANNOT_KEEP: (_("本机写不进中心的回执：请检查磁盘空间"), "bad"),
    }
    otherwise = (_("正在发送，送达以中心存妥为准"), "muted")
    return words.get(link.stands, otherwise) if link.stands else (_("正在连接中心"), "muted")


def _chip(link: CenterLink) -> ChipRow:
    if link.stands in (Tiding.ONLINE, Tiding.QUIET):
        return ChipRow(_("正在发送"), Tone.ACCENT, "sync")
    return ChipRow(_("待发送"), Tone.NEUTRAL, "offline")


def _read(reads: Reads) -> _Read:
    waiting = tuple(_Waiting(one, _whose(reads, one)) for one in reads.unsent(MOST))
    files, size = reads.files_waiting()
    return _Read(waiting, reads.counts().unsent, files, size)


def _whose(reads: Reads, fact: Fact) -> str:
    """Whose case an act belongs to; empty for acts of the counter itself."""
    try:
        case = reads.case(fact.subject)
    except Refused:
        return ""
    name = case.applicant.name if case.applicant else ""
    parts: Sequence[str] = (name, case.case_no, case.matter.name)
    return " · ".join(part for part in parts if part)

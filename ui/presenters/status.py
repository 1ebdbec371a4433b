"""The status line: where this counter stands, in words that are always true."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from app.domain.segments import Segment, SegmentKind
from app.ports.memory import Changed
from app.ports.printer import PrinterState
from app.ports.reads import Counts, Reads
from ui.i18n import _, counted
from ui.keymap import key_text
from ui.presenters import center, services
from ui.presenters.base import Presenter
from ui.presenters.casefile import segments_in_use
from ui.presenters.station import Station
from ui.presenters.words import moment_word, now_word, printer_words
from ui.widgets.rows import StatusSegment, Tone


@dataclass(frozen=True, slots=True)
class Devices:
    """What the devices say of themselves; printers by name, none where nobody asked yet."""

    printers: Mapping[str, PrinterState] = field(default_factory=dict)
    card_reader: bool | None = None


@dataclass(frozen=True, slots=True)
class StatusState:
    """The two ends of the line."""

    left: tuple[StatusSegment, ...] = ()
    right: tuple[StatusSegment, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    counts: Counts
    segments: tuple[Segment, ...]
    last_at: datetime | None


class StatusPresenter(Presenter[StatusState]):
    """Reads the figures after every act; `tick` keeps the time of day."""

    def __init__(self, station: Station) -> None:
        super().__init__(StatusState())
        self._station = station
        self._known: _Known | None = None
        self._devices = Devices()
        self._center = center.CenterLink()
        self.on_segments: Callable[[tuple[Segment, ...]], None] = lambda segments: None
        station.news.subscribe(self._heard)

    @property
    def is_clock_doubted(self) -> bool:
        """Whether the clock of this computer stepped back behind the newest fact."""
        last = self._known.last_at if self._known else None
        return last is not None and self._station.desk.now < last - services.CLOCK_TOLERANCE

    @property
    def printers(self) -> Mapping[str, PrinterState]:
        """What each printer said of itself last."""
        return self._devices.printers

    def refresh(self) -> None:
        """Read the figures again."""
        self._station.ask(_read, self._arrived, token="status")

    def tick(self) -> None:
        """A moment passed."""
        self._render()

    def devices(self, *, printers: Mapping[str, PrinterState], card_reader: bool | None) -> None:
        """The devices said how they are."""
        self._devices = Devices(printers, card_reader)
        self._render()

    def center(self, link: center.CenterLink) -> None:
        """The rounds with the center told how they stand."""
        self._center = link
        self._render()

    def _heard(self, changed: Changed) -> None:
        if changed.facts or changed.jobs or changed.bills:
            self.refresh()

    def _arrived(self, known: _Known) -> None:
        self._known = known
        self.on_segments(known.segments)
        self._render()

    def _render(self) -> None:
        now = self._station.desk.now
        left = center.segments(self._center, self._known.counts if self._known else None)
        if self._known is not None:
            left += _figures(self._known, now.date())
        left += _device_words(self._devices)
        if self.is_clock_doubted:
            tip = _("本机时间早于最近一次办理，校准后才能收件和收费")
            left.append(StatusSegment(_("时钟可疑"), Tone.BAD, "clock", tip))
        right = (
            _saved(self._station.news.is_saved),
            StatusSegment(_whose(self._station)),
            StatusSegment(now_word(now)),
        )
        self._show(replace(self.state, left=tuple(left), right=right))


def _saved(is_saved: bool) -> StatusSegment:
    if is_saved:
        return StatusSegment(_("一切已存本机"))
    tip = _("最近一次没有写进磁盘；腾出空间后再做一次")
    return StatusSegment(_("有内容未存"), Tone.BAD, "warning", tip)


def _whose(station: Station) -> str:
    desk = station.desk
    return _("{window} 号窗口 · 终端 {terminal} · {clerk}").format(
        window=desk.window_id, terminal=desk.terminal_id, clerk=desk.staff.name
    )


def _read(reads: Reads) -> _Known:
    return _Known(reads.counts(), segments_in_use(reads), reads.last_at())


def _figures(known: _Known, today: date) -> list[StatusSegment]:
    counts = known.counts
    found = []
    if counts.unsent:
        since = moment_word(counts.oldest_unsent, today) if counts.oldest_unsent else ""
        words = counted("未发送 {count} 条", counts.unsent)
        oldest = _("，最早 {time}").format(time=since) if since else ""
        tip = _("{key} 看每一条待发的记录").format(key=key_text("outbox"))
        found.append(StatusSegment(words + oldest, tip=tip))
    if counts.conflicts:
        words = counted("{count} 件待裁决 {key}", counts.conflicts, key=key_text("conflicts"))
        found.append(StatusSegment(words, Tone.BAD, "conflict"))
    found.append(_numbers(known.segments, today))
    if counts.jobs_failed:
        words = counted("{count} 份打印失败 {key}", counts.jobs_failed, key=key_text("jobs"))
        found.append(StatusSegment(words, Tone.BAD, "printer"))
    if counts.jobs_unconfirmed:
        words = counted("{count} 份待确认出纸 {key}", counts.jobs_unconfirmed, key=key_text("jobs"))
        found.append(StatusSegment(words, Tone.WARN, "printer"))
    return found


def _numbers(segments: Sequence[Segment], today: date) -> StatusSegment:
    bills = [s for s in segments if s.kind is SegmentKind.BILL and today <= s.last_day]
    left = sum(segment.remaining for segment in bills)
    words = counted("票号剩 {count}", left)
    if not left:
        return StatusSegment(_("票号用完"), Tone.BAD, "receipt")
    low = all(segment.is_low for segment in bills)
    return StatusSegment(words, Tone.WARN if low else None, "receipt" if low else "")


def _device_words(devices: Devices) -> list[StatusSegment]:
    troubled = {
        name: state for name, state in devices.printers.items() if state is not PrinterState.READY
    }
    found = [
        StatusSegment(printer_words(name, state), Tone.WARN, "printer")
        for name, state in troubled.items()
    ]
    if devices.printers and not troubled:
        found.append(StatusSegment(_("打印机 {state}").format(state=_("就绪"))))
    if devices.card_reader is not None:
        state = _("就绪") if devices.card_reader else _("未连接")
        words = _("读卡器 {state}").format(state=state)
        found.append(StatusSegment(words, None if devices.card_reader else Tone.WARN))
    return found

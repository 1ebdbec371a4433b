"""How this counter stands with its center, in words that are always true.

connecting ──▶ online ──all acknowledged──▶ all delivered     green, and only then
     └──▶ out of reach: the work goes on, and what is unsent is counted
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.ports.correspondence import Tiding
from app.ports.reads import Counts
from ui.i18n import _, counted
from ui.widgets.rows import StatusSegment, Tone

CLOCK_TOLERANCE_S = 120
"""How far this machine's clock may be from the center's before the line says so."""

_STANDS = frozenset(
    {Tiding.ONLINE, Tiding.QUIET, Tiding.OFFLINE, Tiding.UPGRADE, Tiding.STRANGER}
    | {Tiding.CANNOT_KEEP, Tiding.KEYLESS}
)


@dataclass(frozen=True, slots=True)
class CenterLink:
    """What the rounds told last.

    `happened` are events a person should know of until the session ends; `off_s` is by how many
    seconds this machine's clock is ahead of the center's.
    """

    has_center: bool = False
    stands: Tiding | None = None
    happened: tuple[Tiding, ...] = ()
    off_s: int = 0
    catalogue: str = ""
    """A bundle that took force in this session, by its id."""

    def updated(self, bundle_id: str) -> CenterLink:
        """After a bundle took force."""
        return replace(self, catalogue=bundle_id)

    def told(self, tiding: Tiding, center_now: str, now: datetime) -> CenterLink:
        """After something was told."""
        if tiding in _STANDS:
            stands = self.stands if _is_quieter(tiding, self.stands) else tiding
            return replace(self, stands=stands, off_s=_off(self.off_s, center_now, now))
        if tiding in _HAPPENED and tiding not in self.happened:
            return replace(self, happened=(*self.happened, tiding))
        return self


def _is_quieter(tiding: Tiding, before: Tiding | None) -> bool:
    """The next hello of a quiet line is no news."""
    return tiding is Tiding.ONLINE and before is Tiding.QUIET


def _off(before: int, center_now: str, now: datetime) -> int:
    if not center_now:
        return before
    return round((now - datetime.fromisoformat(center_now)).total_seconds())


def segments(link: CenterLink, counts: Counts | None) -> list[StatusSegment]:
    """The segments of the status line that tell of the center."""
    if not link.has_center:
        tip = _("本机没有接入中心；接入时运行 yichuang enrol")
        return [StatusSegment(_("离线办理"), Tone.NEUTRAL, "offline", tip)]
    found = [_stands(link, counts)]
    if counts is not None and counts.fence:
        found.append(StatusSegment(_("号码已停用"), Tone.BAD, "stop", _fence_words(counts.fence)))
    if abs(link.off_s) > CLOCK_TOLERANCE_S:
        minutes = round(abs(link.off_s) / 60)
        is_ahead = link.off_s > 0
        fast, slow = (
            counted("时钟比中心快 {count} 分", minutes),
            counted("时钟比中心慢 {count} 分", minutes),
        )
        words = fast if is_ahead else slow
        tip = _("请校准本机时间；期限按本机日期计算")
        found.append(StatusSegment(words, Tone.WARN, "clock", tip))
    if link.catalogue:
        tip = _("中心发布的 {bundle} 已经生效；办理中的件仍按受理时的版本").format(
            bundle=link.catalogue
        )
        found.append(StatusSegment(_("目录已更新"), Tone.NEUTRAL, "info", tip))
    for tiding in link.happened:
        words, tip = _HAPPENED[tiding]()
        found.append(StatusSegment(words, Tone.WARN, "warning", tip))
    return found


def _stands(link: CenterLink, counts: Counts | None) -> StatusSegment:
    if link.stands in (Tiding.ONLINE, Tiding.QUIET):
        if link.stands is Tiding.QUIET and counts is not None and not counts.unsent:
            tip = _("本机的记录中心都已存妥")
            return StatusSegment(_("在线 · 已全部送达"), Tone.GOOD, "online", tip)
        return StatusSegment(_("在线 · 正在发送"), Tone.ACCENT, "sync", _("送达以中心存妥为准"))
    if link.stands is None:
        tip = _("不用等，可以办理")
        return StatusSegment(_("正在连接中心"), Tone.NEUTRAL, "offline", tip)
    words, tone, tip = _TROUBLES[link.stands]()
    return StatusSegment(words, tone, "offline", tip)


_TROUBLES: Mapping[Tiding, Callable[[], tuple[str, Tone, str]]] = {
    Tiding.OFFLINE: lambda: (
        _("离线办理中"),
        Tone.WARN,
        _("连不上中心；照常办理，连上以后自动发送"),
    ),
    Tiding.UPGRADE: lambda: (
        _("程序需要升级"),
        Tone.BAD,
        _("中心已不支持本机的版本；升级以前照常离线办理"),
    ),
    Tiding.STRANGER: lambda: (
        _("中心不认识本机"),
        Tone.BAD,
        _("请向中心管理员要一次性开通码；照常离线办理，记录都在"),
    ),
    Tiding.CANNOT_KEEP: lambda: (
        _("收到的内容写不进本机"),
        Tone.BAD,
        _("请检查磁盘空间；中心会再发"),
    ),
    Tiding.KEYLESS: lambda: (
        _("本机密钥读不出"),
        Tone.BAD,
        _("无法向中心证明身份；照常离线办理，记录都在，请联系中心管理员"),
    ),
}
_HAPPENED: Mapping[Tiding, Callable[[], tuple[str, str]]] = {
    Tiding.RESTORED: lambda: (
        _("本机曾退回到早先的状态"),
        _("旧号码已停用，新号码已向中心要；中心有的记录已取回，没送出的请对照纸质材料补记"),
    ),
    Tiding.FORKED: lambda: (
        _("另有一台机器使用本机身份"),
        _("两台都能继续记录，号码和收费已停用，请中心管理员决定由哪台继续"),
    ),
    Tiding.DIFFERS: lambda: (
        _("与中心的账目不一致"),
        _("双方同一天的记录对不上，没有自动改动任何一边；请中心管理员核对"),
    ),
    Tiding.CENTER_RESTORED: lambda: (
        _("中心曾恢复到早先的状态"),
        _("本机已把中心缺的记录再发一遍，不用处理"),
    ),
}


def _fence_words(cause: str) -> str:
    words = {
        "RETIRED": _("中心管理员已停用本机；没送出的记录仍会送出"),
        "REPLACED": _("另一台机器已接替本机；没送出的记录仍会送出"),
    }
    return words.get(cause, _("另有一台机器使用本机身份，请中心管理员决定由哪台继续"))

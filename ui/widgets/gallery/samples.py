"""Invented rows for the gallery; nobody here exists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ui.widgets.rows import (
    ChipRow,
    DayCell,
    DayKind,
    ErrorText,
    MaterialRow,
    Option,
    PageRaster,
    PaperLine,
    SearchHit,
    StatusSegment,
    TimelineRow,
    Tone,
    WorkRow,
)

RARE_NAME = "张𬭎䶮"
LONG_NAME = "买买提·阿卜杜热合曼·艾克拜尔·吐尔逊·伊卜拉欣·穆罕默德·努尔·阿里木·热合曼江"

WORK = (
    WorkRow("1", "王秀兰", "机动车驾驶证遗失补证", ChipRow("收件中", Tone.ACCENT, "pen"), "刚刚"),
    WorkRow(
        "2", "陈建国", "居民身份证换领", ChipRow("待补正", Tone.WARN, "return"), "告知剩 2 个工作日"
    ),
    WorkRow(
        "3",
        "示例餐饮店",
        "开办餐饮店（联办）",
        ChipRow("办理中", Tone.GOOD, "clock"),
        "剩 31 个工作日",
    ),
    WorkRow(
        "4",
        "周铉",
        "不动产首次登记",
        ChipRow("今天截止", Tone.BAD, "warning"),
        "承诺 17:00 止",
        Tone.BAD,
    ),
    WorkRow(
        "5",
        "赵德福",
        "林木采伐许可",
        ChipRow("已停表", Tone.NEUTRAL, "stop"),
        "鉴定中 · 用 8/20 日",
    ),
    WorkRow(
        "6", "吴桂英", "高龄津贴（代办）", ChipRow("待领取", Tone.GOOD, "check"), "河东村代办员"
    ),
    WorkRow("7", RARE_NAME, "城乡居民基本养老保险参保登记", ChipRow("草稿"), "09:12"),
)

MATERIALS = (
    MaterialRow("a", "居民身份证", "必要", "原件核验退还", "OK"),
    MaterialRow("b", "机动车驾驶证遗失书面声明", "必要", "原件 1", "OK"),
    MaterialRow(
        "c", "申请人近期一寸证件照片", "必要", "2 张", "MISSING", "现场可拍，申请人明日补交"
    ),
    MaterialRow("d", "代理人身份证明", "有代理时", "—", applies=False, verdict="不适用"),
)

EVERY_RESULT = tuple(
    MaterialRow(str(at), name, "必要" if at % 3 else "非必要", "原件 1 · 复印件 2", result)
    for at, (name, result) in enumerate(
        (
            ("营业执照副本", "OK"),
            ("法定代表人身份证明", "MISSING"),
            ("食品经营许可申请书", "WRONG_FORM"),
            ("经营场所平面布置图（标明操作流程、功能分区与设施设备布局）", "ILLEGIBLE"),
            ("健康证明", "EXPIRED"),
            ("房屋租赁合同", "INCONSISTENT"),
            ("消防安全检查意见", "DEFERRED"),
            ("食品安全管理制度", "COMMITTED"),
            ("不动产权证书", "WAIVED_SHARED"),
            ("授权委托书", ""),
        )
    )
)

PAPERS = (
    PaperLine("D02", "材料接收清单 D02", ChipRow("已打", Tone.GOOD, "check")),
    PaperLine("D03", "一次性告知书 D03", ChipRow("待出具", Tone.ACCENT, "pen"), "F7"),
    PaperLine("D05", "受理通知书 D05", ChipRow("—")),
)

PAST = (
    TimelineRow("09:41", "读取身份证"),
    TimelineRow("09:41", "选择事项 · 目录 2026-3 版"),
    TimelineRow("09:42", "收到材料 2 份 · 清单 №0712", "", Tone.GOOD),
    TimelineRow("09:43", "照片缺，标记", "", Tone.WARN),
)

STATUS_OFFLINE = (
    (
        StatusSegment("离线办理中", Tone.WARN, "offline", "一切已存本机，可继续办理"),
        StatusSegment("未发送 12 件，最早 09:14"),
        StatusSegment("票号剩 186"),
        StatusSegment("打印机：就绪", icon="printer"),
        StatusSegment("读卡器：就绪", icon="card"),
    ),
    (StatusSegment("一切已存本机，可继续办理"), StatusSegment("2026-11-23 09:43 星期一")),
)
STATUS_ONLINE = (
    (
        StatusSegment("在线", Tone.GOOD, "online"),
        StatusSegment("全部已由中心收存"),
        StatusSegment("票号剩 14", Tone.WARN, "warning"),
        StatusSegment("打印机：缺纸", Tone.BAD, "printer"),
        StatusSegment("本机时间可疑", Tone.BAD, "clock"),
    ),
    (StatusSegment("2026-11-23 09:43 星期一"),),
)

ERROR = ErrorText(
    "收据没有打出来：打印机缺纸。",
    "收款 10.00 元和票号 0000123456 已经入账，不会重复收费。",
    "装好纸后按 F12 再打一次，票号不变。",
    "PRINTER_PAPER_OUT-7F3A",
)

HITS = (
    SearchHit(
        "1",
        "王秀兰",
        "机动车驾驶证遗失补证 · 4405**********0014",
        WORK[0].chip,
        "今天 09:41",
        "person",
    ),
    SearchHit(
        "2",
        "王秀兰",
        "居民身份证换领 · 4405**********0014",
        ChipRow("办结"),
        "2026-03-02",
        "person",
    ),
    SearchHit("3", "王小龙餐饮店", "食品经营许可", WORK[2].chip, "2026-11-02", "organisation"),
)

OPTIONS = (Option("lost", "遗失"), Option("broken", "损毁"), Option("expired", "有效期满"))


def notice_days() -> tuple[DayCell, ...]:
    """Five working days from a Monday, with the week's end in between."""
    return tuple(_days(date(2026, 11, 23), 5, "收件", date(2026, 11, 23)))


def long_days() -> tuple[DayCell, ...]:
    """Twenty working days with a stop, make-up days and the holidays of autumn."""
    return tuple(_days(date(2026, 9, 15), 20, "受理", date(2026, 9, 23)))


def page() -> PageRaster:
    """A sheet of paper with grey lines where words would be."""
    width, height = 420, 594
    blank, ink = b"\xff\xff\xff\xff", b"\xb4\xb9\xc4\xff"
    rows = []
    for y in range(height):
        written = 320 - y // 22 * 29 % 90 if 60 < y < 540 and y % 22 < 6 else 0
        rows.append(50 * blank + written * ink + (width - 50 - written) * blank)
    return PageRaster(width, height, b"".join(rows))


_HOLIDAYS = {date(2026, 9, 25): "中秋节"} | {date(2026, 10, day): "国庆节" for day in range(1, 8)}
_MAKE_UP = {date(2026, 9, 20): "调休上班", date(2026, 10, 10): "调休上班"}
_STOPPED = {date(2026, 9, 28), date(2026, 9, 29)}


def _days(start: date, limit: int, word: str, today: date) -> Iterator[DayCell]:
    yield DayCell(start, word, DayKind.START, "起算日不计", start == today)
    day, count = start, 0
    while count < limit:
        day += timedelta(days=1)
        reason = _HOLIDAYS.get(day, "周末" if day.weekday() > 4 and day not in _MAKE_UP else "")
        if reason or day in _STOPPED:
            kind = DayKind.REST if reason else DayKind.STOPPED
            yield DayCell(day, "休" if reason else "停", kind, reason or "停表：鉴定", day == today)
            continue
        count += 1
        last = count == limit
        kind = DayKind.LAST if last else DayKind.COUNTED
        words = f"{count} 止" if last else str(count)
        yield DayCell(day, words, kind, _MAKE_UP.get(day, ""), day == today, last and limit > 9)

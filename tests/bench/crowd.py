"""A crowd of applicants and their cases, with names as frequent as they are in life."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from app.domain.cases.case import Case, Money
from app.domain.cases.states import ClockName, FeeStatus, State
from app.domain.cases.values import ClockRun, MatterRef
from app.domain.catalogue.kinds import ClockStart
from app.domain.clocks import DayUnit
from app.domain.identity import citizen_id_check
from app.domain.people import Party, PartyKind
from tests.support.memory import CHINA

FIRST_DAY = date(2016, 1, 4)
CASES_A_DAY = 260
ORGANISATIONS = 0.15
SURNAMES = (
    "王71 李70 张66 刘53 陈46 杨32 黄23 赵22 吴21 周19 徐17 孙15 马13 朱12 胡11 郭11 何10 林10 "
    "高10 罗9 郑9 梁8 谢7 宋7 唐6 许6 韩6 邓6 冯6 曹6 彭5 曾5 肖5 田5 董5 潘5 袁4 蔡4 蒋4 余4 "
    "于4 杜4 叶4 程4 魏4 苏4 吕4 丁3 任3 卢3 姚3 沈3 钟3 姜3 崔3 谭3 陆3 范3 汪3 廖3 石2 金2 "
    "韦2 贾2 夏2 付2 方2 邹2 熊2 白2 孟2 秦2 邱2 侯2 江2 尹2 薛2 闫2 段2 雷2 龙2 黎2 史2 陶2 "
    "贺2 毛2 郝2 顾2 龚2 邵2 万2 覃2 武2 钱2 戴2 严2 莫2 孔2 向2 常2 欧阳1 上官1 䶮1 单1 仇1"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰梅建国志红雪飞鹏浩宇婷欣晓雯文海云山林峰波"
    "斌辉成东春生永福祥瑞德昌荣光正义仁礼智信和安宁康乐天庆龙虎凤琴瑶佳怡诗涵梓轩子睿俊豪一凡思源"
    "嘉琪雨桐可馨若兮博文昊然泽楷铭晨曦紫萱淑珍翠莲金银宝全有才根水木火土喆堃昇淼鑫森"
)
PLACES = ("城关镇", "青石镇", "柳河乡", "东风街道", "北山村", "南湖", "河西", "古渡")
TRADES = (
    "餐饮店",
    "商贸有限公司",
    "建材经营部",
    "种植专业合作社",
    "便利店",
    "科技有限公司",
    "药房",
)
MATTERS = (
    ("M18", "机动车驾驶证遗失补证"),
    ("M14", "个体工商户设立登记"),
    ("M03", "灵活就业人员参加企业职工基本养老保险登记"),
)


@dataclass(frozen=True, slots=True)
class Handled:
    """One case and when it was last touched; `bill_no` is 0 when nothing was charged."""

    case: Case
    at: datetime
    bill_no: int


def crowd(count: int, seed: int = 1) -> list[Party]:
    """So many applicants, every one with a number of his own."""
    chance = random.Random(seed)
    return [_party(chance, place) for place in range(count)]


def cases(count: int, people: list[Party], seed: int = 2) -> Iterator[Handled]:
    """So many cases of these people, oldest first; the newest thousand are still open."""
    chance = random.Random(seed)
    for place in range(count):
        day = FIRST_DAY + timedelta(days=place // CASES_A_DAY)
        at = datetime(day.year, day.month, day.day, 9, tzinfo=CHINA) + timedelta(
            seconds=place % 25200
        )
        charged = chance.random() < 0.6
        case = _case(chance.choice(people), place, day, count - place <= 1000, charged, chance)
        yield Handled(case, at, place + 1 if charged else 0)


def _case(
    party: Party, place: int, day: date, is_open: bool, charged: bool, chance: random.Random
) -> Case:
    code, name = chance.choice(MATTERS)
    clock = ClockRun(
        name=ClockName.STATUTORY,
        starts=ClockStart.ACCEPTED,
        start=day,
        limit=20,
        unit=DayUnit.WORKDAY,
        due=day + timedelta(days=28),
        calendar="2026",
        stopped_on=None if is_open else day,
    )
    return Case(
        case_id=f"{place:08x}-0000-7000-8000-000000000000",
        state=State.ACCEPTED if is_open else State.CLOSED,
        matter=MatterRef(f"99{code}", 1, code, name, "IMMEDIATE", "LICENSE"),
        window="B07",
        clerk="lin",
        opened_on=day,
        case_no=f"{day.year}-B07-{place % 100000:06d}",
        query_code="123456",
        applicant=party,
        clocks=(clock,),
        received_on=day,
        accepted_on=day,
        money=Money(status=FeeStatus.PAID, due=1000, paid=1000) if charged else Money(),
    )


def _party(chance: random.Random, place: int) -> Party:
    mobile = f"1{chance.choice('3589')}{chance.randrange(10**9):09d}"
    if chance.random() < ORGANISATIONS:
        name = f"示例县{chance.choice(PLACES)}{_given(chance)}{chance.choice(TRADES)}"
        number = f"91990121MB{place:07d}X"
        return Party(kind=PartyKind.ORGANISATION, name=name, id_no=number, mobile=mobile)
    born = date(1940, 1, 1) + timedelta(days=chance.randrange(24000))
    first_17 = f"990121{born:%Y%m%d}{place % 1000:03d}"
    surname = chance.choices(*_surnames())[0]
    return Party(
        name=surname + _given(chance),
        id_no=first_17 + citizen_id_check(first_17),
        mobile=mobile,
        birth=born,
    )


def _given(chance: random.Random) -> str:
    """One or two characters, those at the front of the list far oftener."""
    size = 1 if chance.random() < 0.15 else 2
    places = (int(len(GIVEN) * chance.random() ** 2) for _ in range(size))
    return "".join(GIVEN[place] for place in places)


@lru_cache(maxsize=1)
def _surnames() -> tuple[list[str], list[int]]:
    pairs = [(text.rstrip("0123456789"), text) for text in SURNAMES.split()]
    return [name for name, _ in pairs], [int(text[len(name) :]) for name, text in pairs]

"""The holidays of all citizens in years whose plan is not published yet.

By 全国年节及纪念日放假办法 as in force since 2025-01-01 (国务院令第795号), article 2. Shifted days
are not guessed: the yearly plan decides them, and until it is out such dates stay provisional.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

_FIXED = (
    ("元旦", 1, (1,)),
    ("劳动节", 5, (1, 2)),
    ("国庆节", 10, (1, 2, 3)),
)

# 正月初一, 五月初五, 八月十五 as (month, day). Two independent lunar tables agree on every row
# (1900-2100 tables of borax and cnlunar), and the new moons were recomputed by Meeus, chapter 49,
# in Beijing time. The new moon of 2027-02-06 falls at 23:56, where rough formulas say the 7th.
_LUNAR: dict[int, tuple[tuple[int, int], tuple[int, int], tuple[int, int]]] = {
    2027: ((2, 6), (6, 9), (9, 15)),
    2028: ((1, 26), (5, 28), (10, 3)),
    2029: ((2, 13), (6, 16), (9, 22)),
    2030: ((2, 3), (6, 5), (9, 12)),
    2031: ((1, 23), (6, 24), (10, 1)),
    2032: ((2, 11), (6, 12), (9, 19)),
    2033: ((1, 31), (6, 1), (9, 8)),
    2034: ((2, 19), (6, 20), (9, 27)),
    2035: ((2, 8), (6, 10), (9, 16)),
    2036: ((1, 28), (5, 30), (10, 4)),
    2037: ((2, 15), (6, 18), (9, 24)),
    2038: ((2, 4), (6, 7), (9, 13)),
    2039: ((1, 24), (5, 27), (10, 2)),
    2040: ((2, 12), (6, 14), (9, 20)),
}


def qingming(year: int) -> date:
    """Return the day of 清明 in a year from 2000 to 2099, by the solar-term formula."""
    of_century = year % 100
    return date(year, 4, int(of_century * 0.2422 + 4.81) - of_century // 4)


@lru_cache(maxsize=64)
def statutory_days(year: int) -> Mapping[date, str]:
    """Return the holidays of all citizens in a year, with their names.

    Beyond the lunar table (after 2040) 春节, 端午 and 中秋 are left out, and outside 2000-2099
    清明 too: a day less counted off makes a provisional deadline early, never late.
    """
    days = {date(year, month, d): name for name, month, ds in _FIXED for d in ds}
    if 2000 <= year <= 2099:
        days[qingming(year)] = "清明节"
    if year in _LUNAR:
        days.update(_lunar_days(year))
    return days


def _lunar_days(year: int) -> Mapping[date, str]:
    spring, dragon_boat, mid_autumn = (date(year, *month_day) for month_day in _LUNAR[year])
    days = {spring + timedelta(days=n): "春节" for n in range(-1, 3)}
    return days | {dragon_boat: "端午节", mid_autumn: "中秋节"}

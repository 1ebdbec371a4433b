"""The people of the morning. None of them exists; every number has a right check digit."""

from __future__ import annotations

from datetime import date

from app.domain.identity import citizen_id_check
from app.domain.people import Party


def _card(name: str, first_17: str, address: str, ethnicity: str = "汉") -> Party:
    born = date(int(first_17[6:10]), int(first_17[10:12]), int(first_17[12:14]))
    return Party(
        name=name,
        name_raw=name,
        id_no=first_17 + citizen_id_check(first_17),
        birth=born,
        sex="1" if int(first_17[16]) % 2 else "2",
        ethnicity=ethnicity,
        address=address,
        valid_until=date(2041, 5, 6),
        from_card=True,
    )


WANG = _card("王秀兰", "99012119800101002", "示例县城关镇河东路12号")
CHEN = _card("陈建国", "99012119750312003", "示例县青石镇下河村3组")
ZHOU = _card("周\U0002cb4e", "99012119910708005", "示例县城关镇文庙巷5号")
ADIL = _card("阿卜杜拉·买买提", "99012119880214017", "示例县城关镇北街21号", "维吾尔")
LI = _card("李明", "99012119700619011", "示例县青石镇上河村1组")
WU = _card("吴桂英", "99012119411130004", "示例县青石镇河东村6组")
ZHAO = _card("赵德福", "99012119660421015", "示例县青石镇岭上村2组")
FIRM = "示例县河东餐饮服务有限公司"
FIRM_CODE = "91350100M000100Y43"

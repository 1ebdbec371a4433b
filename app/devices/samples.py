"""Cards of people who do not exist, the same in every run: for the simulator and its tests.

Their numbers have sound check digits; their places are those of the starter center.
"""

from __future__ import annotations

from datetime import date

from app.domain.identity import Sex, citizen_id_check
from app.domain.names import normalise_name
from app.ports.reader import Card

_REGION = "990121"
_ISSUER = "示例县公安局"
_HAN, _UYGUR = "01", "05"


def sample_card(
    name: str,
    birth: date,
    sequence: int,
    address: str,
    valid_until: date | None = None,
    ethnicity: str = _HAN,
) -> Card:
    """A card with a sound number; an odd `sequence` is a man's. No last day means 长期."""
    first_17 = f"{_REGION}{birth:%Y%m%d}{sequence:03d}"
    kept = normalise_name(name)
    return Card(
        name=kept.text,
        name_raw=kept.raw,
        sex=Sex.MALE if sequence % 2 else Sex.FEMALE,
        ethnicity=ethnicity,
        birth=birth,
        address=address,
        id_no=first_17 + citizen_id_check(first_17),
        issuer=_ISSUER,
        valid_from=date(2014, 5, 2),
        valid_until=valid_until,
    )


WANG_XIULAN = sample_card("王秀兰", date(1963, 4, 12), 26, "示例县青石镇柳塘村12号")
CHEN_JIANGUO = sample_card(
    "陈建国", date(1981, 9, 30), 173, "示例县城关街道人民路88号3幢201室", date(2034, 5, 2)
)
GONG_YAN = sample_card("龚䶮", date(1992, 1, 18), 45, "示例县城关街道学府路7号", date(2034, 5, 2))
LI_UNENCODED = sample_card(
    "李\ue0b1", date(1975, 11, 3), 259, "示例县东山乡石桥村5号", date(2034, 5, 2)
)
"""𬭎 lies beyond UCS-2: his chip carries a private-use code in its place."""
ABDULLA = sample_card(
    "阿卜杜拉·买买提",
    date(1988, 6, 25),
    311,
    "示例县城关街道文化路31号",
    date(2034, 5, 2),
    _UYGUR,
)
LONG_NAME = sample_card(
    "古丽巴哈尔·阿不都热依木·买合木提江",
    date(1995, 3, 8),
    62,
    "示例县城关街道文化路33号",
    date(2034, 5, 2),
    _UYGUR,
)
ZHOU_EXPIRED = sample_card(
    "周美琴", date(1990, 12, 5), 88, "示例县青石镇新街21号", date(2024, 5, 2)
)

CARDS = (
    WANG_XIULAN, CHEN_JIANGUO, GONG_YAN, LI_UNENCODED, ABDULLA, LONG_NAME, ZHOU_EXPIRED,
)  # fmt: skip
"""Every card, in the order a simulated reader deals them."""

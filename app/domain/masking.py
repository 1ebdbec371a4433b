"""Hides the most of names and numbers for lists and second screens (DOMAIN 10.3).

Total functions: any text goes in, and what is too short to mask in part is masked whole.
"""

from __future__ import annotations

import re

from app.domain.names import INTERPUNCT

STAR = "*"

COMPOUND_SURNAMES = frozenset(
    (
        "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 "
        "濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 "
        "公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 "
        "微生 公户 公玉 梁丘 左丘 东门 西门 第五 纳兰 完颜 耶律 贺兰 达奚 哥舒"
    ).split()
)

_PLACES = (
    re.compile(r".*(?:村|社区|居委会|居民委员会|嘎查)", re.DOTALL),
    re.compile(r".*(?:街道|镇|乡|苏木)", re.DOTALL),
    re.compile(r".*(?:县|(?<!小)区|市|旗)", re.DOTALL),
)
"""Places by their last letters, the smallest that may be shown first."""


def mask_name(text: str) -> str:
    """Return a name with all but the surname masked: 张*, 张**, 欧阳**.

    A name with an interpunct has no surname to keep: its first character stays and the
    interpuncts, the rest is masked (阿***·***). A single character is masked.
    """
    name = text.strip()
    shown = 2 if len(name) > 2 and name[:2] in COMPOUND_SURNAMES else 1
    if len(name) <= shown:
        return STAR * len(name)
    return name[:shown] + "".join(c if c == INTERPUNCT else STAR for c in name[shown:])


def mask_citizen_id(text: str) -> str:
    """Return an ID number with its first 6 and last 4 characters: 110105********002X."""
    return _middle(text, first=6, last=4, at_least=15)


def mask_mobile(text: str) -> str:
    """Return a mobile number with its first 3 and last 4 digits: 138****1234."""
    return _middle(text, first=3, last=4, at_least=11)


def mask_address(text: str) -> str:
    """Return an address down to the village or, where it names none, the town or the county.

    云南省示例县城关镇大河村***; what names no place that large is masked whole. The stars do not
    tell how long the rest is, and there are none where nothing follows.
    """
    plain = text.strip()
    found = next(filter(None, (place.match(plain) for place in _PLACES)), None)
    shown = found.group() if found else ""
    return shown if shown == plain else shown + 3 * STAR


def _middle(text: str, *, first: int, last: int, at_least: int) -> str:
    plain = text.strip()
    if len(plain) < at_least:
        return STAR * len(plain)
    return plain[:first] + STAR * (len(plain) - first - last) + plain[-last:]

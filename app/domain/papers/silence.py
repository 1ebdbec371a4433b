"""What the law makes of an organ that does not speak in time.

Licences: 行政许可法 32(4). Registration of realty: 不动产登记暂行条例 17.
"""

from __future__ import annotations

from app.domain.catalogue.kinds import Regime

NO_ANSWER = "本机关将在上述日期前作出答复；逾期未答复的，可以向监督投诉电话反映。"

_WARNED = {
    Regime.LICENSE: "逾期不告知的，自收到申请材料之日起即为受理。",
    Regime.REALTY: "当场未书面不予受理的，视为受理。",
}
_OMITTED = {
    Regime.LICENSE: "本机关未在法定期限内一次告知需要补正的全部内容。",
    Regime.REALTY: "本机关未当场书面告知不予受理。",
}


def warned(regime: Regime) -> str:
    """What the receipt for materials (D02) says of silence after the day it names."""
    return _WARNED.get(regime, NO_ANSWER)


def omitted(regime: Regime) -> str:
    """What the organ left undone when its silence accepted (D05); empty where it never does."""
    return _OMITTED.get(regime, "")

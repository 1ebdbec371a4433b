"""Card readers and scanners; without them everything can be typed."""

from __future__ import annotations

from ui.i18n import N_
from ui.sentences.told import TYPED, Told

TOLD: dict[str, Told] = {
    "READER_OFFLINE": Told(
        N_("身份证读卡器没有连接。"),
        N_("请接好读卡器再读，也可以直接键入。"),
        TYPED,
    ),
    "READER_SILENT": Told(
        N_("读卡器在 {seconds} 秒内没有回应，驱动已重新启动。"),
        N_("请重新放卡再读，也可以直接键入。"),
        TYPED,
    ),
    "READER_NO_CARD": Told(
        N_("读卡器上没有身份证。"),
        N_("请把身份证放在读卡器上再读。"),
        TYPED,
    ),
    "CARD_UNREADABLE": Told(
        N_("身份证芯片里的{field}读不懂。"),
        N_("请擦净证件重新读取；仍然读不出的，核对后键入。"),
        TYPED,
    ),
    "SCANNER_OFFLINE": Told(
        N_("扫码枪没有连接。"),
        N_("请接好扫码枪，也可以直接键入。"),
        TYPED,
    ),
    "READER_CRASHED": Told(
        N_("读卡器的驱动程序中断了，下次读取时会重新启动。"),
        N_("请重新放卡再读，也可以直接键入。"),
        TYPED,
    ),
}

"""What passes between this counter and its center."""

from __future__ import annotations

from ui.i18n import N_
from ui.sentences.told import ACT, BUNDLE, FILES, Told

TOLD: dict[str, Told] = {
    "TERMINAL_FENCED": Told(
        N_("本机的身份在别处也有使用，号码和收费已停用。"),
        N_("请联系中心管理员确认由哪台机器继续；其他办理照常，记录都在。"),
        ACT,
    ),
    "CENTER_UNREACHABLE": Told(
        N_("现在连不上中心（{cause}）。"),
        N_("不用处理，照常办理；连上以后会自动补发。"),
        ACT,
    ),
    "NOT_SIGNED": Told(
        N_("这份数据不是终端 {terminal} 签发的，没有采用。"),
        N_("请联系中心管理员核对这台机器的开通情况。"),
        FILES,
    ),
    "TERMINAL_ENROLLED": Told(
        N_("终端 {terminal} 已经在中心开通过。"),
        N_("请换一个编号，或者先核对这个编号是哪台机器。"),
        FILES,
    ),
    "MESSAGE_TOO_LARGE": Told(
        N_("收到的数据超出允许的大小，没有采用。"),
        N_("请稍后再试；一直如此的，请联系中心管理员。"),
        FILES,
    ),
    "MESSAGE_MALFORMED": Told(
        N_("收到的数据不完整或格式不对，没有采用：{detail}。"),
        N_("请稍后再试；一直如此的，请联系中心管理员。"),
        FILES,
    ),
    "FEED_BROKEN": Told(
        N_("中心发来的第 {pos} 条记录与它的校验值不符，没有采用。"),
        N_("请联系中心管理员核对；本机的办理不受影响。"),
        BUNDLE,
    ),
    "FEED_STALE": Told(
        N_("这是中心恢复以前发出的数据，没有采用。"),
        N_("不用处理，下一次连接会重新取。"),
        BUNDLE,
    ),
    "FACT_CHANGED": Told(
        N_("一条已存的记录以另一内容再次送来，没有采用。"),
        N_("请联系中心管理员，核对送出它的机器。"),
        FILES,
    ),
    "UNKNOWN_TERMINAL": Told(
        N_("中心不认识终端 {terminal}。"),
        N_("请向中心管理员要一次性开通码，重新开通本机；已办的记录都在。"),
        FILES,
    ),
    "CENTER_UNKNOWN": Told(
        N_("这个数据库里没有中心 {center}。"),
        N_("请核对中心的数据文件夹；新装的中心请先初始化。"),
        FILES,
    ),
}

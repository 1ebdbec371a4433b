"""The signed bundle a counter is provisioned from."""

from __future__ import annotations

from ui.i18n import N_
from ui.sentences.told import ACT, BUNDLE, FILES, PUBLISHER, Told

TOLD: dict[str, Told] = {
    "BUNDLE_EXPIRED": Told(
        N_("这份数据包 {expires_on} 已经到期。"),
        N_("请向中心索取新的数据包。"),
        BUNDLE,
    ),
    "BUNDLE_NOT_YET": Told(
        N_("这份数据包从 {valid_from} 起才生效。"),
        N_("请到那天再导入，并核对电脑日期。"),
        BUNDLE,
    ),
    "BUNDLE_OLDER": Told(
        N_("这份数据包是 {issued_at} 发布的，比本机的（{ours}）旧。"),
        N_("请导入更新的一份。"),
        BUNDLE,
    ),
    "BUNDLE_OTHER_CENTER": Told(
        N_("这份数据包属于另一个中心（{center}，本机是 {ours}）。"),
        N_("请核对文件，导入本中心发布的数据包。"),
        BUNDLE,
    ),
    "BUNDLE_MISSING": Told(
        N_("读不到数据包 {file}。"),
        N_("请核对 --bundle 后面的文件名和路径。"),
        BUNDLE,
    ),
    "BUNDLE_MALFORMED": Told(
        N_("这不是完整的数据包，或者文件已经损坏。"),
        N_("请重新拷贝文件；仍然如此时告诉发布单位。"),
        BUNDLE,
    ),
    "BUNDLE_TAMPERED": Told(
        N_("数据包的内容（{part}）与签名不符，可能被改动过。"),
        N_("请不要使用这个文件，立即告诉中心。"),
        BUNDLE,
    ),
    "BUNDLE_UNSIGNED": Told(
        N_("这份数据包没有签名。"),
        N_("请向中心索取签名的数据包。"),
        BUNDLE,
    ),
    "BUNDLE_UNTRUSTED_KEY": Told(
        N_("数据包的签名钥匙（{key_id}）不受本机信任。"),
        N_("请核对文件来源，并告诉中心。"),
        BUNDLE,
    ),
    "MATTER_VERSION_CHANGED": Told(
        N_("事项 {matter} 第 {version} 版已经发布过，内容却不同。"),
        PUBLISHER,
        BUNDLE,
    ),
    "MATTER_UNKNOWN": Told(
        N_("本机的目录里没有事项 {matter}。"),
        N_("请改选现行事项；确应有的，请导入最新的数据包。"),
        ACT,
    ),
    "MATTER_TWICE": Told(
        N_("事项 {matter} 第 {version} 版在目录里出现两次。"),
        PUBLISHER,
        BUNDLE,
    ),
    "ORGAN_UNKNOWN": Told(
        N_("目录里没有机关 {organ}。"),
        PUBLISHER,
        ACT,
    ),
    "TERMINAL_NOT_LISTED": Told(
        N_("数据包里没有给终端 {terminal} 的号段；它认得的终端：{known}。"),
        N_("请核对终端编号，或请中心发给这个终端的数据包。"),
        FILES,
    ),
    "WINDOW_NOT_LISTED": Told(
        N_("数据包里没有窗口 {window}；它认得的窗口：{known}。"),
        N_("请核对窗口编号，或请中心把这个窗口编入目录。"),
        FILES,
    ),
    "WINDOW_UNKNOWN": Told(
        N_("目录里没有窗口 {window}。"),
        PUBLISHER,
        ACT,
    ),
    "COLLECTING_UNIT_UNKNOWN": Told(
        N_("目录里没有执收单位 {unit}。"),
        PUBLISHER,
        ACT,
    ),
}

"""Fees, payments, waivers and the numbers bills are written on."""

from __future__ import annotations

from ui.i18n import N_
from ui.sentences.told import BUNDLE, MONEY, NUMBERS, PUBLISHER, RELOAD, Told

TOLD: dict[str, Told] = {
    "FEE_NOT_DUE": Told(
        N_("这个办件现在没有应收的费用（{status}）。"),
        N_("请看办件的收费情况，不要重复收费。"),
        MONEY,
    ),
    "TENDERED_SHORT": Told(
        N_("收到 {tendered} 元，应收 {due} 元，还差 {lacking} 元。"),
        N_("请补收 {lacking} 元，或改用其他方式付款。"),
        MONEY,
    ),
    "TENDERED_TOO_MUCH": Told(
        N_("应收 {due} 元，登记的实收是 {tendered} 元，找零多得不合常理。"),
        N_("请核对实收的现金，重新输入。"),
        MONEY,
    ),
    "METHOD_IS_CASH": Told(
        N_("现金不需要等待支付结果。"),
        N_("请用现金收款，或选择刷卡、扫码。"),
        MONEY,
    ),
    "REFERENCE_EMPTY": Told(
        N_("确认到账须填写支付流水号。"),
        N_("请填写支付凭证上的流水号。"),
        MONEY,
    ),
    "REFERENCE_TOO_LONG": Told(
        N_("支付流水号最多 {limit} 位，填了 {count} 位。"),
        N_("请对照支付凭证重新填写流水号。"),
        MONEY,
    ),
    "REFERENCE_USED": Told(
        N_("凭证号 {reference} 已经用来确认过办件 {case} 的付款。"),
        N_("请核对签购单或者付款记录；号码确实相同的，在前面加上批次号或者日期再确认。"),
        MONEY,
    ),
    "CASH_NOT_ALLOWED": Told(
        N_("“{unit}”没有批准收取现金。"),
        N_("请改用刷卡、扫码或缴款码。"),
        MONEY,
    ),
    "CASH_LIMIT": Told(
        N_("“{unit}”现金限额 {limit} 元，这一笔是 {due} 元。"),
        N_("请改用刷卡、扫码或缴款码。"),
        MONEY,
    ),
    "PAYMENT_NOT_OPEN": Told(
        N_("这笔付款已经有了结果：{state}。"),
        RELOAD,
        MONEY,
    ),
    "PAYMENT_UNKNOWN_ID": Told(
        N_("本机没有这笔付款。"),
        RELOAD,
        MONEY,
    ),
    "BILL_TYPE_UNKNOWN": Told(
        N_("中心没有启用“{bill_type}”这种票据。"),
        N_("请联系财政票据管理人员，更新数据包。"),
        MONEY,
    ),
    "FEE_QUANTITY_MISSING": Told(
        N_("“{item}”按{unit}收费，还没有填写数量。"),
        N_("请填写数量。"),
        MONEY,
    ),
    "FEE_QUANTITY_BAD": Told(
        N_("“{item}”的数量“{quantity}”不对。"),
        N_("请填写不小于零的数字。"),
        MONEY,
    ),
    "FEE_OUT_OF_RANGE": Told(
        N_("“{item}”标准为 {minimum} 至 {maximum} 元，填了 {amount} 元。"),
        N_("请在标准幅度内填写金额。"),
        MONEY,
    ),
    "WAIVER_UNKNOWN": Told(
        N_("减免依据 {rule} 不适用于这个办件。"),
        N_("请从列出的减免依据中选择。"),
        MONEY,
    ),
    "WAIVER_ROLE": Told(
        N_("减免“{rule}”须由{needed}批准，所选的人不是。"),
        N_("请另选一位{needed}批准。"),
        MONEY,
    ),
    "WAIVER_OWN": Told(
        N_("减免“{rule}”不能由经办人自己批准。"),
        N_("请由另一位有权的人批准。"),
        MONEY,
    ),
    "WAIVER_NO_PROOF": Told(
        N_("减免 {rule} 缺少批准人或凭证。"),
        N_("请填写批准人和凭证：{proof}。"),
        MONEY,
    ),
    "WAIVER_NO_LINE": Told(
        N_("减免 {rule} 没有对应的收费项目。"),
        N_("请核对收费项目和减免依据。"),
        MONEY,
    ),
    "WAIVER_TWICE": Told(
        N_("减免 {rule} 对应的项目已经减免过。"),
        N_("每个收费项目只能减免一次。"),
        MONEY,
    ),
    "SEGMENT_MISSING": Told(
        N_("本机没有领到{series}的号段。"),
        N_("请联系中心领取号段（导入新的数据包）。"),
        NUMBERS,
    ),
    "SEGMENT_EMPTY": Told(
        N_("{series}的号码只剩 {remaining} 个，这次要 {asked} 个。"),
        N_("请联系中心领取新号段（导入新的数据包）。"),
        NUMBERS,
    ),
    "SEGMENT_EXPIRED": Told(
        N_("{series}的号段 {last_day} 到期，不能再用。"),
        N_("请联系中心领取新号段（导入新的数据包）。"),
        NUMBERS,
    ),
    "SEGMENT_OVERLAP": Told(
        N_("号段 {lease_id}（{series}）与本机已有的号段重叠。"),
        PUBLISHER,
        BUNDLE,
    ),
    "SEGMENT_RANGE": Told(
        N_("号段 {lease_id}（{series}）的起止号码不对。"),
        PUBLISHER,
        BUNDLE,
    ),
    "NUMBER_FORMAT": Told(
        N_("编号格式“{format}”不对。"),
        PUBLISHER,
        NUMBERS,
    ),
    "NUMBER_TOO_WIDE": Told(
        N_("号码 {number} 超过了 {width} 位。"),
        PUBLISHER,
        NUMBERS,
    ),
}

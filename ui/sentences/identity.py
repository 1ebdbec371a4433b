"""Names, identity numbers and answers that are not right."""

from __future__ import annotations

from ui.i18n import N_
from ui.sentences.told import RETYPE, TYPED, Told

TOLD: dict[str, Told] = {
    "ID_15_DIGITS": Told(
        N_("这是 15 位的旧身份证号码。"),
        N_("请按申请人现在的 18 位身份证登记。"),
        TYPED,
    ),
    "ID_15_FORM": Told(
        N_("这不是 15 位旧身份证号码。"),
        RETYPE,
        TYPED,
    ),
    "ID_LENGTH": Told(
        N_("身份证号码应为 18 位。"),
        N_("请对照证件逐位核对。"),
        TYPED,
    ),
    "ID_CHARSET": Told(
        N_("身份证号码只能是数字，末位可以是 X。"),
        N_("请对照证件逐位核对。"),
        TYPED,
    ),
    "ID_DATE": Told(
        N_("身份证号码第 7–14 位不是一个日期。"),
        N_("请对照证件逐位核对。"),
        TYPED,
    ),
    "ID_FUTURE": Told(
        N_("身份证号码里的出生日期在今天之后。"),
        N_("请对照证件核对号码，并看看电脑日期对不对。"),
        TYPED,
    ),
    "ID_CHECK_DIGIT": Told(
        N_("身份证号码的校验位不对。"),
        N_("请对照证件逐位核对，或用读卡器读取。"),
        TYPED,
    ),
    "CARD_EXPIRED": Told(
        N_("证件已经过了有效期。"),
        N_("请申请人出示有效证件，或换证后再来。"),
        TYPED,
    ),
    "USCC_LENGTH": Told(
        N_("统一社会信用代码应为 18 位。"),
        N_("请对照营业执照核对。"),
        TYPED,
    ),
    "USCC_CHARSET": Told(
        N_("统一社会信用代码里有不会出现的字符。"),
        N_("请对照营业执照核对。"),
        TYPED,
    ),
    "USCC_CHECK": Told(
        N_("统一社会信用代码的校验位不对。"),
        N_("请核对证照原件；确实如此的，确认后可以登记。"),
        TYPED,
    ),
    "MOBILE_FORMAT": Told(
        N_("这不是 11 位手机号码。"),
        RETYPE,
        TYPED,
    ),
    "PHONE_FORMAT": Told(
        N_("这不是手机或固定电话号码。"),
        RETYPE,
        TYPED,
    ),
    "NAME_EMPTY": Told(
        N_("姓名或名称还没有填写。"),
        N_("请填写姓名或名称。"),
        TYPED,
    ),
    "NAME_CONTROL_CHARACTER": Told(
        N_("姓名里有看不见的字符。"),
        N_("请删去后重新输入。"),
        TYPED,
    ),
    "NAME_TOO_LONG": Told(
        N_("姓名超过了 50 个字，或名称超过了 200 个字。"),
        N_("请核对证件；确有更长的姓名时联系系统管理员。"),
        TYPED,
    ),
    "NAME_PRIVATE_USE": Told(
        N_("姓名里有尚无正式编码的字。"),
        N_("请用生僻字输入正式编码的字，并附证件影像。"),
        TYPED,
    ),
    "REPRESENTATIVE_EMPTY": Told(
        N_("还没有填写法定代表人（负责人）。"),
        N_("请填写法定代表人（负责人）。"),
        TYPED,
    ),
    "NAME_CHARACTERS": Told(
        N_("姓名或名称里有不会出现的字符，例如问号或者数字。"),
        N_("请对照证件重新输入；打不出的字用生僻字输入。"),
        TYPED,
    ),
    "AGENT_IS_APPLICANT": Told(
        N_("代理人和申请人是同一人。"),
        N_("本人办理的，请去掉代理人；代理的，请填代理人自己的号码。"),
        TYPED,
    ),
    "AGENT_TOO_YOUNG": Told(
        N_("代理人未满十六周岁，不能代理。"),
        N_("请由成年人代理，或者由申请人本人办理。"),
        TYPED,
    ),
    "AUTHORITY_EXPIRED": Told(
        N_("代理人的委托期限已经过了。"),
        N_("请申请人重新出具委托书。"),
        TYPED,
    ),
    "ANSWER_NOT_A_NUMBER": Told(
        N_("“{question}”的回答 {answer} 不是可用的数字。"),
        N_("请填写数字，小数位数不要超过标准规定的。"),
        TYPED,
    ),
    "ANSWER_NOT_AN_OPTION": Told(
        N_("“{question}”没有 {answer} 这个选项。"),
        N_("请从选项中选择。"),
        TYPED,
    ),
    "ANSWER_OUT_OF_RANGE": Told(
        N_("“{question}”的回答应在 {minimum} 与 {maximum} 之间。"),
        N_("请核对后重新填写。"),
        TYPED,
    ),
    "ANSWER_UNKNOWN_QUESTION": Told(
        N_("事项 {matter} 没有“{question}”这个问题。"),
        N_("请重新选择事项再回答。"),
        TYPED,
    ),
    "CHILD_ALONE": Told(
        N_("申请人未满十六周岁，没有监护人代为申请。"),
        N_("请登记监护人为代理人，并核对监护关系。"),
        TYPED,
    ),
    "DATE_NONE": Told(
        N_("没有“{text}”这一天。"),
        N_("请对照证件核对。"),
        TYPED,
    ),
    "DATE_FORMAT": Told(
        N_("看不懂“{text}”这个日期。"),
        N_("请按 20261123 的样子输入。"),
        TYPED,
    ),
    "TEXT_BROKEN": Told(
        N_("有一个字只输入了一半，无法保存。"),
        N_("请删去“{near}”后面的字，用生僻字输入重新录入。"),
        TYPED,
    ),
    "MONEY_FORMAT": Told(
        N_("“{text}”不是金额。"),
        N_("请输入金额，例如 1234.50。"),
        TYPED,
    ),
    "MONEY_TOO_FINE": Told(
        N_("“{text}”的金额比分还小。"),
        N_("请精确到分。"),
        TYPED,
    ),
    "MONEY_NEGATIVE": Told(
        N_("“{text}”是负数。"),
        N_("请输入不小于零的金额。"),
        TYPED,
    ),
    "MONEY_TOO_LARGE": Told(
        N_("金额超过了一百万亿元，无法开具。"),
        N_("请核对单价和数量。"),
        TYPED,
    ),
    "AMOUNT_WORDS": Told(
        N_("“{text}”不是规范的大写金额。"),
        N_("请按“壹佰贰拾元整”的样子填写。"),
        TYPED,
    ),
}

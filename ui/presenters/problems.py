"""Why a field or an act is not right, in a few words that stand beside it.

The long form, with what is safe and what to do, belongs to errors; here is what a clerk reads
while typing. A code nobody wrote words for shows itself, so that it can be told on the phone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.domain.cases.states import STATE_NAMES, State
from app.domain.money import yuan
from app.domain.people import Role
from ui.i18n import N_, _

_FIELDS = {
    "ID_15_DIGITS": N_("这是 15 位旧号码，请按现用 18 位身份证登记"),
    "ID_LENGTH": N_("应为 18 位，现在 {count} 位"),
    "ID_CHARSET": N_("只能是数字，末位可以是 X"),
    "ID_DATE": N_("第 7–14 位不是一个日期"),
    "ID_FUTURE": N_("出生日期在今天之后"),
    "ID_CHECK_DIGIT": N_("校验位不对，请对照证件逐位核对"),
    "CARD_EXPIRED": N_("证件已过有效期"),
    "USCC_LENGTH": N_("应为 18 位，现在 {count} 位"),
    "USCC_CHARSET": N_("含有代码里不会出现的字符"),
    "USCC_CHECK": N_("校验位不对；核对证照后可以照此登记"),
    "MOBILE_FORMAT": N_("不是 11 位手机号码"),
    "PHONE_FORMAT": N_("不是手机或固定电话号码"),
    "NAME_EMPTY": N_("还没有填写"),
    "NAME_CONTROL_CHARACTER": N_("含有看不见的字符，请重新输入"),
    "NAME_CHARACTERS": N_("含有姓名里不会出现的字符，请对照证件"),
    "NAME_TOO_LONG": N_("最多 {limit} 个字，现在 {count} 个"),
    "NAME_PRIVATE_USE": N_("含有尚无编码的字，请用生僻字输入并附证件影像"),
    "GLYPH_MISSING": N_("有字体里没有的字，印不出来；请换用正式编码的字，或请管理员补字体"),
    "REPRESENTATIVE_EMPTY": N_("请填写法定代表人（负责人）"),
    "AUTHORITY_EMPTY": N_("请写明授权事项和权限"),
    "AUTHORITY_EXPIRED": N_("委托期限已过"),
    "AGENT_IS_APPLICANT": N_("与申请人是同一人，本人办理不用填代理人"),
    "AGENT_TOO_YOUNG": N_("未满十六周岁，不能代理"),
    "ANSWER_MISSING": N_("请填写"),
    "ANSWER_NOT_A_NUMBER": N_("请填写数字"),
    "ANSWER_NOT_AN_OPTION": N_("请从选项中选择"),
    "ANSWER_OUT_OF_RANGE": N_("应在 {minimum} 与 {maximum} 之间"),
    "FEE_QUANTITY_MISSING": N_("请填写数量"),
    "FEE_QUANTITY_BAD": N_("请填写数字"),
    "FEE_OUT_OF_RANGE": N_("超出标准规定的幅度"),
    "REFERENCE_TOO_LONG": N_("最多 {limit} 位，现在 {count} 位"),
    "DATE_FORMAT": N_("看不懂这个日期，请按 20261123 输入"),
    "CHILD_ALONE": N_("未满十六周岁，请登记监护人为代理人（Alt+G）"),
    "DATE_NONE": N_("没有这一天，请对照证件核对"),
}

_ACTS = {
    "STATE": N_("现在是“{state}”，不能{move}"),
    "ROLE": N_("须由{roles}办理"),
    "REASON_EMPTY": N_("请写明理由"),
    "MATTER_NOT_IN_FORCE": N_("事项今天不在办理期"),
    "MATTER_REVISED": N_("事项已有新版本，请重选（Alt+M）"),
    "APPLICANT_INCOMPLETE": N_("申请人信息还没有填对"),
    "CHECKLIST_EMPTY": N_("没有材料清单"),
    "GROUND_UNKNOWN": N_("本事项的受理规定没有这种情形"),
    "BASIS_EMPTY": N_("请写明依据"),
    "COMPETENT_ORGAN_OWED": N_("请写明有权办理的机关"),
    "REMEDIES_UNKNOWN": N_("事项没有公布救济途径"),
    "NOTHING_MISSING": N_("没有缺项，不需要告知"),
    "NOTICED_BEFORE": N_("已经一次性告知过，不得再次告知"),
    "NOTICE_TOO_LATE": N_("告知期限已过，依法视为受理"),
    "REALTY_REFUSES_AT_ONCE": N_("不动产登记须当场书面决定，不能告知后等待"),
    "SUPPLEMENT_OPEN": N_("补正材料还没有到齐：{rows}"),
    "SUPPLEMENT_WHOLE": N_("补正材料已齐，应当受理"),
    "NOT_REMINDED": N_("退件前须先提醒申请人"),
    "SUPPLEMENT_PERIOD_RUNS": N_("补正期限 {until} 未满"),
    "MATERIALS_INCOMPLETE": N_("还有必要材料未合格：{rows}"),
    "PROMISE_PAPERS_NOT_SERVED": N_("容缺、承诺文书本版本尚不能出具"),
    "SILENCE_SAYS_NOTHING": N_("不适用视为受理"),
    "NOTICE_CLOCK_RUNS": N_("告知期限未满"),
    "NOT_IMMEDIATE": N_("不是即办件，由审批部门决定"),
    "DECIDER_IS_REVIEWER": N_("审查与决定不能是同一人"),
    "ACCEPTED_AS_WHOLE": N_("已按材料齐全受理，核验结果不再更改"),
    "FEE_DUE": N_("先收费 ¥{due}"),
    "FEE_BEFORE_ACCEPTANCE": N_("受理前须先收费 ¥{due}"),
    "PAYMENT_UNKNOWN": N_("有一笔付款待确认"),
    "NO_CERTIFICATE": N_("本事项不制证"),
    "CERTIFICATE_NOT_MADE": N_("证件还没有制成"),
    "CERTIFICATE_NO_EMPTY": N_("请填写证件编号"),
    "VALIDITY_EMPTY": N_("请填写证件的有效期"),
    "VALIDITY_NO_DAY": N_("请填写有效期的最后一日，如 20311122，或者“长期”"),
    "VALIDITY_OVER": N_("有效期的最后一日已经过了"),
    "RECEIVER_EMPTY": N_("请登记领取人"),
    "RECEIVER_NOT_APPLICANT": N_("与申请人的姓名、证件号不一致，不是本人"),
    "RELATION_UNLAWFUL": N_("这种关系的人不能代收"),
    "METHOD_UNLAWFUL": N_("不是法定的送达方式"),
    "AUTHORITY_ENDED": N_("代理人的委托期限 {until} 已过"),
    "NOT_WRITTEN": N_("须有书面撤回申请"),
    "PAID_REFUND_FIRST": N_("已收费；退付由执收单位财务办理，本窗口不能退付"),
    "NOT_CHECKED": N_("还有 {count} 项材料未核验"),
    "NOTICE_NAMES_ALL": N_("还有 {count} 项未核验；告知书须一次列明全部缺项"),
    "MATERIAL_NOT_DEFERRABLE": N_("这项材料不能容缺"),
    "MATERIAL_NOT_COMMITTABLE": N_("这项材料不适用告知承诺"),
    "MATERIAL_NOT_SHARED": N_("这项材料没有共享来源"),
    "MATERIAL_SHARED_NOT_DEMANDED": N_("数据共享可得的材料不得再向申请人索要"),
}

_ROLES = {
    Role.GUIDE: N_("导办员"),
    Role.ACCEPTOR: N_("受理人员"),
    Role.CASHIER: N_("收费人员"),
    Role.REVIEWER: N_("审查人员"),
    Role.DECIDER: N_("首席代表"),
    Role.DEPT_HEAD: N_("部门负责人"),
    Role.GOV_HEAD: N_("政府负责人"),
    Role.ISSUER: N_("发证人员"),
    Role.PROXY: N_("代办员"),
    Role.SUPERVISOR: N_("值班主任"),
    Role.ARCHIVIST: N_("档案员"),
    Role.SYSTEM: N_("系统"),
}


def field_words(code: str, **facts: Any) -> str:
    """What is wrong with a field; an empty code is nothing."""
    return _words(_FIELDS, code, facts)


def act_words(code: str, facts: Mapping[str, Any] | None = None) -> str:
    """Why an act may not be done now; an empty code is nothing."""
    return _words({**_FIELDS, **_ACTS}, code, facts or {})


def role_name(role: Role) -> str:
    """The name of a role as people call it."""
    return _(_ROLES[role]) if role in _ROLES else str(role)


def state_name(state: State) -> str:
    """The name of a case's state."""
    return _(STATE_NAMES[state])


def _words(table: Mapping[str, str], code: str, facts: Mapping[str, Any]) -> str:
    if code not in table:
        return code
    readable = {name: _readable(name, value) for name, value in facts.items()}
    return _(table[code]).format_map(_Facts(readable))


def _readable(name: str, value: Any) -> str:
    if isinstance(value, State):
        return state_name(value)
    if name == "due" and isinstance(value, int):
        return yuan(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list, frozenset)):
        return "、".join(role_name(Role(v)) if v in set(Role) else str(v) for v in value)
    return str(value)


class _Facts(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"

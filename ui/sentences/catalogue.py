"""What is wrong in the files a catalogue is published from."""

from __future__ import annotations

from ui.i18n import N_
from ui.sentences.told import BUNDLE, PUBLISHER, Told

TOLD: dict[str, Told] = {
    "CATALOGUE_UNREADABLE": Told(
        N_("目录文件读不出来{place}。"),
        N_("请检查文件是否存在、能否读取。"),
        BUNDLE,
    ),
    "CATALOGUE_SYNTAX": Told(
        N_("目录文件写法有误：{detail}{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "CATALOGUE_KEY_UNKNOWN": Told(
        N_("目录里有不认识的项{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "CATALOGUE_KEY_MISSING": Told(
        N_("目录里缺少必填的项{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "CATALOGUE_VALUE": Told(
        N_("目录里“{value}”不对，应为 {expected}{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "CATALOGUE_ID_TWICE": Told(
        N_("目录里同一个编号出现两次{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "MATTER_ELEMENT_MISSING": Told(
        N_("事项缺少公开要素“{element}”{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "MATTER_ORGAN": Told(
        N_("“{said}”与机关名称“{organ}”不一致{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "MATTER_COLLECTING_UNIT": Told(
        N_("“{said}”与执收单位名称“{unit}”不一致{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "MATTER_TASK_CODE": Told(
        N_("实施编码 {task_code} 不是规定的 31 位格式{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "MATTER_TASK_CODE_ORGAN": Told(
        N_("实施编码 {task_code} 与实施机关的代码不一致{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "MATTER_TAG": Told(
        N_("事项标签“{tag}”不在字典里{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "MATTER_DATES": Told(
        N_("事项的失效日期 {until} 早于生效日期{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "MATTER_HEAD": Told(
        N_("事项的服务对象或到现场次数不对{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "MATTER_VISITS_UNEXPLAINED": Told(
        N_("要跑 {visits} 次现场，却没有说明原因{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "MATTER_PROXY_UNEXPLAINED": Told(
        N_("不允许代办，却没有说明原因{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "MATERIAL_COUNT": Told(
        N_("材料 {material} 的份数与形式不符{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "MATERIAL_SHARED_SOURCE": Told(
        N_("材料 {material} 的共享标记与来源不符{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "MATERIAL_DEFERRAL": Told(
        N_("材料 {material} 的容缺标记与容缺天数不符{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "MATERIAL_CONDITION": Told(
        N_("材料 {material} 的必要性与适用条件不符{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "LIMIT_DAYS": Told(
        N_("时限的天数与说法不符{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "LIMIT_PROMISE": Told(
        N_("承诺时限缺少，或比法定时限长{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "RESULT_VALIDITY": Told(
        N_("办事结果的有效年数和“证件载明有效期”不能同时填写，年数不能小于零{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "SPECIAL_EFFECT": Told(
        N_("特别程序 {special} 是否计入时限，前后不一致{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "SPECIAL_CHARGE": Told(
        N_("特别程序 {special} 收费，却没有依据{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "CHILDREN_JOINT": Told(
        N_("联办件须有子事项，其他事项不得有{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "CHILD_REFERENCE": Told(
        N_("子事项 {child} 指向不存在的 {target}{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "CHILDREN_CYCLE": Told(
        N_("子事项互相等待：{children}{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "ORGAN_CODE": Told(
        N_("“{organ}”的统一社会信用代码 {code} 不对{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "CALENDAR_PLAN": Told(
        N_("{file} 里的工作日安排写得不对：{why}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "CENTER_WORDING_EMPTY": Told(
        N_("文书用语没有写全：{path}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "CASH_WITHOUT_APPROVAL": Told(
        N_("“{unit}”收现金，却没有批准文号{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "FEE_CHARGED_OR_FREE": Told(
        N_("事项是否收费，与收费标准不一致{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "FEE_ITEM": Told(
        N_("收费项目 {item} 的标准不完整或自相矛盾{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "FEE_FACTOR": Told(
        N_("收费项目 {item} 的计费因子“{factors}”不是数字问题{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "WAIVER_RULE": Told(
        N_("减免 {rule} 的幅度或收费项目不对{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "QUESTION_OPTIONS": Told(
        N_("问题 {question} 的选项或上下限不对{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "QUESTION_DEFAULT": Told(
        N_("问题 {question} 的默认回答不对{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "EFFECT_TARGET": Told(
        N_("情形效果 {op} 指向不存在的 {target}{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "EXPRESSION_LENGTH": Told(
        N_("条件有 {length} 个字，最多 {longest} 个{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "EXPRESSION_SYNTAX": Told(
        N_("条件“{text}”第 {position} 个字处写法有误{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "EXPRESSION_TYPE": Told(
        N_("条件里“{part}”用在了不合适的值上{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "EXPRESSION_NAME": Told(
        N_("条件问到了没有的问题 {name}{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "EXPRESSION_NEVER_HOLDS": Told(
        N_("条件“{text}”永远不成立{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
    "EXPRESSION_DEPTH": Told(
        N_("条件“{text}”嵌套超过 {deepest} 层{place}。"),
        PUBLISHER,
        BUNDLE,
    ),
}

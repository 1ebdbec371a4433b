"""Why a case may not take a step: the objections of the transition table."""

from __future__ import annotations

from ui.i18n import N_
from ui.sentences.told import ACT, DRAFT, PASS_ON, RELOAD, Told

TOLD: dict[str, Told] = {
    "DUPLICATE_OPEN": Told(
        N_("申请人在同一事项已有在办的 {case}，还没有说明是不是同一件。"),
        N_("同一件的，打开原来的一件办理；不是同一件的，标明后再收件。"),
        DRAFT,
    ),
    "STATE": Told(
        N_("这个办件{moved}。"),
        N_("请看办件的进度，选择此刻可办的下一步。"),
        ACT,
    ),
    "ROLE": Told(
        N_("{move}须由{roles}办理，您没有这个身份。"),
        PASS_ON,
        ACT,
    ),
    "REASON_EMPTY": Told(
        N_("{move}必须写明理由。"),
        N_("请写明理由后再办。"),
        ACT,
    ),
    "MATTER_NOT_IN_FORCE": Told(
        N_("“{matter}”今天不在办理期。"),
        N_("请改选现行的事项；确有疑问时请看数据包是否最新。"),
        DRAFT,
    ),
    "MATTER_REVISED": Told(
        N_("“{matter}”已有新版本（第 {newest} 版），这份草稿还是第 {version} 版的。"),
        N_("请按 Alt+M 重新选这个事项，再核验一次材料；申请人的信息会保留。"),
        DRAFT,
    ),
    "KIND_NOT_SERVED": Told(
        N_("这个事项不受理这类申请人的申请。"),
        N_("请核对申请人类型，或改选面向这类申请人的事项。"),
        DRAFT,
    ),
    "APPLICANT_INCOMPLETE": Told(
        N_("申请人信息还没有填对：{fields}。"),
        N_("请按标红的栏目补全或改正。"),
        DRAFT,
    ),
    "CHECKLIST_EMPTY": Told(
        N_("按现在的回答，没有任何材料适用。"),
        N_("请核对情形问题的回答。"),
        DRAFT,
    ),
    "AUTHORITY_ENDED": Told(
        N_("代理人的委托期限到 {until} 为止，已经过了。"),
        N_("请由申请人本人领取，或者登记别的领取人；有新的委托书时按“他人领取”登记。"),
        ACT,
    ),
    "AUTHORITY_EMPTY": Told(
        N_("代理人的授权事项和权限还没有填写。"),
        N_("请写明授权事项和权限后再收件。"),
        DRAFT,
    ),
    "GROUND_UNKNOWN": Told(
        N_("这个事项适用的受理规定没有这种不予受理的情形。"),
        N_("请从列出的情形中选择。"),
        ACT,
    ),
    "BASIS_EMPTY": Told(
        N_("决定不受理，但没有写明依据。"),
        N_("请写明法律、法规、规章的名称和条款。"),
        ACT,
    ),
    "COMPETENT_ORGAN_OWED": Told(
        N_("以不属于本机关职权为由不予受理，却没有写明有权机关。"),
        N_("请写明有权办理的机关，告知申请人向哪里申请。"),
        ACT,
    ),
    "REMEDIES_UNKNOWN": Told(
        N_("这个事项没有公布救济途径，依法不能作出不利的决定。"),
        N_("请联系审批部门补齐复议机关和法院；补齐前不能出具。"),
        ACT,
    ),
    "NOTHING_MISSING": Told(
        N_("没有缺项，不需要一次性告知。"),
        N_("可以直接受理。"),
        ACT,
    ),
    "NOTICED_BEFORE": Told(
        N_("{on}已经一次性告知过，依法不得再次告知。"),
        N_("请按已发出的告知书继续；新发现的缺项不能再次告知。"),
        ACT,
    ),
    "NOTICE_TOO_LATE": Told(
        N_("一次性告知的期限到{due}为止，已经过了。"),
        N_("请按视为受理办理。"),
        ACT,
    ),
    "REALTY_REFUSES_AT_ONCE": Told(
        N_("“{matter}”是不动产登记，须当场书面决定，不能告知后等待。"),
        N_("请当场受理，或出具不予受理告知书。"),
        ACT,
    ),
    "SUPPLEMENT_OPEN": Told(
        N_("补正材料还没有到齐：{rows}。"),
        N_("请等这些材料到齐，或登记已经送来的。"),
        ACT,
    ),
    "REMINDER_EMPTY": Told(
        N_("还没有写明告诉了申请人什么。"),
        N_("请写明提醒的内容。"),
        ACT,
    ),
    "SUPPLEMENT_WHOLE": Told(
        N_("补正材料已经全部收到，不能按逾期未补正退件。"),
        N_("请受理；申请人放弃的，按申请人放弃办理。"),
        ACT,
    ),
    "NOT_REMINDED": Told(
        N_("退件前还没有提醒过申请人。"),
        N_("请先提醒申请人并记录，再退件。"),
        ACT,
    ),
    "SUPPLEMENT_PERIOD_RUNS": Told(
        N_("补正期限到{until}，现在还没有满。"),
        N_("请等期限届满，或由申请人书面放弃补正。"),
        ACT,
    ),
    "MATERIALS_INCOMPLETE": Told(
        N_("还有必要材料没有合格：{rows}。"),
        N_("请逐项核验；缺的请一次性告知。"),
        ACT,
    ),
    "PROMISE_PAPERS_NOT_SERVED": Told(
        N_("容缺受理和告知承诺的文书，本版本还不能出具。"),
        N_("请等材料齐全后受理，或者一次性告知；选了告知承诺的，请改选不承诺的办法。"),
        ACT,
    ),
    "SILENCE_SAYS_NOTHING": Told(
        N_("这个事项不适用“逾期不告知视为受理”。"),
        N_("请按本事项的程序受理或告知。"),
        ACT,
    ),
    "NOTICE_CLOCK_RUNS": Told(
        N_("告知期限到{due}，还没有满，不能视为受理。"),
        N_("请在期限内受理或一次性告知。"),
        ACT,
    ),
    "NOT_IMMEDIATE": Told(
        N_("“{matter}”不是即办件，窗口不能当场决定。"),
        N_("请受理后交审批部门决定。"),
        ACT,
    ),
    "DECIDER_IS_REVIEWER": Told(
        N_("审查和决定不能是同一个人。"),
        N_("请由另一位有决定权的人员决定。"),
        ACT,
    ),
    "ACCEPTED_AS_WHOLE": Told(
        N_("这件已于{on}按材料齐全受理，核验结果不再更改。"),
        N_("受理有误的，请申请人撤回，或者交审批部门处理。"),
        ACT,
    ),
    "FEE_DUE": Told(
        N_("还有 {due} 元没有收。"),
        N_("请先收费，再办这一步。"),
        ACT,
    ),
    "FEE_BEFORE_ACCEPTANCE": Told(
        N_("这个事项须在受理前收费 {due} 元。"),
        N_("请先收件并收费，再受理。"),
        ACT,
    ),
    "PAYMENT_UNKNOWN": Told(
        N_("有一笔付款还不知道是否成功，应收 {due} 元。"),
        N_("请核对支付结果：到账就确认，没有扣款就记为失败；不要重复收费。"),
        ACT,
    ),
    "NO_CERTIFICATE": Told(
        N_("这个事项不制证。"),
        N_("请直接登记送达。"),
        ACT,
    ),
    "CERTIFICATE_NOT_MADE": Told(
        N_("证件还没有制成。"),
        N_("请先登记制证，再送达。"),
        ACT,
    ),
    "CERTIFICATE_NO_FIXED": Told(
        N_("这种证件以持证人的公民身份号码为编号，决定书上已写明，不能另编。"),
        N_("请照持证人的公民身份号码发证；号码有误的，请更正申请人信息后重新办理。"),
        ACT,
    ),
    "CERTIFICATE_NO_EMPTY": Told(
        N_("还没有填写证件编号。"),
        N_("请填写证件编号。"),
        ACT,
    ),
    "VALIDITY_EMPTY": Told(
        N_("证件的有效期还没有填写。"),
        N_("请照证件填写有效期的最后一日。"),
        ACT,
    ),
    "VALIDITY_NO_DAY": Told(
        N_("证件的有效期不是一个日期。"),
        N_("请填写有效期的最后一日，如 20311122，或者“长期”。"),
        ACT,
    ),
    "VALIDITY_OVER": Told(
        N_("证件有效期的最后一日 {until} 已经过了。"),
        N_("请对照证件核对有效期。"),
        ACT,
    ),
    "RECEIVER_EMPTY": Told(
        N_("还没有登记领取人。"),
        N_("请登记领取人的姓名和证件；单位由法定代表人、收件人或者代理人领取。"),
        ACT,
    ),
    "RECEIVER_NOT_APPLICANT": Told(
        N_("登记为本人领取，但姓名或者证件号与申请人不一致。"),
        N_("请核对证件；不是本人的，选择与申请人的关系。"),
        ACT,
    ),
    "RELATION_UNLAWFUL": Told(
        N_("这种关系的人不能代收本件的结果。"),
        N_("个人由同住成年家属或者代理人代收；单位由法定代表人、收件人或者代理人领取。"),
        ACT,
    ),
    "METHOD_UNLAWFUL": Told(
        N_("这不是法定的送达方式。"),
        N_("请按直接、留置、电子、邮寄、公告送达或者代办员转交办理。"),
        ACT,
    ),
    "NOT_WRITTEN": Told(
        N_("撤回须有申请人的书面申请。"),
        N_("请收下书面撤回申请后再办。"),
        ACT,
    ),
    "PAID_REFUND_FIRST": Told(
        N_("这个办件已经收费，须先退付。"),
        N_("退付由执收单位财务办理，本窗口不能退付；请告知申请人向执收单位申请退付。"),
        ACT,
    ),
    "NOT_A_DRAFT": Told(
        N_("这一件已经不是草稿，现在是“{state}”。"),
        N_("请打开办件，从那里继续。"),
        ACT,
    ),
    "SUPPLEMENT_EMPTY": Told(
        N_("没有选择任何补正材料。"),
        N_("请勾选这次送来的材料。"),
        ACT,
    ),
    "SUPPLEMENT_NOT_ASKED": Told(
        N_("材料 {material} 不在告知书上，不能登记为补正。"),
        N_("请只登记告知书上列明的材料。"),
        ACT,
    ),
    "MATERIAL_UNKNOWN": Told(
        N_("材料 {material} 不在这个办件的清单上。"),
        RELOAD,
        ACT,
    ),
    "MATERIAL_NOT_DEFERRABLE": Told(
        N_("“{material}”按公布的规定不能容缺。"),
        N_("请改选其他核验结果。"),
        ACT,
    ),
    "MATERIAL_NOT_COMMITTABLE": Told(
        N_("“{material}”按公布的规定不适用告知承诺。"),
        N_("请改选其他核验结果。"),
        ACT,
    ),
    "MATERIAL_NOT_SHARED": Told(
        N_("“{material}”没有共享来源，不能免交。"),
        N_("请改选其他核验结果。"),
        ACT,
    ),
    "MATERIAL_SHARED_NOT_DEMANDED": Told(
        N_("“{material}”可由数据共享取得，不得再向申请人索要。"),
        N_("请标为共享免交。"),
        ACT,
    ),
    "CASE_UNKNOWN": Told(
        N_("本机没有这个办件。"),
        RELOAD,
        ACT,
    ),
    "BUNDLE_LAPSED": Told(
        N_("数据包 {on} 到期，{grace} 天宽限期也已过，不能再收新件。"),
        N_("请导入新的数据包；已经收下的办件可以照常办完。"),
        ACT,
    ),
    "DEEMED_FIRST": Told(
        N_("告知的期限已于 {due} 届满，依法自收件之日起即为受理。"),
        N_("请稍候：程序会补记视为受理；之后按已受理的办件继续办理。"),
        ACT,
    ),
    "CLOCK_SET_BACK": Told(
        N_("电脑时间倒退了：现在显示 {now}，而上一笔记录是 {last}。"),
        N_("请校准电脑时间，或由值班主任运行 yichuang clock 确认；此前不能收件和收费。"),
        ACT,
    ),
}

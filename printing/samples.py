"""One realistic paper of every kind, in an invented county: for `yichuang doctor` and the tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from app.domain.catalogue.kinds import LICENCE
from app.domain.papers import (
    Acceptance,
    Approval,
    Content,
    DeficientItem,
    DemandedMaterial,
    Exit,
    ExitVariant,
    FeeLine,
    Header,
    MaterialsTaken,
    NotRequired,
    PaperKind,
    PaymentNotice,
    ProofOfService,
    ReadyNotice,
    Receipt,
    Refusal,
    Remedy,
    Requirements,
    ReturnedMaterial,
    SealKind,
    ServedPaper,
    Snapshot,
    SupplementedItem,
    SupplementNotice,
    SupplementTaken,
    TakenMaterial,
    draw_up,
)

CHINA = timezone(timedelta(hours=8))

HEADER = Header(
    organ="云溪县市场监督管理局",
    doc_no="云市监许受〔2026〕000123号",
    case_no="3301262026111600123",
    query_code="482913",
    verification="YC1:3301262026111600123:482913:b7f2c1d09e",
    applicant="王明",
    masked_id="330126********1234",
    matter="食品经营许可（新办）",
    task_code="11330126MB0X12345H4330131027000",
    window="云溪县政务服务中心二楼B07综合窗口",
    window_tel="0500-6120007",
    complaint_tel="0500-6123456、12345",
    destinations=("存档", "交申请人", "窗口留存"),
    issued_on=date(2026, 11, 16),
)
REMEDY = Remedy("云溪县人民政府", "云溪县人民法院")
_ON = datetime(2026, 11, 16, 9, 5, tzinfo=CHINA)
_LICENCE = "《中华人民共和国行政许可法》"
_FOOD = "《中华人民共和国食品安全法》第三十五条第二款"

_ID_CARD = DemandedMaterial(
    name="申请人身份证明",
    necessity="必要",
    form="原件核验退还",
    originals=1,
    copies=0,
    source="数据共享",
    note="已通过数据共享取得的无需提交",
)
_FORM = DemandedMaterial(
    name="食品经营许可申请书",
    necessity="必要",
    form="申请表",
    originals=1,
    copies=0,
    source="申请人自备",
    note="窗口免费提供",
)
_PLAN = DemandedMaterial(
    name="与食品经营相适应的主要设备设施布局、操作流程文件",
    necessity="必要",
    form="复印件",
    originals=0,
    copies=1,
    source="申请人自备",
)

REQUIREMENTS = Requirements(
    subject="云溪县市场监督管理局（法定机关）",
    basis=(f"{_FOOD}", "《食品经营许可和备案管理办法》第四条"),
    conditions=("经营场所与食品品种、数量相适应", "有食品安全管理人员和保证食品安全的规章制度"),
    procedure=("申请与收件", "受理", "审查（现场核查）", "决定", "制证与送达"),
    statutory_limit="20个工作日",
    promised_limit="5个工作日",
    result="食品经营许可证，有效期五年",
    charge_basis="不收费",
    charge_standard="不收费",
    supervision=("政务服务中心投诉台 0500-6123456", "12345政务服务便民热线"),
    quantity_limit="无数量限制",
    sample_forms="申请书空白表和示范文本在窗口免费取用",
    place="云溪县政务服务中心二楼B07综合窗口",
    hours="工作日 9:00—12:00，13:30—17:00",
    materials=(_FORM, _ID_CARD, _PLAN),
    situation="热食类食品制售，经营面积不足200平方米",
    published="云溪县政务服务事项实施清单2026年第3版",
)

MATERIALS_TAKEN = MaterialsTaken(
    received_at=_ON,
    items=(
        TakenMaterial(
            name=_FORM.name, form="申请表", originals=1, copies=0, pages=4, remark="留存"
        ),
        TakenMaterial(
            name=_ID_CARD.name, form="原件", originals=1, copies=0, pages=1, remark="核验后退还"
        ),
        TakenMaterial(
            name=_PLAN.name, form="复印件", originals=0, copies=1, pages=3, remark="留存"
        ),
    ),
    deliverer="王明",
    receiver="李清",
    notice_due=date(2026, 11, 23),
    silence="逾期不告知的，自收到申请材料之日起即为受理。",
    basis=f"{_LICENCE}第三十二条第一款第四项",
)

SUPPLEMENT_NOTICE = SupplementNotice(
    applied_on=date(2026, 11, 16),
    items=(
        DeficientItem(
            name=_PLAN.name,
            problem="平面图未标明粗加工、烹饪、餐用具清洗消毒场所",
            correct_form="补充标注功能分区和流程走向，加盖印章或者签名",
            basis="《食品经营许可和备案管理办法》第十二条",
            how="窗口提交或者邮寄",
        ),
        DeficientItem(
            name="从业人员健康证明",
            problem="未提交",
            correct_form="有效期内的健康证明复印件一份",
            basis="《中华人民共和国食品安全法》第四十五条",
            how="窗口提交",
        ),
    ),
    answer="请于2026年12月14日前（含当日）将补正材料送交云溪县政务服务中心二楼B07综合窗口。",
    consequence="逾期未补正的，本机关将退回申请材料，您可以重新提出申请。",
    place="云溪县政务服务中心二楼B07综合窗口",
    handler="李清",
    handler_tel="0500-6120007",
)

SUPPLEMENT_TAKEN = SupplementTaken(
    notice_no="云市监许补〔2026〕000045号",
    received_at=datetime(2026, 11, 19, 15, 42, tzinfo=CHINA),
    items=(
        SupplementedItem(
            name=_PLAN.name, asked="补充标注功能分区和流程走向", arrived_on=date(2026, 11, 19)
        ),
        SupplementedItem(name="从业人员健康证明", asked="复印件一份", arrived_on=None),
    ),
    deliverer="王明",
    receiver="李清",
    deadline=date(2026, 12, 14),
    basis=f"{_LICENCE}第三十二条第一款第四项",
)

ACCEPTANCE = Acceptance(
    contact="138****1234",
    applied_on=date(2026, 11, 16),
    accepted_on=date(2026, 11, 16),
    basis=f"{_LICENCE}第三十二条第一款第五项",
    statutory_limit="20个工作日",
    statutory_due=date(2026, 12, 14),
    promised_limit="5个工作日",
    promised_due=date(2026, 11, 23),
    fee="不收费",
    notes=("现场核查不另行计算时间，计入办理期限",),
)

REFUSAL = Refusal(
    applied_on=date(2026, 11, 16),
    reason="您（单位）申请的经营场所位于临江市东城区，食品经营许可由经营场所所在地的县级以上"
    "市场监督管理部门实施，该申请事项依法不属于本机关职权范围",
    basis=f"{_LICENCE}第三十二条第一款第二项",
    competent_organ="临江市东城区市场监督管理局（临江市东城区政务服务中心综合窗口）",
    remedy=REMEDY,
)

NOT_REQUIRED = NotRequired(
    applied_on=date(2026, 11, 16),
    reason="您（单位）销售的是预包装食品，只需向市场监督管理部门备案，不需要取得食品经营许可",
    basis=f"{_LICENCE}第三十二条第一款第一项",
    remedy=REMEDY,
)

APPROVAL = Approval(
    applied_on=date(2026, 11, 16),
    accepted_on=date(2026, 11, 16),
    facts="申请人的经营场所、设备设施和管理制度符合规定，经两名核查人员现场核查合格",
    basis=f"{_LICENCE}第三十八条第一款、{_FOOD}",
    granted="准予食品经营许可，经营项目为热食类食品制售",
    conditions=("在许可的经营项目和场所内经营", "在经营场所的显著位置悬挂许可证正本"),
    validity="2026年11月20日至2031年11月19日",
    certificate="食品经营许可证",
    matter_kind=LICENCE,
    publicity="本决定依法公开，公众有权查阅。",
    certificate_no="JY23301260012345",
    remedy=REMEDY,
)

FEE_LINE = FeeLine(
    item_code="103044550",
    name="不动产登记费（住宅）",
    unit="件",
    quantity="1",
    standard="80.00元/件",
    amount_fen=8000,
)

PAYMENT_NOTICE = PaymentNotice(
    collecting_unit="云溪县不动产登记中心",
    collecting_unit_code="330126007",
    payer="王明",
    lines=(FEE_LINE, replace(FEE_LINE, name="不动产权证书工本费（增加一本）", unit="本",
                             standard="10.00元/本", amount_fen=1000)),
    basis="《国家发展改革委 财政部关于不动产登记收费标准等有关问题的通知》"
    "（发改价格规〔2016〕2559号）",
    channels=("窗口现金、银行卡、扫码缴款", "凭缴款码到代收银行网点缴款"),
    due_on=date(2026, 11, 30),
    unpaid_consequence="逾期未缴的，本机关暂缓颁发证书，办理期限相应顺延",
    payment_code="33012626000000012345",
)  # fmt: skip

RECEIPT = Receipt(
    bill_code="33010126",
    bill_no="0000012345",
    check_code="7f3k9q",
    collecting_unit="云溪县不动产登记中心",
    collecting_unit_code="330126007",
    payer="王明",
    payer_id="330126********1234",
    lines=PAYMENT_NOTICE.lines,
    method="现金",
    payee="李清",
    reviewer="赵敏",
    paid_at=datetime(2026, 11, 16, 10, 22, tzinfo=CHINA),
    tendered_fen=10000,
    change_fen=1000,
)

PROOF_OF_SERVICE = ProofOfService(
    papers=(
        ServedPaper(name="准予行政许可决定书", number="云市监许准〔2026〕000098号"),
        ServedPaper(name="食品经营许可证", number="JY23301260012345"),
    ),
    addressee="王明",
    place="云溪县政务服务中心二楼B07综合窗口",
    method="直接送达",
    served_at=datetime(2026, 11, 23, 10, 5, tzinfo=CHINA),
    receiver="王明",
    server="李清",
    basis=f"{_LICENCE}第四十四条",
)

READY_NOTICE = ReadyNotice(
    result="食品经营许可证",
    certificate_no="JY23301260012345",
    place="云溪县政务服务中心一楼出件窗口",
    hours="工作日 9:00—17:00",
    until=date(2027, 2, 22),
    bring=("申请人身份证原件", "本通知书或者查询码"),
    agent_rules="代理人凭委托书、双方身份证原件领取",
    mail_option="可以在窗口登记地址，由中心免费邮寄送达",
    basis=f"{_LICENCE}第四十四条",
)

EXIT = Exit(
    variant=ExitVariant.RETURNED,
    applied_on=date(2026, 11, 16),
    ended_on=date(2026, 12, 15),
    reason="在告知的期限内未补正材料",
    basis="《食品经营许可和备案管理办法》第十七条",
    returned=(
        ReturnedMaterial(name=_FORM.name, form="申请表", count=1),
        ReturnedMaterial(name=_PLAN.name, form="复印件", count=1),
    ),
    handler="李清",
    remedy=REMEDY,
)

CONTENTS: tuple[Content, ...] = (
    REQUIREMENTS,
    MATERIALS_TAKEN,
    SUPPLEMENT_NOTICE,
    SUPPLEMENT_TAKEN,
    ACCEPTANCE,
    REFUSAL,
    NOT_REQUIRED,
    APPROVAL,
    PAYMENT_NOTICE,
    RECEIPT,
    PROOF_OF_SERVICE,
    READY_NOTICE,
    EXIT,
)

_SEALS = {
    PaperKind.D11: SealKind.APPROVAL,
    PaperKind.D13: SealKind.FEE,
    PaperKind.D14: SealKind.FEE,
}
_ISSUED = {
    PaperKind.D01: ("告", date(2026, 11, 12)),
    PaperKind.D02: ("收", date(2026, 11, 16)),
    PaperKind.D03: ("补", date(2026, 11, 17)),
    PaperKind.D04: ("补收", date(2026, 11, 19)),
    PaperKind.D06: ("不受", date(2026, 11, 16)),
    PaperKind.D07: ("不受", date(2026, 11, 16)),
    PaperKind.D11: ("准", date(2026, 11, 20)),
    PaperKind.D13: ("缴", date(2026, 11, 16)),
    PaperKind.D17: ("达", date(2026, 11, 23)),
    PaperKind.D18: ("领", date(2026, 11, 20)),
    PaperKind.D19: ("退", date(2026, 12, 15)),
}
_REALTY = replace(
    HEADER,
    organ="云溪县自然资源和规划局",
    matter="不动产转移登记（存量房）",
    task_code="11330126MB0X54321J4330715018000",
)


def samples() -> dict[PaperKind, Snapshot]:
    """One paper of every kind, in the order of the catalogue."""
    return {snapshot.kind: snapshot for snapshot in map(_sample, CONTENTS)}


def _sample(content: Content) -> Snapshot:
    about_money = isinstance(content, (PaymentNotice, Receipt))
    drafted = draw_up(_REALTY if about_money else HEADER, content)
    word, issued_on = _ISSUED.get(drafted.kind, ("受", HEADER.issued_on))
    header = replace(
        drafted.header,
        doc_no=f"云市监许{word}〔2026〕000123号",
        seal=_SEALS.get(drafted.kind, SealKind.ACCEPTANCE),
        issued_on=issued_on,
    )
    return replace(drafted, header=header)

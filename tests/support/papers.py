"""Papers at the edge: longest names, rare characters, forty materials, endless grounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.papers import (
    Content,
    DeficientItem,
    DemandedMaterial,
    ExitVariant,
    FeeLine,
    Header,
    PaperKind,
    Remedy,
    ReturnedMaterial,
    ServedPaper,
    Snapshot,
    SupplementedItem,
    TakenMaterial,
    draw_up,
)
from printing import samples

RARE = "𬭎䶮㛃"
LONG_NAME = (
    "阿卜杜拉·买买提·吐尔逊·艾合买提江·穆罕默德·依布拉音·居来提·热合曼·𬭎䶮㛃·阿不都热依木·卡德尔"
)[:50]
LONG_ORGAN = (
    "某某哈萨克自治州某某蒙古自治县人民政府政务服务和大数据管理局（加挂行政审批局、公共资源交易监督管理局"
    "牌子）驻某某经济技术开发区暨某某综合保税区管理委员会便民服务中心综合受理窗口第三工作组联合审批与"
    "证照制发服务办公室（含乡镇街道分中心及流动服务点）"
)
LONG_ORGAN = (LONG_ORGAN + "附设机构" * 10)[:120]
LONG_MATTER = (
    "在历史文化名城、名镇、名村保护范围内进行改变园林绿地、河湖水系等自然状态的活动以及在核心保护范围内"
    "进行影视摄制、举办大型群众性活动的方案审查（含变更、延续和补办情形的一并申请）"
)
LONG_GROUND = (
    "《中华人民共和国行政许可法》第三十二条第一款第四项、第三十八条第二款，《历史文化名城名镇名村保护条例》"
    "（国务院令第524号，2017年10月7日修订）第二十五条第一款、第二十八条第三款，以及《某某省实施〈历史文化"
    "名城名镇名村保护条例〉办法》（省人民政府令第388号）第十七条至第二十一条"
)
LONG_TEXT = (
    LONG_GROUND + "所规定的条件、程序和期限要求，经逐项核对并听取利害关系人的陈述、申辩后认定如下："
) * 3


def material_name(number: int) -> str:
    """A material name of exactly sixty characters."""
    text = f"第{number:02d}项：经依法登记并由全体共有人（含继承人、受遗赠人）签名确认的"
    return (
        text + "房屋安全鉴定报告及附图、说明文件、授权委托手续和其他应当一并提交的补充佐证资料"
    )[:60]


EXTREME_HEADER = Header(
    organ=LONG_ORGAN,
    doc_no="某哈蒙政务数据许受〔2026〕开发区综保区第000000000123号",
    case_no="654321-2026-1116-0000000123",
    query_code="482913",
    verification="YC1:654321202611160000000123:482913:" + "b7f2c1d09e" * 12,
    applicant=LONG_NAME,
    masked_id="654321********123X",
    agent=f"{RARE}·{LONG_NAME[:40]}（654321********0011）",
    matter=LONG_MATTER,
    task_code="11654321MB0X12345H4000131027000XX",
    window=f"{LONG_ORGAN[:70]}B07窗口",
    window_tel="0999-61200070、0999-61200071",
    complaint_tel="0999-61234560、12345政务服务便民热线",
    destinations=(
        "存档（本机关办公室档案柜）",
        "交申请人",
        "窗口留存",
        "抄送州政务服务管理机构",
        "随案卷移送",
    ),
    issued_on=date(2026, 12, 30),
    marks=("样张", "补录"),
)
_REMEDY = Remedy(LONG_ORGAN, "某某哈萨克自治州某某蒙古自治县人民法院（行政案件集中管辖法院）")
_FORTY = range(1, 41)

_REQUIREMENTS = replace(
    samples.REQUIREMENTS,
    subject=LONG_ORGAN,
    basis=(LONG_GROUND, LONG_TEXT, LONG_GROUND),
    conditions=tuple(f"{LONG_GROUND}之条件{n}" for n in range(1, 6)),
    result=f"{LONG_MATTER}批准文书",
    place=LONG_ORGAN,
    materials=tuple(
        DemandedMaterial(
            name=material_name(n),
            necessity="必要" if n % 3 else "情形需要",
            form="原件核验退还",
            originals=1,
            copies=12,
            source="政府部门核发",
            note="签名并按捺指印；共有人不能到场的提交公证的授权委托书" if n % 4 else "",
        )
        for n in _FORTY
    ),
)

_TAKEN = replace(
    samples.MATERIALS_TAKEN,
    items=tuple(
        TakenMaterial(
            name=material_name(n),
            form="原件和复印件",
            originals=1,
            copies=12,
            pages=128,
            remark="原件核验后当场退还，复印件留存归档",
        )
        for n in _FORTY
    ),
    deliverer=LONG_NAME,
    receiver=f"{RARE}·{LONG_NAME[:30]}",
)

_NOTICE = replace(
    samples.SUPPLEMENT_NOTICE,
    items=tuple(
        DeficientItem(
            name=material_name(n),
            problem="复印件模糊，第三页至第七页不能辨认；签名与身份证明上的姓名用字不一致（䶮与龑）",
            correct_form="重新提交清晰的复印件，由全体共有人逐页签名并按捺指印，注明与原件一致",
            basis=LONG_GROUND if n == 7 else "《历史文化名城名镇名村保护条例》第二十五条",
            how="窗口提交或者邮寄",
        )
        for n in _FORTY
    ),
    consequence=LONG_TEXT,
    place=LONG_ORGAN,
    handler=LONG_NAME,
)

_SUPPLEMENTED = replace(
    samples.SUPPLEMENT_TAKEN,
    items=tuple(
        SupplementedItem(
            name=material_name(n),
            asked="重新提交清晰的复印件，由全体共有人逐页签名",
            arrived_on=date(2026, 12, 29) if n % 2 else None,
            remark="原件核验后退还",
        )
        for n in _FORTY
    ),
    deliverer=LONG_NAME,
    receiver=LONG_NAME,
)

_FEES = tuple(
    FeeLine(
        item_code="103044550112233",
        name=material_name(n)[:40],
        unit="平方米·日",
        quantity="123,456.78",
        standard="1,234,567.89元/平方米·日",
        amount_fen=99_999_999_99,
        reduction_fen=1_234_567_89,
        remark="按规定减半收取后再按实际占用天数核减",
    )
    for n in range(1, 13)
)

_CONTENTS: tuple[Content, ...] = (
    _REQUIREMENTS,
    _TAKEN,
    _NOTICE,
    _SUPPLEMENTED,
    replace(
        samples.ACCEPTANCE,
        contact=f"{LONG_NAME}，138****1234",
        basis=LONG_TEXT,
        statutory_limit="20个工作日（经批准可以延长10个工作日）",
        promised_limit="5个工作日（不含检验、检测、鉴定和专家评审）",
        fee="应缴12项，合计见缴费通知书；" + LONG_GROUND,
        omission="本机关未在法定期限内一次告知需要补正的全部内容。",
        notes=(LONG_TEXT, "期限的一部分按尚未公布的年度工作日安排暂算，公布后以公布的为准"),
    ),
    replace(
        samples.REFUSAL,
        reason=LONG_TEXT * 2,
        basis=LONG_GROUND,
        competent_organ=LONG_ORGAN,
        remedy=_REMEDY,
    ),
    replace(samples.NOT_REQUIRED, reason=LONG_TEXT * 2, basis=LONG_GROUND, remedy=_REMEDY),
    replace(
        samples.APPROVAL,
        facts=LONG_TEXT,
        basis=LONG_GROUND,
        granted=LONG_MATTER,
        conditions=tuple(f"{LONG_GROUND}之要求{n}" for n in range(1, 13)),
        certificate=LONG_MATTER,
        certificate_no="JY" + "1234567890" * 4,
        remedy=_REMEDY,
    ),
    replace(
        samples.PAYMENT_NOTICE,
        collecting_unit=LONG_ORGAN,
        payer=LONG_ORGAN,
        lines=_FEES,
        basis=LONG_TEXT,
        waiver=LONG_GROUND,
    ),
    replace(
        samples.RECEIPT,
        collecting_unit=LONG_ORGAN,
        payer=LONG_ORGAN,
        payer_id="91654321MA7XXXXX0X",
        lines=_FEES,
        method="银行卡、扫码支付和现金组合收款",
        payee=LONG_NAME,
        reviewer=f"{RARE}·{LONG_NAME[:30]}",
        waiver=LONG_GROUND,
        reference="2026111622001412345678901234567890123456",
        remark=LONG_MATTER,
    ),
    replace(
        samples.PROOF_OF_SERVICE,
        papers=tuple(
            ServedPaper(name=material_name(n), number="某哈蒙政务数据许受〔2026〕000000123号")
            for n in range(1, 13)
        ),
        addressee=LONG_ORGAN,
        place=LONG_ORGAN,
        method="留置送达",
        receiver=LONG_NAME,
        relation="同住的成年家属（配偶之兄弟姐妹）",
        refusal_reason=LONG_GROUND,
        witnesses=(LONG_NAME, f"{RARE}·{LONG_NAME[:30]}"),
        server=f"{LONG_NAME}、{RARE}",
        remark=LONG_TEXT,
    ),
    replace(
        samples.READY_NOTICE,
        result=LONG_MATTER,
        place=LONG_ORGAN,
        bring=tuple(material_name(n) for n in range(1, 13)),
        agent_rules=LONG_GROUND,
        mail_option=LONG_GROUND,
    ),
    replace(
        samples.EXIT,
        variant=ExitVariant.WITHDRAWN,
        reason=LONG_GROUND,
        basis=LONG_GROUND,
        returned=tuple(
            ReturnedMaterial(
                name=material_name(n), form="原件和复印件", count=12, remark="当场点清"
            )
            for n in _FORTY
        ),
        handler=LONG_NAME,
        remedy=_REMEDY,
    ),
)


def extremes() -> dict[PaperKind, Snapshot]:
    """One paper of every kind with the longest content a window will ever meet."""
    drafted = (draw_up(EXTREME_HEADER, content) for content in _CONTENTS)
    return {snapshot.kind: snapshot for snapshot in drafted}


def variants() -> list[Snapshot]:
    """Every exit, deemed acceptance, a review-first remedy, a complete supplement, a waived fee."""
    done = tuple(
        replace(item, arrived_on=date(2026, 11, 19)) for item in samples.SUPPLEMENT_TAKEN.items
    )
    line = replace(samples.FEE_LINE, reduction_fen=4000)
    contents: list[Content] = [
        *(replace(samples.EXIT, variant=variant, returned=()) for variant in ExitVariant),
        replace(samples.ACCEPTANCE, omission="本机关未当场书面告知不予受理。"),
        replace(samples.MATERIALS_TAKEN, items=(), without="申请人未提交材料"),
        replace(samples.SUPPLEMENT_TAKEN, items=done),
        replace(samples.SUPPLEMENT_TAKEN, notice_no="", deadline=None),
        replace(samples.SUPPLEMENT_TAKEN, items=done, notice_no="", deadline=None),
        replace(samples.RECEIPT, lines=(line,), waiver="云价费〔2024〕8号第三条", check_code=""),
        replace(samples.PAYMENT_NOTICE, lines=(line,), payment_code="", waiver="减半收取"),
        replace(samples.REFUSAL, competent_organ="无"),
        replace(samples.REFUSAL, competent_organ="无", missing=samples.SUPPLEMENT_NOTICE.items),
    ]
    return [draw_up(samples.HEADER, content) for content in contents]

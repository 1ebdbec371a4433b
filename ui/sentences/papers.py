"""Papers that are not set, and printers that give nothing."""

from __future__ import annotations

from ui.i18n import N_
from ui.sentences.told import ACT, ADMIN, FILES, PAPER, PUBLISHER, RELOAD, UNISSUED, VERIFY, Told

TOLD: dict[str, Told] = {
    "PAPER_FIELD_MISSING": Told(
        N_("《{kind}》缺少必须载明的内容：{fields}。"),
        N_("请补全这些内容；数据包里缺的，请联系发布单位。"),
        UNISSUED,
    ),
    "PAPER_NOT_NUMBERED": Told(
        N_("《{paper}》没有规定文书字号。"),
        PUBLISHER,
        UNISSUED,
    ),
    "TEMPLATE_UNKNOWN": Told(
        N_("程序里没有文书模板 {template} 第 {version} 版。"),
        ADMIN,
        PAPER,
    ),
    "LAYOUT_UNKNOWN": Told(
        N_("《{kind}》不能用 {layout} 纸张。"),
        N_("请改用这种文书规定的纸张。"),
        PAPER,
    ),
    "GLYPH_MISSING": Told(
        N_("有字体里没有的字：{characters}。"),
        N_("请换用正式编码的字；确是本人用字的，联系系统管理员补充字体。"),
        UNISSUED,
    ),
    "REPRINT_MARK_TOO_LONG": Told(
        N_("补打理由太长，印不下。"),
        N_("请把补打理由写短一些。"),
        PAPER,
    ),
    "QR_TOO_LONG": Told(
        N_("二维码的内容有 {length} 个字，放不下。"),
        ADMIN,
        UNISSUED,
    ),
    "FONT_MISSING": Told(
        N_("程序缺少字体：{fonts}。"),
        N_("请重新安装程序。"),
        PAPER,
    ),
    "FONT_UNREADABLE": Told(
        N_("字体文件 {font} 读不出来。"),
        N_("请重新安装程序。"),
        PAPER,
    ),
    "PDF_UNREADABLE": Told(
        N_("这份文书的 PDF 无法显示。"),
        N_("请重新打开预览；仍然如此时联系系统管理员。"),
        PAPER,
    ),
    "DOCUMENT_UNKNOWN": Told(
        N_("本机没有这份文书。"),
        RELOAD,
        ACT,
    ),
    "JOB_UNKNOWN": Told(
        N_("本机没有这个打印任务。"),
        RELOAD,
        PAPER,
    ),
    "JOB_STATE": Told(
        N_("这个打印任务{state}，不能这样处理。"),
        N_("请看打印列表里这个任务现在的状态。"),
        PAPER,
    ),
    "JOB_NOT_OPEN": Told(
        N_("这个打印任务已经有了结果：{state}。"),
        N_("不需要再处理。"),
        PAPER,
    ),
    "JOB_WAITING": Told(
        N_("《{document}》{number} 还在打印，可能就要出纸。"),
        N_("请等前一次打印有了结果再补打。"),
        PAPER,
    ),
    "PRINTER_OFFLINE": Told(
        N_("{printer}没有连接。"),
        N_("请接通电源和连线；恢复后会自动接着印，也可以换一台打印机。"),
        PAPER,
    ),
    "PRINTER_PAPER_OUT": Told(
        N_("{printer}缺纸。"),
        N_("请装纸；装好后会自动接着印。"),
        PAPER,
    ),
    "PRINTER_COVER_OPEN": Told(
        N_("{printer}的机盖开着。"),
        N_("请合上机盖；合上后会自动接着印。"),
        PAPER,
    ),
    "PRINTER_JAMMED": Told(
        N_("{printer}卡纸了。"),
        N_("请取出卡住的纸，核对出了几张，再补打没有出来的。"),
        PAPER,
    ),
    "PRINTER_QUEUE_BLOCKED": Told(
        N_("{printer}的队列停止接收。"),
        N_("请在系统里恢复打印队列，或换一台打印机。"),
        PAPER,
    ),
    "PRINTER_READY": Told(
        N_("{printer}没有收下这个任务。"),
        N_("请再印一次。"),
        PAPER,
    ),
    "PRINTER_UNKNOWN": Told(
        N_("{printer}没有回应，不知道是否出纸。"),
        N_("请检查打印机，或换一台打印机。"),
        PAPER,
    ),
    "ARCHIVE_MISSING": Told(
        N_("存档里找不到这份文书的原件（{digest}）。"),
        N_("请重新出具预览；仍然如此时联系系统管理员。"),
        ACT,
    ),
    "ARCHIVE_DAMAGED": Told(
        N_("存档里这份文书与它的指纹不符（{digest}）。"),
        VERIFY,
        FILES,
    ),
    "PRINTER_SETTING": Told(
        N_("打印机的设置“{setting}”看不懂。"),
        N_("打印机设置可以写 folder、folder:路径、cups:名称、windows:名称或 simulated。"),
        PAPER,
    ),
}

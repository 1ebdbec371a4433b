"""One code's sentence before its facts are filled in, and the parts many sentences share."""

from __future__ import annotations

from dataclasses import dataclass

from ui.i18n import N_


@dataclass(frozen=True, slots=True)
class Told:
    """What happened, what to do now and what is safe; braces wait for facts in words."""

    happened: str
    now: str
    safe: str


ACT = N_("此前的记录都已保存；这一步没有写入。")
DRAFT = N_("已经填写的内容逐项保存在本机。")
MONEY = N_("没有记账，票据号也没有用掉；办件仍在原处。")
PAPER = N_("文书的内容和编号已经保存，随时可以再印。")
UNISSUED = N_("文书没有出具，编号没有用掉；办件仍在原处。")
NUMBERS = N_("没有用掉任何号码；办件和草稿仍在原处。")
FILES = N_("磁盘上的文件原样保留，程序没有改动它。")
DISK = N_("已经确认过的业务都在盘上；这一步没有写入。")
BUNDLE = N_("这一份没有安装；本机原来的数据包不受影响。")
KEYS = N_("业务数据都在加密库里，没有改动。")
TYPED = N_("已经填写的内容没有改动，可以接着办。")
PUBLISHER = N_("请把这句话和编号告诉数据包的发布单位，改正后重新导入。")
ADMIN = N_("请联系系统管理员，报上编号。")
RELOAD = N_("请刷新列表后重新打开这一件；仍然如此时联系系统管理员。")
RETYPE = N_("请改正后再试。")
PASS_ON = N_("请换有权限的同事办理，或由值班主任调整分工。")
VERIFY = N_("请停用本机并联系系统管理员运行 yichuang verify。")

"""Signing in, and the vault that keeps the keys."""

from __future__ import annotations

from ui.i18n import N_
from ui.sentences.told import ADMIN, FILES, KEYS, Told

TOLD: dict[str, Told] = {
    "SIGN_IN_WRONG": Told(
        N_("密码不对，还可以试 {left} 次。"),
        N_("请看大小写锁定键，再试一次；忘记密码请联系值班主任。"),
        KEYS,
    ),
    "SIGN_IN_LOCKED": Told(
        N_("密码连续输错 5 次，账号锁定到 {until}。"),
        N_("请等到那时再登录，其他同事可以先用本机。"),
        KEYS,
    ),
    "SIGN_IN_EXPIRED": Told(
        N_("离线登录的授权 {on} 到期。"),
        N_("请联系值班主任，导入含有您的新数据包。"),
        KEYS,
    ),
    "SIGN_IN_UNKNOWN": Told(
        N_("本机没有这位工作人员。"),
        N_("请核对工号；新来的同事要先导入含有本人的数据包。"),
        KEYS,
    ),
    "PASSWORD_WEAK": Told(
        N_("新密码太容易猜到，没有更改。"),
        N_("请换一个不少于 {shortest} 位、不是连号的密码。"),
        KEYS,
    ),
    "PASSWORD_MISSING": Told(
        N_("没有告诉程序这位工作人员的密码。"),
        N_("请设好环境变量 {variable}，或在命令行里输入密码。"),
        KEYS,
    ),
    "VAULT_PASSPHRASE": Told(
        N_("口令打不开密钥库 {path}。"),
        N_("请重新输入密钥库的口令。"),
        KEYS,
    ),
    "VAULT_DAMAGED": Told(
        N_("密钥库文件 {path} 损坏。"),
        N_("请联系系统管理员，从备份恢复密钥库。"),
        FILES,
    ),
    "VAULT_MISSING": Told(
        N_("这台电脑没有安全的系统密钥库。"),
        N_("请启用系统密钥库，或由管理员明确选用口令密钥库。"),
        KEYS,
    ),
    "VAULT_CLOSED": Told(
        N_("系统密钥库没有打开。"),
        N_("请解锁系统密钥库后再试。"),
        KEYS,
    ),
    "KEY_MALFORMED": Told(
        N_("公钥不是规定的格式。"),
        ADMIN,
        KEYS,
    ),
    "VAULT_EMPTY": Told(
        N_("密钥库里没有本机的钥匙 {name}。"),
        N_("请确认用的是开通时的密钥库；换过电脑的，请联系系统管理员。"),
        KEYS,
    ),
    "VAULT_NO_PASSPHRASE": Told(
        N_("没有告诉程序密钥库的口令。"),
        N_("请在启动前设好环境变量 {variable}，或在命令行里输入口令。"),
        KEYS,
    ),
}

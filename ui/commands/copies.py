"""`yichuang backup` and `yichuang restore`: a copy of the memory, and the way back to it."""

from __future__ import annotations

import argparse

from app.bootstrap import bring_back, open_counter, restore_counter
from app.domain.errors import Unavailable
from app.home.files import make_folders
from ui.commands.books import show_progress
from ui.commands.secrets import database_key
from ui.i18n import _, counted
from ui.program.settings import Settings


def run(told: argparse.Namespace, settings: Settings) -> int:
    """Do what was asked; 0 when the copy is verified, or in force."""
    return _back_up(told, settings) if told.command == "backup" else _restore(told, settings)


def _back_up(told: argparse.Namespace, settings: Settings) -> int:
    if told.to is not None and not told.to.is_dir():
        raise Unavailable("FILE_MISSING", file=str(told.to))
    with open_counter(settings.home, database_key(settings.home)) as counter:
        copy = counter.back_up(told.to)
    print(_("已备份并核对：{file}（{size} 字节）").format(file=copy, size=copy.stat().st_size))
    print(_("备份用本机的钥匙加密；只有带着同一密钥库的电脑能恢复它。"))
    return 0


def _restore(told: argparse.Namespace, settings: Settings) -> int:
    make_folders(settings.home)
    bring_back(settings.home, told.copy)
    found = restore_counter(
        settings.home, database_key(settings.home), told.copy, progress=show_progress
    )
    print(
        _("已恢复：{facts} 条记录，最后一条是第 {seq} 条。").format(
            facts=found.facts, seq=found.head.seq
        )
    )
    if found.replaced is not None:
        print(_("恢复以前的数据文件保存为 {file}，没有删除。").format(file=found.replaced))
    if found.lost is None:
        print(_("备份以后记录的内容无法得知，请对照纸质材料补记。"))
    elif found.lost:
        print(counted("备份以后的 {count} 条记录不在其中，请对照纸质材料补记。", found.lost))
    print(counted("备份以后用过哪些号码无法确认，{count} 个号段已停用。", found.closed))
    print(_("请导入新的数据包领取新号段。"))
    return 0

"""What is said of letters and replies, in the window and in the shell."""

from __future__ import annotations

from app.bootstrap.letters import Answered, Written
from ui.i18n import _, counted


def written_words(written: Written) -> str:
    """After a letter was written."""
    told = counted("已写出 {count} 条记录，中心收妥以前仍算待发；", written.facts)
    return told + _("请把 {file} 带到中心，再带回执来").format(file=written.file.name)


def taken_words(answered: Answered) -> str:
    """After replies were taken in."""
    if answered.again:
        return _("中心曾恢复到早先的状态，缺的记录已重新列为待发：请再写出一次")
    told = [counted("中心已存妥 {count} 条", answered.stored)]
    if answered.rows:
        told.append(counted("收到 {count} 条中心的记录", answered.rows))
    if answered.bundle:
        told.append(_("目录已更新"))
    if not answered.is_newest:
        told.append(_("较新一次的回执还没有读入"))
    return "，".join(told)

"""Lists by keyboard: the work in hand, the checklist, the papers, and what happened."""

from ui.widgets.lists.base import RowDelegate, RowList
from ui.widgets.lists.materials import MaterialList
from ui.widgets.lists.model import ROW_ROLE, RowModel
from ui.widgets.lists.papers import PaperList
from ui.widgets.lists.register import RegisterDelegate, RegisterHead, tell_case
from ui.widgets.lists.timeline import Timeline
from ui.widgets.lists.worklist import WorkDelegate, WorkList

__all__ = [
    "ROW_ROLE",
    "MaterialList",
    "PaperList",
    "RegisterDelegate",
    "RegisterHead",
    "RowDelegate",
    "RowList",
    "RowModel",
    "Timeline",
    "WorkDelegate",
    "WorkList",
    "tell_case",
]

"""Upkeep: proving that the memory is whole, building its tables again, copying it away."""

from app.storage.upkeep.backup import back_up
from app.storage.upkeep.refolding import rebuild
from app.storage.upkeep.report import Break, Report
from app.storage.upkeep.restoring import Restored, restore
from app.storage.upkeep.verifying import verify

__all__ = ["Break", "Report", "Restored", "back_up", "rebuild", "restore", "verify"]

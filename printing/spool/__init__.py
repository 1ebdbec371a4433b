"""Printers behind `app.ports.printer`: the system's queues, a folder, and one that can jam."""

from printing.spool.cups import CupsPrinter, cups_printers
from printing.spool.folder import FolderPrinter
from printing.spool.simulated import SimulatedPrinter

__all__ = ["CupsPrinter", "FolderPrinter", "SimulatedPrinter", "cups_printers"]

"""Printing through Qt, for systems without CUPS: pages as pictures onto a printer of Windows.

Windows tells when it took a job, never when paper came out, so no job ends by itself here: it
stays 已送打印 until a person says what came out.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.domain.errors import Unavailable
from app.ports.printer import PrinterState, PrintJob, PrintOutcome, Progress, Ticket
from printing.preview import Raster, page_count, rasterise

DPI = 300
MM_PER_INCH = 25.4


class QtPrinter:
    """One printer the system knows by name; to be used from one thread."""

    def __init__(self, name: str, device: Callable[[], QPrinter] | None = None) -> None:
        self._name = name
        self._device = device

    @property
    def name(self) -> str:
        """The name a clerk knows it by."""
        return self._name

    def state(self) -> PrinterState:
        """READY while the system has the printer and reports no error; OFFLINE without it."""
        if self._device is not None:
            return PrinterState.READY
        info = QPrinterInfo.printerInfo(self._name)
        if info.isNull():
            return PrinterState.OFFLINE
        is_well = info.state() in (QPrinter.PrinterState.Idle, QPrinter.PrinterState.Active)
        return PrinterState.READY if is_well else PrinterState.UNKNOWN

    def send(self, job: PrintJob) -> Ticket:
        """Hand every page over; raises `Unavailable` PRINTER_OFFLINE when it was not taken."""
        pages = [rasterise(job.pdf, number, DPI) for number in range(page_count(job.pdf))]
        device = self._made(job)
        device.setPageSize(_size(pages[0]))
        painter = QPainter()
        if not painter.begin(device):
            raise Unavailable("PRINTER_OFFLINE", printer=self._name, cause=PrinterState.OFFLINE)
        for number, page in enumerate(pages):
            if number:
                device.setPageSize(_size(page))
                device.newPage()
            painter.drawImage(QRectF(painter.viewport()), _image(page))
        painter.end()
        return Ticket(job.job_id, job.job_id)

    def poll(self, ticket: Ticket) -> PrintOutcome:
        """PENDING: nobody but a person sees whether paper came out."""
        return PrintOutcome(Progress.PENDING, PrinterState.UNKNOWN)

    def _made(self, job: PrintJob) -> QPrinter:
        if self._device is not None:
            device = self._device()
        else:
            device = QPrinter(QPrinterInfo.printerInfo(self._name))
        device.setResolution(DPI)
        device.setFullPage(True)
        device.setPageMargins(QMarginsF())
        device.setDocName(job.title)
        device.setCopyCount(job.copies)
        device.setDuplex(QPrinter.DuplexMode.DuplexNone)
        return device


def _size(page: Raster) -> QPageSize:
    wide, high = (px / DPI * MM_PER_INCH for px in (page.width, page.height))
    return QPageSize(QSizeF(wide, high), QPageSize.Unit.Millimeter)


def _image(page: Raster) -> QImage:
    shape = (page.width, page.height, page.width * 4)
    return QImage(page.rgba, *shape, QImage.Format.Format_RGBA8888)

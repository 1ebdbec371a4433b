"""Printing through Qt: every page whole and in its size; the end is a person's word."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from app.ports.printer import PrinterState, PrintJob, Progress
from printing.press import Press
from printing.samples import samples
from ui.program.printing_qt import QtPrinter


def into(file: Path) -> QPrinter:
    made = QPrinter()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(file))
    return made


@pytest.mark.parametrize("kind", ["D02", "D14"])
def test_a_paper_goes_out_in_its_own_size(qapp: QApplication, tmp_path: Path, kind: str) -> None:
    paper, file = Press().render(samples()[kind]), tmp_path / "out.pdf"
    printer = QtPrinter("窗口打印机", lambda: into(file))
    printer.send(PrintJob("job-1", "申请材料接收凭证", paper.pdf))
    before, after = pypdfium2.PdfDocument(paper.pdf), pypdfium2.PdfDocument(file.read_bytes())
    assert len(after) == len(before)
    assert after[0].get_size() == pytest.approx(before[0].get_size(), abs=1.5)


def test_nobody_but_a_person_ends_a_job(qapp: QApplication, tmp_path: Path) -> None:
    printer = QtPrinter("窗口打印机", lambda: into(tmp_path / "out.pdf"))
    ticket = printer.send(PrintJob("job-1", "x", Press().render(samples()["D02"]).pdf))
    assert printer.poll(ticket).progress is Progress.PENDING


def test_a_printer_the_system_does_not_have_is_offline(qapp: QApplication) -> None:
    assert QtPrinter("没有这台打印机").state() is PrinterState.OFFLINE

"""A scanner is a keyboard nobody types on."""

from __future__ import annotations

import pytest

from app.devices.scanner import SimulatedScanner
from app.domain.errors import Unavailable
from app.ports.reader import ReaderState, Scanner


def test_a_scan_is_typed_key_by_key_and_ends_with_enter() -> None:
    typed: list[str] = []
    scanner = SimulatedScanner()
    scanner.attach(typed.append)
    scanner.scan("AB\x1d12")
    assert typed == ["A", "B", "\x1d", "1", "2", "\r"]


def test_a_scanner_nobody_hears_is_offline() -> None:
    scanner = SimulatedScanner()
    port: Scanner = scanner
    assert port.state() is ReaderState.OFFLINE
    with pytest.raises(Unavailable, match="SCANNER_OFFLINE"):
        scanner.scan("12345678")


def test_a_scanner_that_is_pulled_out_types_nothing() -> None:
    typed: list[str] = []
    scanner = SimulatedScanner()
    scanner.attach(typed.append)
    assert scanner.state() is ReaderState.READY
    scanner.plug(is_in=False)
    with pytest.raises(Unavailable, match="SCANNER_OFFLINE"):
        scanner.scan("12345678")
    assert typed == []

"""Plugs the pages beside intake and case into the window, each under its key."""

from __future__ import annotations

from ui.presenters.shell import ShellPresenter
from ui.presenters.station import Station
from ui.views.shell import Shell


def add_pages(shell: Shell, presenter: ShellPresenter, station: Station) -> None:
    """Register every page and bind the keys that lead to it."""

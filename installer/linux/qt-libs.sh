#!/usr/bin/env bash
# Makes sure that Qt can start here: its wheels lean on a few libraries of the system, and a small Debian has none.
# Installs them when it may (root, apt-get), else says the one command that does.
#
#   bash installer/linux/qt-libs.sh PYTHON
set -euo pipefail

python=$1
for_any_window=(libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libxkbcommon0)
for_a_display=(libwayland-cursor0 libwayland-egl1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
    libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0)

windows_open() {
    QT_QPA_PLATFORM=offscreen "$python" -c '
import PySide6.QtPrintSupport, PySide6.QtSvg
from PySide6.QtWidgets import QApplication
QApplication([])' 2>&1
}

platform_loads() {
    "$python" -c '
import ctypes, pathlib, sys
import PySide6.QtWidgets
ctypes.CDLL(pathlib.Path(PySide6.__file__).parent / "Qt/plugins/platforms" / sys.argv[1])' "$1" 2>&1
}

qt_starts() {
    windows_open || return 1
    if [[ -n ${WAYLAND_DISPLAY:-} ]]; then platform_loads libqwayland.so || platform_loads libqwayland-generic.so || return 1; fi
    if [[ -n ${DISPLAY:-} ]]; then platform_loads libqxcb.so || return 1; fi
}

[[ $(uname -s) == Linux ]] || exit 0
if qt_starts >/dev/null; then exit 0; fi

packages=("${for_any_window[@]}")
if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then packages+=("${for_a_display[@]}"); fi

if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
    {
        echo "Qt cannot start: $(qt_starts | tail -1)"
        echo "It needs these libraries of the system (the packages are named as Debian names them). Please run:"
        echo "    sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages[*]}"
    } >&2
    exit 1
fi

echo "==> Qt: installing ${#packages[@]} libraries of the system"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt-get update >>"$log" 2>&1 || echo "    apt-get update did not finish; going on with the lists at hand" >&2
apt-get install -y --no-install-recommends "${packages[@]}" >>"$log" 2>&1 || { tail -20 "$log" >&2; exit 1; }

if ! why=$(qt_starts); then
    echo "Qt still cannot start: $(tail -1 <<<"$why")" >&2
    exit 1
fi

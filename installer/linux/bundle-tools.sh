#!/usr/bin/env bash
# Makes sure that PyInstaller finds what it takes from the system: objdump, and the shared library of Python.
# Installs them when it may (root, apt-get), else says the one command that does.
#
#   bash installer/linux/bundle-tools.sh PYTHON
set -euo pipefail

python=$1
[[ $(uname -s) == Linux ]] || exit 0

packages=()
if ! command -v objdump >/dev/null; then packages+=(binutils); fi
if ! "$python" -c '
from PyInstaller.depend.bindepend import get_python_library_path
get_python_library_path()' >/dev/null 2>&1; then
    packages+=("$("$python" -c 'import sys; print("libpython%d.%d" % sys.version_info[:2])')")
fi
if ((${#packages[@]} == 0)); then exit 0; fi

if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
    {
        echo "The bundle needs these packages of the system (named as Debian names them). Please run:"
        echo "    sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages[*]}"
    } >&2
    exit 1
fi

echo "==> bundle: installing ${packages[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
apt-get update >>"$log" 2>&1 || echo "    apt-get update did not finish; going on with the lists at hand" >&2
apt-get install -y --no-install-recommends "${packages[@]}" >>"$log" 2>&1 || { tail -20 "$log" >&2; exit 1; }

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# format.sh: formats every C++ file. format.sh --check: says which are not formatted, changes nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
mapfile -t files < <(git ls-files '*.cpp' '*.hpp')
if [ "${1:-}" = "--check" ]; then
    clang-format-16 --dry-run --Werror "${files[@]}"
else
    clang-format-16 -i "${files[@]}"
fi

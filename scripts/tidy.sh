#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tidy.sh: clang-tidy over every source of the program. tidy.sh FILE...: over these.
# The build was made for GCC: a warning option that only GCC knows is no fault.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f build/release/compile_commands.json ] || scripts/build.sh release
if [ $# -gt 0 ]; then
    files=("$@")
else
    mapfile -t files < <(git ls-files 'data/*.cpp' 'acquisition/*.cpp' 'dsp/*.cpp' 'src/*.cpp' 'ui/*.cpp')
fi
[ ${#files[@]} -eq 0 ] && exit 0
printf '%s\0' "${files[@]}" |
    xargs -0 -n 1 -P "$(nproc)" clang-tidy-16 -p build/release --quiet \
        --extra-arg=-Wno-unknown-warning-option 2>/dev/null

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tidy.sh: clang-tidy over every source of the program. tidy.sh FILE...: over these.
# The build was made for GCC: a warning option that only GCC knows is no fault, and its precompiled
# headers are no headers of Clang's; every source includes what it needs.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f build/release/compile_commands.json ] || scripts/build.sh release
if [ $# -gt 0 ]; then
    files=("$@")
else
    mapfile -t files < <(git ls-files 'data/*.cpp' 'acquisition/*.cpp' 'dsp/*.cpp' 'src/*.cpp' 'ui/*.cpp')
fi
[ ${#files[@]} -eq 0 ] && exit 0
commands=$(mktemp -d)
trap 'rm -rf "$commands"' EXIT
sed -E 's/-Winvalid-pch -include [^ ]*cmake_pch\.hxx//' build/release/compile_commands.json \
    >"$commands/compile_commands.json"
printf '%s\0' "${files[@]}" |
    xargs -0 -n 1 -P "$(nproc)" clang-tidy-16 -p "$commands" --quiet \
        --extra-arg=-Wno-unknown-warning-option 2>/dev/null

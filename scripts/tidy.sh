#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tidy.sh: clang-tidy over every source of the program. tidy.sh changed: only over what differs from
# the newest commit that passed, or from the parent commit (what CI has time for).
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f build/release/compile_commands.json ] || scripts/build.sh release
if [ "${1:-all}" = "changed" ] && git rev-parse -q --verify HEAD~1 >/dev/null; then
    mapfile -t files < <({ git diff --name-only --diff-filter=d HEAD~1 -- 'data/*.cpp' 'acquisition/*.cpp' 'dsp/*.cpp' 'src/*.cpp' 'ui/*.cpp'; } | sort -u)
else
    mapfile -t files < <(git ls-files 'data/*.cpp' 'acquisition/*.cpp' 'dsp/*.cpp' 'src/*.cpp' 'ui/*.cpp')
fi
[ ${#files[@]} -eq 0 ] && exit 0
printf '%s\0' "${files[@]}" |
    xargs -0 -n 1 -P "$(nproc)" clang-tidy-16 -p build/release --quiet 2>/dev/null

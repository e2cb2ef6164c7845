#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every fast and slow test, from a clean clone: a release build with all of them, the sanitizer build
# with the fast ones, formatting and static checks. What takes longer stands in check.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh
export FACIALIS_TEST_DATA=${FACIALIS_TEST_DATA:-$PWD/../shared/data}
export CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_NOHASHDIR=1
jobs=$(nproc)
step() { printf '\n== %s (%d s)\n' "$1" "$SECONDS"; }

step "formatting"
scripts/format.sh --check
step "release build"
scripts/build.sh release
step "fast and slow tests"
ctest --preset release -j "$jobs" -L 'fast|slow' --quiet --output-on-failure --no-tests=error
step "static checks"
scripts/tidy.sh changed
step "address and undefined-behaviour sanitizers"
scripts/build.sh asan
ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 \
    ctest --preset asan -j "$jobs" -L fast --quiet --output-on-failure --no-tests=error
step "all done"

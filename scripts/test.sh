#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every fast and slow test, from a clean clone: a release build with all of them, the sanitizer build
# with the fast ones, and formatting. What takes longer stands in check.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh
export FACIALIS_TEST_DATA=${FACIALIS_TEST_DATA:-$PWD/../shared/data}
# Depend mode: what is not in the cache is compiled once, and not preprocessed first.
export CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_NOHASHDIR=1 CCACHE_DEPEND=1
jobs=$(nproc)
# Runs ctest and shows what did not pass, and the closing lines.
tests() {
    ctest --preset "$1" -j "$jobs" -L "$2" --output-on-failure --no-tests=error |
        grep -vE '^ *Start +[0-9]+:|^ *[0-9]+/[0-9]+ Test +#[0-9]+:.* Passed '
}
step() { printf '\n== %s (%d s)\n' "$1" "$SECONDS"; }

step "formatting"
scripts/format.sh --check
step "release build"
scripts/build.sh release
step "fast and slow tests"
tests release 'fast|slow'
step "address and undefined-behaviour sanitizers"
scripts/build.sh asan
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
export LSAN_OPTIONS=suppressions=$PWD/tests/support/lsan.supp:print_suppressions=0
tests asan fast
step "all done"

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What CI has no time for, to be run before an issue is closed: every fast and slow test, the second
# compiler, ThreadSanitizer, clang-tidy over everything, the fuzzers (FUZZ_SECONDS each, default 60),
# and, where SOAK_SECONDS is set, a live examination of that length with every fault (600 is usual).
# The soak alone: FACIALIS_SOAK_SECONDS=600 ctest --preset release -L soak --verbose
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/test.sh
export FACIALIS_TEST_DATA=${FACIALIS_TEST_DATA:-$PWD/../shared/data}
step() { printf '\n== %s (%d s)\n' "$1" "$SECONDS"; }

step "clang-tidy over everything"
scripts/tidy.sh
step "Clang 16"
scripts/build.sh clang
step "ThreadSanitizer"
scripts/build.sh tsan
ctest --preset tsan -j "$(nproc)" -L fast --quiet --output-on-failure --no-tests=error
step "fuzzing"
scripts/build.sh fuzz
for fuzzer in build/fuzz/bin/fuzz_*; do
    corpus=build/fuzz/corpus/$(basename "$fuzzer")
    kept=tests/fuzz/corpus/$(basename "$fuzzer")
    mkdir -p "$corpus"
    [ -d "$kept" ] || kept=$corpus
    "$fuzzer" -max_total_time="${FUZZ_SECONDS:-60}" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        "$corpus" "$kept" 2>&1 | tail -n 3
done
if [ "${SOAK_SECONDS:-0}" -gt 0 ]; then
    step "a live examination of $SOAK_SECONDS s"
    FACIALIS_SOAK_SECONDS=$SOAK_SECONDS ctest --preset release -L soak --verbose --no-tests=error
fi
step "all done"

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The main job, from a clean clone: installs what is missing, builds, makes a patient with hemifacial
# spasm, analyses the recording, and opens the workstation where there is a display.
# Files land in ./build/demo; `run.sh FILE [options]` analyses your own recording instead.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
"$root/scripts/setup.sh"
"$root/scripts/build.sh" release facialis facialis-workstation
bin=$root/build/release/bin
out=$root/build/demo
mkdir -p "$out"

if [ $# -gt 0 ]; then
    recording=$1
    shift
    name=$(basename "${recording%.*}")
else
    recording=$out/patient.edf
    name=patient
    "$bin/facialis" simulate hfs --seed 1 --out "$recording" --truth "$out/patient.truth.json" --force
fi
"$bin/facialis" analyze "$recording" "$@" --out "$out/$name.nwb" --json "$out/$name.json" \
    --report "$out/$name.html" --force
"$bin/facialis-workstation" "$recording" "$@" --screenshot "$out/$name.png" --size 1600x1000

printf '\nFiles to open, in build/demo:\n'
printf '  %-22s %s\n' "$name.nwb" "session file (NWB 2.7 HDF5: h5py, pynwb, MATLAB)" \
    "$name.json" "every number, machine-readable" "$name.html" "report" "$name.png" "the workstation's view"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    setsid "$bin/facialis-workstation" "$recording" "$@" >/dev/null 2>&1 < /dev/null &
    printf 'The workstation is opening.\n'
else
    printf 'No display here; on a desktop: build/release/bin/facialis-workstation %s\n' \
        "${recording#"$root"/}"
fi

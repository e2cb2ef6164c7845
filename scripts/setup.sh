#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what Facialis needs to be built, tested and run on Debian 12. No arguments, no questions;
# running it again does nothing new. As root, or where sudo works.
set -euo pipefail

packages=(
    # building
    g++ cmake ninja-build ccache pkg-config git ca-certificates
    libfftw3-dev libeigen3-dev libhdf5-dev libfmt-dev nlohmann-json3-dev libtomlplusplus-dev
    libexpected-dev libpugixml-dev libmatio-dev libcli11-dev libssl-dev libcairo2-dev libpango1.0-dev
    libsndfile1-dev libdeflate-dev
    # the workstation; Qt Charts' CMake files ask for the OpenGL headers, and
    # translations are compiled by Qt Linguist's tools
    qt6-base-dev qt6-charts-dev qt6-svg-dev qt6-multimedia-dev libqt6opengl6-dev fonts-dejavu-core
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    # tests: Catch2, independent readers as referees, and the plot of the accuracy bench
    catch2 libedf-dev python3-h5py python3-numpy python3-scipy python3-mne
    python3-matplotlib
)
# Style and static checks, the second compiler and the fuzzers; `setup.sh` installs them too, so that
# whoever changes the code meets the same rules as CI.
packages+=(clang-16 clang-format-16 clang-tidy-16 libclang-rt-16-dev)

missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' ||
        missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "setup.sh: these packages are missing and only root can install them: ${missing[*]}" >&2
        exit 1
    }
    as_root=(sudo)
fi
echo "setup.sh: installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null

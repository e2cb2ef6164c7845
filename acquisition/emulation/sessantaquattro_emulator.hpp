// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acquisition/emulation/emulators.hpp"

namespace facialis::acquisition {

/// OT Bioelettronica Sessantaquattro: a TCP client, told by two bytes how to measure, that then
/// sends nothing but integers, high byte first. Four further channels, a battery and ramps, follow
/// the signals. In mode 7 all channels carry a ramp.
[[nodiscard]] const EmulatedKind& sessantaquattroKind();

}  // namespace facialis::acquisition

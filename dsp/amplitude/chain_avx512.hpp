// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "dsp/filter/biquad.hpp"

namespace facialis::dsp {

/// Eight channels on their way through filter, moving RMS and Teager-Kaiser energy at once, one in
/// each lane of a register: what is of all eight stands together, [row][channel].
struct EightChains {
    static constexpr std::size_t lanes = 8;
    static constexpr std::size_t mostSections = 5;

    const double* in[lanes];
    double* filtered[lanes];
    double* envelope[lanes];
    double* energy[lanes];
    double state[2 * mostSections][lanes];  ///< s1 and s2 of every section in turn
    double sum[lanes], fresh[lanes];        ///< of RunningSquares
    double now[lanes], before[lanes];       ///< of TeagerKaiser: the last two filtered samples
    double* squares;                        ///< [window][lanes]
    std::size_t window, place;              ///< of RunningSquares; every window is full
};

/// The chain over `count` samples: Cascade, MovingRms and TeagerKaiser bit for bit, no operation
/// of theirs reordered or fused with another. Only where hasWidestKernels().
/// @param sections      each with b0 = b2
/// @param sectionCount  1 to EightChains::mostSections
/// Long signals go past the caches where their places are those of cache lines.
/// @param count         a multiple of EightChains::lanes
/// @return whether there was no NaN and no infinity among the samples; else nothing is of use
[[nodiscard]] bool chainAvx512(const Biquad* sections, std::size_t sectionCount,
                               EightChains& chains, std::size_t count) noexcept;

}  // namespace facialis::dsp

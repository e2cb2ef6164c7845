// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "dsp/filter/biquad.hpp"

namespace facialis::dsp {

/// Four channels for a kernel that takes one in each lane of its registers. `in` and `out` of a
/// channel may be the same place; `state` is s1 and s2 of every section in turn.
struct FourChannels {
    const double* in[4];
    double* out[4];
    double* state[4];
};

/// The cascade over `count` samples of four channels, first to last. Multiplications and additions
/// of Cascade in its order, none fused: the same bits. Only where hasWideKernels().
void cascadeForwardAvx2(const Biquad* sections, std::size_t sectionCount,
                        const FourChannels& channels, std::size_t count) noexcept;

/// The same, last sample to first.
void cascadeBackwardAvx2(const Biquad* sections, std::size_t sectionCount,
                         const FourChannels& channels, std::size_t count) noexcept;

}  // namespace facialis::dsp

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "dsp/filter/sample_buffer.hpp"

namespace facialis::dsp {

/// What one channel of a zero-phase bank remembers of the stretch that it is in.
struct ZeroPhaseLane {
    std::size_t taken = 0;      ///< samples from the first of all, gaps included
    bool isStarted = false;     ///< there were enough samples to begin with
    std::vector<double> head;   ///< the first samples of the stretch, until there are enough
    std::vector<double> tail;   ///< the last samples taken, for the reflection at the end
    SampleBuffer pending;       ///< forward pass done, backward pass not
    bool isClosed = false;      ///< the stretch is over
    std::size_t reflected = 0;  ///< of the pending, samples beyond the end of the stretch

    /// Keeps the last `keep` samples of all.
    void remember(std::span<const double> in, std::size_t keep)
    {
        const auto last = in.last(std::min(keep, in.size()));
        const std::size_t all = tail.size() + last.size();
        if (all > keep)
            tail.erase(tail.begin(), tail.begin() + std::ptrdiff_t(all - keep));
        tail.insert(tail.end(), last.begin(), last.end());
    }
};

}  // namespace facialis::dsp

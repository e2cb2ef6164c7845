// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

#include "data/flow/min_max_pyramid.hpp"
#include "src/session/trace_page.hpp"

namespace facialis::engine {

/// What the pyramids must know of a channel.
struct PyramidTrace {
    Frequency rate;
    bool hasFiltered = false;  ///< false: it is displayed as recorded
};

/// Min/max pyramids of raw and filtered traces, from which wide windows are drawn. All members may
/// be called from any thread.
class TracePyramids {
public:
    /// @param expectedLength  samples a channel; 0: unknown
    /// @param limitBytes      of the raw and of the filtered traces, each
    TracePyramids(std::vector<PyramidTrace> traces, std::int64_t expectedLength,
                  std::size_t limitBytes);
    /// See MinMaxPyramid::takeMemory.
    void takeMemory();

    /// The next samples of a channel; the filtered ones may lag behind.
    void append(std::size_t channel, std::span<const double> raw, std::span<const double> filtered);

    /// true when every column of the page is at least as wide as the finest level, in every
    /// channel.
    /// @param columnsABin  how many columns one pair may stretch over: 1 is exact
    [[nodiscard]] bool suits(const TracePageRequest& request, double columnsABin = 1.0) const;
    /// What is known of a page so far; NaN where nothing is yet.
    [[nodiscard]] TracePage page(const TracePageRequest& request) const;

private:
    [[nodiscard]] TraceColumns columns(std::size_t channel, const TracePageRequest& request) const;

    std::vector<PyramidTrace> traces_;
    mutable std::mutex mutex_;  ///< guards the pyramids; held for milliseconds
    MinMaxPyramid raw_, filtered_;
};

}  // namespace facialis::engine

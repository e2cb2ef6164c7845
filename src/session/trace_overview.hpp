// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <stop_token>

#include "data/model/recording.hpp"
#include "src/session/trace_page.hpp"
#include "src/session/trace_pyramids.hpp"
#include "src/session/trace_reader.hpp"

namespace facialis::engine {

/// Min/max pyramids of the raw and of the filtered traces: what wide views are drawn from, so that
/// no zoom ever reads a long file again. 64 MB for both, whatever the length. `build` is
/// called once; the other members may be called from any, and show what is there so far.
class TraceOverview {
public:
    TraceOverview(const Recording& recording, const TraceReader& reader);

    /// Goes through the recording once, on so many threads. @errors the medium failed; what is
    /// there so far stays
    [[nodiscard]] Result<void> build(std::stop_token stop, unsigned threads = 1);

    /// See TracePyramids.
    [[nodiscard]] bool suits(const TracePageRequest& request, double columnsABin = 1.0) const
    {
        return pyramids_.suits(request, columnsABin);
    }
    /// What is known of a page so far; NaN where nothing is yet.
    [[nodiscard]] TracePage page(const TracePageRequest& request) const;

    [[nodiscard]] bool isComplete() const { return isComplete_; }

private:
    const Recording& recording_;
    const TraceReader& reader_;
    TracePyramids pyramids_;
    std::atomic<bool> isComplete_{false};
};

}  // namespace facialis::engine

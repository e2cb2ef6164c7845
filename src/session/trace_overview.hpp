// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <stop_token>
#include <vector>

#include "data/model/recording.hpp"
#include "src/session/trace_page.hpp"
#include "src/session/trace_reader.hpp"

namespace facialis::engine {

/// The lowest and highest value of every channel, raw and filtered, in up to 65536 bins over the
/// whole recording: what wide views are drawn from, so that no zoom ever reads a long file again.
/// 64 channels take 64 MB at most, whatever the length. `build` runs in one thread; the other
/// members may be called from any, and show what is there so far.
class TraceOverview {
public:
    TraceOverview(const Recording& recording, const TraceReader& reader);

    /// Goes through the recording once. @errors the medium failed; what is there so far stays
    [[nodiscard]] Result<void> build(std::stop_token stop);

    /// Time of one bin of a channel.
    [[nodiscard]] Duration resolution(std::size_t channel) const;
    /// true when every column of the page is at least one bin wide in every channel.
    [[nodiscard]] bool suits(const TracePageRequest& request) const;
    /// What is known of a page so far; NaN where nothing is yet.
    [[nodiscard]] TracePage page(const TracePageRequest& request) const;

    [[nodiscard]] double progress() const { return progress_; }
    [[nodiscard]] bool isComplete() const { return isComplete_; }

private:
    struct Bins {
        std::vector<float> low, high;  ///< NaN: no sample
        void add(std::size_t bin, double value);
    };
    struct Trace {
        std::int64_t samplesPerBin = 1;
        Bins raw, filtered;  ///< filtered is empty for a channel that is not filtered
    };
    [[nodiscard]] TraceColumns columns(std::size_t channel, const TracePageRequest& request) const;

    const Recording& recording_;
    const TraceReader& reader_;
    mutable std::mutex mutex_;  ///< guards the bins; held for milliseconds
    std::vector<Trace> traces_;
    std::atomic<double> progress_{0.0};
    std::atomic<bool> isComplete_{false};
};

}  // namespace facialis::engine

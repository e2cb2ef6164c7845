// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <stop_token>
#include <vector>

#include "data/model/recording.hpp"
#include "src/session/display_filter.hpp"
#include "src/session/trace_page.hpp"

namespace facialis::engine {

/// Makes pages from samples of a recording; wide windows are for the overview (trace_overview.hpp).
/// Const members may be called from several threads at once.
class TraceReader {
public:
    TraceReader(const Recording& recording, const AnalysisSettings& settings);

    /// How many samples the page would have to read.
    [[nodiscard]] std::int64_t cost(const TracePageRequest& request) const;

    /// Reads, filters, reduces. A channel that cannot be read stays empty and the page says why.
    [[nodiscard]] TracePage page(const TracePageRequest& request, std::stop_token stop = {}) const;

    /// Samples of one channel as displayed, padded and filtered, exactly those of `range`.
    [[nodiscard]] Result<std::vector<double>> samples(std::size_t channel, SampleRange range,
                                                      TraceDisplay display) const;

    [[nodiscard]] const DisplayFilter& filter(std::size_t channel) const
    {
        return filters_[channel];
    }

private:
    /// Raw samples of a range, and the same range filtered (empty where the channel is not).
    struct Window {
        std::vector<double> raw, filtered;
    };
    [[nodiscard]] Result<Window> read(std::size_t channel, SampleRange range,
                                      TraceDisplay display) const;
    [[nodiscard]] Result<TraceColumns> columns(std::size_t channel,
                                               const TracePageRequest& request) const;

    const Recording& recording_;
    std::vector<DisplayFilter> filters_;  ///< one a channel
};

}  // namespace facialis::engine

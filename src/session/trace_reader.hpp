// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <stop_token>
#include <vector>

#include "data/model/recording.hpp"
#include "src/pipeline/filter_group.hpp"
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
    [[nodiscard]] TracePage page(const TracePageRequest& request,
                                 const std::stop_token& stop = {}) const;

    /// Samples of one channel as displayed, padded and filtered, exactly those of `range`.
    [[nodiscard]] Result<std::vector<double>> samples(std::size_t channel, SampleRange range,
                                                      TraceDisplay display) const;

    [[nodiscard]] const DisplayFilter& filter(std::size_t channel) const
    {
        return filters_[channel];
    }
    /// Fresh filters for several channels of one rate whose filter() is active.
    [[nodiscard]] FilterGroup makeFilters(std::span<const std::size_t> channels) const;

private:
    /// Raw samples of a range, and the same range filtered (empty where the channel is not), with
    /// the padding on both sides that the filter wanted.
    struct Window {
        std::vector<double> raw, filtered;
        std::size_t before = 0, count = 0;  ///< where the range begins, and its samples

        [[nodiscard]] std::span<const double> rawRange() const
        {
            return std::span(raw).subspan(before, count);
        }
        [[nodiscard]] std::span<const double> filteredRange() const
        {
            return filtered.empty() ? std::span<const double>()
                                    : std::span(filtered).subspan(before, count);
        }
    };
    /// Channels of one rate and length, of which all or none is filtered: filtered together, which
    /// is several times as fast and comes out the same.
    /// @param margin  more to be read on both sides
    [[nodiscard]] std::vector<Result<Window>> read(std::span<const std::size_t> channels,
                                                   SampleRange range, TraceDisplay display,
                                                   Duration margin = Duration(0.0)) const;
    /// @param window  of which the filtered samples are changed on the way
    [[nodiscard]] TraceEnvelope envelope(const Channel& channel, const TracePageRequest& request,
                                         SampleRange range, Window& window) const;
    /// Is `channel` shown filtered?
    [[nodiscard]] bool isFiltered(std::size_t channel, TraceDisplay display) const
    {
        return display == TraceDisplay::filtered && filters_[channel].isActive();
    }

    const Recording& recording_;
    AnalysisSettings settings_;
    Frequency mains_;
    std::vector<DisplayFilter> filters_;  ///< one a channel
};

}  // namespace facialis::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

#include "data/flow/recent_samples.hpp"
#include "data/storage/journal.hpp"
#include "src/live/live_processor.hpp"
#include "src/session/display_filter.hpp"
#include "src/session/trace_page.hpp"
#include "src/session/trace_pyramids.hpp"

namespace facialis::engine {

/// The traces of a running session, for any window from its beginning to its newest frame, raw or
/// as the detection measures them (causal filter). Looking back disturbs nobody: pages come from
///  - min/max pyramids, where a column is at least as wide as their bins (exact to a bin);
///  - the newest samples in memory, as soon as the processing thread has seen them;
///  - the journal, read and filtered again, for everything else.
///
/// Memory is taken at the start and stays: 16 MB for each of the two pyramids at most (0.5 MB a
/// channel), 32 MB for the newest samples at most; they last 10 to 60 s (64 channels at 2 kHz:
/// 31 s; more than 320 such channels take more).
/// Threads: append() and finish() the processing thread; all else any, also after the session.
class LiveTraces {
public:
    /// @param channels  named, all of one rate
    /// @param settings  causal, of the detection
    /// @param journal   of the recorder; kept open for as long as this lives
    LiveTraces(const std::vector<Channel>& channels, const AnalysisSettings& settings,
               Frequency mains, std::shared_ptr<const Journal> journal);

    /// The next frames, after the processor has taken them.
    void append(const SampleBlock& raw, const LiveProcessor& processor);
    /// The stream is over, and the processor finished.
    void finish(const LiveProcessor& processor);

    /// One past the newest sample that can be shown.
    [[nodiscard]] Duration end() const;
    /// Reads, filters, reduces: fit for a TraceLoader. What lies outside [0, end()) is NaN.
    /// A window of the newest samples or a wide one costs milliseconds.
    [[nodiscard]] TracePage page(const TracePageRequest& request, std::stop_token stop = {}) const;
    /// Samples of one channel as displayed. @param range  cut to what there is
    /// @errors the journal cannot be read
    [[nodiscard]] Result<std::vector<double>> samples(std::size_t channel, SampleRange range,
                                                      TraceDisplay display) const;
    /// "20-450 Hz, causal, notch off"; "not filtered" where a trace is not.
    [[nodiscard]] const std::string& badge(std::size_t channel) const
    {
        return filters_[channel].badge();
    }

private:
    /// Takes the newest samples into the pyramids. Under mutex_.
    void raise() const;
    [[nodiscard]] std::int64_t frames() const;
    [[nodiscard]] std::unique_ptr<Recording> recording(std::int64_t frames) const;
    [[nodiscard]] bool isFiltered(std::size_t channel, TraceDisplay display) const;
    [[nodiscard]] bool isRecent(const TracePageRequest& request, std::int64_t frames) const;
    [[nodiscard]] TraceColumns recentColumns(std::size_t channel, const TracePageRequest& request,
                                             std::int64_t frames) const;
    /// Samples from memory; NaN where they are not there.
    void readRecent(const RecentSamples& from, std::size_t channel, SampleRange range,
                    std::span<double> into) const;

    std::vector<Channel> channels_;
    AnalysisSettings settings_;
    std::shared_ptr<const Journal> journal_;
    std::vector<DisplayFilter> filters_;
    mutable TracePyramids pyramids_;  ///< up to what was raised
    mutable std::mutex mutex_;        ///< of all below; held for less than a millisecond
    RecentSamples raw_, filtered_;
    std::int64_t frames_ = 0;
    // Up to which frame and, by channel, sample the pyramids go.
    mutable std::int64_t raised_ = 0;
    mutable std::vector<std::int64_t> raisedRaw_, raisedFiltered_;
    mutable std::vector<double> rawPiece_, filteredPiece_;
};

}  // namespace facialis::engine

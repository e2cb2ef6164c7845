// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "data/model/analysis_result.hpp"

namespace facialis::engine {

/// What of the bursts is counted.
enum class BurstMeasure {
    duration,  ///< seconds
    rms,       ///< volts; bursts without a unit are left out
    interval,  ///< seconds from the onset before in the same channel, gaps left out
    rate,      ///< over time: bursts a minute of what was recorded
};

/// Which bursts are counted.
struct HistogramRequest {
    BurstMeasure measure = BurstMeasure::duration;
    std::optional<BurstKind> kind;       ///< empty: all
    std::optional<std::size_t> channel;  ///< empty: all
};

inline constexpr std::size_t burstKinds = 8;

/// Bursts of one side in one bin: indices into the result's bursts, by kind, ascending.
using HistogramBin = std::array<std::vector<std::size_t>, burstKinds>;

/// The bars of one side.
struct SideHistogram {
    std::optional<Side> side;  ///< empty: the side is not known
    std::vector<HistogramBin> bins;
    std::size_t total = 0;
    std::optional<double> median;  ///< of the measure; empty for rates
};

/// Bin k reaches from k to k + 1 times `width`, in SI units; for rates, of time.
struct BurstHistogram {
    BurstMeasure measure = BurstMeasure::duration;
    double width = 1.0;
    std::size_t bins = 0;
    bool isLastOpen = false;           ///< the last bin also holds what lies above it
    std::vector<double> minutes;       ///< for rates: recorded in each bin; otherwise empty
    std::vector<SideHistogram> sides;  ///< right, left, then unknown; those with a channel

    /// Height of a bar: bursts, or bursts a minute. 0 where nothing was recorded.
    [[nodiscard]] double height(const HistogramBin& bin, std::size_t index, BurstKind kind) const;
};

/// Bin width: twice the interquartile range over the cube root of the number (Freedman & Diaconis
/// 1981, Z Wahrscheinlichkeitstheorie 57:453), but a 20th to a 40th of the 98 % quantile, taken up
/// to 1, 2 or 5 times a power of ten; what lies above the quantile shares the last bin. Rates: the
/// examination in up to 30 bins of such a width.
[[nodiscard]] BurstHistogram burstHistogram(const AnalysisResult& result,
                                            const HistogramRequest& request);

}  // namespace facialis::engine

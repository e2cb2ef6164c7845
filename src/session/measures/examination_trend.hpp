// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "data/model/analysis_result.hpp"

namespace facialis::engine {

/// What a side's muscles did in one part of the examination.
struct TrendPoint {
    TimeInterval interval;
    std::optional<double> perMinute;   ///< involuntary bursts a minute of rest
    std::optional<double> spasmShare;  ///< of the part spent in bursts called spasm, 0..1
    std::optional<Voltage> rms;        ///< median of the involuntary bursts
    int bursts = 0;                    ///< involuntary ones
};

/// How a side goes on over the examination, in the parts of ActivityTrend.
struct SideTrend {
    Side side = Side::left;
    std::vector<TrendPoint> points;
    std::optional<double> slope;   ///< bursts a minute, more with each minute (Theil-Sen)
    std::optional<double> pValue;  ///< of Kendall's tau
};

/// The trends of the measures, with time in spasm and amplitude beside them. Spasm that several
/// muscles of the side share counts once. Involuntary: spasm, myokymic and unclassified bursts that
/// are no conducted copies. Empty: less than a minute was examined.
[[nodiscard]] std::vector<SideTrend> examinationTrend(const AnalysisResult& result);

}  // namespace facialis::engine

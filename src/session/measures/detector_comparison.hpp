// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "data/model/recording.hpp"
#include "data/model/time_interval.hpp"
#include "src/pipeline/analysis_settings.hpp"

namespace facialis::engine {

/// How two ways to mark the same stretch of time agree.
struct Agreement {
    double fraction = 1.0;  ///< of the time in which both say the same
    /// Cohen's kappa over time: (po - pe) / (1 - pe), po as above, pe what two that mark as much
    /// without looking would agree in (Cohen 1960, Educ Psychol Meas 20:37). Empty where pe is 1:
    /// neither marks anything, or both everything.
    std::optional<double> kappa;
};

/// Agreement of marks over a window. Marks may overlap each other and reach beyond it.
[[nodiscard]] Agreement agreementOf(std::span<const TimeInterval> a,
                                    std::span<const TimeInterval> b, TimeInterval window);

/// What one detector marks in a window.
struct DetectorMarks {
    std::string detector;
    std::vector<TimeInterval> bursts;  ///< that touch the window, ascending
    std::optional<Error> error;        ///< why it could not run
};

/// A channel and window to be looked at by every detector.
struct ComparisonRequest {
    const Recording& recording;
    const std::vector<Channel>& channels;  ///< named
    AnalysisSettings settings;             ///< of the analysis; only the detector is exchanged
    Frequency mains;
    std::size_t channel = 0;
    TimeInterval window;
    std::stop_token stop;
};

/// How long before the window each detector begins, so that its noise estimate has settled, and how
/// far behind it goes on.
inline constexpr Duration detectorRunUp{60.0};
inline constexpr Duration detectorRunOut{2.0};

/// Runs one shipped detector through the pipeline of the analysis (band, filters, noise model) over
/// the window and its run-up. @errors in `error`; an unknown name, a rate too low, stopped
[[nodiscard]] DetectorMarks detectorMarks(const ComparisonRequest& request, std::string_view name);

}  // namespace facialis::engine

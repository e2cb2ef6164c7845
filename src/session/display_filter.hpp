// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "data/model/channel.hpp"
#include "dsp/filter/streaming_filter.hpp"
#include "src/pipeline/analysis_settings.hpp"

namespace facialis::engine {

/// The filter a displayed trace goes through: that of the analysis, so that what is seen is what
/// was measured.
class DisplayFilter {
public:
    /// @param mains  the line that notch and subtraction take out
    DisplayFilter(const Channel& channel, const AnalysisSettings& settings, Frequency mains);

    /// false for channels that are not EMG and rates that leave no band: shown as recorded.
    [[nodiscard]] bool isActive() const { return isActive_; }
    /// A fresh filter. Only where isActive().
    [[nodiscard]] std::unique_ptr<dsp::StreamingFilter> make() const;
    /// How much signal on each side of a window makes its edges exact to 1e-9.
    [[nodiscard]] Duration padding() const { return padding_; }
    /// "20-450 Hz, zero phase, notch off"; "not filtered" where it is not.
    [[nodiscard]] const std::string& badge() const { return badge_; }

private:
    Frequency rate_;
    AnalysisSettings settings_;
    Frequency mains_;
    bool isActive_ = false;
    Duration padding_;
    std::string badge_ = "not filtered";
};

}  // namespace facialis::engine

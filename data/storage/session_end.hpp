// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "data/model/analysis_result.hpp"
#include "data/model/channel_gap.hpp"
#include "data/model/quality_second.hpp"
#include "data/model/recording.hpp"
#include "data/storage/derived_series.hpp"

namespace facialis {

/// What is known only when a recording has ended.
struct SessionEnd {
    std::vector<Gap> gaps;
    std::vector<Annotation> annotations;
    Duration duration;
    const AnalysisResult* analysis = nullptr;  ///< may be null
    std::vector<ChannelGap> channelGaps{};     ///< of channels that store integers
    std::vector<QualitySecond> quality{};      ///< of a live recording, ascending
    const DerivedSeries* derived = nullptr;    ///< may be null
};

}  // namespace facialis

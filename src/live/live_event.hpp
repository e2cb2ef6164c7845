// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "data/model/analysis_result.hpp"
#include "data/model/annotation.hpp"
#include "data/model/burst.hpp"
#include "data/model/gap.hpp"
#include "data/model/quality_second.hpp"
#include "data/model/result.hpp"
#include "data/model/synkinesis_pair.hpp"
#include "src/live/burst_trains.hpp"

namespace facialis::engine {

/// A new judgement of everything up to a time.
struct LiveInterpretation {
    std::shared_ptr<const AnalysisResult> result;  ///< never null
    bool isFinal = false;                          ///< of the whole stream, after its end
};

/// Something that happened on a stream.
struct LiveEvent {
    Duration time;  ///< of the newest sample that was processed when it became known
    std::variant<Burst, BurstTrain, SynkinesisPair, QualitySecond, Gap, Annotation,
                 LiveInterpretation, Error>
        what;
};

}  // namespace facialis::engine

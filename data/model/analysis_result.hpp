// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "data/model/activity_measures.hpp"
#include "data/model/burst.hpp"
#include "data/model/cause.hpp"
#include "data/model/channel_quality.hpp"
#include "data/model/evoked_response.hpp"
#include "data/model/finding.hpp"
#include "data/model/recording.hpp"
#include "data/model/synkinesis_pair.hpp"

namespace facialis {

/// One setting that changes a number, by its dotted name: {"filter.low_hz", 20.0}.
struct Setting {
    std::string name;
    std::variant<double, std::int64_t, bool, std::string> value;
};

/// A movement the patient was asked for (or that was inferred, then it says so).
struct Manoeuvre {
    std::string id;  ///< "close_eyes_tightly", "smile", "rest", ...
    TimeInterval interval;
    bool isInferred = false;
    std::string text;  ///< the annotation it was read from
};

struct Provenance {
    std::string software, version, knowledgeVersion;
    std::string inputSha256;  ///< of the input file; empty for a live source
    std::string created;      ///< ISO 8601, UTC; the only thing that differs between two runs
};

/// Everything the main job found out; the one value that reports, session files and views show.
struct AnalysisResult {
    RecordingInfo recording;  ///< channels named (muscle, side)
    std::vector<Setting> settings;
    std::vector<ChannelQuality> quality;
    std::vector<Manoeuvre> manoeuvres;
    std::vector<Burst> bursts;  ///< ascending by onset, then by channel
    std::vector<SynkinesisPair> synkinesis;
    std::vector<StimulusSeries> stimuli;
    std::vector<EvokedResponse> evoked;  ///< by series, channel, component
    ActivityMeasures measures;
    std::vector<Finding> findings;
    std::vector<RedFlag> redFlags;
    std::string conclusion;           ///< of the interpretation, in a sentence or two
    std::vector<RankedCause> causes;  ///< by rank, then the unranked by name
    Provenance provenance;
};

}  // namespace facialis

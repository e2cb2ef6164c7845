// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "data/model/annotation.hpp"
#include "data/model/burst.hpp"
#include "data/model/recording.hpp"
#include "data/model/side.hpp"
#include "src/interpretation/context.hpp"
#include "src/pipeline/analysis_settings.hpp"

namespace facialis::engine {

/// What the reader says of one channel of the file; it keeps its place whatever is said of it.
struct ChannelChoice {
    std::string label;                 ///< as in the file, or as the reader renamed it
    std::string muscle;                ///< knowledge-base id; empty: unknown
    std::optional<Side> side;          ///< empty: unknown
    std::optional<std::size_t> minus;  ///< channel that is subtracted (derivation A-B)
    bool isInverted = false;           ///< polarity turned
    bool isBad = false;                ///< shown, and left out of the analysis

    friend bool operator==(const ChannelChoice&, const ChannelChoice&) = default;
};

/// One change to the bursts that were found. It names the burst it changes by its place, so that it
/// finds it again when the detection has run with other settings.
struct BurstEdit {
    std::size_t channel = 0;
    std::optional<TimeInterval> found;  ///< the detected burst; empty: the reader added this one
    std::optional<TimeInterval> now;    ///< where it is; empty: the reader removed it
    std::optional<BurstKind> kind;      ///< what it is; empty: as the rules say

    friend bool operator==(const BurstEdit&, const BurstEdit&) = default;
};

/// What the reader thinks of a cause in the list.
struct Verdict {
    enum class Opinion { accepted, rejected };
    std::string cause;  ///< id
    Opinion opinion = Opinion::accepted;
    std::string reason;  ///< in the reader's words; a rejection has one

    friend bool operator==(const Verdict&, const Verdict&) = default;
};

/// Everything a reader decides about a recording, apart from the recording itself: what changes the
/// result (channels, settings, edits, annotations, context) and what is said of it (verdicts,
/// impression). A value: each step of the work is one of these.
struct Review {
    std::vector<ChannelChoice> channels;  ///< one for each channel of the file
    AnalysisSettings settings;
    /// By channel: bursts whose RMS stays below are left out; without an entry the detector alone
    /// decides. In the channel's unit (volts where it is a voltage).
    std::map<std::size_t, double> leastRms;
    std::vector<BurstEdit> bursts;        ///< in the order they were made
    std::vector<Annotation> annotations;  ///< ascending by onset; those of the file to begin with
    Context context;
    std::vector<Verdict> verdicts;  ///< one a cause at most
    std::string impression;         ///< the reader's own, in words

    friend bool operator==(const Review&, const Review&) = default;
};

/// A review that changes nothing yet. @param channels  named (muscle and side read from labels)
[[nodiscard]] Review untouched(const RecordingInfo& info, const std::vector<Channel>& channels,
                               const AnalysisSettings& settings, const Context& context);

/// true when both show the same samples: equal derivations, polarity and filter settings.
[[nodiscard]] bool haveSameSamples(const Review& a, const Review& b);

/// true when both lead to the same analysis: only opinions and impressions differ.
[[nodiscard]] bool leadToSameResult(const Review& a, const Review& b);

}  // namespace facialis::engine

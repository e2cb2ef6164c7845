// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"
#include "src/interpretation/rank_causes.hpp"

namespace facialis::test {

/// The knowledge base that is compiled in.
[[nodiscard]] inline const KnowledgeBase& knowledge()
{
    static const KnowledgeBase base = KnowledgeBase::embedded().value();
    return base;
}

/// Findings in a word each: "sync7 right" is present on the right, "-movlock" absent, "?trig" not
/// assessable.
[[nodiscard]] inline std::vector<Finding> findings(const std::vector<std::string_view>& words)
{
    std::vector<Finding> list;
    for (std::string_view word : words) {
        Finding finding;
        finding.state = FindingState::present;
        if (word.front() == '-' || word.front() == '?') {
            finding.state =
                word.front() == '-' ? FindingState::absent : FindingState::notAssessable;
            word.remove_prefix(1);
        }
        const std::size_t blank = word.find(' ');
        finding.id = word.substr(0, blank);
        if (blank != std::string_view::npos)
            finding.side = sideFrom(word.substr(blank + 1));
        list.push_back(std::move(finding));
    }
    return list;
}

/// A ranked cause by its id; the test fails where it is missing.
[[nodiscard]] inline const RankedCause& cause(const engine::Interpretation& result,
                                              std::string_view id)
{
    const auto found = std::find_if(result.causes.begin(), result.causes.end(),
                                    [&](const RankedCause& c) { return c.id == id; });
    REQUIRE(found != result.causes.end());
    return *found;
}

[[nodiscard]] inline std::size_t channel(const AnalysisResult& analysis, std::string_view label);

/// A hand-made analysis: eight facial channels (OOc, Front, Zyg, OOr of each side), 2000 Hz, 120 s,
/// all usable, movements performed, nothing active.
[[nodiscard]] inline AnalysisResult quietFace()
{
    AnalysisResult analysis;
    analysis.recording.duration = 120_s;
    for (const auto& [label, muscle] : {std::pair("OOc", "orbicularis_oculi"),
                                        {"Front", "frontalis"},
                                        {"Zyg", "zygomaticus_major"},
                                        {"OOr", "orbicularis_oris"}})
        for (const auto& [letter, side] : {std::pair(" L", Side::left), {" R", Side::right}}) {
            Channel channel;
            channel.label = std::string(label) + letter;
            channel.muscle = muscle;
            channel.side = side;
            channel.rate = 2000_Hz;
            channel.length = 240000;
            channel.dimension = Dimension::voltage;
            ChannelQuality quality;
            quality.channel = analysis.recording.channels.size();
            analysis.recording.channels.push_back(channel);
            analysis.quality.push_back(quality);
        }
    analysis.manoeuvres = {{"rest", {0_s, 60_s}, false, "rest"},
                           {"smile", {70_s, 73_s}, false, "smile"},
                           {"close_eyes_tightly", {80_s, 83_s}, false, "close eyes tightly"}};
    analysis.measures.restTime = 80_s;
    analysis.measures.hasBlinksApart = true;
    analysis.measures.hasMarkedTasks = true;
    // Every pair of eye and mouth was tried and showed nothing.
    for (const char* side : {" L", " R"})
        for (const auto& [driver, follower] : {std::pair("OOc", "OOr"), {"Zyg", "OOc"}}) {
            SynkinesisPair pair;
            pair.driver = channel(analysis, std::string(driver) + side);
            pair.follower = channel(analysis, std::string(follower) + side);
            pair.side = analysis.recording.channels[pair.driver].side;
            pair.trials = 6;
            pair.probability = 0.0;
            pair.call = SynkinesisCall::absent;
            analysis.synkinesis.push_back(pair);
        }
    for (const char* side : {" L", " R"})
        for (const char* lower : {"Zyg", "OOr"}) {
            RestSynchrony synchrony;
            synchrony.first = channel(analysis, std::string("OOc") + side);
            synchrony.second = channel(analysis, std::string(lower) + side);
            synchrony.side = analysis.recording.channels[synchrony.first].side;
            synchrony.observed = 80_s;
            analysis.measures.restSynchrony.push_back(synchrony);
        }
    for (const char* muscle : {"orbicularis_oculi", "zygomaticus_major"})
        analysis.measures.voluntary.push_back({muscle, "smile", 3, 1.1});
    return analysis;
}

/// Index of the channel with a label ("OOc R"); the test fails where it is missing.
[[nodiscard]] inline std::size_t channel(const AnalysisResult& analysis, std::string_view label)
{
    const auto& channels = analysis.recording.channels;
    const auto found = std::find_if(channels.begin(), channels.end(),
                                    [&](const Channel& c) { return c.label == label; });
    REQUIRE(found != channels.end());
    return static_cast<std::size_t>(found - channels.begin());
}

/// Adds a burst.
inline void addBurst(AnalysisResult& analysis, std::string_view label, Duration onset,
                     Duration length, BurstKind kind)
{
    Burst burst;
    burst.channel = channel(analysis, label);
    burst.interval = {onset, onset + length};
    burst.range = {sampleAt(onset, 2000_Hz), sampleAt(onset + length, 2000_Hz)};
    burst.rmsOverNoise = 5.0;
    burst.kind = kind;
    const auto later = std::upper_bound(
        analysis.bursts.begin(), analysis.bursts.end(), burst,
        [](const Burst& a, const Burst& b) { return a.interval.onset < b.interval.onset; });
    analysis.bursts.insert(later, burst);
}

/// Takes a channel out of the analysis as if it were too noisy.
inline void spoil(AnalysisResult& analysis, std::string_view label)
{
    analysis.quality[channel(analysis, label)].isUsable = false;
}

/// A finding of a list by its id; the test fails where it is missing.
[[nodiscard]] inline const Finding& finding(const std::vector<Finding>& list, std::string_view id)
{
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Finding& f) { return f.id == id; });
    REQUIRE(found != list.end());
    return *found;
}

}  // namespace facialis::test

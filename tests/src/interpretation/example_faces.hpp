// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dsp/synchrony/seeded_random.hpp"
#include "tests/src/interpretation/examples.hpp"

namespace facialis::test {

/// The measured synchrony of two channels; the test fails where there is none.
[[nodiscard]] inline RestSynchrony& restPair(AnalysisResult& analysis, std::string_view a,
                                             std::string_view b)
{
    auto& all = analysis.measures.restSynchrony;
    const auto pair = std::find_if(all.begin(), all.end(), [&](const RestSynchrony& s) {
        return s.first == channel(analysis, a) && s.second == channel(analysis, b);
    });
    REQUIRE(pair != all.end());
    return *pair;
}

/// Spasm of the right side: eye, cheek and mouth burst together, in irregular trains and tonic
/// once.
[[nodiscard]] inline AnalysisResult spasmRight()
{
    AnalysisResult analysis = quietFace();
    dsp::SeededRandom random(3);
    Duration at = 2_s;
    for (int train = 0; train < 8; ++train) {
        for (int k = 0; k < 4; ++k) {
            for (const char* label : {"OOc R", "Zyg R", "OOr R"})
                addBurst(analysis, label, at, 60_ms, BurstKind::spasmClonic);
            at = at + 150_ms + Duration(0.4 * random.uniform());
        }
        at = at + 2_s + Duration(3.0 * random.uniform());
    }
    for (const char* label : {"OOc R", "Zyg R", "OOr R"})
        addBurst(analysis, label, at, 3_s, BurstKind::spasmTonic);
    for (const char* lower : {"Zyg R", "OOr R"}) {
        RestSynchrony& pair = restPair(analysis, "OOc R", lower);
        pair.firstEvents = pair.secondEvents = 33;
        pair.coincident = 33;
        pair.expected = 1.0;
        pair.pValue = 0.001;
        pair.evidence = {{2_s, 2_s + 60_ms}};
    }
    return analysis;
}

/// A synkinesis of the left side: the mouth joins every eye closure.
[[nodiscard]] inline AnalysisResult synkinesisLeft()
{
    AnalysisResult analysis = quietFace();
    for (SynkinesisPair& pair : analysis.synkinesis)
        if (pair.driver == channel(analysis, "OOc L")) {
            pair.coActivated = 6;
            pair.probability = 1.0;
            pair.probabilityCi95 = {0.6, 1.0};
            pair.crosstalk = Crosstalk::unlikely;
            pair.call = SynkinesisCall::present;
            pair.evidence = {{80_s, 83_s}, {85_s, 88_s}};
        }
    for (int k = 0; k < 6; ++k)
        addBurst(analysis, "OOr L", Duration(80.0 + 5 * k), 2_s, BurstKind::synkinetic);
    return analysis;
}

/// Both eyes close together, beyond blinks.
[[nodiscard]] inline AnalysisResult eyesTogether()
{
    AnalysisResult analysis = quietFace();
    for (int k = 0; k < 10; ++k) {
        addBurst(analysis, "OOc L", Duration(3.0 + 5 * k), 300_ms, BurstKind::spasmClonic);
        addBurst(analysis, "OOc R", Duration(3.01 + 5 * k), 300_ms, BurstKind::spasmClonic);
    }
    return analysis;
}

/// The left lid twitches at 5 Hz for stretches.
[[nodiscard]] inline AnalysisResult lidTwitchLeft()
{
    AnalysisResult analysis = quietFace();
    for (int run = 0; run < 4; ++run)
        for (int k = 0; k < 20; ++k)
            addBurst(analysis, "OOc L", Duration(3.0 + 12 * run + 0.2 * k), 30_ms,
                     BurstKind::myokymic);
    BurstRhythm rhythm;
    rhythm.channel = channel(analysis, "OOc L");
    rhythm.bursts = rhythm.rhythmic = 80;
    rhythm.rate = 5_Hz;
    rhythm.variation = 0.05;
    rhythm.runs = {{3_s, 7_s}};
    analysis.measures.rhythms.push_back(rhythm);
    return analysis;
}

}  // namespace facialis::test

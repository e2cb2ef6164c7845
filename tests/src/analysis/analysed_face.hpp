// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "src/analysis/analyze.hpp"
#include "tests/src/analysis/stimulated.hpp"

namespace facialis::test {

inline const KnowledgeBase& knowledge()
{
    static const KnowledgeBase base = KnowledgeBase::embedded().value();
    return base;
}

inline AnalysisResult analysed(const StimulatedFace& face, std::size_t blockFrames = 4096,
                               unsigned threads = 1)
{
    const MemoryRecording recording = face.recording();
    return engine::analyze({.recording = recording,
                            .knowledge = knowledge(),
                            .threads = threads,
                            .blockFrames = blockFrames})
        .value();
}

inline const EvokedResponse* find(const AnalysisResult& result, std::size_t channel,
                                  ResponseName name, ResponseComponent component)
{
    for (const EvokedResponse& response : result.evoked)
        if (response.channel == channel && response.name == name && response.component == component)
            return &response;
    return nullptr;
}

inline bool warns(const AnalysisResult& result, std::string_view text)
{
    const auto& warnings = result.recording.warnings;
    return std::any_of(warnings.begin(), warnings.end(), [&](const std::string& warning) {
        return warning.find(text) != std::string::npos;
    });
}

/// R1 and R2 of a stimulus of the right supraorbital nerve.
inline const std::vector<Volley> blinkReflex = {{StimulatedFace::oocRight, 10.5_ms, 5_ms, 200.0},
                                                {StimulatedFace::oocRight, 32_ms, 35_ms, 80.0},
                                                {StimulatedFace::oocLeft, 33_ms, 35_ms, 70.0}};

inline constexpr auto early = ResponseComponent::early;
inline constexpr auto late = ResponseComponent::late;

}  // namespace facialis::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"

namespace facialis::engine {

/// What a figure of a comparison is about.
enum class ComparedTopic { examination, involuntary, laterality, synkinesis, movement, causes };

/// One figure of two recordings of a patient. Where it is no number it is words.
struct ComparedFigure {
    ComparedTopic topic = ComparedTopic::examination;
    std::string about;  ///< muscle, pair or movement, in words; empty: the examination as a whole
    std::optional<Side> side;
    std::string what;                     ///< "bursts a minute of rest"
    std::string unit;                     ///< "/min", "%", "ms", "uV"; empty: a plain number
    std::optional<double> before, after;  ///< empty: not in that recording, or not assessable
    std::string beforeWords, afterWords;  ///< of figures that are words
};

/// Two analyses of one patient beside each other: before and after a treatment, or two visits.
struct RecordingComparison {
    std::vector<ComparedFigure> figures;
    /// Why figures may differ though the patient does not: other settings, other muscles, bad
    /// channels, too little rest. Sentences.
    std::vector<std::string> remarks;
};

/// Compares what both recordings have, muscle by muscle and side by side; channels are matched by
/// muscle and side, not by number. What only one of them has stands with the other empty. Of
/// several channels of one muscle and side the first usable counts.
[[nodiscard]] RecordingComparison compareRecordings(const AnalysisResult& before,
                                                    const AnalysisResult& after,
                                                    const KnowledgeBase& knowledge);

}  // namespace facialis::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/model/side.hpp"

namespace facialis {

/// How far the findings go towards a cause. Bands, not probabilities.
enum class Support { strong, moderate, weak, none, against, notAssessable };
[[nodiscard]] std::string_view toString(Support support);

/// One reason for, against, or a question that was not tested.
struct Reason {
    std::string finding;  ///< finding id, or "context"
    std::string text;
    std::string source;
};

/// A statement of a source, in our words.
struct SourcedText {
    std::string text;
    std::string source;
};

/// A cause of the knowledge base, held against this recording. "Compatible with", not a diagnosis.
struct RankedCause {
    std::string id;  ///< "hfs_nvc", "post_bells", ...
    std::string name;
    std::string category;     ///< "structural", "mimic", "trigger", ...
    std::optional<int> rank;  ///< 1.. over strong, moderate, weak; empty otherwise
    Support support = Support::notAssessable;
    double score = 0.0;  ///< orders within a band; has no meaning across bands
    std::optional<Side> side;
    std::vector<Reason> supporting;  ///< JSON `for`
    std::vector<Reason> opposing;    ///< JSON `against`
    std::vector<Reason> notTested;
    std::vector<SourcedText> nextSteps;
    std::vector<SourcedText> numbers;   ///< with their denominators
    std::vector<std::string> cautions;  ///< what the reader must keep in mind, a sentence each
    std::string icd10;                  ///< code, where one exists
    std::vector<std::string> sources;
};

/// A sign that calls for a physician whatever the ranking says.
struct RedFlag {
    std::string id, text, source;
};

}  // namespace facialis

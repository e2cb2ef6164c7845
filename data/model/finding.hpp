// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/model/side.hpp"
#include "data/model/time_interval.hpp"

namespace facialis {

/// A missing channel or a missing manoeuvre makes a finding notAssessable, never absent.
enum class FindingState { present, absent, notAssessable };

[[nodiscard]] std::string_view toString(FindingState state);
[[nodiscard]] std::optional<FindingState> findingStateFrom(std::string_view word);

/// A stretch of one channel that shows what a finding claims.
struct Evidence {
    std::size_t channel = 0;
    TimeInterval interval;
};

/// The answer to one question asked of the analysis.
struct Finding {
    std::string id;  ///< vocabulary of the knowledge base: "uni", "sync7", ...
    FindingState state = FindingState::notAssessable;
    /// Not assessable because what was looked for was seen, but not often or clearly enough to
    /// be called present: too much for absent. `evidence` says where.
    bool isSuggested = false;
    std::optional<double> value;  ///< the number that decided
    std::string unit;             ///< of value and limit; "" for a plain ratio
    std::optional<double> limit;  ///< what the number was held against
    std::optional<Side> side;
    std::vector<std::size_t> channels;
    std::vector<Evidence> evidence;  ///< a handful of the clearest places, ascending in time
    std::string rule;                ///< the rule in one sentence, with its numbers
    std::string source;              ///< citation, or "engineering rule of Facialis"
};

}  // namespace facialis

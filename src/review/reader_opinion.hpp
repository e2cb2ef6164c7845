// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "src/review/step_list.hpp"

namespace facialis::engine {

/// What a reader says of a recording, for its report.
struct ReaderOpinion {
    std::string impression;
    std::vector<Verdict> verdicts;
    std::size_t steps = 0;  ///< changes that were made to names, settings, bursts, remarks, history
    std::vector<Signature> signatures;
    std::size_t amendments = 0;  ///< steps after the last signature

    /// There are words of the reader's own.
    [[nodiscard]] bool hasWords() const { return !impression.empty() || !verdicts.empty(); }
    /// Nothing was changed and nothing said.
    [[nodiscard]] bool isEmpty() const
    {
        return impression.empty() && verdicts.empty() && steps == 0 && signatures.empty();
    }
};

[[nodiscard]] ReaderOpinion opinionOf(const StepList& steps);

}  // namespace facialis::engine

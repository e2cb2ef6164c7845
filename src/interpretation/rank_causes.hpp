// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/cause.hpp"
#include "data/model/finding.hpp"
#include "src/interpretation/context.hpp"

namespace facialis::engine {

/// What the findings are compatible with.
struct Interpretation {
    std::vector<RedFlag> redFlags;
    std::vector<RankedCause> causes;  ///< by rank, then the unranked by name
    /// What it comes to, in a sentence or two: how far the first cause is supported and what test
    /// is missing, or that nothing is supported beyond unspecific signs ("insufficient").
    std::string conclusion;
};

/// Holds every cause of the knowledge base against the findings and the context. Transparent:
/// each cause says what speaks for it, what against, and what was not tested. Bands, never
/// percentages; `strong` and `moderate` only as `contract.md` defines them; psychogenic and the
/// triggers never from EMG alone.
[[nodiscard]] Interpretation rankCauses(const std::vector<Finding>& findings,
                                        const Context& context, const KnowledgeBase& knowledge);

}  // namespace facialis::engine

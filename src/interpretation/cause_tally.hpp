// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/cause.hpp"

namespace facialis::engine {

/// What speaks for a cause, what against it, and what nobody looked at.
struct CauseTally {
    int positives = 0;       ///< findings that are there and speak for it, and answers that do
    int emgPositives = 0;    ///< the findings among them
    int distinguishing = 0;  ///< distinguishing findings that are as they should be
    int failed = 0;          ///< distinguishing findings that are not
    int opposing = 0;
    int faintlyOpposing = 0;  ///< perhaps against the cause: not seen clearly enough
    int excluding = 0;
    int untested = 0;
    bool hasDecisive = false;  ///< the cause has a decisive finding at all
    bool isDecisivePresent = false;
    bool isDecisiveFailed = false;
    bool isRequiredFailed = false;
    bool isDecisiveSuggested = false;  ///< seen, but not often or clearly enough
    bool isRequiredUntested = false;
    bool isKept = false;  ///< a test is open that must not be forgotten, and there are bursts
    bool isContextDecisive = false;
    double score = 0.0;
};

/// The band that the tally of a cause earns, below the cause's ceiling; see judged().
[[nodiscard]] Support bandOf(const CauseTally& tally, const CauseEntry& entry);

}  // namespace facialis::engine

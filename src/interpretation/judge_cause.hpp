// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/cause.hpp"
#include "src/interpretation/context.hpp"
#include "src/interpretation/finding_index.hpp"

namespace facialis::engine {

/// A cause held against findings and context, before it is ranked among the others.
struct Judgement {
    RankedCause cause;
    const CauseEntry* entry = nullptr;
    bool hasContextFor = false;      ///< an answer of the context speaks for it
    bool isDecisiveMissing = false;  ///< its decisive finding was looked for in vain
    /// Its decisive finding or answer is there and no more than one thing speaks against it; or it
    /// is suggested, and no more than one thing that is there speaks against it.
    bool hasDecisive = false;
    bool isOnlyKept = false;  ///< nothing speaks for it, not even faintly; an open test may
};

/// What a judgement looks at.
struct Case {
    const FindingIndex& findings;
    const Context& context;
    const KnowledgeBase& knowledge;
};

/// Weighs one cause: reasons for, against and not tested, band and score.
///
/// With its decisive finding present, a cause is strong when at least two distinguishing findings
/// are present, all that must be tested were, and nothing speaks against it; moderate when the
/// others were not tested, or when one thing speaks against a strong one; weak otherwise. Without
/// it, weak at best. With nothing for it and nothing against it, it is weak where the decisive
/// finding was seen too seldom to be called present, and while a test that keeps it in the list is
/// open and there are bursts that something must explain (`nil` is absent). Then the ceiling: of
/// EMG alone, or with a decisive answer of the context.
///
/// Score (orders within a band): decisive finding or answer 3, distinguishing finding 2, answer 2,
/// other finding 1, decisive finding seen too seldom 1, absence that fits 0.5; against: a required
/// test that failed -4, exclusion -4, opposition -2 (seen too seldom -1), a distinguishing finding
/// that was looked for in vain -1; plus 0.2 or 0.1 for a
/// link of strength A or B.
[[nodiscard]] Judgement judged(const CauseEntry& entry, const Case& patient);

}  // namespace facialis::engine

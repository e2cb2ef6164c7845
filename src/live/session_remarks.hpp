// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "data/model/sample_block.hpp"
#include "data/storage/journal.hpp"
#include "data/storage/missing_frames.hpp"
#include "data/storage/session_end.hpp"

namespace facialis::engine {

/// A remark as it can be kept, whatever a device or a stream of markers said: one of a channel that
/// is none belongs to all, one at a time that is none to `now`.
[[nodiscard]] Annotation possible(Annotation annotation, std::size_t channels, Duration now);
[[nodiscard]] bool isPossible(const Gap& gap);

/// What a recorder knows beside its journal, so that the session file can be finished without it:
/// which samples never came, and the remarks that came after the journal failed.
class SessionRemarks {
public:
    /// @param next  the frame at which the block should begin; those between are missing
    void noteMissing(const SampleBlock& block, std::int64_t next, const JournalLayout& layout);

    void add(const Annotation& annotation) { annotations_.push_back(annotation); }
    void add(const Gap& gap) { gaps_.push_back(gap); }
    void add(const QualitySecond& second) { quality_.push_back(second); }

    /// All that ends a session file: the journal's remarks and these.
    [[nodiscard]] SessionEnd end(const Journal& journal, std::int64_t frames,
                                 const AnalysisResult* analysis) const;

private:
    MissingFrames missing_;
    std::vector<std::byte> bitmaps_;  // reused
    std::vector<Annotation> annotations_;
    std::vector<Gap> gaps_;
    std::vector<QualitySecond> quality_;
};

}  // namespace facialis::engine

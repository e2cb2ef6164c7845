// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/session_remarks.hpp"

#include <algorithm>
#include <cmath>

#include "data/model/cut_annotations.hpp"

namespace facialis::engine {

Annotation possible(Annotation annotation, std::size_t channels, Duration now)
{
    if (annotation.channel && *annotation.channel >= channels)
        annotation.channel.reset();
    if (!std::isfinite(annotation.onset.seconds()))
        annotation.onset = now;
    if (annotation.duration && !std::isfinite(annotation.duration->seconds()))
        annotation.duration.reset();
    return annotation;
}

bool isPossible(const Gap& gap)
{
    return std::isfinite(gap.interval.onset.seconds()) &&
           std::isfinite(gap.interval.offset.seconds()) &&
           gap.interval.onset <= gap.interval.offset;
}

void SessionRemarks::noteMissing(const SampleBlock& block, std::int64_t next,
                                 const JournalLayout& layout)
{
    if (block.firstFrame() > next)
        missing_.addAll({next, block.firstFrame()});
    findMissing(block, bitmaps_);
    if (!bitmaps_.empty())
        missing_.add(layout, bitmaps_, block.firstFrame(),
                     static_cast<std::int64_t>(block.frames()));
}

SessionEnd SessionRemarks::end(const Journal& journal, std::int64_t frames,
                               const AnalysisResult* analysis) const
{
    const Frequency rate = journal.rate();
    std::vector<Gap> told = journal.toldGaps();
    told.insert(told.end(), gaps_.begin(), gaps_.end());
    SessionEnd end{explainedGaps(missing_.ofAll(), told, rate, frames),
                   journal.annotations(),
                   timeOf(frames, rate),
                   analysis,
                   channelGapsOf(missing_.ofChannels(), rate, frames),
                   journal.quality()};
    end.annotations.insert(end.annotations.end(), annotations_.begin(), annotations_.end());
    cutAt(end.duration, end.annotations);
    std::ranges::stable_sort(end.annotations, {}, &Annotation::onset);
    end.quality.insert(end.quality.end(), quality_.begin(), quality_.end());
    return end;
}

}  // namespace facialis::engine

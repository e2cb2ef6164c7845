// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/review/review_analysis.hpp"

#include <algorithm>
#include <utility>

#include "src/analysis/analyze.hpp"
#include "src/analysis/detection_pass.hpp"
#include "src/pipeline/mains_line.hpp"
#include "src/review/edited_outcomes.hpp"
#include "src/review/reviewed_recording.hpp"

namespace facialis::engine {
namespace {

constexpr double partOfDetection = 0.9;  // of the time, for the progress bar

/// Names do not change what is detected; which samples there are does.
bool areDetectedAlike(const std::vector<ChannelChoice>& a, const std::vector<ChannelChoice>& b)
{
    return std::ranges::equal(a, b, [](const ChannelChoice& x, const ChannelChoice& y) {
        return x.minus == y.minus && x.isInverted == y.isInverted && x.isBad == y.isBad;
    });
}

/// What a reader changed beyond the settings, among the settings: no number is without its cause.
void listEdits(const Review& review, AnalysisResult& result)
{
    if (!review.bursts.empty())
        result.settings.push_back(
            {"review.burst_edits", static_cast<std::int64_t>(review.bursts.size())});
    for (const auto& [channel, least] : review.leastRms)
        result.settings.push_back(
            {"review.least_rms.channel_" + std::to_string(channel + 1), least});
    for (std::size_t c = 0; c < review.channels.size(); ++c)
        if (review.channels[c].isBad)
            result.settings.push_back({"review.bad.channel_" + std::to_string(c + 1), true});
}

}  // namespace

Result<std::shared_ptr<const ReviewAnalysis::Detection>> ReviewAnalysis::detect(
    const Recording& reviewed, const Review& review, const Effort& effort) const
{
    {
        const std::lock_guard lock(mutex_);
        if (last_ && last_->settings == review.settings &&
            areDetectedAlike(last_->channels, review.channels))
            return last_;
    }
    const RecordingInfo& info = reviewed.info();
    const TimeInterval whole{Duration(0.0), info.duration};
    Detection detection{.channels = review.channels, .settings = review.settings};
    detection.mains =
        review.settings.mains ? *review.settings.mains : strongerMains(reviewed, whole);
    const auto progress = [&](double done) {
        if (effort.progress)
            effort.progress(partOfDetection * done);
    };
    auto outcomes = detectionPass({.recording = reviewed,
                                   .channels = info.channels,
                                   .settings = review.settings,
                                   .mains = detection.mains,
                                   .part = whole,
                                   .threads = effort.threads,
                                   .progress = progress,
                                   .stop = effort.stop});
    if (!outcomes)
        return tl::unexpected(outcomes.error());
    detection.outcomes = std::move(*outcomes);
    auto shared = std::make_shared<const Detection>(std::move(detection));
    const std::lock_guard lock(mutex_);
    last_ = shared;
    return shared;
}

Result<AnalysisResult> ReviewAnalysis::run(const Review& review, const Effort& effort) const
{
    const auto reviewed = reviewedRecording(recording_, review, BadChannels::leftOut);
    if (!reviewed)
        return tl::unexpected(reviewed.error());
    const RecordingInfo& info = (*reviewed)->info();
    const bool hasEmg = std::ranges::any_of(info.channels, [](const Channel& channel) {
        return channel.dimension != Dimension::other && channel.length > 0;
    });
    if (!hasEmg)
        return failure("no channel holds EMG", info.path,
                       "facialis info lists the channels and what they measure");
    const auto detection = detect(**reviewed, review, effort);
    if (!detection)
        return tl::unexpected(detection.error());
    std::vector<std::string> warnings;
    const WindowReader reader(**reviewed, review.settings, (*detection)->mains);
    const auto outcomes =
        editedOutcomes((*detection)->outcomes, review, info.channels, reader, warnings);
    auto result = analyzeDetected({.recording = **reviewed,
                                   .knowledge = knowledge_,
                                   .settings = review.settings,
                                   .context = review.context,
                                   .part = {},
                                   .montage = info.channels,
                                   .threads = effort.threads,
                                   .progress = {},
                                   .stop = effort.stop},
                                  outcomes, (*detection)->mains);
    if (!result)
        return result;
    auto& told = result->recording.warnings;
    told.insert(told.end(), warnings.begin(), warnings.end());
    listEdits(review, *result);
    if (effort.progress)
        effort.progress(1.0);
    return result;
}

}  // namespace facialis::engine

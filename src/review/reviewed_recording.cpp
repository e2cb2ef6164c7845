// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/review/reviewed_recording.hpp"

#include <fmt/format.h>

#include "data/model/recording_view.hpp"
#include "src/session/montage_recording.hpp"

namespace facialis::engine {

Result<std::unique_ptr<Recording>> reviewedRecording(std::shared_ptr<const Recording> recording,
                                                     const Review& review, BadChannels bad)
{
    const RecordingInfo& original = recording->info();
    if (review.channels.size() != original.channels.size())
        return failure(fmt::format("the review is of {} channels, the recording has {}",
                                   review.channels.size(), original.channels.size()),
                       original.path, "open the recording that was reviewed");
    RecordingInfo info = original;
    info.annotations = review.annotations;
    std::vector<DerivedChannel> derived;
    bool isDerived = false;
    for (std::size_t c = 0; c < review.channels.size(); ++c) {
        const ChannelChoice& choice = review.channels[c];
        Channel& channel = info.channels[c];
        channel.label = choice.label;
        channel.muscle = choice.muscle;
        channel.side = choice.side;
        if (choice.minus) {
            if (*choice.minus >= original.channels.size())
                return failure(fmt::format("there is no channel {} to subtract", *choice.minus + 1),
                               original.path, "choose another derivation");
            const Channel& minus = original.channels[*choice.minus];
            if (minus.rate != channel.rate || minus.length != channel.length ||
                minus.dimension != channel.dimension)
                return failure("'" + original.channels[c].label + "' and '" + minus.label +
                                   "' cannot be subtracted",
                               original.path, "both need the same rate, length and unit");
        }
        isDerived = isDerived || choice.minus || choice.isInverted;
        if (choice.isBad && bad == BadChannels::leftOut)
            channel.dimension = Dimension::other;
        derived.push_back({.plus = c,
                           .minus = choice.minus,
                           .isInverted = choice.isInverted,
                           .channel = channel});
    }
    auto view = std::make_unique<RecordingView>(std::move(recording), std::move(info));
    if (!isDerived)
        return view;
    return std::make_unique<MontageRecording>(std::move(view), std::move(derived));
}

}  // namespace facialis::engine

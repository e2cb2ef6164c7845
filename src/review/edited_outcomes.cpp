// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/review/edited_outcomes.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "src/pipeline/amplitude_history.hpp"

namespace facialis::engine {
namespace {

/// How much of the stretch that two intervals cover together they have in common. 0..1
double agreement(TimeInterval a, TimeInterval b)
{
    const double common = (std::min(a.offset, b.offset) - std::max(a.onset, b.onset)).seconds();
    const double all = (std::max(a.offset, b.offset) - std::min(a.onset, b.onset)).seconds();
    return all > 0.0 ? std::max(0.0, common / all) : 0.0;
}

/// An edit belongs to a burst that agrees with what it was made on at least so far: other settings
/// move edges, and rarely by more than half a burst.
constexpr double sameBurst = 0.3;

class Editor {
public:
    Editor(ChannelOutcome& outcome, const Channel& channel, const WindowReader& reader)
        : outcome_(outcome), channel_(channel), reader_(reader)
    {
    }

    void leaveOutBelow(double leastRms)
    {
        std::erase_if(outcome_.bursts, [&](const MeasuredBurst& burst) {
            return burst.burst.kind != BurstKind::artifact && burst.rms < leastRms;
        });
    }

    /// @return false: the burst it was made on is not there
    bool apply(const BurstEdit& edit)
    {
        bool isFound = true;
        MeasuredBurst burst;
        burst.burst.channel = outcome_.channel;
        burst.noiseRms = outcome_.noiseRms;
        if (edit.found) {
            const auto target =
                std::ranges::max_element(outcome_.bursts, {}, [&](const MeasuredBurst& each) {
                    return agreement(each.burst.interval, *edit.found);
                });
            isFound = target != outcome_.bursts.end() &&
                      agreement(target->burst.interval, *edit.found) >= sameBurst;
            if (isFound) {
                burst = *target;
                outcome_.bursts.erase(target);
            }
        }
        if (!edit.now)
            return isFound;
        const SampleRange range = SampleRange{sampleAt(edit.now->onset, channel_.rate),
                                              sampleAt(edit.now->offset, channel_.rate)}
                                      .intersection({0, channel_.length});
        if (range.isEmpty())
            return false;
        if (range != burst.burst.range)
            measure(burst, range);
        burst.burst.isByReader = true;
        burst.stated = edit.kind;
        makeRoom(range);
        insert(std::move(burst));
        return isFound;
    }

private:
    void measure(MeasuredBurst& burst, SampleRange range) const
    {
        Amplitude amplitude;
        amplitude.add(reader_.filtered(outcome_.channel, range));
        burst.rms = amplitude.rms();
        burst.peak = amplitude.peak;
        burst.burst.range = range;
        burst.burst.interval = {timeOf(range.begin, channel_.rate),
                                timeOf(range.end, channel_.rate)};
        burst.burst.alarm.reset();
        if (channel_.dimension == Dimension::voltage) {
            burst.burst.rms = Voltage(burst.rms);
            burst.burst.peak = Voltage(burst.peak);
        }
        burst.burst.rmsOverNoise = burst.noiseRms > 0.0 ? burst.rms / burst.noiseRms : 0.0;
    }

    /// Others keep what lies outside `range`: the longer part where both ends do.
    void makeRoom(SampleRange range)
    {
        std::vector<MeasuredBurst> kept;
        for (MeasuredBurst& other : outcome_.bursts) {
            const SampleRange old = other.burst.range;
            if (old.intersection(range).isEmpty()) {
                kept.push_back(std::move(other));
                continue;
            }
            const SampleRange before{old.begin, std::min(old.end, range.begin)};
            const SampleRange after{std::max(old.begin, range.end), old.end};
            const SampleRange rest = before.length() >= after.length() ? before : after;
            if (rest.length() <= 0)
                continue;
            measure(other, rest);
            kept.push_back(std::move(other));
        }
        outcome_.bursts = std::move(kept);
    }

    void insert(MeasuredBurst burst)
    {
        const auto place = std::ranges::lower_bound(
            outcome_.bursts, burst.burst.range.begin, {},
            [](const MeasuredBurst& each) { return each.burst.range.begin; });
        outcome_.bursts.insert(place, std::move(burst));
    }

    ChannelOutcome& outcome_;
    const Channel& channel_;
    const WindowReader& reader_;
};

}  // namespace

std::vector<ChannelOutcome> editedOutcomes(std::vector<ChannelOutcome> found, const Review& review,
                                           const std::vector<Channel>& channels,
                                           const WindowReader& reader,
                                           std::vector<std::string>& warnings)
{
    for (ChannelOutcome& outcome : found)
        if (const auto least = review.leastRms.find(outcome.channel);
            least != review.leastRms.end())
            Editor(outcome, channels[outcome.channel], reader).leaveOutBelow(least->second);
    for (const BurstEdit& edit : review.bursts) {
        const auto outcome = std::ranges::find(found, edit.channel, &ChannelOutcome::channel);
        const TimeInterval place = edit.now ? *edit.now : *edit.found;
        const std::string where =
            edit.channel < channels.size()
                ? fmt::format("channel {} \"{}\" at {:.3f} s", edit.channel + 1,
                              channels[edit.channel].label, place.onset.seconds())
                : fmt::format("channel {}", edit.channel + 1);
        if (outcome == found.end())
            warnings.push_back("an edit of " + where +
                               " has no effect: the channel is not analysed");
        else if (!Editor(*outcome, channels[edit.channel], reader).apply(edit))
            warnings.push_back(edit.now ? "the burst that was edited in " + where +
                                              " is not found any more; what the reader left stays"
                                        : "the burst that was removed from " + where +
                                              " is not found any more");
    }
    return found;
}

}  // namespace facialis::engine

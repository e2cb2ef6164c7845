// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/event_outlet.hpp"

#include <optional>
#include <utility>

#include "acquisition/network/lsl_time_probe.hpp"

namespace facialis::engine {
namespace {

/// When an event began; empty: it is no event of the patient's but about the stream.
struct Onset {
    Duration known;  ///< when it became known

    std::optional<Duration> operator()(const Burst& burst) const { return burst.interval.onset; }
    std::optional<Duration> operator()(const BurstTrain& train) const
    {
        return train.interval.onset;
    }
    std::optional<Duration> operator()(const SynkinesisPair&) const { return known; }
    std::optional<Duration> operator()(const QualitySecond&) const { return std::nullopt; }
    std::optional<Duration> operator()(const Gap& gap) const { return gap.interval.onset; }
    std::optional<Duration> operator()(const Annotation& mark) const { return mark.onset; }
    std::optional<Duration> operator()(const LiveInterpretation&) const { return std::nullopt; }
    std::optional<Duration> operator()(const Error&) const { return known; }
};

}  // namespace

Result<EventOutlet> EventOutlet::open(const std::string& name)
{
    acquisition::LslStreamInfo stream;
    stream.name = name;
    stream.type = "Markers";
    stream.sourceId = "facialis-" + name;
    stream.channelCount = 1;
    stream.format = acquisition::LslFormat::string;
    auto outlet = acquisition::LslOutlet::open(std::move(stream));
    if (!outlet)
        return tl::unexpected(outlet.error());
    return EventOutlet(std::move(*outlet));
}

void EventOutlet::send(const LiveEvent& event, const std::string& line, Duration newest)
{
    if (const auto onset = std::visit(Onset{event.time}, event.what))
        outlet_->push({.stamp = acquisition::lslClock() - (newest - *onset).seconds(),
                       .values = {},
                       .texts = {line}});
}

}  // namespace facialis::engine

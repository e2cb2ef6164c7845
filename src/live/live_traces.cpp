// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/live_traces.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "src/live/live_recording.hpp"
#include "src/session/trace_reader.hpp"
#include "src/session/trace_window.hpp"

namespace facialis::engine {
namespace {

constexpr std::size_t pyramidBytes = 16'000'000, pyramidBytesAChannel = 500'000;
constexpr std::size_t recentBytes = 32'000'000;
/// Frames that go into the pyramids together: a bin at a time costs more than its samples.
constexpr std::int64_t raisedAtOnce = 1024;
constexpr std::size_t roomForRaised = 4096;
constexpr Duration shortestRecent{10.0}, longestRecent{60.0};

/// Samples of each channel that are kept, twice: raw and filtered.
std::size_t recentCapacity(const std::vector<Channel>& channels)
{
    const Frequency rate = channels.front().rate;
    const auto affordable =
        static_cast<std::int64_t>(recentBytes / (2 * sizeof(float) * channels.size()));
    return static_cast<std::size_t>(std::clamp(affordable, sampleAt(shortestRecent, rate) + 1,
                                               sampleAt(longestRecent, rate) + 1));
}

std::vector<DisplayFilter> filtersOf(const std::vector<Channel>& channels,
                                     const AnalysisSettings& settings, Frequency mains)
{
    std::vector<DisplayFilter> filters;
    filters.reserve(channels.size());
    for (const Channel& channel : channels)
        filters.emplace_back(channel, settings, mains);
    return filters;
}

std::vector<PyramidTrace> pyramidTraces(const std::vector<Channel>& channels,
                                        const std::vector<DisplayFilter>& filters)
{
    std::vector<PyramidTrace> traces;
    traces.reserve(channels.size());
    for (std::size_t c = 0; c < channels.size(); ++c)
        traces.push_back({channels[c].rate, filters[c].isActive()});
    return traces;
}

}  // namespace

LiveTraces::LiveTraces(const std::vector<Channel>& channels, const AnalysisSettings& settings,
                       Frequency mains, std::shared_ptr<const Journal> journal)
    : channels_(channels),
      settings_(settings),
      journal_(std::move(journal)),
      filters_(filtersOf(channels, settings, mains)),
      pyramids_(pyramidTraces(channels, filters_), 0,
                std::min(pyramidBytes, pyramidBytesAChannel * channels.size())),
      raw_(channels.size(), recentCapacity(channels)),
      filtered_(channels.size(), recentCapacity(channels)),
      raisedRaw_(channels.size(), 0),
      raisedFiltered_(channels.size(), 0)
{
    rawPiece_.reserve(roomForRaised);
    filteredPiece_.reserve(roomForRaised);
    settings_.mains = mains;
    pyramids_.takeMemory();
}

void LiveTraces::append(const SampleBlock& raw, const LiveProcessor& processor)
{
    const std::lock_guard lock(mutex_);
    for (std::size_t c = 0; c < channels_.size(); ++c) {
        raw_.append(c, raw.channel(c));
        filtered_.append(c, processor.filtered(c));
    }
    frames_ = raw.firstFrame() + static_cast<std::int64_t>(raw.frames());
    if (frames_ - raised_ >= raisedAtOnce)
        raise();
}

void LiveTraces::finish(const LiveProcessor& processor)
{
    const std::lock_guard lock(mutex_);
    for (std::size_t c = 0; c < channels_.size(); ++c)
        filtered_.append(c, processor.filtered(c));
}

void LiveTraces::raise() const
{
    const auto newest = [&](const RecentSamples& from, std::size_t channel, std::int64_t& known,
                            std::vector<double>& samples) {
        const SampleRange range{known, from.kept(channel).end};
        samples.resize(static_cast<std::size_t>(range.length()));
        from.read(channel, range, samples);
        known = range.end;
    };
    for (std::size_t c = 0; c < channels_.size(); ++c) {
        newest(raw_, c, raisedRaw_[c], rawPiece_);
        newest(filtered_, c, raisedFiltered_[c], filteredPiece_);
        pyramids_.append(c, rawPiece_, filteredPiece_);
    }
    raised_ = frames_;
}

std::int64_t LiveTraces::frames() const
{
    const std::lock_guard lock(mutex_);
    return frames_;
}

Duration LiveTraces::end() const
{
    return timeOf(frames(), channels_.front().rate);
}

bool LiveTraces::isFiltered(std::size_t channel, TraceDisplay display) const
{
    return display == TraceDisplay::filtered && filters_[channel].isActive();
}

TracePage LiveTraces::page(const TracePageRequest& request, std::stop_token stop) const
{
    if (pyramids_.suits(request)) {
        {
            const std::lock_guard lock(mutex_);
            raise();
        }
        return pyramids_.page(request);
    }
    const std::int64_t upTo = frames();
    if (!isRecent(request, upTo))
        return TraceReader(*recording(upTo), settings_).page(request, std::move(stop));
    TracePage page;
    page.request = request;
    page.traces.resize(request.channels.size());
    for (std::size_t i = 0; i < request.channels.size() && !stop.stop_requested(); ++i)
        page.traces[i] = recentColumns(request.channels[i], request, upTo);
    return page;
}

Result<std::vector<double>> LiveTraces::samples(std::size_t channel, SampleRange range,
                                                TraceDisplay display) const
{
    const std::int64_t upTo = frames();
    const auto soFar = recording(upTo);
    return TraceReader(*soFar, settings_).samples(channel, range.intersection({0, upTo}), display);
}

std::unique_ptr<Recording> LiveTraces::recording(std::int64_t frames) const
{
    return std::make_unique<LiveRecording>(
        journal_->upTo(frames), frames,
        [this](std::size_t channel, SampleRange range, std::span<double> into) {
            readRecent(raw_, channel, range, into);
        });
}

bool LiveTraces::isRecent(const TracePageRequest& request, std::int64_t frames) const
{
    const std::lock_guard lock(mutex_);
    return std::ranges::all_of(request.channels, [&](std::size_t c) {
        Channel channel = channels_[c];
        channel.length = frames;
        const SampleRange range = samplesTouching(request.window, channel);
        // A second more than is read now: frames go on arriving meanwhile.
        const std::int64_t first = raw_.kept(c).begin;
        return range.isEmpty() || first == 0 ||
               range.begin >= first + sampleAt(Duration(1.0), channel.rate);
    });
}

TraceColumns LiveTraces::recentColumns(std::size_t channel, const TracePageRequest& request,
                                       std::int64_t frames) const
{
    Channel about = channels_[channel];
    about.length = frames;
    const SampleRange range = samplesTouching(request.window, about);
    if (range.isEmpty())
        return toColumns({}, 0.0, 1.0, request.columns);
    std::vector<double> raw(static_cast<std::size_t>(range.length())), filtered;
    readRecent(raw_, channel, range, raw);
    if (isFiltered(channel, request.display)) {
        filtered.resize(raw.size());
        readRecent(filtered_, channel, range, filtered);
    }
    return columnsOf(about, request, range, raw, filtered);
}

void LiveTraces::readRecent(const RecentSamples& from, std::size_t channel, SampleRange range,
                            std::span<double> into) const
{
    std::fill(into.begin(), into.end(), std::numeric_limits<double>::quiet_NaN());
    const std::lock_guard lock(mutex_);
    const SampleRange there = range.intersection(from.kept(channel));
    if (!there.isEmpty())
        from.read(channel, there,
                  into.subspan(static_cast<std::size_t>(there.begin - range.begin),
                               static_cast<std::size_t>(there.length())));
}

}  // namespace facialis::engine

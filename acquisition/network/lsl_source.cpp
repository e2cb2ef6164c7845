// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/network/lsl_source.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <poll.h>
#include <utility>

#include "acquisition/network/arrived_frames.hpp"
#include "acquisition/network/lsl_channel.hpp"
#include "acquisition/network/lsl_inlet.hpp"
#include "acquisition/network/stamp_clock.hpp"

namespace facialis::acquisition {

namespace {

/// Equal, missing values included.
bool isAlike(const std::vector<double>& a, const std::vector<double>& b)
{
    return std::ranges::equal(a, b, [](double one, double other) {
        return one == other || (std::isnan(one) && std::isnan(other));
    });
}

constexpr Duration readPatience{0.1}, handshakePatience{1.0}, searchPatience{0.08};
constexpr double searchInterval = 1.0;
// Longer absences are not made up by NaN: the disk would fill with nothing.
constexpr Duration longestGap{24.0 * 3600.0};

std::string inWords(const LslStreamInfo& info)
{
    return fmt::format("'{}' ({}, {} x {} Hz)", info.name,
                       info.type.empty() ? "no type" : info.type, info.channelCount,
                       info.rate.hertz());
}

/// The newest of those that match. @errors none does; those that answered are named
Result<LslAnswer> choose(const LslQuery& query, const std::vector<LslAnswer>& answers)
{
    const LslAnswer* chosen = nullptr;
    std::vector<std::string> others;
    for (const LslAnswer& answer : answers) {
        others.push_back(inWords(answer.info));
        if (query.matches(answer.info) &&
            (chosen == nullptr || answer.info.createdAt > chosen->info.createdAt))
            chosen = &answer;
    }
    if (chosen != nullptr)
        return *chosen;
    std::sort(others.begin(), others.end());
    return failure(fmt::format("no LSL stream named '{}'{} answers", query.name,
                               query.type.empty() ? "" : " of type '" + query.type + "'"),
                   query.host,
                   others.empty()
                       ? "start the program that sends it; that of another machine is asked with "
                         "?host=ADDRESS"
                       : fmt::format("streams that answer: {}", fmt::join(others, ", ")));
}

Result<LslInlet> join(const LslQuery& query, Duration patience, const std::stop_token& stop)
{
    const auto answers = findLslStreams(query, patience, stop);
    if (!answers)
        return tl::unexpected(answers.error());
    auto answer = choose(query, *answers);
    if (!answer)
        return tl::unexpected(answer.error());
    return LslInlet::connect(*answer, handshakePatience);
}

class LslSource final : public Source {
public:
    LslSource(LslSourceOptions options, LslStreamInfo stream, LslInlet inlet,
              std::optional<LslInlet> markers)
        : options_(std::move(options)),
          stream_(std::move(stream)),
          inlet_(std::move(inlet)),
          markers_(std::move(markers)),
          queue_(stream_.channelCount, stream_.rate),
          clock_(stream_.rate),
          lastFrame_(lslClock())
    {
        info_.name = options_.name;
        info_.format = "LSL";
        info_.rate = stream_.rate;
        for (std::size_t k = 0; k < stream_.channelCount; ++k)
            info_.channels.push_back(lslSourceChannel(stream_, k));
    }

    [[nodiscard]] const StreamInfo& info() const override { return info_; }

    [[nodiscard]] Result<ReadStatus> read(SampleBlock& into, std::stop_token stop) override
    {
        into.setFrames(0);
        const double end = lslClock() + readPatience.seconds();
        while (!stop.stop_requested()) {
            if (auto done = pullSamples(stop); !done)
                return tl::unexpected(done.error());
            pullMarkers(stop);
            queue_.take(into);
            if (into.frames() > 0)
                return ReadStatus::data;
            if (lslClock() >= end)
                return ReadStatus::nothing;
            wait();
        }
        return ReadStatus::end;
    }

    [[nodiscard]] std::vector<Annotation> takeAnnotations() override
    {
        std::vector<Annotation> taken;
        const Duration reached = timeOf(queue_.taken(), info_.rate);
        for (auto& [moment, text] : std::exchange(texts_, {})) {
            const auto onset = clock_.placeOf(moment);
            if (!onset || *onset >= reached)
                texts_.emplace_back(moment, std::move(text));
            else if (*onset >= Duration())  // what was said before the first sample has no place
                taken.push_back({.onset = *onset,
                                 .duration = std::nullopt,
                                 .text = std::move(text),
                                 .channel = std::nullopt});
        }
        return taken;
    }

    [[nodiscard]] std::vector<Gap> takeGaps() override { return queue_.takeGaps(); }

    [[nodiscard]] StreamHealth health() const override
    {
        StreamHealth health;
        health.isConnected = inlet_.has_value();
        health.framesReceived = received_;
        health.framesLost = clock_.frames() - received_;
        health.lossBasis = LossBasis::hostClock;
        health.measuredRate = clock_.measuredRate();
        if (health.measuredRate)
            health.driftPerMillion = (*health.measuredRate / info_.rate - 1.0) * 1e6;
        health.jitter = clock_.jitter();
        if (!inlet_)
            health.trouble = "the LSL stream '" + stream_.name + "' is gone; it is waited for";
        else if (lslClock() - lastFrame_ > 1.0)
            health.trouble = "the LSL stream '" + stream_.name + "' sends nothing";
        else if (clock_.oddStamps() > 0)
            health.trouble = fmt::format(
                "{} time stamps of the LSL stream go back or are no numbers", clock_.oddStamps());
        else if (!options_.markers.empty() && !markers_)
            health.trouble = "the marker stream '" + options_.markers + "' is gone";
        return health;
    }

private:
    Result<void> pullSamples(const std::stop_token& stop)
    {
        if (!inlet_)
            if (auto done = searchAgain(stop); !done || !inlet_)
                return done;
        auto samples = inlet_->receive();
        if (!samples) {
            inlet_.reset();
            nextSearch_ = lslClock();
            return {};
        }
        for (const LslSample& sample : *samples)
            place(sample);
        return {};
    }

    void place(const LslSample& sample)
    {
        // Two samples are never taken at one moment. Where stamps are those of chunks they are not
        // exact, and what is alike is kept.
        const bool isRepeat =
            received_ > 0 && sample.stamp == last_.stamp && isAlike(sample.values, last_.values);
        if (isRepeat && clock_.isExact()) {
            clock_.dropRepeat();
            return;
        }
        last_ = sample;
        std::int64_t missing = clock_.missingBefore(Duration(*sample.stamp), isRepeat);
        missing = std::min(missing, sampleAt(longestGap, info_.rate));
        queue_.pushMissing(missing, "samples are missing by the time stamps of the LSL stream");
        frame_.resize(sample.values.size());
        for (std::size_t k = 0; k < frame_.size(); ++k)
            frame_[k] = sample.values[k] * info_.channels[k].scale;
        queue_.push(frame_);
        ++received_;
        lastFrame_ = lslClock();
    }

    /// Once a second, and briefly, so that reading goes on.
    Result<void> searchAgain(const std::stop_token& stop)
    {
        if (lslClock() < nextSearch_)
            return {};
        nextSearch_ = lslClock() + searchInterval;
        auto found = join(options_.signal, searchPatience, stop);
        if (!found)
            return {};  // still away
        const LslStreamInfo& now = found->info();
        if (now.channelCount != stream_.channelCount || now.rate != stream_.rate ||
            now.format == LslFormat::string)
            return failure(fmt::format("the LSL stream came back different: {} instead of {}",
                                       inWords(now), inWords(stream_)),
                           options_.name, "start the recording again");
        inlet_ = std::move(*found);
        return {};
    }

    void pullMarkers(const std::stop_token& stop)
    {
        if (options_.markers.empty())
            return;
        if (!markers_) {
            if (lslClock() < nextMarkerSearch_)
                return;
            nextMarkerSearch_ = lslClock() + 5.0 * searchInterval;
            auto found = join({options_.markers, {}, options_.signal.host}, searchPatience, stop);
            if (!found || found->info().format != LslFormat::string)
                return;
            markers_ = std::move(*found);
        }
        auto samples = markers_->receive();
        if (!samples) {
            markers_.reset();
            nextMarkerSearch_ = lslClock();
            return;
        }
        for (LslSample& sample : *samples)
            if (!sample.texts.empty() && !sample.texts.front().empty())
                texts_.emplace_back(Duration(*sample.stamp), std::move(sample.texts.front()));
    }

    void wait() const
    {
        pollfd states[2] = {{inlet_ ? inlet_->handle() : -1, POLLIN, 0},
                            {markers_ ? markers_->handle() : -1, POLLIN, 0}};
        ::poll(states, 2, 10);
    }

    LslSourceOptions options_;
    LslStreamInfo stream_;
    StreamInfo info_;
    std::optional<LslInlet> inlet_, markers_;
    ArrivedFrames queue_;
    StampClock clock_;
    std::vector<std::pair<Duration, std::string>> texts_;  ///< markers that have no place yet
    std::vector<double> frame_;
    LslSample last_;
    std::int64_t received_ = 0;
    double lastFrame_, nextSearch_ = 0.0, nextMarkerSearch_ = 0.0;
};

}  // namespace

Result<std::unique_ptr<Source>> openLslStream(const LslSourceOptions& options)
{
    auto inlet = join(options.signal, options.patience, {});
    if (!inlet)
        return tl::unexpected(inlet.error());
    LslStreamInfo stream = inlet->info();
    if (stream.format == LslFormat::string || !(stream.rate > Frequency()))
        return failure(fmt::format("the LSL stream {} holds {}", inWords(stream),
                                   stream.format == LslFormat::string ? "texts, not samples"
                                                                      : "samples without a rate"),
                       options.name, "name it with markers= beside a stream of samples");
    // Labels and units are told by TCP alone; without them the stream is still worth having.
    if (auto full = fetchLslInfo({stream, options.signal.host}, handshakePatience);
        full && full->channelCount == stream.channelCount)
        stream.channels = std::move(full->channels);
    std::optional<LslInlet> markers;
    if (!options.markers.empty()) {
        auto found = join({options.markers, {}, options.signal.host}, options.patience, {});
        if (!found)
            return tl::unexpected(found.error());
        if (found->info().format != LslFormat::string)
            return failure(fmt::format("the LSL stream {} holds no texts", inWords(found->info())),
                           options.name, "name a marker stream");
        markers = std::move(*found);
    }
    return std::make_unique<LslSource>(options, std::move(stream), std::move(*inlet),
                                       std::move(markers));
}

}  // namespace facialis::acquisition

// SPDX-License-Identifier: GPL-3.0-or-later
// What the acquisition, the processing and the review of a live session do.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "src/analysis/analyze.hpp"
#include "src/live/live_state.hpp"

namespace facialis::engine {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t framesAtOnce = 256;
/// Frames of a device are taken together for so long: a thread that wakes for every one of them
/// spends more on waking than on them.
constexpr auto analysisPause = std::chrono::milliseconds(10);
constexpr auto publishEvery = analysisPause;
constexpr Duration analysisPoll{0.01};

/// Before it, nothing can be said of a patient.
constexpr Duration shortestForReview{10.0};
/// A review may take this part of one core at most, in the long run.
constexpr double reviewShare = 0.1;
/// How long a review waits for frames that are on their way to the disk.
constexpr auto journalPatience = std::chrono::seconds(2);

bool isInteger(SampleType type)
{
    return type == SampleType::int16 || type == SampleType::int24 || type == SampleType::int32;
}

/// What is analysed is what is stored: samples of channels that store integers become the nearest
/// number that can be stored, read back as a file is.
void toStored(SampleBlock& block, const std::vector<Channel>& channels)
{
    constexpr double lowest = std::numeric_limits<std::int32_t>::min();
    constexpr double highest = std::numeric_limits<std::int32_t>::max();
    for (std::size_t c = 0; c < channels.size(); ++c) {
        const Channel& channel = channels[c];
        if (!isInteger(channel.storedType))
            continue;
        for (double& sample : block.channel(c))
            if (!std::isnan(sample))
                sample = std::clamp(std::round((sample - channel.offset) / channel.scale), lowest,
                                    highest) *
                             channel.scale +
                         channel.offset;
    }
}

}  // namespace

std::size_t LiveSession::State::shortened(SampleBlock& block) const
{
    if (options.length) {
        const std::int64_t left = sampleAt(*options.length, rate) - block.firstFrame();
        block.setFrames(static_cast<std::size_t>(
            std::clamp<std::int64_t>(left, 0, static_cast<std::int64_t>(block.frames()))));
    }
    return block.frames();
}

void LiveSession::State::acquire(const std::stop_token& stop)
{
    SampleBlock block(info.channels.size(), framesAtOnce);
    const auto hasRoom = [&] {
        return std::max(toAnalysis.waiting(), toRecorder.waiting()) < 4 * framesAtOnce;
    };
    while (true) {
        // Only a source that can wait is let wait.
        while (!source->info().isPaced && !hasRoom() && !stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::microseconds(100));
        const auto status = source->read(block, stop);
        std::shared_ptr<AudioFeed> heard;
        {
            const std::lock_guard lock(mutex);
            heard = listener;
            health = source->health();
            if (!status)
                sourceError = status.error();
        }
        if (!status) {
            say(status.error());
            break;
        }
        if (*status == acquisition::ReadStatus::end)
            break;
        isWaiting = *status == acquisition::ReadStatus::nothing;
        if (isWaiting)
            continue;
        const std::int64_t whole = block.firstFrame() + static_cast<std::int64_t>(block.frames());
        if (shortened(block) > 0) {
            toStored(block, info.channels);
            toAnalysis.put(block);
            toRecorder.put(block);
            if (heard)
                heard->put(block);
        }
        framesRead = block.firstFrame() + static_cast<std::int64_t>(block.frames());
        tellNotes(framesRead);
        if (framesRead < whole || (options.length && timeOf(whole, rate) >= *options.length))
            break;
    }
    isWaiting = false;
    tellNotes(framesRead);
    toAnalysis.close(framesRead);
    toRecorder.close(framesRead);
}

void LiveSession::State::tellNotes(std::int64_t frames)
{
    const Duration end = timeOf(frames, rate);
    for (Annotation& annotation : source->takeAnnotations()) {
        if (annotation.onset > end)
            continue;  // the signal was cut before it
        toRecorder.put(annotation);
        toAnalysis.put(std::move(annotation));
    }
    for (Gap& gap : source->takeGaps()) {
        gap.interval.offset = std::min(gap.interval.offset, end);
        toRecorder.put(gap);
        toAnalysis.put(std::move(gap));
    }
}

void LiveSession::State::say(decltype(LiveEvent::what) what)
{
    events.put({timeOf(framesRead, rate), std::move(what)});
}

void LiveSession::State::process()
{
    SampleBlock block(info.channels.size(), framesAtOnce);
    std::vector<LiveEvent> found;
    LiveReview::State told;
    Clock::time_point shown, asked = Clock::now();
    for (auto status = SampleFeed::Status::nothing; status != SampleFeed::Status::closed;) {
        status = toAnalysis.read(block, analysisPoll);
        if (status == SampleFeed::Status::frames) {
            acquisition::StreamHealth now;
            {
                const std::lock_guard lock(mutex);
                now = health;
            }
            processor.process(block, now, found);
            if (traces)
                traces->append(block, processor);
        }
        for (Annotation& annotation : toAnalysis.takeAnnotations())
            found.push_back({timeOf(processor.frames(), rate), std::move(annotation)});
        for (Gap& gap : toAnalysis.takeGaps())
            found.push_back({timeOf(processor.frames(), rate), std::move(gap)});
        {
            const std::lock_guard lock(mutex);
            for (const LiveEvent& event : found)
                if (const auto* second = std::get_if<QualitySecond>(&event.what))
                    toBeStored.push_back(*second);
        }
        events.put(std::move(found));
        found.clear();
        tellReview(told);
        askForReview(asked);
        if (Clock::now() - shown >= publishEvery) {
            shown = Clock::now();
            publish(isWaiting ? LiveState::waiting : LiveState::running);
        }
        if (source->info().isPaced && toAnalysis.waiting() == 0)
            std::this_thread::sleep_for(analysisPause);
    }
    processor.finish(found);
    if (traces)
        traces->finish(processor);
    events.put(std::move(found));
    processed = true;
    publish(sourceError ? LiveState::failed : LiveState::ended);
}

void LiveSession::State::publish(LiveState now)
{
    auto next = std::make_shared<LiveSnapshot>();
    next->state = now;
    next->frames = processor.frames();
    next->time = timeOf(next->frames, rate);
    next->burstCounts = processor.burstCounts();
    next->recorder = recorder->state();
    const LiveReview::State judged = review.latest();
    next->analysis = judged.result;
    next->analysed = timeOf(judged.frames, rate);
    const std::lock_guard lock(mutex);
    next->health = health;
    next->framesLost = health.framesLost + static_cast<std::int64_t>(std::max(
                                               toAnalysis.refused(), toRecorder.refused()));
    next->error = sourceError;
    published = std::move(next);
}

void LiveSession::State::askForReview(Clock::time_point& last)
{
    if (timeOf(processor.frames(), rate) < shortestForReview || review.isBusy())
        return;
    const double cost = review.latest().cost.seconds();
    const std::chrono::duration<double> wait(
        std::max(options.reviewEvery.seconds(), cost / reviewShare));
    if (Clock::now() - last < wait)
        return;
    last = Clock::now();
    review.request(processor.takeWork());
}

void LiveSession::State::tellReview(LiveReview::State& told)
{
    LiveReview::State now = review.latest();
    if (now.count == told.count)
        return;
    if (now.error && !told.error)
        say(*now.error);
    if (now.result && now.result != told.result) {
        for (const SynkinesisPair& pair : now.result->synkinesis) {
            const auto isSame = [&](const SynkinesisPair& before) {
                return before.driver == pair.driver && before.follower == pair.follower &&
                       before.call == pair.call;
            };
            const bool isKnown = told.result && std::any_of(told.result->synkinesis.begin(),
                                                            told.result->synkinesis.end(), isSame);
            if (!isKnown)
                say(pair);
        }
        say(LiveInterpretation{now.result, false});
    }
    told = std::move(now);
}

Result<AnalysisResult> LiveSession::State::judge(const ReviewWork& work,
                                                 const std::stop_token& stop)
{
    const auto journal = recorder->journal();
    const auto begin = Clock::now();
    while (journal->frames() < work.frames && Clock::now() - begin < journalPatience &&
           !stop.stop_requested())
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    if (journal->frames() < work.frames)
        return failure(fmt::format("{:.1f} s of the signal are not on the disk yet",
                                   timeOf(work.frames - journal->frames(), rate).seconds()),
                       info.path, "the judgement goes on when they are");
    const std::unique_ptr<Recording> soFar = journal->upTo(work.frames);
    AnalysisRequest request{.recording = *soFar, .knowledge = knowledge};
    request.settings = options.settings;
    request.context = options.context;
    request.montage = info.channels;
    request.stop = stop;
    return analyzeDetected(request, work.outcomes, mains);
}

}  // namespace facialis::engine

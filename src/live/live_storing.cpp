// SPDX-License-Identifier: GPL-3.0-or-later
// What the recorder's thread of a live session does.
#include "src/live/live_state.hpp"

namespace facialis::engine {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t framesAtOnce = 256;
/// As in live_threads.cpp: frames are taken together.
constexpr auto recorderPause = std::chrono::milliseconds(20);
constexpr auto syncEvery = std::chrono::seconds(1);
constexpr Duration recorderPoll{0.05};

}  // namespace

void LiveSession::State::record()
{
    SampleBlock block(info.channels.size(), framesAtOnce);
    bool hasFailed = false;
    Clock::time_point synced = Clock::now();
    SpaceLeft space = SpaceLeft::ample;
    for (auto status = SampleFeed::Status::nothing; status != SampleFeed::Status::closed;) {
        status = toRecorder.read(block, recorderPoll);
        if (status == SampleFeed::Status::frames)
            store(block, hasFailed);
        storeNotes(hasFailed);
        if (source->info().isPaced && toRecorder.waiting() == 0)
            std::this_thread::sleep_for(recorderPause);
        if (Clock::now() - synced < syncEvery && status != SampleFeed::Status::closed)
            continue;
        synced = Clock::now();
        const RecorderState state = recorder->tick();
        if (options.out.empty() || state.space == space)
            continue;
        space = state.space;
        if (space == SpaceLeft::low)
            say(Error{"the disk is nearly full: the recording will be stopped in time", options.out,
                      "make room while it goes on"});
        if (space == SpaceLeft::none) {
            say(Error{"the disk is full: the recording was stopped", options.out,
                      "make room and record on into another file"});
            acquiring.request_stop();
        }
    }
    recorded = true;
}

void LiveSession::State::store(SampleBlock& block, bool& hasFailed)
{
    if (hasFailed)
        return;
    if (const auto stored = recorder->append(block); !stored) {
        hasFailed = true;
        say(stored.error());
    }
}

void LiveSession::State::storeNotes(bool& hasFailed)
{
    std::vector<QualitySecond> seconds;
    {
        const std::lock_guard lock(mutex);
        seconds.swap(toBeStored);
    }
    if (hasFailed)
        return;
    const auto keep = [&](const auto& notes) {
        for (const auto& note : notes)
            if (const auto stored = recorder->append(note); !stored && !hasFailed) {
                hasFailed = true;
                say(stored.error());
            }
    };
    keep(toRecorder.takeAnnotations());
    keep(toRecorder.takeGaps());
    keep(seconds);
}

}  // namespace facialis::engine

// SPDX-License-Identifier: GPL-3.0-or-later
// Records a known ramp and says after each block what was appended and what is stored, until it is
// killed or the time is over: record_ramp S.nwb CHANNELS RATE SPEED SECONDS. SPEED 20: twenty times
// as fast as real time, with twenty times the ticks.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <thread>
#include <unistd.h>

#include "src/live/session_recorder.hpp"
#include "tests/support/made_stream.hpp"

using namespace facialis;

namespace {

constexpr std::int64_t blockFrames = 64;

void say(const std::string& line)
{
    // One write, so that no line is lost in a buffer when the kill comes.
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0)
        std::_Exit(3);
}

int fail(const Error& error)
{
    std::fprintf(stderr, "%s\n", error.sentence().c_str());
    return 1;
}

}  // namespace

int main(int count, char** words)
{
    if (count != 6)
        return 2;
    const auto channels = static_cast<std::size_t>(std::atoi(words[2]));
    const double rate = std::atof(words[3]), speed = std::atof(words[4]);
    const auto frames = static_cast<std::int64_t>(std::atof(words[5]) * rate);
    const RecordingInfo info =
        test::liveInfo(std::vector<SampleType>(channels, SampleType::int16), Frequency(rate));
    const auto recorder = engine::SessionRecorder::create(words[1], info);
    if (!recorder)
        return fail(recorder.error());

    const auto begin = std::chrono::steady_clock::now();
    std::int64_t nextTick = static_cast<std::int64_t>(rate);
    for (std::int64_t frame = 0; frame < frames; frame += blockFrames) {
        std::this_thread::sleep_until(
            begin + std::chrono::duration<double>(static_cast<double>(frame) / rate / speed));
        if (const auto stored = (*recorder)->append(test::rampBlock(info, frame, blockFrames));
            !stored)
            return fail(stored.error());
        if (frame >= nextTick) {
            nextTick += static_cast<std::int64_t>(rate);
            const Duration now = timeOf(frame, Frequency(rate));
            const auto noted = (*recorder)->append(
                Annotation{now, std::nullopt, fmt::format("{:.0f} s", now.seconds()), {}});
            if (!noted)
                return fail(noted.error());
            (*recorder)->tick();
        }
        say(fmt::format("{} {}\n", frame + blockFrames, (*recorder)->state().framesStored));
    }
    const auto finished = (*recorder)->finish(nullptr);
    return finished ? 0 : fail(finished.error());
}

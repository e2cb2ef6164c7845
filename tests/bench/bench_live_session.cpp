// SPDX-License-Identifier: GPL-3.0-or-later
// A live session of 64 channels at 2000 Hz in real time: frames lost, processor time of each
// thread, memory, how late events and snapshots are. bench_live_session [SECONDS] [CHANNELS]
// [HERTZ] [BURSTS a channel and minute] [OUT.nwb]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include "acquisition/pacing.hpp"
#include "src/live/live_session.hpp"

using namespace facialis;
using namespace facialis::engine;
using Clock = std::chrono::steady_clock;

namespace {

/// Noise with bursts of 60 ms on every channel, paced like a device.
class Bench final : public acquisition::Source {
public:
    Bench(std::size_t channels, Frequency rate, double burstsAMinute)
        : pacer_(rate, 1.0, acquisition::steadyClock()),
          rate_(rate),
          period_(std::int64_t(rate.hertz() * 60.0 / burstsAMinute))
    {
        info_ = {.name = "bench", .format = "bench", .rate = rate};
        for (std::size_t c = 0; c < channels; ++c) {
            Channel channel;
            channel.label = "E" + std::to_string(c + 1);
            channel.rate = rate;
            channel.dimension = Dimension::voltage;
            channel.unit = "V";
            channel.storedType = SampleType::int16;
            channel.scale = 1e-7;
            channel.storedMinimum = -32768;
            channel.storedMaximum = 32767;
            info_.channels.push_back(channel);
        }
        std::mt19937 random(1);
        std::normal_distribution<double> normal;
        noise_.resize(std::size_t(rate.hertz()) * 30 + 997);
        for (double& value : noise_)
            value = normal(random);
    }
    [[nodiscard]] const acquisition::StreamInfo& info() const override { return info_; }
    [[nodiscard]] Result<acquisition::ReadStatus> read(SampleBlock& into,
                                                       std::stop_token stop) override
    {
        into.setFirstFrame(at_);
        const auto frames = pacer_.framesDue(at_, std::int64_t(into.capacity()), stop);
        into.setFrames(std::size_t(frames));
        if (frames == 0)
            return acquisition::ReadStatus::end;
        const auto second = std::int64_t(rate_.hertz());
        for (std::size_t c = 0; c < into.channels(); ++c)
            for (std::int64_t i = 0; i < frames; ++i) {
                const std::int64_t frame = at_ + i;
                const bool isBurst = (frame + std::int64_t(c) * 97) % period_ < second * 6 / 100 &&
                                     frame > 3 * second;
                into.channel(c)[std::size_t(i)] =
                    noise_[std::size_t(frame + std::int64_t(c) * 1009) % noise_.size()] *
                    (isBurst ? 8e-6 : 2e-6);
            }
        at_ += frames;
        return acquisition::ReadStatus::data;
    }

private:
    acquisition::StreamInfo info_;
    acquisition::Pacer pacer_;
    Frequency rate_;
    std::int64_t period_;
    std::vector<double> noise_;
    std::int64_t at_ = 0;
};

/// Processor seconds of each thread by name.
std::map<std::string, double> threadTimes()
{
    std::map<std::string, double> times;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream file(task.path() / "stat");
        std::string text((std::istreambuf_iterator<char>(file)), {});
        const auto open = text.find('('), close = text.rfind(')');
        if (close == std::string::npos)
            continue;
        std::istringstream rest(text.substr(close + 2));
        std::vector<std::string> fields;
        for (std::string word; rest >> word;)
            fields.push_back(word);
        times[text.substr(open + 1, close - open - 1)] +=
            (std::stod(fields[11]) + std::stod(fields[12])) / double(sysconf(_SC_CLK_TCK));
    }
    return times;
}

double residentMegabytes()
{
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("RssAnon:"))
            return std::stod(line.substr(8)) / 1024.0;
    return 0.0;
}

double part(std::vector<float>& values, double p)
{
    if (values.empty())
        return 0.0;
    std::sort(values.begin(), values.end());
    return values[std::size_t(p * double(values.size() - 1))];
}

}  // namespace

int main(int count, char** words)
{
    const double seconds = count > 1 ? std::atof(words[1]) : 20.0;
    const auto channels = std::size_t(count > 2 ? std::atoi(words[2]) : 64);
    const Frequency rate(count > 3 ? std::atof(words[3]) : 2000.0);
    const double burstsAMinute = count > 4 ? std::atof(words[4]) : 60.0;
    LiveOptions options;
    options.length = Duration(seconds);
    if (count > 5)
        options.out = words[5];
    options.isForced = true;
    auto session = LiveSession::start(std::make_unique<Bench>(channels, rate, burstsAMinute),
                                      KnowledgeBase::embedded().value(), options);
    if (!session) {
        fmt::print(stderr, "{}\n", session.error().sentence());
        return 1;
    }
    // Frame i is due (i + 1) / rate after the first read; the first block tells when that was.
    while ((*session)->snapshot()->frames == 0)
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    const auto zero =
        Clock::now() - std::chrono::duration_cast<Clock::duration>(
                           std::chrono::duration<double>((*session)->snapshot()->time.seconds()));
    const auto late = [&](Duration time) {
        return std::chrono::duration<double>(Clock::now() - zero).count() * 1e3 -
               time.milliseconds();
    };
    // In memory that is there before the first look at it.
    std::vector<float> eventDelay(std::size_t(double(channels) * burstsAMinute / 30.0 * seconds)),
        snapshotAge(std::size_t(seconds * 300.0));
    eventDelay.clear();
    snapshotAge.clear();
    double early = 0.0, last = 0.0;
    std::int64_t bursts = 0, minutes = 0;
    std::map<std::string, double> times;  // of the last second in which all threads still ran
    auto looked = Clock::now();
    while (!(*session)->hasEnded()) {
        for (const LiveEvent& event : (*session)->takeEvents(Duration(0.004)))
            if (std::holds_alternative<Burst>(event.what)) {
                eventDelay.push_back(float(late(event.time)));
                ++bursts;
            }
        const auto now = (*session)->snapshot();
        snapshotAge.push_back(float(late(now->time)));
        if (Clock::now() - looked >= std::chrono::seconds(1)) {
            looked = Clock::now();
            last = residentMegabytes();
            if (const auto minute = std::int64_t(now->time.seconds() / 60.0); minute > minutes) {
                minutes = minute;
                fmt::print("minute {}: {:.1f} MB, {} bursts\n", minute, last, bursts);
                std::fflush(stdout);
            }
            if (auto seen = threadTimes(); seen.size() >= times.size())
                times = std::move(seen);
        }
        if (early == 0.0 && last > 0.0 && now->time.seconds() > std::min(60.0, seconds / 2.0))
            early = last;
    }
    const LiveEnd end = (*session)->finish();
    fmt::print("{} channels, {:g} Hz, {:.0f} s, {} bursts\n", channels, rate.hertz(), seconds,
               bursts);
    fmt::print("frames {} lost {}\n", end.last.frames, end.last.framesLost);
    fmt::print("event beyond its delay, ms: median {:.1f} p99 {:.1f} largest {:.1f}\n",
               part(eventDelay, 0.5), part(eventDelay, 0.99), part(eventDelay, 1.0));
    fmt::print("snapshot age, ms: median {:.1f} p99 {:.1f} largest {:.1f}\n",
               part(snapshotAge, 0.5), part(snapshotAge, 0.99), part(snapshotAge, 1.0));
    fmt::print("private memory, MB: {:.1f} early, {:.1f} at the end\n", early, last);
    for (const auto& [name, spent] : times)
        fmt::print("{:>16}: {:.2f} % of a core\n", name, 100.0 * spent / seconds);
    return end.last.framesLost == 0 ? 0 : 1;
}

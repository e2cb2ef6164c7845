// SPDX-License-Identifier: GPL-3.0-or-later
// How long one block of a live device takes: filter, noise and detection of 64 channels at 2048 Hz,
// 32 frames a block, ten minutes, as fast as it goes. bench_live [DETECTOR] [--paced]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "src/pipeline/channel_group.hpp"

using namespace facialis;

namespace {

constexpr std::size_t channels = 64, frames = 32, blocks = 600 * 2048 / frames;
constexpr double hertz = 2048.0;

/// Noise with a burst of 60 ms on every channel about once a second.
std::vector<std::vector<double>> signals(std::size_t length)
{
    std::vector<std::vector<double>> all(channels, std::vector<double>(length));
    std::mt19937 random(1);
    std::normal_distribution<double> normal;
    for (std::size_t c = 0; c < channels; ++c)
        for (std::size_t i = 0; i < length; ++i) {
            const bool isBurst = (i + c * 97) % 2048 < 123 && i > 6144;
            all[c][i] = normal(random) * (isBurst ? 6e-6 : 2e-6);
        }
    return all;
}

double at(const std::vector<double>& sorted, double part)
{
    return sorted[std::size_t(part * double(sorted.size() - 1))];
}

}  // namespace

int main(int count, char** words)
{
    engine::AnalysisSettings settings;
    settings.filtering = engine::Filtering::causal;
    bool isPaced = false;
    for (int i = 1; i < count; ++i)
        if (std::string(words[i]) == "--paced")
            isPaced = true;
        else
            settings.detector = words[i];

    std::vector<engine::GroupMember> members;
    for (std::size_t c = 0; c < channels; ++c) {
        Channel channel;
        channel.rate = Frequency(hertz);
        channel.dimension = Dimension::voltage;
        members.push_back({channel, c, 0});
    }
    auto group = engine::ChannelGroup::create(members, settings, 50_Hz);
    if (!group) {
        std::fprintf(stderr, "%s\n", group.error().what.c_str());
        return 1;
    }
    const std::size_t period = 60 * 2048;
    const auto all = signals(period);
    std::vector<std::vector<double>> block(channels, std::vector<double>(frames));
    std::vector<std::span<double>> raw(block.begin(), block.end());
    std::vector<std::vector<engine::MeasuredBurst>> bursts(channels);
    std::vector<double> microseconds;
    std::size_t found = 0;
    using Clock = std::chrono::steady_clock;
    auto due = Clock::now();
    const std::size_t wanted = isPaced ? blocks / 10 : blocks;
    for (std::size_t k = 0; k < wanted; ++k) {
        for (std::size_t c = 0; c < channels; ++c)
            std::copy_n(all[c].begin() + std::ptrdiff_t(k * frames % period), frames,
                        block[c].begin());
        if (isPaced) {
            due += std::chrono::microseconds(std::int64_t(1e6 * double(frames) / hertz));
            std::this_thread::sleep_until(due);
        }
        const auto from = Clock::now();
        group->process(raw, bursts);
        if (k > 6 * 2048 / frames)  // the first seconds are held back, then all done at once
            microseconds.push_back(
                std::chrono::duration<double, std::micro>(Clock::now() - from).count());
        for (auto& list : bursts) {
            found += list.size();
            list.clear();
        }
    }
    std::sort(microseconds.begin(), microseconds.end());
    double sum = 0.0;
    for (const double one : microseconds)
        sum += one;
    std::printf("%s: %zu blocks of %zu x %zu, %zu bursts\n", settings.detector.c_str(), wanted,
                frames, channels, found);
    std::printf("microseconds a block: median %.1f, p99 %.1f, p99.9 %.1f, largest %.1f\n",
                at(microseconds, 0.5), at(microseconds, 0.99), at(microseconds, 0.999),
                microseconds.back());
    std::printf("%.2f %% of one core\n",
                100.0 * sum / double(microseconds.size()) / (1e6 * double(frames) / hertz));
    return 0;
}

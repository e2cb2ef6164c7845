// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <memory>
#include <random>

#include "dsp/filter/streaming_bank.hpp"
#include "src/pipeline/amplitude_history.hpp"
#include "src/pipeline/channel_group.hpp"
#include "src/pipeline/quality_monitor.hpp"
#include "tests/support/allocation_count.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

constexpr std::size_t blockFrames = 32;
constexpr std::size_t channels = 64;

Channel emg(Frequency rate)
{
    Channel channel;
    channel.label = "EMG";
    channel.rate = rate;
    channel.length = 1'000'000'000;
    channel.dimension = Dimension::voltage;
    channel.storedMinimum = -32768;
    channel.storedMaximum = 32767;
    channel.scale = 1e-7;
    return channel;
}

/// A device's blocks: noise with bursts.
class Device {
public:
    /// @param losesFrames  a sample is missing now and then
    explicit Device(bool losesFrames) : losesFrames_(losesFrames)
    {
        for (std::size_t c = 0; c < channels; ++c)
            raw_[c] = std::span(samples_).subspan(c * blockFrames, blockFrames);
    }

    std::span<const std::span<double>> next()
    {
        ++blocks_;
        for (std::size_t c = 0; c < channels; ++c)
            for (double& sample : raw_[c])
                sample = (double(random_()) / 4294967296.0 - 0.5) *
                         ((blocks_ + 5 * c) % 70 < 5 ? 2e-4 : 4e-6);
        if (losesFrames_ && blocks_ % 97 == 0)
            raw_[blocks_ % channels][7] = std::numeric_limits<double>::quiet_NaN();
        return raw_;
    }

private:
    bool losesFrames_;
    std::mt19937 random_{41};
    std::size_t blocks_ = 0;
    std::vector<double> samples_ = std::vector<double>(channels * blockFrames);
    std::array<std::span<double>, channels> raw_;
};

constexpr std::size_t blocksOfMinute = 60 * 2048 / blockFrames;

}  // namespace

TEST_CASE("Counting sees what is allocated and nothing else", "[engine][pipeline]")
{
    const test::AllocationCount count;
    CHECK(count.count() == 0);
    auto number = std::make_unique<int>(3);
    std::vector<double> values(static_cast<std::size_t>(*number));
    CHECK(values.size() == 3);
    CHECK(count.count() == 2);
}

TEST_CASE("The filters of 64 channels allocate nothing after the start", "[engine][pipeline]")
{
    AnalysisSettings settings;
    settings.filtering = GENERATE(Filtering::causal, Filtering::zeroPhase);
    if (GENERATE(false, true))
        settings.filters.insert("notch");
    const auto bank = makeAnalysisBank(2048_Hz, settings, 50_Hz, channels).value();
    Device device(true);
    std::vector<dsp::SampleBuffer> out(channels);
    std::vector<std::span<const double>> in(channels);
    const auto run = [&](std::size_t blocks) {
        for (std::size_t k = 0; k < blocks; ++k) {
            const auto raw = device.next();
            std::copy(raw.begin(), raw.end(), in.begin());
            bank->process(in, out);
            for (dsp::SampleBuffer& buffer : out)
                buffer.clear();
        }
    };
    for (dsp::SampleBuffer& buffer : out)
        buffer.reserve(static_cast<std::size_t>(bank->lookAhead().seconds() * 2048.0) + 1024);
    run(10);
    const test::AllocationCount count;
    run(blocksOfMinute);
    CHECK(count.count() == 0);
}

TEST_CASE("Quality and amplitude of eight hours need no memory but that of the start",
          "[engine][pipeline]")
{
    const Frequency rate = 200_Hz;  // 5.8 million samples stand for the length
    const auto all = static_cast<std::size_t>(8 * 3600 * rate.hertz());
    QualityMonitor monitor(emg(rate), 0, 50_Hz);
    AmplitudeHistory history(800, all);
    std::array<double, blockFrames> block{};
    std::mt19937 random(43);
    const test::AllocationCount count;
    for (std::size_t at = 0; at < all; at += blockFrames) {
        for (double& sample : block)
            sample = double(random()) / 4294967296.0;
        if (at / blockFrames % 50 == 0)
            block[3] = std::numeric_limits<double>::quiet_NaN();
        monitor.process(block);
        history.add(block);
    }
    CHECK(count.count() == 0);
    CHECK(monitor.quality().gaps.size() > 3000);
}

TEST_CASE("A group of 64 channels allocates nothing while it runs", "[engine][pipeline]")
{
    AnalysisSettings settings;
    settings.filtering = Filtering::causal;
    settings.detector = GENERATE("whitened_glr", "hodges_bui", "bonato", "teager_kaiser",
                                 "lidierth", "linear_envelope");
    if (settings.detector == "whitened_glr")
        settings.filters = {"mains_subtraction", "ecg_removal"};
    INFO(settings.detector);
    std::vector<GroupMember> members;
    for (std::size_t c = 0; c < channels; ++c)
        members.push_back({emg(2048_Hz), c, 0});
    auto group = ChannelGroup::create(members, settings, 50_Hz).value();
    std::vector<std::vector<MeasuredBurst>> bursts(channels);
    for (auto& list : bursts)
        list.reserve(2000);
    Device device(true);
    for (std::size_t k = 0; k < blocksOfMinute / 4; ++k)  // they learn from 6 s
        group.process(device.next(), bursts);
    const test::AllocationCount count;
    for (std::size_t k = 0; k < blocksOfMinute; ++k)
        group.process(device.next(), bursts);
    CHECK(count.count() == 0);
    std::size_t found = 0;
    for (const auto& list : bursts)
        found += list.size();
    CHECK(found > 1000);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/channel_group.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <random>

using namespace facialis;
using namespace facialis::engine;

namespace {

using Signals = std::vector<std::vector<double>>;
using Bursts = std::vector<std::vector<MeasuredBurst>>;

Channel emg()
{
    Channel channel;
    channel.label = "EMG";
    channel.rate = 1000_Hz;
    channel.length = 1'000'000;
    channel.dimension = Dimension::voltage;
    return channel;
}

Signals burstsInNoise(std::size_t channels)
{
    std::mt19937 random(61);
    Signals all(channels, std::vector<double>(40000));
    for (std::size_t c = 0; c < channels; ++c)
        for (std::size_t i = 0; i < all[c].size(); ++i)
            all[c][i] = (double(random()) / 4294967296.0 - 0.5) *
                        (i > 15000 && (i + 333 * c) % 2500 < 150 ? 2e-4 : 4e-6);
    std::fill_n(all[1 % channels].begin() + 20000, 500, std::numeric_limits<double>::quiet_NaN());
    all[2 % channels][30000] = 1e200;
    return all;
}

Bursts found(Signals signals, const AnalysisSettings& settings, std::size_t first,
             std::size_t count, std::size_t block)
{
    std::vector<GroupMember> members;
    for (std::size_t k = 0; k < count; ++k)
        members.push_back({emg(), first + k, 0});
    auto group = ChannelGroup::create(members, settings, 50_Hz).value();
    Bursts bursts(count);
    for (std::size_t at = 0; at < signals[first].size(); at += block) {
        std::vector<std::span<double>> pieces;
        for (std::size_t k = 0; k < count; ++k) {
            std::span<double> signal(signals[first + k]);
            pieces.push_back(signal.subspan(at, std::min(block, signal.size() - at)));
        }
        group.process(pieces, bursts);
    }
    group.finish(bursts);
    return bursts;
}

bool areEqual(const std::vector<MeasuredBurst>& a, const std::vector<MeasuredBurst>& b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](const MeasuredBurst& x, const MeasuredBurst& y) {
            return x.burst.range == y.burst.range && x.rms == y.rms && x.peak == y.peak &&
                   x.noiseRms == y.noiseRms && x.burst.channel == y.burst.channel;
        });
}

}  // namespace

TEST_CASE("Channels come out of a group as if each were alone, whatever the blocks",
          "[engine][pipeline]")
{
    AnalysisSettings settings;
    settings.filtering = GENERATE(Filtering::causal, Filtering::zeroPhase);
    constexpr std::size_t channels = 5;
    const Signals signals = burstsInNoise(channels);
    Bursts alone;
    for (std::size_t c = 0; c < channels; ++c)
        alone.push_back(found(signals, settings, c, 1, signals[c].size()).front());
    CHECK(alone.front().size() >= 8);
    for (const std::size_t block : {7, 64, 4096}) {
        const Bursts together = found(signals, settings, 0, channels, block);
        for (std::size_t c = 0; c < channels; ++c) {
            INFO("channel " << c << ", blocks of " << block);
            CHECK(areEqual(together[c], alone[c]));
        }
    }
}

TEST_CASE("A group refuses what holds no EMG", "[engine][pipeline]")
{
    GroupMember slow{emg(), 0, 0};
    slow.channel.rate = 30_Hz;
    CHECK_FALSE(ChannelGroup::create(std::array{slow}, {}, 50_Hz));
    GroupMember other{emg(), 0, 0};
    other.channel.dimension = Dimension::other;
    CHECK_FALSE(ChannelGroup::create(std::array{other}, {}, 50_Hz));
}

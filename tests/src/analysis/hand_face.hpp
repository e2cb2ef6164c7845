// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/analysis/activity_table.hpp"
#include "src/analysis/face_map.hpp"
#include "tests/src/analysis/analysed_face.hpp"

namespace facialis::test {

/// Both sides of five muscles at 2000 Hz, without a signal, and bursts put there by hand.
struct HandFace {
    static constexpr std::size_t oocLeft = 0, oocRight = 1, frontLeft = 2, frontRight = 3,
                                 zygLeft = 4, zygRight = 5, oorLeft = 6, oorRight = 7, platLeft = 8,
                                 platRight = 9;

    std::vector<Channel> channels;
    std::vector<ChannelQuality> quality;
    std::vector<engine::MeasuredBurst> bursts;

    HandFace()
    {
        for (const auto& [label, muscle] : {std::pair("OOc", "orbicularis_oculi"),
                                            {"Front", "frontalis"},
                                            {"Zyg", "zygomaticus_major"},
                                            {"OOr", "orbicularis_oris"},
                                            {"Plat", "platysma"}})
            for (const auto& [letter, side] : {std::pair(" L", Side::left), {" R", Side::right}}) {
                Channel channel;
                channel.label = std::string(label) + letter;
                channel.muscle = muscle;
                channel.side = side;
                channel.rate = 2000_Hz;
                channel.length = 240000;
                channel.dimension = Dimension::voltage;
                ChannelQuality good;
                good.channel = channels.size();
                channels.push_back(channel);
                quality.push_back(good);
            }
    }

    void add(std::size_t channel, Duration onset, Duration length,
             BurstKind kind = BurstKind::unclassified)
    {
        engine::MeasuredBurst measured;
        measured.burst.channel = channel;
        measured.burst.interval = {onset, onset + length};
        measured.burst.range = {sampleAt(onset, 2000_Hz), sampleAt(onset + length, 2000_Hz)};
        measured.burst.kind = kind;
        measured.burst.rmsOverNoise = 5.0;
        measured.rms = 5e-6;
        bursts.push_back(measured);
    }

    [[nodiscard]] engine::ActivityTable table() const { return {channels.size(), bursts}; }
    [[nodiscard]] engine::FaceMap map() const { return {channels, quality, knowledge()}; }
};

/// How many bursts of a channel have a kind.
[[nodiscard]] inline std::ptrdiff_t countOf(const engine::ActivityTable& table, std::size_t channel,
                                            BurstKind kind)
{
    const auto events = table.of(channel);
    return std::count_if(events.begin(), events.end(),
                         [&](std::size_t e) { return table.burst(e).kind == kind; });
}

}  // namespace facialis::test

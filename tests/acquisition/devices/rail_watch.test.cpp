// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/rail_watch.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace facialis;
using namespace facialis::acquisition;

TEST_CASE("An electrode is off while its channel stays at an end", "[devices]")
{
    const Channel channel{.rate = 250_Hz,
                          .dimension = Dimension::voltage,
                          .scale = 2e-8,
                          .storedMinimum = -8388608,
                          .storedMaximum = 8388607};
    RailWatch watch({channel, channel}, 250_Hz);
    SampleBlock block(2, 20);
    const auto feed = [&](double stored) {
        std::ranges::fill(block.channel(0), stored * channel.scale);
        std::ranges::fill(block.channel(1), 5.0 * channel.scale);
        watch.watch(block);
        return watch.off();
    };
    using Off = std::vector<std::uint8_t>;
    CHECK(feed(8388606) == Off{0, 0});
    CHECK(feed(8388607) == Off{0, 0});  // 80 ms
    CHECK(feed(8388607) == Off{1, 0});  // 160 ms
    CHECK(feed(std::nan("")) == Off{1, 0});
    CHECK(feed(0) == Off{0, 0});
    CHECK(feed(-8388608) == Off{0, 0});
    CHECK(feed(-8388607) == Off{1, 0});
}

TEST_CASE("Channels whose ends are unknown say nothing of electrodes", "[devices]")
{
    RailWatch watch({Channel{.rate = 250_Hz}}, 250_Hz);
    watch.watch(SampleBlock(1, 50));
    CHECK(watch.off().empty());
}

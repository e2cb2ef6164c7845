// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/burst_trains.hpp"

#include <catch2/catch.hpp>

using namespace facialis;
using namespace facialis::engine;

namespace {

Burst burst(std::size_t channel, double onset, double offset)
{
    Burst made;
    made.channel = channel;
    made.interval = {Duration(onset), Duration(offset)};
    return made;
}

}  // namespace

TEST_CASE("Three bursts within a second of one another are a train, two are none", "[live]")
{
    BurstTrains trains(2);
    CHECK_FALSE(trains.add(burst(1, 1.0, 1.1)));
    CHECK_FALSE(trains.add(burst(1, 1.5, 1.6)));
    CHECK_FALSE(trains.add(burst(0, 1.5, 1.6)));
    CHECK(trains.endedBefore(2.5_s).empty());
    CHECK_FALSE(trains.add(burst(1, 2.0, 2.1)));
    CHECK(trains.endedBefore(3.0_s).empty());
    const auto ended = trains.endedBefore(3.1_s);
    REQUIRE(ended.size() == 1);
    CHECK(ended[0].channel == 1);
    CHECK(ended[0].bursts == 3);
    CHECK(ended[0].interval == TimeInterval{1.0_s, 2.1_s});
    CHECK(ended[0].rate()->hertz() == Approx(2.0));
    CHECK(trains.finish().empty());
}

TEST_CASE("A burst that comes a second late ends a train and begins another", "[live]")
{
    BurstTrains trains(1);
    for (const double onset : {0.0, 0.5, 1.0})
        CHECK_FALSE(trains.add(burst(0, onset, onset + 0.1)));
    const auto first = trains.add(burst(0, 2.1, 2.2));
    REQUIRE(first);
    CHECK(first->bursts == 3);
    CHECK_FALSE(trains.add(burst(0, 2.5, 2.6)));
    CHECK_FALSE(trains.add(burst(0, 3.0, 3.1)));
    const auto last = trains.finish();
    REQUIRE(last.size() == 1);
    CHECK(last[0].interval == TimeInterval{2.1_s, 3.1_s});
}

TEST_CASE("Artifacts belong to no train", "[live]")
{
    BurstTrains trains(1);
    for (const double onset : {0.0, 0.5, 1.0, 1.5}) {
        Burst pop = burst(0, onset, onset + 0.05);
        pop.kind = BurstKind::artifact;
        CHECK_FALSE(trains.add(pop));
    }
    CHECK(trains.finish().empty());
}

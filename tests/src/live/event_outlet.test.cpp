// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/event_outlet.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "acquisition/network/lsl_inlet.hpp"

using namespace facialis;
using namespace facialis::engine;
using namespace facialis::acquisition;

TEST_CASE("Events go out as LSL markers that carry the time at which they began", "[live]")
{
    const std::string name = "facialis-test-" + std::to_string(lslClock());
    auto outlet = EventOutlet::open(name).value();
    const auto found = findLslStreams({.name = name}, 5_s, {}).value();
    const auto ours = std::find_if(found.begin(), found.end(), [&](const LslAnswer& answer) {
        return answer.info.name == name;
    });
    REQUIRE(ours != found.end());
    CHECK(ours->info.type == "Markers");
    auto inlet = LslInlet::connect(*ours, 5_s).value();

    Burst burst;
    burst.interval = {7.5_s, 7.6_s};
    const double before = lslClock();
    outlet.send({8_s, QualitySecond{}}, "no event", 8_s);
    outlet.send({8_s, burst}, "a burst", 8_s);
    outlet.send({8_s, Gap{{7.8_s, 7.9_s}, "lost"}}, "a gap", 8_s);
    const double after = lslClock();
    std::vector<LslSample> received;
    for (int k = 0; k < 500 && received.size() < 2; ++k) {
        auto arrived = inlet.receive().value();
        for (LslSample& sample : arrived)
            received.push_back(std::move(sample));
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    REQUIRE(received.size() == 2);
    CHECK(received[0].texts == std::vector<std::string>{"a burst"});
    CHECK(received[1].texts == std::vector<std::string>{"a gap"});
    // The inlet moves stamps into its own clock, to within the answer of the time probe.
    REQUIRE(received[0].stamp);
    CHECK(*received[0].stamp > before - 0.5 - 0.1);
    CHECK(*received[0].stamp < after - 0.5 + 0.1);
    CHECK(*received[1].stamp > *received[0].stamp);
}

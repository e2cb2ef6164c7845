// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/clock/device_clock.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace facialis;
using namespace facialis::acquisition;

namespace {

/// Delay of a read: at least `least`, on the average `mean` more, now and then much more.
double delay(std::mt19937& random, double least, double mean)
{
    std::exponential_distribution<double> late(1.0 / mean);
    return least + late(random) + (random() % 500 == 0 ? 0.05 : 0.0);
}

}  // namespace

TEST_CASE("The rate of a device is measured to a few ppm through late reads", "[clock]")
{
    for (const double drift : {-400e-6, 0.0, 80e-6, 5e-3}) {
        std::mt19937 random(3);
        constexpr double stated = 1000.0, seconds = 120.0;
        const double rate = stated * (1.0 + drift);
        DeviceClock clock(Frequency{stated});
        // Reads of about 16 frames, as USB gives them; all frames of one have its stamp.
        std::int64_t frame = 0;
        double last = 0.0;
        while (static_cast<double>(frame) < seconds * rate) {
            const auto size = static_cast<std::int64_t>(8 + random() % 16);
            last = std::max(last, 50.0 + static_cast<double>(frame + size) / rate +
                                      delay(random, 0.001, 0.002));
            for (std::int64_t k = 0; k < size; ++k)
                clock.add(frame++, Duration(last));
        }
        REQUIRE(clock.rate());
        // The envelope is as good as the earliest stamps: 0.1 ms over a minute is 2 ppm.
        CHECK(*clock.driftPerMillion() == Approx(drift * 1e6).margin(4.0));
        // Frames have their own time to within the least delay, not the mean one.
        const double fitted = clock.timeOf(frame)->seconds();
        CHECK(fitted == Approx(50.0 + static_cast<double>(frame) / rate).margin(0.0025));
        CHECK(clock.lateness()->milliseconds() > 1.0);
        CHECK(clock.lateness()->milliseconds() < 20.0);
    }
}

TEST_CASE("No rate is stated before ten seconds", "[clock]")
{
    DeviceClock clock(250_Hz);
    CHECK_FALSE(clock.timeOf(0));
    for (int frame = 0; frame < 2000; ++frame)
        clock.add(frame, Duration(frame / 250.0));
    CHECK_FALSE(clock.rate());
    CHECK(clock.timeOf(2000)->seconds() == Approx(8.0));
    for (int frame = 2000; frame < 3000; ++frame)
        clock.add(frame, Duration(frame / 250.0));
    CHECK(clock.rate()->hertz() == Approx(250.0));
}

TEST_CASE("A clock that jumps is fitted anew", "[clock]")
{
    for (const double jump : {-2.0, 2.0}) {
        std::mt19937 random(5);
        DeviceClock clock(500_Hz);
        const auto run = [&](int from, int to, double offset) {
            for (int frame = from; frame < to; ++frame)
                clock.add(frame,
                          Duration(100.0 + offset + frame / 500.0 + delay(random, 0.0, 0.001)));
        };
        run(0, 30000, 0.0);
        run(30000, 60000, jump);
        // Not the fit through the jump, which would be off by 2 s in 60 s.
        CHECK(clock.driftPerMillion().value_or(1e6) == Approx(0.0).margin(20.0));
        CHECK(clock.timeOf(60000)->seconds() == Approx(100.0 + jump + 120.0).margin(0.003));
    }
}

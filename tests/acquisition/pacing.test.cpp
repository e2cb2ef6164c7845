// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/pacing.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "tests/acquisition/patient_clock.hpp"

using namespace facialis;
using namespace facialis::acquisition;
using facialis::test::PatientClock;

TEST_CASE("Frames come in real time times the speed", "[acquisition][pacing]")
{
    for (const double speed : {0.5, 1.0, 4.0}) {
        const auto clock = std::make_shared<PatientClock>();
        Pacer pacer(2000_Hz, speed, clock);
        const Duration begin = clock->now();
        std::int64_t delivered = 0;
        while (delivered < 20000) {
            const std::int64_t due = pacer.framesDue(delivered, 4096, {});
            REQUIRE(due >= 1);
            delivered += due;
            // Never before its time.
            CHECK(timeOf(delivered, 2000_Hz * speed) <= clock->now() - begin + 1_ms * 1e-3);
        }
        CHECK((clock->now() - begin).seconds() == Approx(10.0 / speed).epsilon(1e-3));
        // Packets of five milliseconds, not single frames.
        CHECK(clock->waits == Approx(2000.0 / speed).epsilon(0.01));
    }
}

TEST_CASE("A reader that is late gets everything that waited", "[acquisition][pacing]")
{
    const auto clock = std::make_shared<PatientClock>();
    Pacer pacer(1000_Hz, 1.0, clock);
    CHECK(pacer.framesDue(0, 1, {}) == 1);
    clock->advance(2_s);
    CHECK(pacer.framesDue(1, 500, {}) == 500);
    CHECK(pacer.framesDue(501, 4096, {}) == 1500);
}

TEST_CASE("Speed zero does not wait, and a stop ends the wait", "[acquisition][pacing]")
{
    const auto clock = std::make_shared<PatientClock>();
    Pacer unpaced(1000_Hz, 0.0, clock);
    CHECK(unpaced.framesDue(0, 4096, {}) == 4096);
    CHECK(clock->waits == 0);
    std::stop_source stop;
    stop.request_stop();
    CHECK(unpaced.framesDue(0, 4096, stop.get_token()) == 0);
    Pacer paced(1000_Hz, 1.0, clock);
    CHECK(paced.framesDue(0, 4096, stop.get_token()) == 0);
}

TEST_CASE("The machine's clock wakes at once when a stop is requested", "[acquisition][pacing]")
{
    const auto clock = steadyClock();
    std::stop_source stop;
    const Duration begin = clock->now();
    std::jthread waiter([&] { clock->waitUntil(clock->now() + 600_s, stop.get_token()); });
    stop.request_stop();
    waiter.join();
    CHECK(clock->now() - begin < 60_s);
    const Duration before = clock->now();
    clock->waitUntil(before + 2_ms, {});
    CHECK(clock->now() >= before + 2_ms);
}

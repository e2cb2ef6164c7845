// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "acquisition/simulation/activation.hpp"
#include "acquisition/simulation/motor_pool.hpp"
#include "tests/acquisition/simulation/simulated.hpp"

using namespace facialis;
using namespace facialis::acquisition;

namespace {

constexpr Frequency rate = 2048_Hz;

struct Shape {
    double leadMs, tailMs;  ///< first and last sample above a tenth, relative to the plan
    double longestHoleMs;   ///< between two samples above a tenth
};

Shape shapeOf(const EventSignal& event, const Activation& plan)
{
    double peak = 0.0;
    for (const double x : event.samples)
        peak = std::max(peak, std::abs(x));
    std::int64_t first = -1, last = -1, hole = 0;
    for (std::int64_t i = 0; i < std::ssize(event.samples); ++i) {
        if (std::abs(event.samples[static_cast<std::size_t>(i)]) <= 0.1 * peak)
            continue;
        if (first < 0)
            first = i;
        else
            hole = std::max(hole, i - last);
        last = i;
    }
    const auto milliseconds = [](std::int64_t n) { return timeOf(n, rate).milliseconds(); };
    return {milliseconds(event.firstSample + first) - plan.onset.milliseconds(),
            milliseconds(event.firstSample + last) - (plan.onset + plan.length).milliseconds(),
            milliseconds(hole)};
}

}  // namespace

TEST_CASE("Short bursts begin and end where they were planned and have no holes",
          "[acquisition][simulation]")
{
    for (const MuscleTraits& traits : muscles()) {
        const auto pool = makeMotorPool(traits, rate, Random(5).fork(traits.name));
        std::vector<double> leads, tails, holes;
        for (std::uint64_t k = 0; k < 200; ++k) {
            Random random = Random(17).fork("plan", k);
            const double length = random.uniform(0.03, 0.18);
            const Activation plan{.onset = Duration(1.0 + random.uniform(0.0, 0.001)),
                                  .length = Duration(length),
                                  .rise = 3_ms,
                                  .fall = 6_ms,
                                  .firing = clonicFiring(),
                                  .peak = 100_uV};
            const Shape shape = shapeOf(synthesise(plan, pool, rate, random), plan);
            leads.push_back(std::abs(shape.leadMs));
            tails.push_back(std::abs(shape.tailMs));
            holes.push_back(shape.longestHoleMs);
        }
        INFO(traits.name);
        // A potential is 4-8 ms long and centred on its discharge.
        CHECK(test::median(leads) < 6.0);
        CHECK(test::median(tails) < 8.0);
        CHECK(*std::max_element(leads.begin(), leads.end()) < 15.0);
        CHECK(*std::max_element(tails.begin(), tails.end()) < 20.0);
        CHECK(*std::max_element(holes.begin(), holes.end()) < 25.0);
    }
}

TEST_CASE("Voluntary activity grows with the drive and stays dense", "[acquisition][simulation]")
{
    const auto pool = makeMotorPool(muscles()[2], rate, Random(5));
    double before = 0.0;
    for (const double level : {0.12, 0.25, 0.5, 0.9}) {
        const Activation plan{.onset = 1_s,
                              .length = 1500_ms,
                              .rise = 80_ms,
                              .fall = 100_ms,
                              .level = level,
                              .firing = voluntaryFiring(),
                              .peak = 100_uV};
        const EventSignal event = synthesise(plan, pool, rate, Random(23));
        double sum = 0.0;
        for (const double x : event.samples)
            sum += x * x;
        INFO("drive " << level);
        CHECK(sum > 1.5 * before);
        before = sum;
        const Shape shape = shapeOf(event, plan);
        CHECK(shape.longestHoleMs < 60.0);
        CHECK(std::abs(shape.leadMs) < 60.0);
        CHECK(std::abs(shape.tailMs) < 80.0);
    }
}

TEST_CASE("The power of clonic bursts lies in the facial band", "[acquisition][simulation]")
{
    const auto pool = makeMotorPool(muscles()[2], rate, Random(5));
    double total = 0.0, inBand = 0.0, lowHundred = 0.0;
    for (std::uint64_t k = 0; k < 20; ++k) {
        const Activation plan{.onset = 1_s,
                              .length = 90_ms,
                              .rise = 3_ms,
                              .fall = 6_ms,
                              .firing = clonicFiring(),
                              .peak = 100_uV};
        const EventSignal event = synthesise(plan, pool, rate, Random(k));
        for (int f = 2; f < 1024; f += 4) {
            double re = 0.0, im = 0.0;
            for (std::size_t i = 0; i < event.samples.size(); ++i) {
                const double phase = 6.283185307179586 * f * static_cast<double>(i) / 2048.0;
                re += event.samples[i] * std::cos(phase);
                im += event.samples[i] * std::sin(phase);
            }
            const double power = re * re + im * im;
            total += power;
            inBand += f >= 20 && f <= 450 ? power : 0.0;
            lowHundred += f < 100 ? power : 0.0;
        }
    }
    CHECK(inBand / total > 0.95);
    CHECK(lowHundred / total > 0.3);
    CHECK(lowHundred / total < 0.9);
}

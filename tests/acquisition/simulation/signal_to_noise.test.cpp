// SPDX-License-Identifier: GPL-3.0-or-later
// The yardstick itself is measured here with means of its own: a windowed-sinc filter, and the
// noise-free signal recovered from two recordings that differ only in the gain of the events.
#include <numbers>

#include "tests/acquisition/simulation/simulated.hpp"

using namespace facialis;
using facialis::test::simulated;

namespace {

constexpr double rate = 2048.0;

/// Band-pass 20-450 Hz, Hamming window, 0.4 s long: transitions of 8 Hz.
std::vector<double> sincBandPass()
{
    constexpr int half = 410;
    std::vector<double> taps;
    for (int n = -half; n <= half; ++n) {
        const auto lowPass = [&](double cut) {
            const double x = 2.0 * cut / rate;
            return n == 0 ? x : std::sin(std::numbers::pi * x * n) / (std::numbers::pi * n);
        };
        const double window = 0.54 + 0.46 * std::cos(std::numbers::pi * n / half);
        taps.push_back(window * (lowPass(450.0) - lowPass(20.0)));
    }
    return taps;
}

/// Filtered samples `begin .. end-1` of a signal that is zero outside.
std::vector<double> inBand(const std::vector<double>& x, std::int64_t begin, std::int64_t end)
{
    static const std::vector<double> taps = sincBandPass();
    const std::int64_t half = std::ssize(taps) / 2;
    std::vector<double> y;
    for (std::int64_t i = begin; i < end; ++i) {
        double sum = 0.0;
        for (std::int64_t k = std::max<std::int64_t>(-half, i - std::ssize(x) + 1);
             k <= std::min(half, i); ++k)
            sum += taps[static_cast<std::size_t>(k + half)] * x[static_cast<std::size_t>(i - k)];
        y.push_back(sum);
    }
    return y;
}

double meanSquare(const std::vector<double>& x)
{
    double sum = 0.0;
    for (const double value : x)
        sum += value * value;
    return sum / static_cast<double>(x.size());
}

std::int64_t sample(Duration time)
{
    return sampleAt(time, Frequency(rate));
}

/// true when no other event of any channel of that side comes within 0.1 s.
bool standsAlone(const acquisition::SimulatedPatient& patient, std::size_t channel,
                 const TrueActivity& event)
{
    for (std::size_t k = channel % 2; k < patient.truth.activity.size(); k += 2)
        for (const TrueActivity& other : patient.truth.activity[k].second)
            if (&other != &event && other.interval.widened(100_ms).overlaps(event.interval) &&
                k == channel)
                return false;
    return true;
}

}  // namespace

TEST_CASE("Every event has the signal-to-noise ratio that was asked for",
          "[acquisition][simulation][slow]")
{
    const double wanted = GENERATE(3.0, 6.0);
    // 26 and 40 dB above it, so that recorder steps do not matter.
    for (const char* scenario : {"hfs", "eyelid_myokymia", "synkinesis"}) {
        acquisition::SimulationOptions options{
            .scenario = scenario, .seed = 3, .duration = 40_s, .rate = 2048_Hz};
        options.snrDb = wanted;
        const auto faint = simulated(options);
        options.snrDb = wanted + 40.0;
        const auto loud = simulated(options);
        std::vector<double> errors;
        for (std::size_t k = 0; k < faint.truth.channels.size(); ++k) {
            const auto a = test::microvolts(faint, k), b = test::microvolts(loud, k);
            // b - a = (100 - 1) x the events of a; what remains of a is background.
            std::vector<double> events(a.size()), background(a.size());
            for (std::size_t i = 0; i < a.size(); ++i) {
                events[i] = (b[i] - a[i]) / 99.0;
                background[i] = a[i] - events[i];
            }
            const double noise = meanSquare(inBand(background, 2048, 2048 + 8 * 2048));
            std::size_t measured = 0;
            for (const TrueActivity& event : faint.truth.activity[k].second) {
                if (!standsAlone(faint, k, event) || ++measured > 12)
                    continue;
                const double power = meanSquare(inBand(events, sample(event.interval.onset),
                                                       sample(event.interval.offset) + 1));
                INFO(scenario << ' ' << faint.truth.channels[k] << ' ' << event.kind << " at "
                              << event.interval.onset.seconds());
                const double error = 10.0 * std::log10(power / noise) - wanted;
                CHECK(std::abs(error) < 0.75);
                errors.push_back(std::abs(error));
            }
        }
        REQUIRE(errors.size() > 20);
        CHECK(test::median(errors) < 0.2);
    }
}

TEST_CASE("Truth reaches from the first to the last sample above a tenth of the event's peak",
          "[acquisition][simulation]")
{
    acquisition::SimulationOptions options{
        .scenario = "hfs", .seed = 9, .duration = 60_s, .rate = 2048_Hz, .snrDb = 20.0};
    const auto faint = simulated(options);
    options.snrDb = 40.0;
    const auto loud = simulated(options);
    std::size_t checked = 0;
    const Side side = *faint.truth.affected;
    for (const char* muscle : {"OOr", "Plat", "Ment"}) {
        const std::size_t k = test::channelNamed(faint, test::lead(muscle, side));
        const auto a = test::microvolts(faint, k), b = test::microvolts(loud, k);
        for (const TrueActivity& event : faint.truth.activity[k].second) {
            if (!standsAlone(faint, k, event) || event.kind != "spasm_clonic")
                continue;
            const std::int64_t begin = sample(event.interval.onset);
            const std::int64_t last = sample(event.interval.offset);
            double peak = 0.0, before = 0.0, after = 0.0;
            for (std::int64_t i = begin - 60; i <= last + 60; ++i) {
                const auto j = static_cast<std::size_t>(i);
                const double value = std::abs(b[j] - a[j]);
                if (i < begin)
                    before = std::max(before, value);
                else if (i > last)
                    after = std::max(after, value);
                else
                    peak = std::max(peak, value);
            }
            // Crosstalk of up to 10 % of a neighbour's burst comes on top of the tenth.
            CHECK(before < 0.35 * peak);
            CHECK(after < 0.35 * peak);
            const auto at = [&](std::int64_t i) {
                return std::abs(b[static_cast<std::size_t>(i)] - a[static_cast<std::size_t>(i)]);
            };
            CHECK(std::max(at(begin), at(begin + 1)) > 0.03 * peak);
            CHECK(std::max(at(last), at(last - 1)) > 0.03 * peak);
            ++checked;
        }
    }
    CHECK(checked > 10);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "dsp/amplitude/teager_kaiser.hpp"
#include "dsp/detection/double_threshold.hpp"
#include "dsp/detection/make_detector.hpp"
#include "dsp/detection/smoothed_test.hpp"
#include "tests/dsp/detection/synthetic.hpp"
#include "tests/dsp/reference.hpp"

using namespace facialis;
using namespace facialis::dsp;
using namespace facialis::test;

namespace {

constexpr Frequency rate = 1000_Hz;

/// One strong burst from 10.0 to 10.5 s.
std::vector<double> oneBurst()
{
    auto signal = filtered(whiteNoise(20000, 201), rate);
    add(signal, burst(signal.size(), {10000, 10500}, 8.0 * rmsOf(signal), rate, 202));
    return signal;
}

/// What a detector finds at another rate, or with one setting changed.
std::vector<DetectedActivity> detectWith(const std::vector<double>& signal, Frequency at,
                                         std::string_view name, std::string_view setting = {},
                                         double value = 0.0)
{
    const DetectorMethod& method = *findDetectorMethod(name);
    ParameterValues values(method.parameters);
    if (!setting.empty())
        values.set(setting, value);
    const auto detector = makeDetector(method, inputAt(at), values).value();
    std::vector<DetectedActivity> found;
    detector->process(signal, found);
    detector->finish(found);
    return found;
}

}  // namespace

TEST_CASE("Every detector finds a strong burst where it is", "[dsp][detection]")
{
    const auto signal = oneBurst();
    for (const std::string_view name : detectorNames()) {
        INFO(name);
        std::int64_t inside = 0, outside = 0;
        for (const auto& a : detect(signal, rate, 1000, name)) {
            const auto hit = a.range.intersection({9950, 10600}).length();
            inside += hit;
            outside += a.range.length() - hit;
            CHECK(a.alarm);
        }
        CHECK(inside >= 420);
        CHECK(outside < 300);
    }
}

TEST_CASE("No detector's result depends on how the signal was cut", "[dsp][detection]")
{
    auto signal = oneBurst();
    for (std::size_t i = 14000; i < 14100; ++i)
        signal[i] = std::nan("");
    for (const std::string_view name : detectorNames()) {
        INFO(name);
        const auto whole = detect(signal, rate, signal.size(), name);
        for (const std::size_t block : {1, 7, 64, 4096}) {
            const auto cut = detect(signal, rate, block, name);
            CHECK(std::equal(whole.begin(), whole.end(), cut.begin(), cut.end(),
                             [](const auto& a, const auto& b) {
                                 return a.range == b.range && a.alarm == b.alarm;
                             }));
        }
        for (const auto& a : whole)
            CHECK_FALSE(a.range.overlaps({14000, 14100}));
    }
}

TEST_CASE("No detector finds activity in silence", "[dsp][detection]")
{
    for (const std::string_view name : detectorNames()) {
        INFO(name);
        CHECK(detect(std::vector<double>(20000, 0.0), rate, 1000, name).empty());
        CHECK(detect(std::vector<double>(20000, std::nan("")), rate, 1000, name).empty());
        CHECK(detect({}, rate, 1000, name).empty());
    }
}

TEST_CASE("Bonato's alarm rate is that of all patterns of test values", "[dsp][detection]")
{
    const auto expected = test::reference("classical_detectors.csv");
    for (const auto& [m, needed] :
         {std::pair<std::size_t, std::size_t>{5, 3}, {5, 1}, {8, 4}, {3, 3}}) {
        INFO(m << " " << needed);
        const DoubleThreshold threshold{m, needed};
        const auto& rates =
            expected.at("alarms_" + std::to_string(m) + "_" + std::to_string(needed));
        std::size_t place = 0;
        for (const double p : {1e-3, 0.05, 0.3})
            CHECK(threshold.alarmsPerValue(p) == Approx(rates[place++]).epsilon(1e-12));
        for (const double wanted : {1e-30, 1e-9, 1e-3})
            CHECK(threshold.alarmsPerValue(std::exp(-threshold.zetaFor(wanted))) ==
                  Approx(wanted).epsilon(1e-9));
        // More than there can be: at least an answer.
        CHECK(threshold.zetaFor(1.0) > 0.0);
    }
}

TEST_CASE("The test signals are SciPy's", "[dsp][detection]")
{
    const auto expected = test::reference("classical_detectors.csv");
    MeanTest hodges(25_ms, 50_Hz, rate);
    SmoothedTest envelope(50_Hz, rate);
    TeagerKaiser energy;
    for (std::int64_t i = 0; i < 700; ++i) {
        const double x = double((7919 * i + 13 * i * i) % 1009) / 1009.0 - 0.5;
        const double mean = hodges(x), psi = envelope(energy(x));
        if (i % 7 != 0)
            continue;
        CHECK(mean == Approx(expected.at("hodges_bui")[std::size_t(i / 7)]).epsilon(1e-9));
        CHECK(psi ==
              Approx(expected.at("teager_kaiser")[std::size_t(i / 7)]).epsilon(1e-9).margin(1e-12));
    }
}

TEST_CASE("Bonato's detector raises the false alarms it is set to", "[dsp][detection][slow]")
{
    // 120 recordings of one minute: some 120 false alarms, so that a factor of two is ten standard
    // deviations of their number.
    constexpr Frequency fine = 2048_Hz;
    std::size_t alarms = 0, strict = 0;
    for (unsigned seed = 0; seed < 120; ++seed) {
        const auto rest = filtered(whiteNoise(std::size_t(60) * 2048, 900 + seed), fine);
        alarms += detectWith(rest, fine, "bonato", "false_alarms_per_min", 1.0).size();
        strict += detectWith(rest, fine, "bonato", "false_alarms_per_min", 0.01).size();
    }
    CHECK(alarms > 60);
    CHECK(alarms < 300);
    CHECK(3 * strict < alarms);
}

TEST_CASE("The scale of the signal changes nothing in the classical detectors", "[dsp][detection]")
{
    const auto signal = oneBurst();
    for (const double scale : {1024.0, 0x1p-20}) {  // exact, so that no rounding can differ
        auto scaled = signal;
        for (double& value : scaled)
            value *= scale;
        for (const std::string_view name :
             {"hodges_bui", "bonato", "teager_kaiser", "lidierth", "linear_envelope"}) {
            INFO(name << " x " << scale);
            const auto a = detectWith(signal, rate, name), b = detectWith(scaled, rate, name);
            CHECK_FALSE(a.empty());
            CHECK(std::equal(a.begin(), a.end(), b.begin(), b.end(),
                             [](const auto& x, const auto& y) { return x.range == y.range; }));
        }
    }
}

TEST_CASE("What is shorter than a detector's minimum is no activity", "[dsp][detection]")
{
    const auto signal = oneBurst();
    for (const std::string_view name : {"bonato", "teager_kaiser", "lidierth", "linear_envelope"}) {
        INFO(name);
        CHECK_FALSE(detectWith(signal, rate, name, "active_ms", 100.0).empty());
        CHECK(detectWith(signal, rate, name, "active_ms", 900.0).empty());
    }
}

TEST_CASE("A classical detector's onset and offset lie within 15 ms of a strong burst's",
          "[dsp][detection]")
{
    for (const std::string_view name : {"hodges_bui", "bonato", "teager_kaiser", "lidierth"}) {
        INFO(name);
        SampleRange longest;
        for (const auto& a : detectWith(oneBurst(), rate, name))
            if (a.range.length() > longest.length())
                longest = a.range;
        CHECK(std::abs(longest.begin - 10000) <= 15);
        CHECK(std::abs(longest.end - 10500) <= 15);
    }
}

TEST_CASE("No detector minds short, flat, missing or oddly sampled signals", "[dsp][detection]")
{
    for (const std::string_view name : detectorNames())
        for (const Frequency at : {100_Hz, 2048_Hz, 50000_Hz}) {
            INFO(name << " " << at.hertz());
            const auto noise = filtered(whiteNoise(std::size_t(8.0 * at.hertz()), 31), at);
            for (const std::size_t length : {std::size_t(0), std::size_t(5), noise.size()}) {
                const std::vector<double> part(noise.begin(),
                                               noise.begin() + std::ptrdiff_t(length));
                for (const auto& a : detectWith(part, at, name)) {
                    CHECK(a.range.begin >= 0);
                    CHECK(a.range.begin < a.range.end);
                    CHECK(a.range.end <= std::int64_t(length));
                }
            }
            CHECK(detectWith(std::vector<double>(noise.size(), 7.0), at, name).empty());
            CHECK(detectWith(std::vector<double>(noise.size(), std::nan("")), at, name).empty());
            CHECK(detectWith(std::vector<double>(5, std::nan("")), at, name).empty());
        }
}

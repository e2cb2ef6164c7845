// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/acquisition/simulation/simulated.hpp"

using namespace facialis;
using facialis::test::simulated;

TEST_CASE("A blink shows on the neighbouring leads of its side as a small instantaneous copy",
          "[acquisition][simulation][slow]")
{
    // Two recordings that differ in the gain of the events alone: their difference is noise-free.
    std::vector<double> fractions;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        acquisition::SimulationOptions options{.scenario = "normal",
                                               .seed = seed,
                                               .duration = 20_s,
                                               .snrDb = 20.0,
                                               .tasks = acquisition::TaskMode::off};
        const auto faint = simulated(options);
        options.snrDb = 40.0;
        const auto loud = simulated(options);
        const auto events = [&](std::string_view label) {
            const std::size_t k = test::channelNamed(faint, label);
            auto x = test::microvolts(loud, k);
            const auto y = test::microvolts(faint, k);
            for (std::size_t i = 0; i < x.size(); ++i)
                x[i] -= y[i];
            return x;
        };
        const auto eye = events("EMG OOc L");
        const auto regression = [&](const std::vector<double>& other, std::ptrdiff_t lag) {
            double both = 0.0, own = 0.0;
            for (std::ptrdiff_t i = 20; i + 20 < std::ssize(eye); ++i) {
                both += eye[static_cast<std::size_t>(i)] * other[static_cast<std::size_t>(i + lag)];
                own += eye[static_cast<std::size_t>(i)] * eye[static_cast<std::size_t>(i)];
            }
            return both / own;
        };
        for (const char* label : {"EMG Front L", "EMG Zyg L"}) {
            const auto copy = events(label);
            fractions.push_back(regression(copy, 0));
            CHECK(fractions.back() > 0.025);
            CHECK(fractions.back() < 0.105);
            for (const std::ptrdiff_t lag : {-3, -2, -1, 1, 2, 3})
                CHECK(regression(copy, lag) <= fractions.back());
        }
        for (const char* label : {"EMG Front R", "EMG Zyg R", "EMG Mass L", "EMG Plat L"})
            CHECK(std::abs(regression(events(label), 0)) < 0.02);
    }
    CHECK(*std::max_element(fractions.begin(), fractions.end()) >
          1.8 * *std::min_element(fractions.begin(), fractions.end()));
}

TEST_CASE("Crosstalk that is asked for is what the neighbours see, in RMS",
          "[acquisition][simulation][slow]")
{
    for (const double wanted : {0.0, 0.015, 0.1, 0.2, 0.3}) {
        acquisition::SimulationOptions options{.scenario = "normal",
                                               .seed = 11,
                                               .duration = 20_s,
                                               .snrDb = 20.0,
                                               .tasks = acquisition::TaskMode::off,
                                               .crosstalk = wanted};
        const auto faint = simulated(options);
        options.snrDb = 40.0;
        const auto loud = simulated(options);
        const auto rmsOf = [&](std::string_view label) {
            const std::size_t k = test::channelNamed(faint, label);
            const auto x = test::microvolts(loud, k), y = test::microvolts(faint, k);
            double sum = 0.0;
            for (std::size_t i = 0; i < x.size(); ++i)
                sum += (x[i] - y[i]) * (x[i] - y[i]);
            return std::sqrt(sum / static_cast<double>(x.size()));
        };
        const double eye = rmsOf("EMG OOc R");
        for (const char* label : {"EMG Front R", "EMG Zyg R"}) {
            INFO(label << " " << wanted);
            // Samples are stored in steps of 0.1 uV: 0.04 uV RMS in a difference.
            CHECK(rmsOf(label) / eye == Approx(wanted).epsilon(0.01).margin(0.06 / eye));
        }
        for (const char* label : {"EMG Mass R", "EMG OOr R"})
            CHECK(rmsOf(label) < 0.06);
    }
}

TEST_CASE("Crosstalk is never activity, however strong", "[acquisition][simulation]")
{
    acquisition::SimulationOptions options{
        .scenario = "hfs", .seed = 4, .duration = 30_s, .rate = 1000_Hz, .crosstalk = 0.0};
    const auto without = simulated(options).truth;
    options.crosstalk = 0.3;
    const auto with = simulated(options).truth;
    CHECK(with.patient->crosstalk == 0.3);
    for (std::size_t k = 0; k < with.activity.size(); ++k) {
        REQUIRE(with.activity[k].second.size() == without.activity[k].second.size());
        for (std::size_t i = 0; i < with.activity[k].second.size(); ++i)
            CHECK(with.activity[k].second[i].interval.onset ==
                  without.activity[k].second[i].interval.onset);
    }
    options.crosstalk = 0.31;
    CHECK_FALSE(acquisition::simulate(options));
    options.crosstalk = std::nan("");
    CHECK_FALSE(acquisition::simulate(options));
}

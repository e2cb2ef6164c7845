// SPDX-License-Identifier: GPL-3.0-or-later
// Intervals that were read off the recordings by eye (../shared/data/README.md says what each is).
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "tests/support/test_data.hpp"

using namespace facialis;
using nlohmann::json;

namespace {

struct Activity {
    double onset, offset, meanSquare;  // mean square over noise, of the bursts it is made of
};

json analyzed(const std::string& path, const std::vector<std::string>& options = {})
{
    std::vector<std::string> command = {test::program("facialis").string(), "analyze", path,
                                        "--json", "-"};
    command.insert(command.end(), options.begin(), options.end());
    const test::Outcome outcome = test::run(command);
    INFO(outcome.err);
    REQUIRE(outcome.exitCode == 0);
    return json::parse(outcome.out);
}

/// Bursts with gaps under 0.3 s closed.
std::vector<Activity> activitiesOf(const json& analysis)
{
    std::vector<Activity> merged;
    double active = 0.0;
    for (const json& burst : analysis["bursts"]) {
        const double onset = burst["onset_s"], offset = burst["offset_s"],
                     level = burst["rms_over_noise"];
        const double energy = level * level * (offset - onset);
        if (!merged.empty() && onset - merged.back().offset < 0.3) {
            merged.back().meanSquare =
                (merged.back().meanSquare * active + energy) / (active + offset - onset);
            active += offset - onset;
            merged.back().offset = std::max(merged.back().offset, offset);
        } else {
            active = offset - onset;
            merged.push_back({onset, offset, energy / active});
        }
    }
    return merged;
}

void checkIntervals(const json& analysis, const std::vector<std::pair<double, double>>& expected)
{
    const std::vector<Activity> activities = activitiesOf(analysis);
    std::vector<bool> isExpected(activities.size());
    double weakest = 1e300;
    for (const auto& [begin, end] : expected) {
        int hits = 0;
        for (std::size_t k = 0; k < activities.size(); ++k) {
            const Activity& a = activities[k];
            const double overlap = std::min(a.offset, end) - std::max(a.onset, begin);
            if (overlap < 0.85 * (end - begin) || begin - a.onset > 0.35 || a.offset - end > 0.35)
                continue;
            ++hits;
            isExpected[k] = true;
            weakest = std::min(weakest, a.meanSquare);
        }
        INFO("interval " << begin << " to " << end);
        CHECK(hits == 1);
    }
    for (std::size_t k = 0; k < activities.size(); ++k)
        if (!isExpected[k]) {
            INFO("activity " << activities[k].onset << " to " << activities[k].offset);
            CHECK(std::sqrt(activities[k].meanSquare) <= 0.25 * std::sqrt(weakest));
        }
}

}  // namespace

TEST_CASE("The nine contractions of the PLUX biceps recording are found", "[cli][real]")
{
    FACIALIS_TEST_FILE(path, "emg/plux_biceps_bursts.h5");
    checkIntervals(analyzed(path), {{1.46, 2.34},
                                    {4.58, 5.64},
                                    {7.91, 8.98},
                                    {11.67, 12.52},
                                    {14.53, 15.52},
                                    {17.36, 18.45},
                                    {20.35, 21.49},
                                    {23.32, 24.65},
                                    {26.40, 27.68}});
}

TEST_CASE("The four bursts of the BioSPPy recording are found", "[cli][real]")
{
    FACIALIS_TEST_FILE(path, "emg/biosppy_emg_1.txt");
    checkIntervals(analyzed(path), {{1.49, 1.82}, {15.54, 16.91}, {25.66, 25.84}, {26.43, 26.62}});
}

TEST_CASE("The two long contractions of a bare column are found, given its rate", "[cli][real]")
{
    FACIALIS_TEST_FILE(path, "emg/biceps_contractions.csv");
    checkIntervals(analyzed(path, {"--rate", "1000"}), {{9.4, 19.4}, {28.2, 39.5}});
}

TEST_CASE("A bare column without a rate is refused, naming --rate", "[cli][real]")
{
    FACIALIS_TEST_FILE(path, "emg/biceps_contractions.csv");
    const test::Outcome outcome = test::run({test::program("facialis").string(), "analyze", path});
    CHECK(outcome.exitCode == 1);
    CHECK(outcome.err.find("--rate") != std::string::npos);
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
}

TEST_CASE("Slow devices are analysed with a warning that the band does not fit", "[cli][real]")
{
    FACIALIS_TEST_FILE(openbci, "emg/openbci_blinks_jaw_clench_v6.txt");
    FACIALIS_TEST_FILE(blink, "emg/blink_emg_1.csv");
    for (const std::string& path : {openbci, blink}) {
        const json analysis = analyzed(path);
        std::string warnings;
        for (const json& warning : analysis["recording"]["warnings"])
            warnings += warning.get<std::string>() + "\n";
        INFO(path << ": " << warnings);
        CHECK(warnings.find("band") != std::string::npos);
    }
}

TEST_CASE("A needle recording in a WFDB record is analysed as a trace, by header or samples",
          "[cli][real]")
{
    FACIALIS_TEST_FILE(header, "emg/emg_healthy.hea");
    FACIALIS_TEST_FILE(samples, "emg/emg_healthy.dat");
    const json byHeader = analyzed(header), bySamples = analyzed(samples);
    CHECK(byHeader["recording"]["format"] == "WFDB");
    CHECK(byHeader["recording"]["channels"][0]["rate_hz"] == 4000.0);
    CHECK_FALSE(byHeader["bursts"].empty());
    CHECK(byHeader["bursts"] == bySamples["bursts"]);
}

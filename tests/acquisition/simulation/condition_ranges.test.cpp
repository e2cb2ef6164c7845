// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/condition_ranges.hpp"

#include <map>
#include <set>

#include "acquisition/simulation/traits.hpp"
#include "tests/acquisition/simulation/simulated.hpp"

using namespace facialis;
using namespace facialis::acquisition;
using facialis::test::simulated;

namespace {

/// 0 at the low end, 1 at the high end, in the scale in which it is drawn.
double placeIn(const ConditionRange& range, double value)
{
    if (range.spread == Spread::byRatio)
        return std::log(value / range.low) / std::log(range.high / range.low);
    return (value - range.low) / (range.high - range.low);
}

std::string patternOf(const TruePatient& patient)
{
    for (const TrueParameter& p : patient.parameters)
        if (p.name == "pattern")
            return std::get<std::string>(p.value);
    return {};
}

/// The range that a parameter of this patient was drawn from.
const ConditionRange* rangeOf(const std::string& scenario, const TruePatient& patient,
                              const std::string& name)
{
    std::set<std::string> scopes{"person", scenario, scenario + " " + patternOf(patient)};
    if (scenario == "hfs" || scenario == "hemimasticatory")
        scopes.insert("spasm");
    for (const ConditionRange& range : conditionRanges())
        if (range.name == name && scopes.contains(std::string(range.scope)))
            return &range;
    return nullptr;
}

}  // namespace

TEST_CASE("Every range of a condition has two ends and says where it is from",
          "[acquisition][simulation]")
{
    std::set<std::pair<std::string_view, std::string_view>> names;
    for (const ConditionRange& range : conditionRanges()) {
        INFO(range.scope << " " << range.name);
        CHECK(range.low < range.high);
        CHECK((range.spread != Spread::byRatio || range.low > 0.0));
        CHECK((range.source.starts_with('[') || range.source.starts_with("iovs ")));
        CHECK(names.emplace(range.scope, range.name).second);
    }
}

TEST_CASE("Patients stay inside every range and reach both its ends", "[acquisition][simulation]")
{
    for (const ConditionRange& range : conditionRanges()) {
        INFO(range.scope << " " << range.name);
        double least = 1.0, most = 0.0, sum = 0.0;
        constexpr int people = 400;
        for (std::uint64_t seed = 1; seed <= people; ++seed) {
            Traits traits{Random(seed)};
            const double value = traits.draw(range.scope, range.name);
            REQUIRE(value >= range.low);
            REQUIRE(value <= range.high);
            least = std::min(least, placeIn(range, value));
            most = std::max(most, placeIn(range, value));
            sum += placeIn(range, value);
        }
        CHECK(least < 0.03);  // missed by chance in one of 200,000 series
        CHECK(most > 0.97);
        CHECK(sum / people == Approx(0.5).margin(0.07));  // over four standard errors
    }
}

TEST_CASE("A parameter does not depend on what else was asked for, and is kept once",
          "[acquisition][simulation]")
{
    Traits one{Random(9)}, other{Random(9)};
    const double lone = one.draw("tic", "sites");
    for (const ConditionRange& range : conditionRanges())
        (void)other.draw(range.scope, range.name);
    CHECK(other.draw("tic", "sites") == lone);
    CHECK(one.draw("tic", "sites") == lone);
    CHECK(one.drawn().size() == 1);
}

TEST_CASE("One of several leads or muscles lies near the patient's value and inside the range",
          "[acquisition][simulation]")
{
    const ConditionRange& range = conditionRange("person", "mains_uv");
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        Traits traits{Random(seed)};
        Random lead(seed);
        std::vector<double> values;
        for (int k = 0; k < 101; ++k) {
            values.push_back(traits.around("person", "mains_uv", 0.2, lead));
            REQUIRE(values.back() >= range.low);
            REQUIRE(values.back() <= range.high);
        }
        CHECK(test::median(values) ==
              Approx(traits.draw("person", "mains_uv")).epsilon(0.15));  // six standard errors
    }
}

TEST_CASE("What the truth states of a wide patient lies in the range it names",
          "[acquisition][simulation][slow]")
{
    for (const std::string_view scenario : scenarioNames())
        for (std::uint64_t seed = 1; seed <= 25; ++seed) {
            INFO(scenario << " seed " << seed);
            const auto truth = simulated({.scenario = std::string(scenario),
                                          .seed = seed,
                                          .duration = 2_s,
                                          .rate = 500_Hz,
                                          .variety = Variety::wide})
                                   .truth;
            REQUIRE(truth.patient);
            CHECK(truth.patient->variety == "wide");
            CHECK(truth.patient->parameters.size() >= 10);
            for (const TrueParameter& p : truth.patient->parameters) {
                const auto* number = std::get_if<double>(&p.value);
                if (!number)
                    continue;
                INFO(p.name << " " << *number);
                const ConditionRange* range =
                    rangeOf(std::string(scenario), *truth.patient, p.name);
                REQUIRE(range);
                CHECK(*number >= range->low);
                CHECK(*number <= range->high);
            }
        }
}

TEST_CASE("Patterns of a condition turn up as often as in the literature",
          "[acquisition][simulation][slow]")
{
    std::map<std::string, int> patterns, starts, spreads;
    constexpr int people = 600;
    for (std::uint64_t seed = 1; seed <= people; ++seed) {
        const auto truth = simulated({.scenario = "hfs",
                                      .seed = seed,
                                      .duration = 1_s,
                                      .rate = 500_Hz,
                                      .variety = Variety::wide})
                               .truth;
        ++patterns[patternOf(*truth.patient)];
        for (const TrueParameter& p : truth.patient->parameters) {
            if (p.name == "start")
                ++starts[std::get<std::string>(p.value)];
            if (p.name == "spread")
                ++spreads[std::get<std::string>(p.value)];
        }
    }
    // Four standard errors of a proportion of 600.
    CHECK(patterns["isolated"] / 600.0 == Approx(28.0 / 124.0).margin(0.07));
    CHECK(patterns["grouped"] / 600.0 == Approx(42.0 / 124.0).margin(0.08));
    CHECK(patterns["mixed"] / 600.0 == Approx(53.0 / 124.0).margin(0.08));
    CHECK(patterns["tonic"] >= 1);
    CHECK(spreads["one muscle"] / 600.0 == Approx(0.066).margin(0.041));
    CHECK(starts["mouth"] / 600.0 == Approx(0.025).margin(0.024));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/review/step_list.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "src/review/burst_edits.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

Review begin()
{
    Review review;
    review.channels = {{.label = "CH1", .muscle = {}, .side = {}, .minus = {}},
                       {.label = "CH2", .muscle = {}, .side = {}, .minus = {}}};
    return review;
}

/// A change that is drawn at random, never the same twice.
Review changed(Review review, std::mt19937& draw, int number)
{
    switch (draw() % 4U) {
    case 0: review.impression = "impression " + std::to_string(number); break;
    case 1: review.channels[draw() % 2U].label = "CH" + std::to_string(number + 10); break;
    case 2:
        review = withBurst(std::move(review), draw() % 2U,
                           {Duration(number), Duration(number + 0.5)}, {});
        break;
    default: review.leastRms[draw() % 2U] = 1e-6 * (number + 1); break;
    }
    return review;
}

}  // namespace

TEST_CASE("Undo and redo lead through exactly the reviews that were made", "[review]")
{
    for (unsigned seed = 0; seed < 20; ++seed) {
        std::mt19937 draw(seed);
        StepList steps(begin());
        std::vector<Review> history{steps.now()};  // a list that a child could keep
        std::size_t at = 0;
        for (int i = 0; i < 200; ++i) {
            switch (draw() % 3U) {
            case 0:
                history.resize(++at);
                history.push_back(changed(history.back(), draw, i));
                REQUIRE(steps.add("step", "now", history.back()));
                break;
            case 1:
                at = at > 0 ? at - 1 : 0;
                steps.undo();
                break;
            default:
                at = std::min(at + 1, history.size() - 1);
                steps.redo();
                break;
            }
            REQUIRE(steps.now() == history[at]);
            REQUIRE(steps.position() == at);
            REQUIRE(steps.canUndo() == (at > 0));
            REQUIRE(steps.canRedo() == (at + 1 < history.size()));
        }
    }
}

TEST_CASE("What changes nothing is no step", "[review]")
{
    StepList steps(begin());
    CHECK_FALSE(steps.add("nothing", "now", begin()));
    CHECK(steps.steps().empty());
}

TEST_CASE("What was signed cannot be undone; what comes after it is an amendment", "[review]")
{
    StepList steps(begin());
    Review next = begin();
    next.impression = "first";
    steps.add("impression", "1", next);
    steps.sign("A. Reader", "2", "hash");
    CHECK_FALSE(steps.canUndo());
    steps.undo();
    CHECK(steps.now().impression == "first");
    CHECK(steps.amendments() == 0);
    next.impression = "second";
    steps.add("impression", "3", next);
    CHECK(steps.amendments() == 1);
    steps.undo();
    steps.goTo(0);
    CHECK(steps.now().impression == "first");
}

TEST_CASE("A burst that is edited again keeps one edit, and none when it is back", "[review]")
{
    Burst burst;
    burst.channel = 1;
    burst.interval = {1_s, 1.2_s};
    Review review = withBurstMoved(begin(), burst, {0.9_s, 1.2_s});
    REQUIRE(review.bursts.size() == 1);
    Burst moved = burst;
    moved.interval = {0.9_s, 1.2_s};
    review = withBurstNamed(std::move(review), moved, BurstKind::blink);
    REQUIRE(review.bursts.size() == 1);
    CHECK(review.bursts[0].kind == BurstKind::blink);
    review = withBurstNamed(std::move(review), moved, {});
    review = withBurstMoved(std::move(review), moved, {1_s, 1.2_s});
    CHECK(review.bursts.empty());

    review = withBurst(begin(), 0, {3_s, 3.1_s}, {});
    Burst added;
    added.channel = 0;
    added.interval = {3_s, 3.1_s};
    CHECK(withoutBurst(review, added).bursts.empty());
    CHECK(withoutBurst(begin(), burst).bursts.size() == 1);
}

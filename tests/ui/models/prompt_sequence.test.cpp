// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/prompt_sequence.hpp"

#include <catch2/catch.hpp>

using namespace facialis;
using ui::PromptSequence;

namespace {

PromptSequence twoMovements()
{
    return PromptSequence({{"smile", 2, 3_s, 4_s}, {"blink", 1, 1_s, 2_s}});
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("A sequence asks for each movement as often as wanted, with rests between", "[ui][live]")
{
    PromptSequence sequence = twoMovements();
    sequence.start(10_s);
    Words marked;
    std::vector<double> times;
    for (int tenth = 100; tenth < 400; ++tenth)
        for (const std::string& words : sequence.advance(Duration(tenth / 10.0))) {
            marked.push_back(words);
            times.push_back(tenth / 10.0);
        }
    CHECK(marked == Words{"smile", "rest", "smile", "rest", "blink", "rest"});
    CHECK(times == std::vector<double>{14.0, 17.0, 21.0, 24.0, 28.0, 29.0});
    CHECK_FALSE(sequence.isRunning());
}

TEST_CASE("The prompt tells which movement, which time and how long still", "[ui][live]")
{
    PromptSequence sequence = twoMovements();
    CHECK_FALSE(sequence.prompt(0_s));
    sequence.start(0_s);
    CHECK(sequence.prompt(1_s)->isRest);
    CHECK(sequence.prompt(1_s)->left == 3_s);
    CHECK(sequence.advance(5_s) == Words{"smile"});
    CHECK_FALSE(sequence.prompt(5_s)->isRest);
    CHECK(sequence.prompt(5_s)->left == 2_s);
    CHECK(sequence.prompt(5_s)->repetition == 1);
}

TEST_CASE("Next, repeat and skip leave no movement without its end", "[ui][live]")
{
    PromptSequence sequence = twoMovements();
    sequence.start(0_s);
    CHECK(sequence.next(1_s) == Words{"smile"});
    CHECK(sequence.next(2_s) == Words{"rest"});
    CHECK(sequence.repeat(3_s) == Words{"smile"});
    CHECK(sequence.prompt(3_s)->repetition == 1);
    CHECK(sequence.skip(4_s) == Words{"blink"});
    CHECK(sequence.prompt(4_s)->step == 1);
    CHECK(sequence.skip(4.5_s) == Words{"rest"});
    CHECK_FALSE(sequence.isRunning());
    CHECK(sequence.next(5_s).empty());
}

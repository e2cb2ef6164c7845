// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/cause_tally.hpp"

#include <catch2/catch.hpp>

using namespace facialis;
using engine::bandOf;
using engine::CauseTally;

TEST_CASE("One thing against a cause does not outweigh its decisive finding seen too seldom",
          "[interpretation]")
{
    CauseEntry entry;
    entry.ceiling = Support::strong;
    const auto band = [&](bool isSuggested, int opposing, int excluding) {
        CauseTally tally;
        tally.hasDecisive = true;
        tally.isDecisiveSuggested = isSuggested;
        tally.opposing = opposing;
        tally.excluding = excluding;
        return bandOf(tally, entry);
    };
    CHECK(band(true, 0, 0) == Support::weak);
    CHECK(band(true, 1, 0) == Support::weak);
    CHECK(band(true, 2, 0) == Support::against);
    CHECK(band(true, 1, 1) == Support::against);
    CHECK(band(true, 0, 1) == Support::against);
    CHECK(band(false, 1, 0) == Support::against);
}

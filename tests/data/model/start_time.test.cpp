// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/start_time.hpp"

#include <catch2/catch.hpp>

using namespace facialis;

TEST_CASE("A start time survives being written and read", "[model]")
{
    for (const char* text :
         {"2025-01-02T03:04:05", "2025-01-02T03:04:05.25", "1999-12-31T23:59:59.000000001Z",
          "2024-02-29T00:00:00+05:30", "2025-07-01T12:00:00.5-03:00"}) {
        const auto time = startTimeFromIso8601(text);
        REQUIRE(time);
        const std::string printed = toIso8601(*time);
        CHECK(startTimeFromIso8601(printed) == *time);
    }
    CHECK(toIso8601(*startTimeFromIso8601("2025-01-02 03:04:05.120")) == "2025-01-02T03:04:05.12");
}

TEST_CASE("Times that cannot be are refused", "[model]")
{
    for (const char* text :
         {"", "yesterday", "2025-13-01T00:00:00", "2025-02-29T00:00:00", "2025-01-01T24:00:00",
          "2025-01-01T00:00:00.", "2025-01-01T00:00:00+1", "2025-01-01T00:00:00Q"})
        CHECK_FALSE(startTimeFromIso8601(text));
}

TEST_CASE("Shifting crosses midnight, month and leap day in both directions", "[model]")
{
    const StartTime eve = *startTimeFromIso8601("2024-02-28T23:59:59.9");
    CHECK(toIso8601(shifted(eve, 200'000'000)) == "2024-02-29T00:00:00.1");
    CHECK(shifted(shifted(eve, 123'456'789'012), -123'456'789'012) == eve);
}

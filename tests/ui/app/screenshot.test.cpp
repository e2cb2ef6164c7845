// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/support/test_data.hpp"

using namespace facialis;

TEST_CASE("A picture of an examination that cannot begin says why and is a failure", "[ui][app]")
{
    const test::TemporaryFolder folder;
    const test::Outcome outcome =
        test::run({test::program("facialis-workstation").string(), "--live", "cyton:/dev/nothing",
                   "--screenshot", folder.file("p.png"), "--size", "900x600"});
    INFO(outcome.err);
    CHECK(outcome.exitCode == 1);
    CHECK(outcome.err.find("/dev/nothing") != std::string::npos);
    CHECK(std::filesystem::exists(folder.file("p.png")));  // it shows the same
}

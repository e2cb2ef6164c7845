// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/replace_file.hpp"

#include <catch2/catch.hpp>

#include "tests/support/test_data.hpp"

using namespace facialis;

TEST_CASE("A write that fails leaves the old file and no half of a new one", "[model]")
{
    const test::TemporaryFolder folder;
    const std::string path = folder.file("result.json");
    REQUIRE(replaceFile(path, std::string("old")));
    const auto failed = replaceFile(path, [](const std::string& temporary) -> Result<void> {
        test::writeContent(temporary, "half of the n");
        return failure("the disk is full");
    });
    CHECK_FALSE(failed);
    CHECK(test::contentOf(path) == "old");
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("An output that exists is refused unless it may be replaced", "[model]")
{
    const test::TemporaryFolder folder;
    const std::string path = folder.file("result.json");
    CHECK(checkOutput(path, Overwrite::refuse));
    test::writeContent(path, "old");
    CHECK_FALSE(checkOutput(path, Overwrite::refuse));
    CHECK(checkOutput(path, Overwrite::allow));
    CHECK_FALSE(checkOutput(folder.path().string(), Overwrite::allow));
    CHECK_FALSE(checkOutput(folder.file("no/such/folder/x"), Overwrite::allow));
}

TEST_CASE("A full device is reported", "[model]")
{
    CHECK_FALSE(replaceFile("/dev/full", std::string("text")));
}

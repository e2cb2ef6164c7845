// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/source_address.hpp"

#include <catch2/catch.hpp>

#include "acquisition/open_source.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::acquisition;
using Catch::Contains;

namespace {

std::string refusal(std::string_view address)
{
    const auto source = openSource(address);
    INFO(address);
    REQUIRE_FALSE(source);
    return source.error().sentence();
}

}  // namespace

TEST_CASE("Addresses are taken apart and unescaped", "[acquisition][source]")
{
    const auto plain = parseSourceAddress("simulate:hfs?seed=7&speed=0");
    REQUIRE(plain);
    CHECK(plain->scheme == "simulate");
    CHECK(plain->address == "hfs");
    CHECK(plain->parameter("seed") == "7");
    CHECK(plain->number("speed", 0.0, 9.0).value() == 0.0);
    CHECK_FALSE(plain->parameter("rate"));
    const auto escaped = parseSourceAddress("file:/tmp/what%3f%20100%25.csv?columns=a%26b,c");
    REQUIRE(escaped);
    CHECK(escaped->address == "/tmp/what? 100%.csv");
    CHECK(escaped->parameter("columns") == "a&b,c");
    CHECK(parseSourceAddress("sessantaquattro::45454")->address == ":45454");
    CHECK(parseSourceAddress("file:a?")->parameters.empty());
}

TEST_CASE("Addresses that cannot be are refused with what is known", "[acquisition][source]")
{
    CHECK_THAT(refusal("hfs"), Contains("names no kind of source"));
    CHECK_THAT(refusal(""), Contains("names no kind of source"));
    CHECK_THAT(refusal(":x"), Contains("names no kind of source"));
    CHECK_THAT(refusal("cytoon:/dev/x"),
               Contains("no source of kind 'cytoon'") && Contains("kinds are: simulate, file"));
    CHECK_THAT(refusal("simulate:hfs?sped=1&seed=2"),
               Contains("does not know 'sped'") && Contains("it knows seed, speed"));
    CHECK_THAT(refusal("file:x.edf?seed=1"), Contains("does not know 'seed'"));
    CHECK_THAT(refusal("file:x%2"), Contains("a % in the address begins no escape"));
    CHECK_THAT(refusal("file:x%00y"), Contains("begins no escape"));
    CHECK_THAT(refusal("file:x?speed"), Contains("not of the form key=value"));
    CHECK_THAT(refusal("file:x?speed=1&speed=2"), Contains("given twice"));
    for (const char* speed : {"-1", "nan", "inf", "fast", "1e99", "1x", "0x10"})
        CHECK_THAT(refusal(std::string("simulate:hfs?speed=") + speed),
                   Contains("is not possible"));
    for (const char* seed : {"-1", "nan", "1e300"})
        CHECK_THAT(refusal(std::string("simulate:hfs?seed=") + seed), Contains("is not possible"));
    CHECK_THAT(refusal("simulate:hfs?seed=1.5"), Contains("whole number"));
    CHECK_THAT(refusal("simulate:hfs?side=both"), Contains("side=left"));
    CHECK_THAT(refusal("simulate:hiccup"), Contains("unknown scenario 'hiccup'"));
    CHECK_THAT(refusal("file:/nowhere/x.edf"), Contains("no such file"));
    CHECK_THAT(refusal("file:/nowhere/x.csv?rate=0"), Contains("'rate=0' is not possible"));
    CHECK_THAT(refusal("file:/nowhere/x.csv?unit=kV"), Contains("unknown unit"));
}

TEST_CASE("A table without a rate plays when the address states one", "[acquisition][source]")
{
    const test::TemporaryFolder folder;
    test::writeContent(folder.file("a b.csv"), "x,y\n1,2\n3,4\n5,6\n");
    const std::string address = "file:" + folder.path().string() + "/a%20b.csv";
    CHECK_THAT(refusal(address), Contains("give --rate HZ"));
    const auto source = openSource(address + "?rate=500&unit=mV&columns=y&speed=0");
    REQUIRE(source);
    CHECK((*source)->info().rate == 500_Hz);
    REQUIRE((*source)->info().channels.size() == 1);
    SampleBlock block(1, 10);
    REQUIRE((*source)->read(block, {}).value() == ReadStatus::data);
    REQUIRE(block.frames() == 3);
    CHECK(block.channel(0)[2] == Approx(6e-3));
    CHECK((*source)->read(block, {}).value() == ReadStatus::end);
}

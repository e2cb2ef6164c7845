// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_annotations.hpp"

#include <catch2/catch.hpp>

#include "data/formats/edf_annotation_plan.hpp"

using namespace facialis;

namespace {

EdfRecordAnnotations parsed(std::string_view bytes)
{
    return parseEdfAnnotations(std::as_bytes(std::span(bytes)));
}

/// A literal with NULs in it.
template <std::size_t N>
std::string_view raw(const char (&text)[N])
{
    return {text, N - 1};
}

Channel named(const std::string& label)
{
    Channel channel;
    channel.label = label;
    return channel;
}

}  // namespace

TEST_CASE("A record states its onset, then remarks with and without duration", "[formats][edf]")
{
    const auto found =
        parsed(raw("+567\x14\x14start of record\x14\0+568.25\x15"
                   "0.5\x14smile\x14wide\x14\0\0\0-0.5\x14"
                   "before\x14\0\0\0"));
    REQUIRE(found.recordOnset);
    CHECK(found.recordOnset->seconds == 567.0);
    CHECK(found.damaged == 0);
    REQUIRE(found.annotations.size() == 4);
    CHECK(found.annotations[0].text == "start of record");
    CHECK(found.annotations[0].onset.seconds == 567.0);
    CHECK(found.annotations[1].text == "smile");
    CHECK(found.annotations[1].duration == 0.5);
    CHECK(found.annotations[2].text == "wide");
    CHECK(found.annotations[2].onset.nanoseconds == 568'250'000'000);
    CHECK(found.annotations[3].onset.seconds == -0.5);
    CHECK_FALSE(found.annotations[3].duration);
}

TEST_CASE("Damaged annotations are counted and the others are read", "[formats][edf]")
{
    const auto found =
        parsed(raw("+0\x14\x14\0+x\x14lost\x14\0+2\x14kept\x14\0no mark at all\0+3\x15y\x14kept "
                   "too\x14\0+4\x14\xFF\xFEyes\x14"));
    CHECK(found.damaged == 3);
    REQUIRE(found.annotations.size() == 3);
    CHECK(found.annotations[0].text == "kept");
    CHECK(found.annotations[1].text == "kept too");
    CHECK_FALSE(found.annotations[1].duration);
    CHECK(found.annotations[2].text == "ÿþyes");
    CHECK_FALSE(parsed(raw("\0\0\0")).recordOnset);
    CHECK(parsed(raw("\0\0\0")).damaged == 0);
}

TEST_CASE("A time-keeping annotation counts only as the first of a record", "[formats][edf]")
{
    CHECK_FALSE(parsed(raw("+1\x14text\x14\0+2\x14\x14\0")).recordOnset);
    CHECK(parsed(raw("+1\x14\0")).recordOnset);  // seen in the wild: one mark instead of two
}

TEST_CASE("Times keep their digits to the nanosecond", "[formats][edf]")
{
    CHECK(parseEdfTime("+0.3945312")->nanoseconds == 394'531'200);
    CHECK(parseEdfTime("+0.3945312")->decimals == 7);
    CHECK(parseEdfTime("-1.5")->nanoseconds == -1'500'000'000);
    CHECK(parseEdfTime("12.0000000005")->nanoseconds == 12'000'000'001);
    CHECK_FALSE(parseEdfTime("+1e300"));
    CHECK_FALSE(parseEdfTime("+99999999999"));
}

TEST_CASE("Text after @@ binds an annotation to the channel of that label", "[formats][edf]")
{
    const std::vector<Channel> channels = {named("EMG L"), named("EMG R"), named("EMG R")};
    const auto bound = [&](const std::string& text) {
        return annotationFrom({*parseEdfTime("+1"), std::nullopt, text}, {}, channels);
    };
    CHECK(bound("smile@@EMG R").text == "smile");
    CHECK(bound("smile@@EMG R").channel == 1U);
    CHECK(bound("a@@b@@EMG L").text == "a@@b");
    CHECK(bound("smile@@nobody").text == "smile@@nobody");
    CHECK_FALSE(bound("smile@@nobody").channel);

    // What is written for it, and what is lost when it cannot be.
    const std::vector<std::string> labels = {"EMG L", "EMG R", "EMG R"};
    const auto written = [&](const std::string& text, std::optional<std::size_t> channel) {
        return edfAnnotationText({Duration(1.0), std::nullopt, text, channel}, labels);
    };
    CHECK(written("smile", 1).text == "smile@@EMG R");
    CHECK(written("smile", 1).lost.empty());
    CHECK(written("smile", 2).lost.size() == 1);          // would be bound to the first of them
    CHECK(written("smile@@EMG L", {}).lost.size() == 1);  // would be bound though it is not
    CHECK(written("", {}).text.empty());
    CHECK(written("", {}).lost.size() == 1);
    CHECK(written("a\x14"
                  "b",
                  {})
              .text == "a b");
    CHECK(written("a\x14"
                  "b",
                  {})
              .lost.size() == 1);
    CHECK(written(std::string(40'000, 'x'), 0).text.size() == 32'000);
    CHECK(written(std::string(40'000, 'x'), 0).lost.size() == 1);
}

TEST_CASE("Printed annotations are read back to the same time", "[formats][edf]")
{
    const std::int64_t start = GENERATE(0, 394'531'200, 1);
    for (const double onset : {0.0, 0.1, 1.0 / 1024.0, 3599.999, -0.25, 86'400.123456789}) {
        const Annotation annotation{Duration(onset), Duration(0.3), "x", std::nullopt};
        const std::string bytes =
            printRecordOnset(start) + printEdfAnnotation(annotation, "x", start);
        const auto found = parsed(bytes);
        REQUIRE(found.annotations.size() == 1);
        const Annotation back = annotationFrom(found.annotations[0], *found.recordOnset, {});
        CHECK(std::abs(back.onset.seconds() - onset) <= (start == 0 ? 0.0 : 5e-10));
        CHECK(back.duration == Duration(0.3));
    }
}

TEST_CASE("Annotations spill over into later records, then into earlier ones", "[formats][edf]")
{
    const std::vector<std::uint8_t> onsets(10, 6);
    std::vector<EdfPlacedTal> tals;
    for (int i = 0; i < 20; ++i)
        tals.push_back({8, std::string(20, 'x')});
    const EdfAnnotationPlan plan = planAnnotations(tals, onsets, 2);
    CHECK(plan.bytesPerRecord == 60);  // two fit beside the onset
    std::vector<int> count(10, 0);
    for (const EdfPlacedTal& tal : plan.tals)
        ++count.at(static_cast<std::size_t>(tal.record));
    CHECK(count == std::vector<int>(10, 2));
    // One more needs more room in every record.
    tals.push_back({0, std::string(20, 'x')});
    CHECK(planAnnotations(tals, onsets, 3).bytesPerRecord > 60);
    CHECK(planAnnotations(tals, onsets, 3).bytesPerRecord % 3 == 0);
}

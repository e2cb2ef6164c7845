// SPDX-License-Identifier: GPL-3.0-or-later
// Streams over real sockets on the loopback address.
#include "acquisition/network/lsl_source.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <thread>
#include <unistd.h>

#include "acquisition/network/lsl_inlet.hpp"
#include "acquisition/network/lsl_outlet.hpp"
#include "acquisition/network/lsl_time_probe.hpp"
#include "acquisition/open_source.hpp"

using namespace facialis;
using namespace facialis::acquisition;

namespace {

/// A name that no other test run of this machine has.
std::string uniqueName(const char* what)
{
    return fmt::format("{}-{}-{}", what, ::getpid(), static_cast<long>(lslClock() * 1e6));
}

LslStreamInfo streamOf(const std::string& name, LslFormat format, std::size_t channels,
                       Frequency rate)
{
    LslStreamInfo info;
    info.name = name;
    info.type = format == LslFormat::string ? "Markers" : "EMG";
    info.channelCount = channels;
    info.format = format;
    info.rate = rate;
    for (std::size_t k = 0; k < channels && format != LslFormat::string; ++k)
        info.channels.push_back({fmt::format("lead {}", k), "microvolts", "EMG"});
    return info;
}

std::unique_ptr<LslOutlet> outletOf(const LslStreamInfo& info)
{
    auto outlet = LslOutlet::open(info);
    REQUIRE(outlet);
    return std::move(*outlet);
}

void waitForConsumer(const LslOutlet& outlet, int consumers = 1)
{
    for (int i = 0; i < 500 && outlet.consumers() < consumers; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    REQUIRE(outlet.consumers() >= consumers);
}

/// Reads until so many frames are there, or ten seconds went by.
std::vector<double> readFrames(Source& source, std::size_t frames)
{
    std::vector<double> first;
    SampleBlock block(source.info().channels.size(), 256);
    const double end = lslClock() + 10.0;
    while (first.size() < frames && lslClock() < end) {
        const auto status = source.read(block, {});
        REQUIRE(status);
        if (*status == ReadStatus::data)
            first.insert(first.end(), block.channel(0).begin(), block.channel(0).end());
    }
    return first;
}

}  // namespace

TEST_CASE("Samples of every format arrive in order, with labels and units", "[network][lsl]")
{
    for (const LslFormat format : {LslFormat::float32, LslFormat::double64, LslFormat::int8,
                                   LslFormat::int16, LslFormat::int32, LslFormat::int64}) {
        const std::string name = uniqueName("samples");
        const auto outlet = outletOf(streamOf(name, format, 3, 1000_Hz));
        auto source = openSource("lsl:" + name + "?type=EMG");
        REQUIRE(source);
        const StreamInfo& info = (*source)->info();
        REQUIRE(info.channels.size() == 3);
        CHECK(info.rate == 1000_Hz);
        CHECK(info.channels[2].label == "lead 2");
        CHECK(info.channels[0].dimension == Dimension::voltage);
        waitForConsumer(*outlet);
        const double begin = lslClock();
        for (int i = 0; i < 100; ++i)
            outlet->push(
                {.stamp = begin + i * 1e-3, .values = {double(i), double(-i), 1.0}, .texts = {}});
        const std::vector<double> got = readFrames(**source, 100);
        REQUIRE(got.size() == 100);
        for (int i = 0; i < 100; ++i)
            CHECK(got[static_cast<std::size_t>(i)] == Approx(i * 1e-6));
        CHECK((*source)->health().framesLost == 0);
        CHECK((*source)->health().lossBasis == LossBasis::hostClock);
    }
}

TEST_CASE("Samples that a stream's stamps leave out are NaN and a gap", "[network][lsl]")
{
    const std::string name = uniqueName("gaps");
    const auto outlet = outletOf(streamOf(name, LslFormat::float32, 1, 500_Hz));
    auto source = openSource("lsl:" + name);
    REQUIRE(source);
    waitForConsumer(*outlet);
    const double begin = lslClock();
    for (int i = 0; i < 1000; ++i)
        if (i < 400 || i >= 450)
            outlet->push({.stamp = begin + i / 500.0, .values = {double(i)}, .texts = {}});
    const std::vector<double> got = readFrames(**source, 1000);
    REQUIRE(got.size() == 1000);
    CHECK(std::isnan(got[400]));
    CHECK(std::isnan(got[449]));
    CHECK(got[399] == Approx(399e-6));
    CHECK(got[450] == Approx(450e-6));
    const auto gaps = (*source)->takeGaps();
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].interval.onset.seconds() == Approx(0.8));
    CHECK(gaps[0].interval.length().seconds() == Approx(0.1));
    CHECK((*source)->health().framesLost == 50);
}

TEST_CASE("A sample that comes twice is one, and hides no single one that is missing",
          "[network][lsl]")
{
    const std::string name = uniqueName("twice");
    const auto outlet = outletOf(streamOf(name, LslFormat::float32, 1, 500_Hz));
    auto source = openSource("lsl:" + name);
    REQUIRE(source);
    waitForConsumer(*outlet);
    const double begin = lslClock();
    constexpr int count = 3000, settled = 1200;  // in two seconds stamps have shown to be exact
    int lost = 0;
    for (int i = 0; i < count; ++i) {
        if (i > settled && i % 97 == 0) {
            ++lost;
            continue;
        }
        const LslSample sample{.stamp = begin + i / 500.0, .values = {double(i)}, .texts = {}};
        outlet->push(sample);
        if (i > 0 && i % 53 == 0)
            outlet->push(sample);
    }
    const int early = 1000 / 53;  // while nobody knew, those that came twice were kept
    const std::vector<double> got = readFrames(**source, std::size_t(count + early));
    REQUIRE(got.size() >= std::size_t(count + early));
    const auto missing = std::ranges::count_if(got, [](double v) { return std::isnan(v); });
    CHECK(missing == lost);
    CHECK((*source)->health().framesLost == lost);
    for (int i = settled; i < count; ++i)
        if (i % 97 != 0)
            CHECK(got[std::size_t(i + early)] == Approx(i * 1e-6));
}

TEST_CASE("A flat signal in chunks of one stamp loses no sample", "[network][lsl]")
{
    const std::string name = uniqueName("chunks");
    const auto outlet = outletOf(streamOf(name, LslFormat::float32, 1, 500_Hz));
    auto source = openSource("lsl:" + name);
    REQUIRE(source);
    waitForConsumer(*outlet);
    const double begin = lslClock();
    constexpr int count = 3000, chunk = 20;
    for (int i = 0; i < count; ++i) {
        const double late = i / chunk % 3 * 0.004;  // two frames
        outlet->push(
            {.stamp = begin + i / chunk * chunk / 500.0 + late, .values = {7.0}, .texts = {}});
    }
    const std::vector<double> got = readFrames(**source, count);
    CHECK(got.size() == count);
    CHECK(std::ranges::none_of(got, [](double v) { return std::isnan(v); }));
    CHECK((*source)->health().framesLost == 0);
}

TEST_CASE("Stamps that are left out are deduced from the rate", "[network][lsl]")
{
    const std::string name = uniqueName("deduced");
    const auto outlet = outletOf(streamOf(name, LslFormat::int16, 1, 1000_Hz));
    auto source = openSource("lsl:" + name);
    REQUIRE(source);
    waitForConsumer(*outlet);
    outlet->push({.stamp = lslClock(), .values = {0}, .texts = {}});
    for (int i = 1; i < 500; ++i)
        outlet->push({.stamp = {}, .values = {double(i)}, .texts = {}});
    CHECK(readFrames(**source, 500).size() == 500);
    CHECK((*source)->health().framesLost == 0);
}

TEST_CASE("Texts of a marker stream become annotations at their time", "[network][lsl]")
{
    const std::string name = uniqueName("marked");
    const auto outlet = outletOf(streamOf(name, LslFormat::float32, 1, 1000_Hz));
    const auto markers = outletOf(streamOf(name + "-m", LslFormat::string, 1, Frequency()));
    auto source = openSource("lsl:" + name + "?markers=" + name + "-m");
    REQUIRE(source);
    waitForConsumer(*outlet);
    waitForConsumer(*markers);
    const double begin = lslClock();
    markers->push({.stamp = begin + 0.25, .values = {}, .texts = {"smile"}});
    for (int i = 0; i < 1000; ++i)
        outlet->push({.stamp = begin + i * 1e-3, .values = {0.0}, .texts = {}});
    CHECK(readFrames(**source, 1000).size() == 1000);
    SampleBlock block(1, 1);
    std::vector<Annotation> said = (*source)->takeAnnotations();
    for (int i = 0; i < 20 && said.empty(); ++i) {
        REQUIRE((*source)->read(block, {}));
        said = (*source)->takeAnnotations();
    }
    REQUIRE(said.size() == 1);
    CHECK(said[0].text == "smile");
    // Both clocks are this machine's; the probe's answer is right to a fraction of a millisecond.
    CHECK(said[0].onset.seconds() == Approx(0.25).margin(0.005));
    CHECK((*source)->takeAnnotations().empty());
}

TEST_CASE("A stream that vanishes is waited for, and its absence is a gap", "[network][lsl]")
{
    const std::string name = uniqueName("vanishing");
    const double begin = lslClock();
    const auto pushSecond = [&](LslOutlet& outlet, double from) {
        for (int i = 0; i < 100; ++i)
            outlet.push({.stamp = begin + from + i / 100.0, .values = {1.0}, .texts = {}});
    };
    auto outlet = outletOf(streamOf(name, LslFormat::float32, 1, 100_Hz));
    auto source = openSource("lsl:" + name);
    REQUIRE(source);
    waitForConsumer(*outlet);
    pushSecond(*outlet, 0.0);
    CHECK(readFrames(**source, 100).size() == 100);
    outlet.reset();
    SampleBlock block(1, 100);
    auto status = (*source)->read(block, {});
    REQUIRE(status);
    CHECK(*status == ReadStatus::nothing);
    CHECK_FALSE((*source)->health().isConnected);
    CHECK((*source)->health().trouble.find("is gone") != std::string::npos);
    outlet = outletOf(streamOf(name, LslFormat::float32, 1, 100_Hz));
    const double end = lslClock() + 10.0;
    while (outlet->consumers() == 0 && lslClock() < end)
        REQUIRE((*source)->read(block, {}));
    pushSecond(*outlet, 3.0);
    const std::vector<double> got = readFrames(**source, 300);
    REQUIRE(got.size() == 300);
    CHECK(std::count_if(got.begin(), got.end(), [](double v) { return std::isnan(v); }) == 200);
    REQUIRE((*source)->takeGaps().size() == 1);
}

TEST_CASE("A stream that is not there is an error that lists those that are", "[network][lsl]")
{
    const std::string name = uniqueName("present");
    const auto outlet = outletOf(streamOf(name, LslFormat::float32, 8, 1000_Hz));
    const auto missing = openSource("lsl:" + name + "x?wait=0.5");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().sentence().find("'" + name + "' (EMG, 8 x 1000 Hz)") !=
          std::string::npos);
    CHECK_FALSE(openSource("lsl:"));
    const std::string texts = uniqueName("texts");
    const auto markers = outletOf(streamOf(texts, LslFormat::string, 1, Frequency()));
    const auto asSignal = openSource("lsl:" + texts);
    REQUIRE_FALSE(asSignal);
    CHECK(asSignal.error().sentence().find("markers=") != std::string::npos);
}

TEST_CASE("A header that an outlet answers with is read in any order and case", "[network][lsl]")
{
    const auto header = parseLslFeedHeader(
        "LSL/110 200 OK\r\nbyte-order: 4321\r\nUID: ab\r\nData-Protocol-Version: 110");
    REQUIRE(header);
    CHECK(header->status == 200);
    CHECK(header->order == ByteOrder::big);
    CHECK(header->dataProtocol == 110);
    CHECK(header->uid == "ab");
    CHECK_FALSE(parseLslFeedHeader("HTTP/1.1 400 Bad Request"));
}

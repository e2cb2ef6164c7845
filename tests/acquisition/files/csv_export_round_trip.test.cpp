// SPDX-License-Identifier: GPL-3.0-or-later
// What `facialis convert` writes as CSV, `facialis` reads.
#include <cmath>
#include <numbers>

#include "data/exports/csv_export.hpp"
#include "data/model/memory_recording.hpp"
#include "tests/acquisition/files/opened.hpp"

using namespace facialis;
using namespace facialis::test;

namespace {

std::vector<double> sine(std::int64_t length, double period)
{
    std::vector<double> samples(static_cast<std::size_t>(length));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = 1e-4 * std::sin(2.0 * std::numbers::pi * static_cast<double>(i) / period);
    return samples;
}

void requireSame(const Recording& written, const Recording& read)
{
    const auto& before = written.info().channels;
    const auto& after = read.info().channels;
    REQUIRE(after.size() == before.size());
    for (std::size_t k = 0; k < before.size(); ++k) {
        INFO(before[k].label);
        CHECK(after[k].label == before[k].label);
        CHECK(after[k].rate.hertz() == Approx(before[k].rate.hertz()).epsilon(1e-9));
        CHECK(after[k].dimension == before[k].dimension);
        REQUIRE(after[k].length == before[k].length);
        const auto a = samplesOf(written, k), b = samplesOf(read, k);
        bool isSame = true;  // to the fifteen digits that are written
        for (std::size_t i = 0; i < a.size(); ++i)
            isSame = isSame && (std::isnan(a[i]) ? std::isnan(b[i])
                                                 : std::abs(a[i] - b[i]) <= 1e-14 * std::abs(a[i]));
        CHECK(isSame);
    }
}

}  // namespace

TEST_CASE("A recording with several rates and a gap survives CSV", "[acquisition][files]")
{
    RecordingInfo info{.path = "made", .format = "test", .duration = 5_s};
    std::vector<std::vector<double>> stored;
    const auto add = [&](std::string label, Frequency rate, Dimension dimension, std::string unit) {
        stored.push_back(sine(sampleAt(5_s, rate), 17.3));
        info.channels.push_back({.label = std::move(label),
                                 .rate = rate,
                                 .length = std::ssize(stored.back()),
                                 .dimension = dimension,
                                 .unit = std::move(unit)});
    };
    add("L Zyg", 2048_Hz, Dimension::voltage, "uV");
    add("R Zyg, \"upper\"", 2048_Hz, Dimension::voltage, "mV");
    const auto checkRoundTrip = [&] {
        const MemoryRecording made(info, stored);
        const TemporaryFolder folder;
        REQUIRE(writeCsv(made, folder.file("out.csv")));
        const auto read = opened(folder.file("out.csv"));
        INFO(warningsOf(*read));
        requireSame(made, *read);
        REQUIRE(read->info().gaps.size() == info.gaps.size());
        if (!info.gaps.empty())
            CHECK(read->info().gaps[0].interval == info.gaps[0].interval);
        CHECK(read->info().duration == 5_s);
    };
    SECTION("one rate")
    {
        for (auto& samples : stored)
            for (std::size_t i = 4096; i < 4300; ++i)
                samples[i] = std::nan("");
        info.gaps = {{{2_s, timeOf(4300, 2048_Hz)}, "lost"}};
        checkRoundTrip();
    }
    SECTION("two rates")
    {
        add("acceleration", 100_Hz, Dimension::other, "g");
        checkRoundTrip();
    }
}

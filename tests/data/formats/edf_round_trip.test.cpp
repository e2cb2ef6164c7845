// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "data/formats/edf_file.hpp"
#include "tests/data/formats/random_recording.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::test;

namespace {

struct Trip {
    std::unique_ptr<Recording> back;
    ExportReport report;
};

Trip trip(const Recording& recording, EdfVariant variant, const TemporaryFolder& folder)
{
    const std::string path = folder.file("trip.edf");
    const auto report = writeEdf(recording, variant, path);
    if (!report)
        throw std::runtime_error(report.error().sentence());
    auto back = openEdf(path);
    if (!back)
        throw std::runtime_error(back.error().sentence());
    return {std::move(*back), *report};
}

bool mentions(const ExportReport& report, std::string_view word)
{
    return std::any_of(report.lost.begin(), report.lost.end(), [&](const std::string& sentence) {
        return sentence.find(word) != std::string::npos;
    });
}

void checkSameDescription(const RecordingInfo& a, const RecordingInfo& b)
{
    CHECK(a.start == b.start);
    CHECK(b.warnings == std::vector<std::string>{});
    CHECK_FALSE(b.isIncomplete);
    CHECK(b.duration.seconds() == Approx(a.duration.seconds()).margin(1e-6));
    CHECK(a.identity.patientCode == b.identity.patientCode);
    CHECK(a.identity.birthDate == b.identity.birthDate);
    CHECK(a.identity.sex == b.identity.sex);
    CHECK(a.identity.equipment == b.identity.equipment);
    REQUIRE(a.channels.size() == b.channels.size());
    for (std::size_t k = 0; k < a.channels.size(); ++k) {
        CHECK(a.channels[k].label == b.channels[k].label);
        CHECK(a.channels[k].rate == b.channels[k].rate);
        CHECK(a.channels[k].length == b.channels[k].length);
        CHECK(a.channels[k].dimension == b.channels[k].dimension);
        CHECK(a.channels[k].prefilter == b.channels[k].prefilter);
        CHECK(a.channels[k].transducer == b.channels[k].transducer);
    }
}

void checkSameAnnotations(const std::vector<Annotation>& a, const std::vector<Annotation>& b)
{
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(a[i].text == b[i].text);
        CHECK(a[i].onset.seconds() == b[i].onset.seconds());
        CHECK(a[i].duration.has_value() == b[i].duration.has_value());
        if (a[i].duration && b[i].duration)
            CHECK(a[i].duration->seconds() == b[i].duration->seconds());
        CHECK(a[i].channel == b[i].channel);
    }
}

/// Same integers, same scale, same holes.
void checkSameIntegers(const Recording& a, const Recording& b, std::size_t channel)
{
    CAPTURE(channel);
    CHECK(a.info().channels[channel].scale == b.info().channels[channel].scale);
    CHECK(a.info().channels[channel].offset == b.info().channels[channel].offset);
    CHECK(allStored(a, channel) == allStored(b, channel));
    const std::vector<double> x = allPhysical(a, channel), y = allPhysical(b, channel);
    REQUIRE(x.size() == y.size());
    CHECK(std::equal(x.begin(), x.end(), y.begin(), [](double p, double q) {
        return p == q || (std::isnan(p) && std::isnan(q));
    }));
}

}  // namespace

TEST_CASE("Integers, scales, annotations, start and identity survive EDF and BDF bit for bit",
          "[formats][edf]")
{
    const TemporaryFolder folder;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        const bool isBdf = seed % 2 == 0;
        RandomOptions options;
        options.types = {isBdf ? SampleType::int24 : SampleType::int16};
        options.channels = static_cast<int>(dice.whole(1, 6));
        options.rates = {2048.0, 1000.0, 512.0, 200.0};
        options.seconds = static_cast<double>(dice.whole(1, 40)) / 4.0;
        options.annotations = static_cast<int>(dice.whole(0, 30));
        const auto recording = randomRecording(seed, options);
        const Trip result = trip(*recording, isBdf ? EdfVariant::bdf : EdfVariant::edf, folder);
        CHECK(result.report.lost == std::vector<std::string>{});
        CHECK(result.back->info().format == (isBdf ? "BDF+C" : "EDF+C"));
        checkSameDescription(recording->info(), result.back->info());
        checkSameAnnotations(recording->info().annotations, result.back->info().annotations);
        for (std::size_t k = 0; k < recording->info().channels.size(); ++k)
            checkSameIntegers(*recording, *result.back, k);
    }
}

TEST_CASE("Gaps that records can follow become jumps in time and lose nothing", "[formats][edf]")
{
    const TemporaryFolder folder;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        RandomOptions options;
        options.gaps = 1 + static_cast<int>(seed % 3);
        options.rates = {1000.0, 200.0};
        options.seconds = 9.0;
        const auto recording = randomRecording(seed, options);
        const Trip result = trip(*recording, EdfVariant::edf, folder);
        CHECK(result.report.lost == std::vector<std::string>{});
        CHECK(result.back->info().format == "EDF+D");
        checkSameDescription(recording->info(), result.back->info());
        checkSameAnnotations(recording->info().annotations, result.back->info().annotations);
        REQUIRE(result.back->info().gaps.size() == recording->info().gaps.size());
        for (std::size_t g = 0; g < recording->info().gaps.size(); ++g) {
            const TimeInterval made = recording->info().gaps[g].interval;
            const TimeInterval read = result.back->info().gaps[g].interval;
            CHECK(read.onset.seconds() == Approx(made.onset.seconds()).margin(1e-9));
            CHECK(read.offset.seconds() == Approx(made.offset.seconds()).margin(1e-9));
        }
        for (std::size_t k = 0; k < recording->info().channels.size(); ++k)
            checkSameIntegers(*recording, *result.back, k);
    }
}

TEST_CASE(
    "Gaps at any millisecond and records that do not divide the length are filled, marked, "
    "said, and read back as gaps",
    "[formats][edf]")
{
    const TemporaryFolder folder;
    int filled = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        CAPTURE(seed);
        RandomOptions options;
        options.gaps = static_cast<int>(seed % 4);
        options.alignedGaps = false;
        options.seconds = 19.997;  // a prime number of milliseconds, longer than any record
        options.rates = {1000.0};
        const auto recording = randomRecording(seed, options);
        const Trip result = trip(*recording, EdfVariant::edf, folder);
        filled += mentions(result.report, "BAD_ACQ_SKIP");
        checkSameDescription(recording->info(), result.back->info());
        checkSameAnnotations(recording->info().annotations, result.back->info().annotations);
        CHECK(result.back->info().gaps.size() == recording->info().gaps.size());
        for (std::size_t k = 0; k < recording->info().channels.size(); ++k)
            checkSameIntegers(*recording, *result.back, k);
    }
    CHECK(filled > 20);
}

TEST_CASE("Samples that one channel misses are marked on that channel and reported",
          "[formats][edf]")
{
    const TemporaryFolder folder;
    int reported = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        RandomOptions options;
        options.missingSamples = true;
        options.annotations = 0;
        const auto recording = randomRecording(seed, options);
        const Trip result = trip(*recording, EdfVariant::edf, folder);
        std::size_t holes = 0, marks = 0;
        for (std::size_t k = 0; k < recording->info().channels.size(); ++k) {
            const std::vector<double> x = allPhysical(*recording, k);
            const std::vector<double> y = allPhysical(*result.back, k);
            REQUIRE(x.size() == y.size());
            for (std::size_t i = 0; i < x.size(); ++i) {
                if (!std::isnan(x[i]))
                    REQUIRE(x[i] == y[i]);
                else
                    REQUIRE((std::isnan(y[i]) || i == 0 || y[i] == y[i - 1]));
                holes += std::isnan(x[i]) && (i == 0 || !std::isnan(x[i - 1]));
            }
        }
        for (const Annotation& annotation : result.back->info().annotations)
            marks += annotation.text == "BAD_ACQ_SKIP" && annotation.channel.has_value();
        CHECK(marks + result.back->info().gaps.size() * 3 == holes);
        reported += mentions(result.report, "misses samples");
    }
    CHECK(reported > 0);
}

TEST_CASE("Floating point is rounded to the symmetric range and the resolution is stated",
          "[formats][edf]")
{
    const TemporaryFolder folder;
    const EdfVariant variant = GENERATE(EdfVariant::edf, EdfVariant::bdf);
    RandomOptions options;
    options.types = {SampleType::float64};
    const auto recording = randomRecording(3, options);
    const Trip result = trip(*recording, variant, folder);
    CHECK(result.report.lost.size() == recording->info().channels.size());
    CHECK(mentions(result.report, "steps of"));
    for (std::size_t k = 0; k < recording->info().channels.size(); ++k) {
        const Channel& channel = result.back->info().channels[k];
        CHECK(channel.offset == 0.0);
        CHECK(channel.storedMinimum == -*channel.storedMaximum);
        CHECK(channel.scale < 3.1e-3 / (variant == EdfVariant::edf ? 32'767 : 8'388'607));
        const std::vector<double> x = allPhysical(*recording, k), y = allPhysical(*result.back, k);
        for (std::size_t i = 0; i < x.size(); ++i)
            REQUIRE(std::abs(x[i] - y[i]) <= channel.scale * 0.500001);
    }
}

TEST_CASE("Rates that are no whole number of hertz come back exactly", "[formats][edf]")
{
    const TemporaryFolder folder;
    const double rate =
        GENERATE(1024.5, 1482.2, 12.8, 0.5, 1.0 / 3.0, 999.98, 333.25, 125.0, 30'000.0);
    CAPTURE(rate);
    RandomOptions options;
    options.rates = {rate};
    options.seconds = 60.0;
    options.channels = 2;
    const auto recording = randomRecording(11, options);
    const Trip result = trip(*recording, EdfVariant::edf, folder);
    checkSameDescription(recording->info(), result.back->info());
    for (std::size_t k = 0; k < 2; ++k)
        checkSameIntegers(*recording, *result.back, k);
}

TEST_CASE("A rate that no record duration gives is written within 1e-6 and said", "[formats][edf]")
{
    const TemporaryFolder folder;
    RandomOptions options;
    options.rates = {1023.71234567};
    const auto recording = randomRecording(5, options);
    const Trip result = trip(*recording, EdfVariant::edf, folder);
    CHECK(mentions(result.report, "1023.71234567 Hz is written as"));
    CHECK(result.back->info().channels[0].rate.hertz() == Approx(1023.71234567).epsilon(1e-6));
    CHECK(allStored(*recording, 0) == allStored(*result.back, 0));
}

TEST_CASE("Several rates stay several rates, slow ones and fast ones in one file", "[formats][edf]")
{
    const TemporaryFolder folder;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        RandomOptions options;
        options.rates = {2048.0, 1000.0, 12.8, 1.0, 0.1};
        options.channels = 5;
        options.seconds = 60.0;
        const auto recording = randomRecording(seed, options);
        const Trip result = trip(*recording, EdfVariant::edf, folder);
        CHECK(result.report.lost == std::vector<std::string>{});
        checkSameDescription(recording->info(), result.back->info());
        for (std::size_t k = 0; k < 5; ++k)
            checkSameIntegers(*recording, *result.back, k);
    }
}

TEST_CASE("Annotations of any number and length find room", "[formats][edf]")
{
    const TemporaryFolder folder;
    RandomOptions options;
    options.channels = 1;
    options.annotations = 3000;
    auto crowded = randomRecording(8, options);
    RecordingInfo info = crowded->info();
    info.annotations.push_back({Duration(7.0), std::nullopt, std::string(5000, 'x'), std::nullopt});
    for (int i = 0; i < 500; ++i)  // all at the end, where no record follows
        info.annotations.push_back(
            {Duration(7.25), Duration(0.01), "late " + std::to_string(i), std::nullopt});
    std::stable_sort(info.annotations.begin(), info.annotations.end(),
                     [](const Annotation& a, const Annotation& b) { return a.onset < b.onset; });
    const std::vector<double> samples(static_cast<std::size_t>(info.channels[0].length), 1.0);
    const MemoryRecording recording(info, {samples});
    const Trip result = trip(recording, EdfVariant::edf, folder);
    CHECK(result.report.lost == std::vector<std::string>{});
    auto sorted = [](std::vector<Annotation> list) {
        std::sort(list.begin(), list.end(), [](const Annotation& a, const Annotation& b) {
            return std::pair(a.onset, a.text) < std::pair(b.onset, b.text);
        });
        return list;
    };
    checkSameAnnotations(sorted(info.annotations), sorted(result.back->info().annotations));
}

TEST_CASE("The same recording gives the same bytes, in files of the promised size",
          "[formats][edf]")
{
    const TemporaryFolder folder;
    RandomOptions options;
    options.gaps = 2;
    options.types = {SampleType::float64, SampleType::int16};
    const auto recording = randomRecording(21, options);
    REQUIRE(writeEdf(*recording, EdfVariant::edf, folder.file("a.edf")));
    REQUIRE(writeEdf(*recording, EdfVariant::edf, folder.file("b.edf")));
    CHECK(contentOf(folder.file("a.edf")) == contentOf(folder.file("b.edf")));
}

TEST_CASE("64 channels at 2048 Hz are cut into records below 61440 bytes", "[formats][edf]")
{
    const TemporaryFolder folder;
    RandomOptions options;
    options.channels = 64;
    options.rates = {2048.0};
    options.seconds = 2.0;
    const auto recording = randomRecording(2, options);
    const Trip result = trip(*recording, EdfVariant::edf, folder);
    const std::string head = contentOf(folder.file("trip.edf")).substr(236, 16);
    CHECK(head == "16      0.125   ");
    CHECK(result.back->info().channels.size() == 64);
}

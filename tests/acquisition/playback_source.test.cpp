// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/playback_source.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <fmt/format.h>

#include "acquisition/files/open_recording.hpp"
#include "data/model/memory_recording.hpp"
#include "tests/acquisition/patient_clock.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::acquisition;
using Catch::Contains;
using facialis::test::PatientClock;

namespace {

Channel channelOf(std::string label, Frequency rate, std::int64_t length, Dimension dimension)
{
    return {.label = std::move(label), .rate = rate, .length = length, .dimension = dimension};
}

/// Three rates, one channel of each kind, a gap, and annotations at the ends.
std::unique_ptr<Recording> made()
{
    RecordingInfo info{.path = "made", .format = "test"};
    info.channels = {channelOf("acc", 100_Hz, 1000, Dimension::other),
                     channelOf("L Zyg", 1000_Hz, 10000, Dimension::voltage),
                     channelOf("slow", 100_Hz, 1000, Dimension::voltage),
                     channelOf("R Zyg", 1000_Hz, 9990, Dimension::counts),
                     channelOf("trigger", 1000_Hz, 10000, Dimension::other)};
    info.duration = 10_s;
    info.annotations = {{.onset = 0_s, .duration = {}, .text = "begin", .channel = {}},
                        {.onset = 2_s, .duration = 1_s, .text = "smile", .channel = 3},
                        {.onset = 3_s, .duration = {}, .text = "bump", .channel = 0},
                        {.onset = 10_s, .duration = {}, .text = "end", .channel = {}}};
    std::vector<std::vector<double>> stored;
    for (const Channel& channel : info.channels) {
        std::vector<double> samples(static_cast<std::size_t>(channel.length));
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = static_cast<double>((i * i + 17 * stored.size()) % 1009);
        for (std::size_t i = 4000; i < 4100 && i < samples.size(); ++i)
            samples[i] = std::nan("");
        stored.push_back(std::move(samples));
    }
    return std::make_unique<MemoryRecording>(std::move(info), std::move(stored));
}

/// All frames of a source, read in blocks of one size.
std::vector<std::vector<double>> played(Source& source, std::size_t blockSize,
                                        std::vector<Annotation>* annotations = nullptr)
{
    std::vector<std::vector<double>> samples(source.info().channels.size());
    SampleBlock block(samples.size(), blockSize);
    for (;;) {
        const auto status = source.read(block, {});
        REQUIRE(status);
        if (annotations)
            for (Annotation& annotation : source.takeAnnotations()) {
                // What lies at the very end comes with the last frames.
                if (annotation.onset != 10_s)
                    CHECK(annotation.onset <
                          timeOf(block.firstFrame() + std::ssize(block.channel(0)),
                                 source.info().rate));
                annotations->push_back(std::move(annotation));
            }
        if (*status == ReadStatus::end)
            break;
        REQUIRE(block.frames() >= 1);
        REQUIRE(block.firstFrame() == std::ssize(samples.front()));
        for (std::size_t k = 0; k < samples.size(); ++k)
            samples[k].insert(samples[k].end(), block.channel(k).begin(), block.channel(k).end());
    }
    CHECK(block.frames() == 0);
    return samples;
}

bool areSame(std::span<const double> a, std::span<const double> b)
{
    return std::ranges::equal(
        a, b, [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

}  // namespace

TEST_CASE("Playback gives the samples of the file for blocks of any size", "[acquisition][source]")
{
    const auto file = made();
    for (const std::size_t blockSize : {1U, 7U, 64U, 4096U})
        for (const double speed : {0.0, 1.0, 20.0}) {
            INFO("blocks of " << blockSize << ", speed " << speed);
            const auto clock = std::make_shared<PatientClock>();
            const auto source = playRecording(made(), {.name = "file:made", .speed = speed}, clock);
            REQUIRE(source);
            std::vector<Annotation> annotations;
            const auto samples = played(**source, blockSize, &annotations);
            REQUIRE(samples.size() == 3);
            std::size_t k = 0;
            for (const std::size_t channel : {1U, 3U, 4U}) {
                const std::int64_t length = file->info().channels[channel].length;
                std::vector<double> expected(static_cast<std::size_t>(length));
                REQUIRE(file->read(channel, {0, length}, expected));
                expected.resize(10000, std::nan(""));  // the shorter one goes on without samples
                CHECK(areSame(samples[k++], expected));
            }
            REQUIRE(annotations.size() == 3);
            CHECK(annotations[0].text == "begin");
            CHECK(annotations[1].channel == 1U);  // as the stream counts them
            CHECK(annotations[2].text == "end");
        }
}

TEST_CASE("Playback says what it does not stream", "[acquisition][source]")
{
    const auto source =
        playRecording(made(), {.name = "file:made"}, std::make_shared<PatientClock>());
    REQUIRE(source);
    const StreamInfo& info = (*source)->info();
    CHECK(info.name == "file:made");
    CHECK(info.format == "test");
    CHECK(info.rate == 1000_Hz);
    REQUIRE(info.warnings.size() == 2);
    CHECK_THAT(info.warnings[0], Contains("not streamed: 'acc' (100 Hz), 'slow' (100 Hz)"));
    CHECK_THAT(info.warnings[1],
               Contains("1 annotations belong to channels that are not streamed"));
}

TEST_CASE("A recording without a channel that could be EMG is not played", "[acquisition][source]")
{
    RecordingInfo info{.path = "hypnogram.edf"};
    info.channels = {channelOf("Temp rectal", 1_Hz, 3, Dimension::other)};
    auto recording = std::make_unique<MemoryRecording>(std::move(info),
                                                       std::vector<std::vector<double>>{{1, 2, 3}});
    const auto source = playRecording(std::move(recording), {}, std::make_shared<PatientClock>());
    REQUIRE_FALSE(source);
    CHECK_THAT(source.error().sentence(), Contains("no channel that could be EMG"));
}

TEST_CASE("A stop ends playback with an empty block", "[acquisition][source]")
{
    const auto source = playRecording(made(), {.speed = 1.0}, std::make_shared<PatientClock>());
    REQUIRE(source);
    SampleBlock block(3, 64);
    REQUIRE((*source)->read(block, {}).value() == ReadStatus::data);
    std::stop_source stop;
    stop.request_stop();
    CHECK((*source)->read(block, stop.get_token()).value() == ReadStatus::end);
    CHECK(block.frames() == 0);
}

TEST_CASE("Real recordings play as they are", "[acquisition][source]")
{
    FACIALIS_TEST_FILE(text, "emg/openbci_blinks_jaw_clench_v6.txt");
    FACIALIS_TEST_FILE(edf, "formats/short_psg.edf");
    for (const std::string& path : {text, edf}) {
        INFO(path);
        const auto file = openRecording(path);
        REQUIRE(file);
        auto again = openRecording(path);
        REQUIRE(again);
        const auto source = playRecording(std::move(*again), {.speed = 0.0}, steadyClock());
        REQUIRE(source);
        const auto samples = played(**source, 1000);
        std::size_t k = 0;
        for (std::size_t channel = 0; channel < (*file)->info().channels.size(); ++channel) {
            const Channel& c = (*file)->info().channels[channel];
            if (c.rate != (*source)->info().rate)
                continue;
            std::vector<double> expected(static_cast<std::size_t>(c.length));
            REQUIRE((*file)->read(channel, {0, c.length}, expected));
            CHECK(areSame(samples.at(k++), expected));
        }
        CHECK(k == samples.size());
    }
}

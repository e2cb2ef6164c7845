// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulator_source.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "acquisition/open_source.hpp"
#include "tests/acquisition/patient_clock.hpp"

using namespace facialis;
using namespace facialis::acquisition;
using Catch::Contains;
using facialis::test::PatientClock;

namespace {

/// A patient whose every sample is the number of the stretch, with an annotation at its start and
/// one in the overlap at its end.
Result<SimulatedPatient> numbered(const SimulationOptions& options)
{
    if (options.stretch == 5)
        return failure("the fifth stretch cannot be made");
    const std::int64_t length = sampleAt(options.duration, options.rate);
    RecordingInfo info{.path = "numbered", .format = "test"};
    info.channels = {
        {.label = "x", .rate = options.rate, .length = length, .dimension = Dimension::voltage}};
    info.annotations = {
        {.onset = 0.25_s, .duration = options.duration, .text = "smile", .channel = {}},
        {.onset = options.duration - 0.2_s, .duration = {}, .text = "late", .channel = {}}};
    std::vector<std::vector<double>> samples(1);
    samples[0].assign(static_cast<std::size_t>(length), static_cast<double>(options.stretch));
    SimulatedPatient patient;
    patient.recording = std::make_unique<MemoryRecording>(std::move(info), std::move(samples));
    return patient;
}

std::vector<double> firstFrames(Source& source, std::size_t frames, std::size_t blockSize,
                                std::size_t channel = 0)
{
    std::vector<double> samples;
    SampleBlock block(source.info().channels.size(), blockSize);
    while (samples.size() < frames) {
        REQUIRE(source.read(block, {}).value() == ReadStatus::data);
        REQUIRE(block.firstFrame() == std::ssize(samples));
        samples.insert(samples.end(), block.channel(channel).begin(), block.channel(channel).end());
    }
    samples.resize(frames);
    return samples;
}

SimulatorStreamOptions shortStretches()
{
    SimulatorStreamOptions options{.name = "simulate:x", .speed = 0.0};
    options.simulation.duration = 2_s;
    options.simulation.rate = 1000_Hz;
    return options;
}

}  // namespace

TEST_CASE("Stretches of a simulation are faded into one another without a step",
          "[acquisition][source]")
{
    std::vector<double> first;
    for (const std::size_t blockSize : {1U, 7U, 64U, 4096U}) {
        const auto source =
            streamSimulation(shortStretches(), std::make_shared<PatientClock>(), numbered);
        REQUIRE(source);
        CHECK((*source)->info().channels[0].length == 0);
        const auto samples = firstFrames(**source, 7000, blockSize);
        if (first.empty())
            first = samples;
        CHECK(samples == first);
        CHECK(samples[1499] == 0.0);  // the overlap begins at 1.5 s
        CHECK(samples[1750] == Approx(0.5).margin(0.01));
        CHECK(samples[2000] == 1.0);
        CHECK(samples[2999] == 1.0);
        CHECK(samples[3500] == 2.0);
        for (std::size_t i = 1; i < samples.size(); ++i)
            REQUIRE(std::abs(samples[i] - samples[i - 1]) < 0.004);
    }
}

TEST_CASE("Annotations of each stretch come in stream time, once", "[acquisition][source]")
{
    const auto source =
        streamSimulation(shortStretches(), std::make_shared<PatientClock>(), numbered);
    REQUIRE(source);
    SampleBlock block(1, 100);
    std::vector<Annotation> annotations;
    for (std::int64_t frames = 0; frames < 4000;
         frames += static_cast<std::int64_t>(block.frames())) {
        REQUIRE((*source)->read(block, {}).value() == ReadStatus::data);
        for (Annotation& annotation : (*source)->takeAnnotations())
            annotations.push_back(std::move(annotation));
    }
    REQUIRE(annotations.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(annotations[i].text == "smile");
        CHECK(annotations[i].onset.seconds() == Approx(0.25 + 1.5 * static_cast<double>(i)));
        CHECK(annotations[i].duration->seconds() == Approx(1.25));  // to the end of its stretch
    }
}

TEST_CASE("A stretch that cannot be made ends the stream with its reason", "[acquisition][source]")
{
    const auto source =
        streamSimulation(shortStretches(), std::make_shared<PatientClock>(), numbered);
    REQUIRE(source);
    SampleBlock block(1, 500);
    for (int i = 0; i < 15; ++i)
        REQUIRE((*source)->read(block, {}).value() == ReadStatus::data);
    const auto failed = (*source)->read(block, {});
    REQUIRE_FALSE(failed);
    CHECK_THAT(failed.error().sentence(), Contains("fifth stretch"));
    CHECK((*source)->read(block, {}).value() == ReadStatus::end);
    auto tooShort = shortStretches();
    tooShort.simulation.duration = 1_s;
    CHECK_FALSE(streamSimulation(tooShort, std::make_shared<PatientClock>(), numbered));
}

TEST_CASE("The stream begins as the file that simulate writes, and goes on with the same patient",
          "[acquisition][source][slow]")
{
    SimulationOptions options{.scenario = "hfs", .seed = 3};
    const auto file = simulate(options);
    REQUIRE(file);
    const auto opened = openSource("simulate:hfs?seed=3&speed=0");
    REQUIRE(opened);
    Source& source = **opened;
    CHECK(source.info().format == file->recording->info().format);
    REQUIRE(source.info().channels.size() == file->recording->info().channels.size());
    constexpr std::int64_t whole = 239 * 1024;  // 119.5 s at 2048 Hz
    const auto samples = firstFrames(source, whole + 40000, 4096, 1);
    std::vector<double> expected(static_cast<std::size_t>(whole));
    REQUIRE(file->recording->read(1, {0, whole}, expected));
    CHECK(std::equal(expected.begin(), expected.end(), samples.begin()));
    options.stretch = 1;
    const auto next = simulate(options);
    REQUIRE(next);
    CHECK(next->truth.affected == file->truth.affected);
    std::vector<double> later(1000);
    REQUIRE(next->recording->read(1, {20000, 21000}, later));
    CHECK(std::equal(later.begin(), later.end(), samples.begin() + whole + 20000));
}

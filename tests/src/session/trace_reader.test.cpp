// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/trace_reader.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <random>

#include "data/model/memory_recording.hpp"
#include "src/session/linear_envelope_series.hpp"
#include "tests/support/small_patient.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

constexpr double noiseRms = 2e-6;

/// Half a minute of noise with 20 uV of hum at `line`.
MemoryRecording hum(Frequency line)
{
    Channel channel;
    channel.label = "EMG OOc L";
    channel.rate = 1000_Hz;
    channel.length = 30000;
    channel.dimension = Dimension::voltage;
    RecordingInfo info;
    info.path = "hum";
    info.duration = Duration(30.0);
    info.channels = {channel};
    std::mt19937 random(5);
    std::vector<double> samples(30000);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        // The sum of twelve uniform numbers is as good as normal here.
        double noise = -6.0;
        for (int k = 0; k < 12; ++k)
            noise += static_cast<double>(random()) / 4294967296.0;
        const double angle = 2.0 * std::numbers::pi * line.hertz() * 1e-3 * static_cast<double>(i);
        samples[i] = noiseRms * noise + 20e-6 * std::sin(angle);
    }
    return MemoryRecording(std::move(info), {std::move(samples)});
}

double shownRms(const TraceReader& reader)
{
    const auto shown = reader.samples(0, {15000, 20000}, TraceDisplay::filtered);
    double sum = 0.0;
    for (const double value : shown.value())
        sum += value * value;
    return std::sqrt(sum / 5000.0);
}

}  // namespace

TEST_CASE("The line that is taken out of a shown trace is the one that is in it", "[session]")
{
    for (const Frequency line : {50_Hz, 60_Hz}) {
        const MemoryRecording recording = hum(line);
        const std::string words = line == 50_Hz ? "50 Hz" : "60 Hz";
        CHECK(shownRms(TraceReader(recording, {})) > 5.0 * noiseRms);

        AnalysisSettings notched;
        notched.filters = {"notch"};
        const TraceReader behindNotch(recording, notched);
        CHECK(behindNotch.filter(0).badge().find("notch " + words) != std::string::npos);
        CHECK(shownRms(behindNotch) < 1.1 * noiseRms);

        AnalysisSettings subtracted;
        subtracted.filters = {"mains_subtraction"};
        const TraceReader humFree(recording, subtracted);
        CHECK(humFree.filter(0).badge().find(words + " hum subtracted") != std::string::npos);
        CHECK(shownRms(humFree) < 1.1 * noiseRms);
    }
}

TEST_CASE("A line that was stated is believed", "[session]")
{
    AnalysisSettings settings;
    settings.filters = {"notch"};
    settings.mains = 50_Hz;
    const MemoryRecording recording = hum(60_Hz);
    CHECK(TraceReader(recording, settings).filter(0).badge().find("notch 50 Hz") !=
          std::string::npos);
}

TEST_CASE("The envelope of a page is the one that is exported, wherever the page lies", "[session]")
{
    const auto recording = test::smallPatient();
    const AnalysisSettings settings;
    const TraceReader reader(*recording, settings);
    const DerivedSeries whole = linearEnvelopeSeries(*recording, settings, 50_Hz);
    for (const std::size_t channel : {std::size_t{0}, std::size_t{3}}) {
        const std::vector<double> exported = whole.samplesOf(channel).value();
        const double peak = *std::ranges::max_element(exported);
        for (const double onset : {0.0, 3.37, 7.0, 21.9}) {
            TracePageRequest request{
                {Duration(onset), Duration(onset + 2.0)}, 1000, TraceDisplay::filtered, {channel}};
            request.hasEnvelopes = true;
            const TracePage page = reader.page(request);
            REQUIRE(page.envelopes.size() == 1);
            const TraceEnvelope& envelope = page.envelopes.front();
            CHECK(envelope.first <= Duration(onset));
            std::size_t compared = 0;
            for (std::size_t i = 0; i < envelope.values.size(); ++i) {
                const double at = (envelope.first + envelope.step * double(i)).seconds();
                const auto index = std::size_t(std::lround(at * 50.0));
                if (index >= exported.size() || at < onset || at > onset + 2.0)
                    continue;
                ++compared;
                CHECK(std::abs(double(envelope.values[i]) - exported[index]) < 1e-3 * peak);
            }
            CHECK(compared >= 100);
        }
    }
}

TEST_CASE("A long page has no more values of the envelope than a line can show", "[session]")
{
    const auto recording = test::smallPatient();
    const TraceReader reader(*recording, {});
    TracePageRequest request{{0_s, 24_s}, 300, TraceDisplay::filtered, {0}};
    request.hasEnvelopes = true;
    const TraceEnvelope wide = reader.page(request).envelopes.at(0);
    CHECK(wide.values.size() <= 300);
    CHECK(wide.values.size() >= 50);
    // The same values stay when the page moves on: nothing flickers.
    request.window = {1.3_s, 25.3_s};
    const TraceEnvelope moved = reader.page(request).envelopes.at(0);
    CHECK(moved.step == wide.step);
    const double shift = (moved.first - wide.first) / wide.step;
    CHECK(shift == Approx(std::round(shift)).margin(1e-9));
    request.display = TraceDisplay::raw;
    CHECK(reader.page(request).envelopes.at(0).values.empty());
}

TEST_CASE("No burst is missing in the envelope of a long page", "[session]")
{
    const auto recording = test::smallPatient();
    const TraceReader reader(*recording, {});
    const DerivedSeries whole = linearEnvelopeSeries(*recording, {}, 50_Hz);
    const std::vector<double> exported = whole.samplesOf(0).value();
    TracePageRequest request{{0_s, 24_s}, 60, TraceDisplay::filtered, {0}};
    request.hasEnvelopes = true;
    const TraceEnvelope wide = reader.page(request).envelopes.at(0);
    CHECK(wide.step > 0.5_s);
    // Every value is the highest of those around it.
    for (std::size_t i = 0; i < wide.values.size(); ++i) {
        const double from = (wide.first + wide.step * (double(i) - 0.5)).seconds() * 50.0;
        const double to = from + wide.step.seconds() * 50.0;
        double highest = -1.0;
        for (std::size_t k = 0; k < exported.size(); ++k)
            if (double(k) > from && double(k) < to)
                highest = std::max(highest, exported[k]);
        if (highest >= 0.0 && to < double(exported.size()))
            CHECK(double(wide.values[i]) == Approx(highest).epsilon(1e-3).margin(1e-8));
    }
}

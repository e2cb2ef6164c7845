// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

#include "dsp/detection/make_detector.hpp"
#include "dsp/filter/filter_method.hpp"
#include "src/pipeline/channel_group.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

Channel emg(double rate)
{
    Channel channel;
    channel.rate = Frequency(rate);
    channel.dimension = Dimension::voltage;
    return channel;
}

std::vector<double> noise(std::size_t count)
{
    std::mt19937 random(5);
    std::normal_distribution<double> normal(0.0, 3e-6);
    std::vector<double> signal(count);
    for (double& sample : signal)
        sample = normal(random);
    return signal;
}

std::vector<MeasuredBurst> analysed(const Channel& channel, const AnalysisSettings& settings,
                                    std::vector<double> signal)
{
    const std::vector<GroupMember> members{{channel, 0, 0}};
    auto group = ChannelGroup::create(members, settings, 50_Hz).value();
    std::vector<std::span<double>> raw{signal};
    std::vector<std::vector<MeasuredBurst>> bursts(1);
    group.process(raw, bursts);
    group.finish(bursts);
    return bursts[0];
}

}  // namespace

TEST_CASE("Every filter and detector takes flat, missing, clipped and very short channels",
          "[engine][pipeline]")
{
    const double rate = GENERATE(100.0, 250.0, 2048.0, 50000.0);
    AnalysisSettings settings;
    settings.filtering = GENERATE(Filtering::zeroPhase, Filtering::causal);
    const std::size_t which = GENERATE(range<std::size_t>(0, 9));
    const auto filters = dsp::filterMethods();
    const auto detectors = dsp::detectorNames();
    REQUIRE(filters.size() + detectors.size() == 9);
    if (which < filters.size())
        settings.filters.insert(std::string(filters[which]->name));
    else
        settings.detector = detectors[which - filters.size()];
    INFO(rate << " Hz, " << settings.detector << ", "
              << (settings.filters.empty() ? "no filter" : *settings.filters.begin()));
    const auto count = static_cast<std::size_t>(rate * 4.0);
    if (rate == 100.0 && settings.filters.count("notch") > 0) {
        const std::vector<GroupMember> members{{emg(rate), 0, 0}};
        CHECK_FALSE(ChannelGroup::create(members, settings, 50_Hz));  // half the rate
        return;
    }

    for (const std::vector<double>& still :
         {std::vector<double>(count, 0.0), std::vector<double>(count, 0.3),
          std::vector<double>(count, missing), std::vector<double>(5, 1e-5),
          std::vector<double>(1, 0.0), std::vector<double>{}})
        CHECK(analysed(emg(rate), settings, still).empty());

    auto clipped = noise(count);
    for (double& sample : clipped)
        sample = std::clamp(sample * 100.0, -3e-6, 3e-6);
    auto broken = noise(count);
    for (std::size_t i = 0; i < broken.size(); i += 97)
        broken[i] = i % 2 == 0 ? missing : std::numeric_limits<double>::infinity();
    for (const auto& signal : {clipped, broken})
        for (const MeasuredBurst& burst : analysed(emg(rate), settings, signal)) {
            CHECK(std::isfinite(burst.rms));
            CHECK(burst.burst.range.end <= static_cast<std::int64_t>(count));
        }
}

TEST_CASE("A causal and a zero-phase analysis find the same onsets", "[engine][pipeline]")
{
    const double rate = 2048.0;
    auto signal = noise(static_cast<std::size_t>(rate * 60.0));
    std::mt19937 random(9);
    std::normal_distribution<double> normal(0.0, 15e-6);
    double smooth = 0.0;
    for (std::size_t i = 0; i < signal.size(); ++i) {
        smooth = 0.7 * smooth + normal(random);
        if (const double t = double(i) / rate; t > 5.0 && std::fmod(t, 1.0) < 0.08)
            signal[i] += smooth;
    }
    AnalysisSettings settings;
    const auto zeroPhase = analysed(emg(rate), settings, signal);
    settings.filtering = Filtering::causal;
    const auto causal = analysed(emg(rate), settings, signal);
    REQUIRE(zeroPhase.size() == 55);
    REQUIRE(causal.size() == 55);
    double sum = 0.0;
    for (std::size_t i = 0; i < causal.size(); ++i) {
        const double late =
            causal[i].burst.interval.onset.seconds() - zeroPhase[i].burst.interval.onset.seconds();
        CHECK(std::abs(late) < 0.010);
        sum += late;
    }
    // The chain delays by some milliseconds; what is not compensated would stand here.
    CHECK(std::abs(sum / 55.0) < 0.0015);
}

TEST_CASE("A band that the rate cannot hold is refused in one line", "[engine][pipeline]")
{
    AnalysisSettings settings;
    settings.highPass = 60_Hz;
    const std::vector<GroupMember> members{{emg(100.0), 0, 0}};
    const auto refused = ChannelGroup::create(members, settings, 50_Hz);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("100 Hz") != std::string::npos);
    CHECK(refused.error().remedy.find("1000 Hz") != std::string::npos);
}

TEST_CASE("A high-pass alone keeps what lies above the band", "[engine][pipeline]")
{
    AnalysisSettings settings;
    settings.band = GENERATE(Band::bandPass, Band::highPass, Band::lowPass);
    const auto gain = [&](double hertz) {
        std::vector<double> wave(8192), out;
        for (std::size_t i = 0; i < wave.size(); ++i)
            wave[i] = std::cos(2.0 * 3.141592653589793 * hertz * double(i) / 2048.0);
        auto filter = makeAnalysisFilter(2048_Hz, settings, 50_Hz).value();
        filter->process(wave, out);
        filter->finish(out);
        return std::abs(out[4096]);
    };
    CHECK((gain(0.0) > 0.99) == (settings.band == Band::lowPass));
    CHECK((gain(768.0) > 0.99) == (settings.band == Band::highPass));
    CHECK(gain(128.0) > 0.99);
}

TEST_CASE("Activity that stands at the recorder's limits is an artifact", "[engine][pipeline]")
{
    Channel channel = emg(2048.0);
    channel.scale = 1e-7;
    channel.storedMinimum = -500;  // 50 uV
    channel.storedMaximum = 500;
    auto signal = noise(2048 * 30);
    std::mt19937 random(2);
    std::normal_distribution<double> normal;
    const auto loud = [&](std::size_t from, std::size_t to, double rms) {
        for (std::size_t i = from; i < to; ++i)
            signal[i] = std::clamp(rms * normal(random), -50e-6, 50e-6);
    };
    loud(20000, 20400, 20e-6);  // reaches the limits now and then
    loud(40000, 40400, 100e-6);
    const auto bursts = analysed(channel, {}, signal);
    REQUIRE(bursts.size() == 2);
    CHECK(bursts[0].burst.kind == BurstKind::unclassified);
    CHECK(bursts[1].burst.kind == BurstKind::artifact);
}

TEST_CASE("An amplifier that goes to its limit and stays there shows no burst",
          "[engine][pipeline]")
{
    Channel channel = emg(2048.0);
    channel.scale = 1e-7;
    channel.storedMinimum = -500;
    channel.storedMaximum = 500;
    auto signal = noise(2048 * 30);
    std::fill(signal.begin() + 30000, signal.begin() + 34000, 50e-6);
    for (const MeasuredBurst& burst : analysed(channel, {}, signal))
        CHECK(burst.burst.kind == BurstKind::artifact);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/audio_feed.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>

#include "tests/support/allocation_count.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Left, right, midline, unknown side; 2 kHz, volts.
std::vector<Channel> face()
{
    std::vector<Channel> channels(4);
    for (Channel& channel : channels) {
        channel.rate = 2000_Hz;
        channel.dimension = Dimension::voltage;
    }
    channels[0].side = Side::left;
    channels[1].side = Side::right;
    channels[2].side = Side::both;
    return channels;
}

AudioOptions hearing(std::vector<std::size_t> channels)
{
    AudioOptions options;
    options.channels = std::move(channels);
    options.limit = 5_s;  // what a test puts is played later
    return options;
}

/// A tone of 1 mV on one channel of four, an electrode offset on all.
SampleBlock tone(std::size_t channel, double hertz, std::size_t frames, double volts = 1e-3)
{
    SampleBlock block(4, frames);
    for (std::size_t c = 0; c < 4; ++c)
        std::ranges::fill(block.channel(c), 0.15);
    for (std::size_t i = 0; i < frames; ++i)
        block.channel(channel)[i] +=
            volts * std::sin(2.0 * std::numbers::pi * hertz * static_cast<double>(i) / 2000.0);
    return block;
}

/// Everything that waits: left, right.
std::pair<std::vector<float>, std::vector<float>> heard(AudioFeed& feed)
{
    std::vector<float> frames(2 * feed.ring().waiting());
    feed.read(frames);
    std::pair<std::vector<float>, std::vector<float>> sides;
    for (std::size_t i = 0; i < frames.size(); i += 2) {
        sides.first.push_back(frames[i]);
        sides.second.push_back(frames[i + 1]);
    }
    return sides;
}

double rms(std::span<const float> samples)
{
    double sum = 0.0;
    for (const float sample : samples)
        sum += static_cast<double>(sample) * static_cast<double>(sample);
    return std::sqrt(sum / static_cast<double>(std::max<std::size_t>(1, samples.size())));
}

std::unique_ptr<AudioFeed> feed(const AudioOptions& options)
{
    return AudioFeed::create(face(), options).value();
}

}  // namespace

TEST_CASE("The left side of the face is heard left, the right side right", "[live][audio]")
{
    const std::size_t channel = GENERATE(0U, 1U, 2U, 3U);
    CAPTURE(channel);
    const auto sound = feed(hearing({0, 1, 2, 3}));
    sound->put(tone(channel, 200.0, 2000));
    const auto [left, right] = heard(*sound);
    REQUIRE(left.size() > 40000);
    const bool isLeft = channel != 1, isRight = channel != 0;
    CHECK((rms(left) > 0.3) == isLeft);
    CHECK((rms(right) > 0.3) == isRight);
    CHECK((rms(left) < 1e-6) == !isLeft);
    CHECK((rms(right) < 1e-6) == !isRight);
}

TEST_CASE("EMG keeps its pitch on the loudspeaker", "[live][audio]")
{
    AudioOptions options = hearing({0});
    options.loudspeaker = GENERATE(44100_Hz, 48000_Hz);
    const auto sound = feed(options);
    sound->put(tone(0, 150.0, 4000));
    const auto [left, right] = heard(*sound);
    int crossings = 0;
    for (std::size_t i = 1; i < left.size(); ++i)
        crossings += left[i - 1] < 0.0F && left[i] >= 0.0F ? 1 : 0;
    const double seconds = static_cast<double>(left.size()) / options.loudspeaker.hertz();
    CHECK(crossings == Approx(150.0 * seconds).margin(1.5));
}

TEST_CASE("Sound is never louder than the loudspeaker can play, and quiet sound stays as it is",
          "[live][audio]")
{
    AudioOptions options = hearing({0});
    SECTION("a shout of 100 mV")
    {
        const auto sound = feed(options);
        sound->put(tone(0, 100.0, 2000, 0.1));
        const auto [left, right] = heard(*sound);
        const auto [lowest, highest] = std::ranges::minmax(left);
        CHECK(highest <= 1.0F);
        CHECK(lowest >= -1.0F);
        CHECK(highest > 0.99F);
    }
    SECTION("a whisper, 20 dB up")
    {
        const auto sound = feed(options);
        sound->setGain(20.0);
        sound->put(tone(0, 200.0, 4000, 5e-6));
        const auto [left, right] = heard(*sound);
        CHECK(rms(std::span(left).subspan(24000)) ==
              Approx(0.05 / std::numbers::sqrt2).epsilon(0.02));
    }
}

TEST_CASE("A twitch is heard as late as the feed says", "[live][audio]")
{
    AudioOptions options = hearing({0});
    const auto sound = feed(options);
    SampleBlock quiet(4, 1000);
    for (std::size_t c = 0; c < 4; ++c)
        std::ranges::fill(quiet.channel(c), 0.0);
    quiet.channel(0)[500] = 1e-4;
    // Sample after sample, as they come: when has the peak left the low-pass?
    std::size_t put = 0, before = 0, peakAt = 0;
    float peak = 0.0F;
    SampleBlock one(4, 1);
    std::vector<float> frames;
    for (; put < 1000; ++put) {
        for (std::size_t c = 0; c < 4; ++c)
            one.channel(c)[0] = quiet.channel(c)[put];
        sound->put(one);
        const std::size_t waiting = sound->ring().waiting();
        if (put > 520 && peakAt == 0) {
            frames.resize(2 * waiting);
            sound->read(frames);
            for (std::size_t i = 0; i < frames.size(); i += 2)
                if (std::abs(frames[i]) > peak) {
                    peak = std::abs(frames[i]);
                    peakAt = before + i / 2;
                }
        }
    }
    CHECK(static_cast<double>(peakAt) / 48000.0 == Approx(500.0 / 2000.0).margin(0.5e-3));
    // 1000 samples went in; what is still missing of their sound is the low-pass.
    const double made = static_cast<double>(sound->ring().waiting() + frames.size() / 2) / 48000.0;
    CHECK((0.5 - made) + options.aim.seconds() ==
          Approx(sound->latency().seconds()).margin(0.6e-3));
    CHECK(sound->latency() < 30_ms);
}

TEST_CASE("Blocks of any size are the same sound", "[live][audio]")
{
    SampleBlock block = tone(0, 333.0, 3000);
    block.channel(0)[700] = missing;
    const auto whole = feed(hearing({0, 1}));
    whole->put(block);
    const auto expected = heard(*whole);
    CHECK(std::ranges::none_of(expected.first, [](float s) { return std::isnan(s); }));
    for (const std::size_t size : {1U, 17U, 999U}) {
        const auto sound = feed(hearing({0, 1}));
        for (std::size_t i = 0; i < 3000; i += size) {
            const std::size_t count = std::min<std::size_t>(size, 3000 - i);
            const std::array<std::span<const double>, 2> parts{block.channel(0).subspan(i, count),
                                                               block.channel(1).subspan(i, count)};
            sound->put(parts);
        }
        CHECK(heard(*sound) == expected);
    }
}

TEST_CASE("A feed that begins anew sounds as one that was just made", "[live][audio]")
{
    const SampleBlock block = tone(0, 333.0, 3000);
    const auto fresh = feed(hearing({0, 1}));
    fresh->put(block);
    const auto expected = heard(*fresh);
    const auto used = feed(hearing({0, 1}));
    used->put(tone(0, 77.0, 1777));
    static_cast<void>(heard(*used));
    used->restart();
    used->put(block);
    CHECK(heard(*used) == expected);
}

TEST_CASE("Loudness is that of the sound, not of an electrode's offset", "[live][audio]")
{
    SampleBlock offset(4, 400);
    for (std::size_t c = 0; c < 4; ++c)
        std::ranges::fill(offset.channel(c), 0.15);
    std::vector<double> loudness(400);
    for (std::size_t i = 0; i < 400; ++i)
        loudness[i] = static_cast<double>(i) / 400.0;
    const auto sound = feed(hearing({0}));
    const std::array<std::span<const double>, 1> chosen{offset.channel(0)};
    sound->put(chosen, loudness);
    const auto [left, right] = heard(*sound);
    CHECK(rms(left) < 1e-6);

    const auto whole = feed(hearing({0})), half = feed(hearing({0}));
    const SampleBlock block = tone(0, 200.0, 4000, 1e-5);
    const std::array<std::span<const double>, 1> toned{block.channel(0)};
    whole->put(toned);
    half->put(toned, std::vector<double>(4000, 0.5));
    CHECK(rms(heard(*half).first) == Approx(0.5 * rms(heard(*whole).first)).epsilon(1e-3));
}

TEST_CASE("Making sound allocates nothing", "[live][audio]")
{
    const auto sound = feed(hearing({0, 1}));
    const SampleBlock block = tone(0, 100.0, 2500);
    sound->put(block);
    const test::AllocationCount allocations;
    sound->put(block);
    CHECK(allocations.count() == 0);
}

TEST_CASE("What cannot be heard is refused with a reason", "[live][audio]")
{
    auto channels = face();
    CHECK(AudioFeed::create(channels, hearing({})).error().what == "no channel is to be heard");
    channels[1].rate = 1000_Hz;
    CHECK(AudioFeed::create(channels, hearing({0, 1})).error().what ==
          "channels of different rates cannot be heard together");
    channels[1].rate = 50_Hz;
    CHECK(AudioFeed::create(channels, hearing({1})).error().what ==
          "a channel of less than 100 Hz cannot be heard");
}

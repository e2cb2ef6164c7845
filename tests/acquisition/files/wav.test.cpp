// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>

#include "tests/acquisition/files/opened.hpp"

using namespace facialis;
using namespace facialis::test;
using Catch::Contains;

namespace {

std::string number(std::uint64_t value, int bytes)
{
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>(value >> (8 * i) & 0xFFU);
    return text;
}

/// A WAV file of 1000 Hz.
std::string wavOf(int code, int bits, int channels, const std::string& samples)
{
    const auto frame = static_cast<std::uint64_t>(channels * bits / 8);
    const std::string format = number(static_cast<std::uint64_t>(code), 2) +
                               number(static_cast<std::uint64_t>(channels), 2) + number(1000, 4) +
                               number(1000 * frame, 4) + number(frame, 2) +
                               number(static_cast<std::uint64_t>(bits), 2);
    const std::string body =
        "WAVEfmt " + number(16, 4) + format + "data" + number(samples.size(), 4) + samples;
    return "RIFF" + number(body.size(), 4) + body;
}

/// Signed numbers as PCM of 8 (unsigned), 16, 24 or 32 bits.
std::string pcm(int bits, std::initializer_list<std::int64_t> values)
{
    std::string bytes;
    for (const std::int64_t value : values)
        bytes += number(static_cast<std::uint64_t>(value + (bits == 8 ? 128 : 0)), bits / 8);
    return bytes;
}

}  // namespace

TEST_CASE("Whole numbers of a WAV file come back bit for bit, at any depth", "[acquisition][files]")
{
    const TemporaryFolder folder;
    for (const int bits : {8, 16, 24, 32}) {
        INFO(bits);
        const std::int64_t top = (std::int64_t{1} << (bits - 1)) - 1;
        writeContent(folder.file("x.wav"),
                     wavOf(1, bits, 2, pcm(bits, {1, -1, top, -top - 1, -7, 100})));
        const auto recording = opened(folder.file("x.wav"));
        REQUIRE(recording->info().channels.size() == 2);
        CHECK(recording->info().channels[0].rate == 1000_Hz);
        CHECK(recording->info().channels[1].storedMaximum == top);
        CHECK(recording->info().channels[0].dimension == Dimension::counts);
        std::vector<std::int32_t> stored(3);
        REQUIRE(recording->readStored(0, {0, 3}, stored));
        CHECK(stored == std::vector<std::int32_t>{1, static_cast<std::int32_t>(top), -7});
        REQUIRE(recording->readStored(1, {1, 3}, std::span(stored).first(2)));
        CHECK(stored[0] == -top - 1);
        CHECK(stored[1] == 100);
        CHECK(samplesOf(*recording, 0)[2] == -7.0);
        CHECK_THAT(warningsOf(*recording), Contains("a WAV file states no unit: counts"));
    }
    const auto stated = opened(folder.file("x.wav"), {.unit = "uV"});
    CHECK(samplesOf(*stated, 0)[2] == Approx(-7e-6));
    CHECK(stated->info().warnings.empty());
}

TEST_CASE("Floating-point WAV files are fractions of full scale", "[acquisition][files]")
{
    const TemporaryFolder folder;
    const std::array<float, 3> values{0.25F, -1.0F, 1.5F};
    std::string bytes(sizeof values, '\0');
    std::memcpy(bytes.data(), values.data(), sizeof values);
    writeContent(folder.file("x.wav"), wavOf(3, 32, 1, bytes));
    const auto recording = opened(folder.file("x.wav"));
    CHECK(samplesOf(*recording, 0) == std::vector{0.25, -1.0, 1.5});
    CHECK_THAT(warningsOf(*recording), Contains("fractions of full scale"));
    std::vector<std::int32_t> stored(3);
    CHECK_FALSE(recording->readStored(0, {0, 3}, stored));
}

TEST_CASE("Events of Spike Recorder beside a WAV file are annotations", "[acquisition][files]")
{
    const TemporaryFolder folder;
    writeContent(folder.file("BYB_1.wav"), wavOf(1, 16, 1, pcm(16, {1, 2, 3, 4})));
    writeContent(folder.file("BYB_1-events.txt"),
                 "# Marker IDs can be arbitrary strings.\r\n# Marker ID,\tTime (in s)\r\n"
                 "2,\t0.0030\r\nblink, hard,\t0.0010\r\n1,\t9.5\r\nnonsense\r\n");
    const auto recording = opened(folder.file("BYB_1.wav"));
    const auto& annotations = recording->info().annotations;
    REQUIRE(annotations.size() == 2);
    CHECK(annotations[0].text == "blink, hard");
    CHECK(annotations[0].onset == Duration(0.001));
    CHECK(annotations[1].text == "2");
    CHECK_THAT(warningsOf(*recording), Contains("1 lines of 'BYB_1-events.txt' state no time") &&
                                           Contains("1 events of 'BYB_1-events.txt' lie outside"));
}

TEST_CASE("A WAV file that is cut anywhere opens up to its last whole frame",
          "[acquisition][files]")
{
    const TemporaryFolder folder;
    const std::string whole = wavOf(1, 16, 2, pcm(16, {1, 2, 3, 4, 5, 6}));
    for (std::size_t lost = 1; lost <= 8; ++lost) {
        INFO(lost);
        writeContent(folder.file("x.wav"), std::string_view(whole).substr(0, whole.size() - lost));
        const auto recording = opened(folder.file("x.wav"));
        CHECK(recording->info().channels[1].length == static_cast<std::int64_t>((12 - lost) / 4));
        CHECK(samplesOf(*recording, 1)[0] == 2.0);
        CHECK(recording->info().isIncomplete);
        CHECK_THAT(warningsOf(*recording), Contains("of 12 bytes of samples are missing"));
    }
}

TEST_CASE("WAV files that hold no plain samples are refused by name", "[acquisition][files]")
{
    const TemporaryFolder folder;
    const auto refusalOf = [&](const std::string& content) {
        writeContent(folder.file("x.wav"), content);
        const auto recording = acquisition::openRecording(folder.file("x.wav"));
        REQUIRE_FALSE(recording);
        CHECK_FALSE(recording.error().remedy.empty());
        return recording.error().sentence();
    };
    CHECK_THAT(refusalOf(wavOf(85, 16, 1, "xxxx")), Contains("written as MP3 are not read"));
    CHECK_THAT(refusalOf(wavOf(1, 16, 1, "")), Contains("holds no samples"));
    CHECK_THAT(refusalOf("RIFF" + number(4, 4) + "WAVE"), Contains("how its samples are written"));
}

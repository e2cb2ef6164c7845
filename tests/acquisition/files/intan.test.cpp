// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <fmt/format.h>

#include "tests/acquisition/files/opened.hpp"
#include "tests/acquisition/files/xdf_maker.hpp"

using namespace facialis;
using namespace facialis::test;
using Catch::Contains;

namespace {

std::string qString(std::string_view ascii)
{
    std::string bytes = bytesOf(static_cast<std::uint32_t>(2 * ascii.size()));
    for (const char c : ascii)
        bytes += std::string{c, '\0'};
    return bytes;
}

template <class Number>
std::string numbers(std::initializer_list<Number> all)
{
    std::string bytes;
    for (const Number number : all)
        bytes += bytesOf(number);
    return bytes;
}

std::string channel(std::string_view name, int order, int signal, bool isEnabled = true)
{
    return qString(fmt::format("A-{:03}", order)) + qString(name) +
           numbers<std::int16_t>({static_cast<std::int16_t>(order), 0,
                                  static_cast<std::int16_t>(signal), isEnabled, 0, 0, 0, 0, 0, 0}) +
           numbers<float>({1e5F, -30.0F});
}

/// A file of two amplifier channels (one more is off), two auxiliary ones, one supply voltage, one
/// analog input, two digital lines, as the application note lays it out.
struct Rhd {
    int major = 2, minor = 0;
    std::int16_t boardMode = 0;

    [[nodiscard]] int samples() const { return major >= 2 ? 128 : 60; }

    [[nodiscard]] std::string header() const
    {
        std::string bytes("\x02\x27\x91\xC6", 4);
        bytes += numbers<std::int16_t>(
            {static_cast<std::int16_t>(major), static_cast<std::int16_t>(minor)});
        bytes += numbers<float>({20000.0F}) + numbers<std::int16_t>({1});
        bytes += numbers<float>({1.0F, 20.0F, 500.0F, 1.0F, 20.0F, 500.0F});
        bytes += numbers<std::int16_t>({1}) + numbers<float>({1000.0F, 1000.0F});
        bytes += qString("left face") + bytesOf(0xFFFFFFFFU) + qString("");
        if (major > 1 || minor >= 1)
            bytes += numbers<std::int16_t>({1});  // temperature sensors
        if (major > 1 || minor >= 3)
            bytes += numbers<std::int16_t>({boardMode});
        if (major > 1)
            bytes += qString("REF");
        bytes += numbers<std::int16_t>({2});
        bytes += qString("Port A") + qString("A") + numbers<std::int16_t>({1, 6, 3});
        bytes +=
            channel("EMG OOc L", 0, 0) + channel("off", 1, 0, false) + channel("EMG OOc R", 2, 0);
        bytes += channel("AUX1", 3, 1) + channel("AUX2", 4, 1) + channel("VDD", 5, 2);
        bytes += qString("Board") + qString("B") + numbers<std::int16_t>({1, 3, 0});
        bytes += channel("ADC", 6, 3) + channel("foot", 0, 4) + channel("hand", 5, 4);
        return bytes;
    }

    /// Amplifier samples count up from 0 and down from 65535; the analog input is 1000 + sample.
    [[nodiscard]] std::string block(std::int32_t first, int number) const
    {
        std::string bytes;
        const auto word = [&](int value) { bytes += bytesOf(static_cast<std::uint16_t>(value)); };
        const int n = samples(), from = number * n;
        for (int i = 0; i < n; ++i)
            bytes += bytesOf(first + i);
        for (int i = 0; i < n; ++i)
            word(from + i);
        for (int i = 0; i < n; ++i)
            word(65535 - from - i);
        for (int aux = 0; aux < 2; ++aux)
            for (int i = 0; i < n / 4; ++i)
                word(10000 * (aux + 1) + i);
        word(7);  // supply
        if (major > 1 || minor >= 1)
            word(2500);  // temperature
        for (int i = 0; i < n; ++i)
            word(1000 + from + i);
        for (int i = 0; i < n; ++i)
            word(i % 2 == 0 ? 1 : 32);  // digital lines 0 and 5
        return bytes;
    }
};

}  // namespace

TEST_CASE("An Intan recording of one file for each kind of signal is read from its header",
          "[acquisition][files]")
{
    const Rhd rhd;
    const TemporaryFolder folder;
    const auto put = [&](const char* name, const auto& values) {
        writeContent(folder.file(name), {reinterpret_cast<const char*>(values.data()),
                                         values.size() * sizeof values[0]});
    };
    writeContent(folder.file("info.rhd"), rhd.header());
    const auto none = acquisition::openRecording(folder.file("info.rhd"));
    REQUIRE_FALSE(none);
    CHECK_THAT(none.error().sentence(), Contains("amplifier.dat"));
    put("amp-A-000.dat", std::array<std::int16_t, 1>{0});
    CHECK_THAT(acquisition::openRecording(folder.file("info.rhd")).error().sentence(),
               Contains("one file for each channel"));

    const std::size_t width = 2;
    std::vector<std::int16_t> samples;
    for (int i = 0; i < 5; ++i)
        for (std::size_t k = 0; k < width; ++k)
            samples.push_back(static_cast<std::int16_t>(100 * i - 7 * static_cast<int>(k)));
    put("amplifier.dat", samples);
    put("time.dat", std::array<std::int32_t, 5>{-2, -1, 0, 3, 4});
    put("analogin.dat", std::array<std::int16_t, 1>{0});
    const auto recording = opened(folder.file("info.rhd"));
    const RecordingInfo& info = recording->info();
    REQUIRE(info.channels.size() == width);
    CHECK(info.channels[0].length == 7);
    REQUIRE(info.gaps.size() == 1);
    CHECK(info.gaps[0].interval.onset == timeOf(3, info.channels[0].rate));
    const auto last = samplesOf(*recording, width - 1);
    CHECK(last[0] == Approx(-7.0 * static_cast<double>(width - 1) * 0.195e-6));
    CHECK(std::isnan(last[3]));
    CHECK(samplesOf(*recording, 0)[6] == Approx(400 * 0.195e-6));
    CHECK_THAT(warningsOf(*recording), Contains("analogin.dat beside amplifier.dat are not read"));
    CHECK_THAT(acquisition::openRecording(folder.file("amplifier.dat")).error().sentence(),
               Contains("give info.rhd"));
}

TEST_CASE("Intan RHD files of every version give exact codes, scales and rates",
          "[acquisition][files][intan]")
{
    const auto [major, minor] = GENERATE(table<int, int>({{1, 0}, {1, 2}, {1, 3}, {2, 0}, {3, 3}}));
    CAPTURE(major, minor);
    const Rhd rhd{major, minor};
    const int n = rhd.samples();
    const auto recording =
        openedText(rhd.header() + rhd.block(0, 0) + rhd.block(n, 1) + rhd.block(2 * n, 2));
    const RecordingInfo& info = recording->info();
    REQUIRE(info.channels.size() == 7);
    CHECK(info.format == fmt::format("Intan RHD {}.{}", major, minor));
    CHECK(info.identity.remarks == "left face");
    CHECK_FALSE(info.isIncomplete);
    CHECK(info.gaps.empty());
    CHECK(info.channels[0].label == "EMG OOc L");
    CHECK(info.channels[1].label == "EMG OOc R");
    CHECK(info.channels[0].transducer == "A-000");
    CHECK(info.channels[0].rate == 20000_Hz);
    CHECK(info.channels[0].length == 3 * n);
    CHECK(info.channels[0].dimension == Dimension::voltage);
    CHECK(info.channels[0].prefilter == "HP:20Hz LP:500Hz");
    CHECK(info.channels[2].rate == 5000_Hz);
    CHECK(info.channels[2].length == 3 * n / 4);
    // uV = 0.195 (code - 32768); stored is the code less 32768, so that zero is zero.
    const auto up = samplesOf(*recording, 0), down = samplesOf(*recording, 1);
    CHECK(up[5] == Approx(0.195e-6 * (5 - 32768)));
    CHECK(down[5] == Approx(0.195e-6 * (65530 - 32768)));
    std::vector<std::int32_t> stored(static_cast<std::size_t>(3 * n));
    REQUIRE(recording->readStored(0, {0, 3 * n}, stored));
    for (int i = 0; i < 3 * n; ++i)
        if (stored[static_cast<std::size_t>(i)] != i - 32768)
            FAIL("sample " << i);
    CHECK(samplesOf(*recording, 3)[static_cast<std::size_t>(n / 4)] == Approx(37.4e-6 * 20000));
    CHECK(samplesOf(*recording, 4)[1] == Approx(50.354e-6 * 1001));
    CHECK(samplesOf(*recording, 5)[0] == 1.0);
    CHECK(samplesOf(*recording, 5)[1] == 0.0);
    CHECK(samplesOf(*recording, 6)[1] == 1.0);
    CHECK_THAT(warningsOf(*recording), Contains("supply voltages and temperatures are not read"));
}

TEST_CASE("Blocks that an Intan recorder lost become a gap, a damaged time does not",
          "[acquisition][files][intan]")
{
    const Rhd rhd;
    const auto gap = openedText(rhd.header() + rhd.block(-128, 0) + rhd.block(0, 1) +
                                rhd.block(1128, 2) + rhd.block(1256, 3));
    REQUIRE(gap->info().gaps.size() == 1);
    CHECK(gap->info().gaps[0].interval ==
          TimeInterval{timeOf(256, 20000_Hz), timeOf(1256, 20000_Hz)});
    CHECK(gap->info().channels[0].length == 1512);
    CHECK(gap->info().channels[2].length == 378);
    const auto samples = samplesOf(*gap, 4);
    CHECK(std::isnan(samples[1255]));
    CHECK(samples[1256] == Approx(50.354e-6 * 1256));
    CHECK_THAT(warningsOf(*gap), Contains("1000 samples are missing at 1 place(s)"));

    const auto damaged =
        openedText(rhd.header() + rhd.block(0, 0) + rhd.block(999999, 1) + rhd.block(256, 2));
    CHECK(damaged->info().gaps.empty());
    CHECK(damaged->info().channels[0].length == 384);
    CHECK_THAT(warningsOf(*damaged),
               Contains("1 block(s) bear a time that their neighbours contradict"));
}

TEST_CASE("An Intan file that is cut at any byte opens up to its last whole block",
          "[acquisition][files][intan]")
{
    const Rhd rhd{.boardMode = 1};
    const std::string head = rhd.header(), block = rhd.block(0, 0);
    const std::string whole = head + block + rhd.block(128, 1);
    for (std::size_t size = 4; size < whole.size(); size += size < head.size() + 8 ? 1 : 97) {
        CAPTURE(size);
        const std::string_view cut = std::string_view(whole).substr(0, size);
        if (size < head.size()) {
            CHECK_THAT(refusalOfText(cut), Contains("header"));
        } else if (size < head.size() + block.size()) {
            CHECK_THAT(refusalOfText(cut), Contains("no whole block"));
        } else {
            const auto recording = openedText(cut);
            CHECK(recording->info().channels[0].length == 128);
            CHECK(recording->info().isIncomplete == (size > head.size() + block.size()));
        }
    }
    const auto recording = openedText(whole);
    CHECK(samplesOf(*recording, 4)[0] == Approx(152.59e-6 * (1000 - 32768)));
    std::string other = whole;
    other[4] = 9;
    CHECK_THAT(refusalOfText(other), Contains("version 9.0, and only 1.0 to 3.x are read"));
}

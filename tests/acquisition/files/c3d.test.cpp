// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <bit>
#include <fmt/format.h>

#include "tests/acquisition/files/opened.hpp"
#include "tests/acquisition/files/xdf_maker.hpp"

using namespace facialis;
using namespace facialis::test;
using Catch::Contains;

namespace {

/// Writes a C3D file of one processor: two points, three analog channels, four samples a frame.
class C3dMaker {
public:
    C3dMaker(int processor, bool isFloat) : processor_(processor), isFloat_(isFloat) {}

    [[nodiscard]] std::string word(int value) const
    {
        std::string bytes = bytesOf(static_cast<std::uint16_t>(value));
        if (processor_ == 86)
            std::ranges::reverse(bytes);
        return bytes;
    }

    [[nodiscard]] std::string real(float value) const
    {
        if (processor_ == 85) {
            // A VAX reads the same bits as a quarter of it, and its words stand the other way
            // round.
            const std::string ieee = bytesOf(value * 4.0F);
            return ieee.substr(2, 2) + ieee.substr(0, 2);
        }
        std::string bytes = bytesOf(value);
        if (processor_ == 86)
            std::ranges::reverse(bytes);
        return bytes;
    }

    void group(int id, const std::string& name) { item(name, -id, std::string(1, '\0')); }
    void texts(int group, const std::string& name, const std::vector<std::string>& all)
    {
        std::string data = std::string{'\xFF', '\2', '\20', static_cast<char>(all.size())};
        for (std::string text : all) {
            text.resize(16, ' ');
            data += text;
        }
        item(name, group, data + '\0');
    }
    void reals(int group, const std::string& name, const std::vector<float>& all)
    {
        std::string data = std::string{'\4', '\1', static_cast<char>(all.size())};
        for (const float value : all)
            data += real(value);
        item(name, group, data + '\0');
    }
    void words(int group, const std::string& name, const std::vector<int>& all)
    {
        std::string data = std::string{'\2', '\1', static_cast<char>(all.size())};
        for (const int value : all)
            data += word(value);
        item(name, group, data + '\0');
    }

    /// @param valueOf  stored number of (channel, sample)
    template <class ValueOf>
    [[nodiscard]] std::string file(int frames, const ValueOf& valueOf) const
    {
        std::string parameters = std::string{'\1', '\x50', '\2', static_cast<char>(processor_)} +
                                 items_ + std::string(2, '\0');
        parameters.resize(1024, '\0');
        std::string header = std::string{'\2', '\x50'} + word(2) + word(12) + word(1) +
                             word(frames) + word(10) + real(isFloat_ ? -1.0F : 1.0F) + word(4) +
                             word(4) + real(250.0F);
        header.resize(512, '\0');
        std::string data;
        for (int frame = 0; frame < frames; ++frame) {
            for (int k = 0; k < 8; ++k)
                data += isFloat_ ? real(-1.0F) : word(-1);
            for (int s = 0; s < 4; ++s)
                for (int channel = 0; channel < 3; ++channel) {
                    const int value = valueOf(channel, 4 * frame + s);
                    data += isFloat_ ? real(static_cast<float>(value)) : word(value);
                }
        }
        return header + parameters + data;
    }

private:
    void item(const std::string& name, int id, const std::string& data)
    {
        items_ += static_cast<char>(name.size());
        items_ += static_cast<char>(id);
        items_ += name + word(static_cast<int>(data.size()) + 2) + data;
    }

    int processor_;
    bool isFloat_;
    std::string items_;
};

C3dMaker described(int processor, bool isFloat)
{
    C3dMaker maker(processor, isFloat);
    maker.group(1, "POINT");
    maker.reals(1, "RATE", {250.0F});
    maker.group(5, "Analog");
    maker.texts(5, "LABELS", {"EMG OOc L", "EMG OOc R", "Fz"});
    maker.texts(5, "UNITS", {"V", "mV", "N"});
    maker.reals(5, "SCALE", {0.5F, 0.25F, 2.0F});
    maker.reals(5, "GEN_SCALE", {0.125F});
    maker.words(5, "OFFSET", {0, 2048, -3});
    maker.reals(5, "RATE", {1000.0F});
    return maker;
}

int value(int channel, int sample)
{
    return channel == 2 ? -32768 + sample : 1000 * channel + sample;
}

}  // namespace

TEST_CASE("C3D analog channels of every processor and number give the same physical values",
          "[acquisition][files][c3d]")
{
    const int processor = GENERATE(84, 85, 86);
    const bool isFloat = GENERATE(false, true);
    CAPTURE(processor, isFloat);
    const auto recording = openedText(described(processor, isFloat).file(50, value));
    const RecordingInfo& info = recording->info();
    REQUIRE(info.channels.size() == 3);
    CHECK(info.format == "C3D");
    CHECK(info.channels[0].label == "EMG OOc L");
    CHECK(info.channels[0].rate == 1000_Hz);
    CHECK(info.channels[0].length == 200);
    CHECK(info.channels[1].dimension == Dimension::voltage);
    CHECK(info.channels[2].dimension == Dimension::other);
    CHECK(info.channels[2].unit == "N");
    CHECK_FALSE(info.isIncomplete);
    CHECK(info.warnings.empty());
    // (stored - OFFSET) SCALE GEN_SCALE; all factors but mV are powers of two, exact.
    for (int i = 0; i < 200; ++i) {
        const auto at = static_cast<std::size_t>(i);
        CHECK(samplesOf(*recording, 0)[at] == value(0, i) * 0.0625);
        CHECK(samplesOf(*recording, 1)[at] == Approx((value(1, i) - 2048) * 0.03125e-3));
        CHECK(samplesOf(*recording, 2)[at] == (value(2, i) + 3) * 0.25);
        if (i == 20)
            i = 180;
    }
    std::vector<std::int32_t> stored(200);
    CHECK(recording->readStored(2, {0, 200}, stored).has_value() == !isFloat);
    if (!isFloat) {
        CHECK(stored[0] == -32768);
        CHECK(stored[199] == -32768 + 199);
    }
}

TEST_CASE("Unsigned C3D codes, events and long trials are understood", "[acquisition][files][c3d]")
{
    C3dMaker maker(84, false);
    maker.group(1, "ANALOG");
    maker.texts(1, "FORMAT", {"UNSIGNED"});
    maker.words(1, "OFFSET", {-32768, 0, 0});
    maker.group(2, "EVENT");
    maker.texts(2, "LABELS", {"smile"});
    maker.texts(2, "CONTEXTS", {"Left"});
    maker.reals(2, "TIMES", {0.0F, 0.125F});
    maker.group(3, "TRIAL");
    maker.words(3, "ACTUAL_START_FIELD", {1, 0});
    maker.words(3, "ACTUAL_END_FIELD", {10, 1});  // 65546 frames, more than a word holds
    const auto recording = openedText(
        maker.file(20, [](int channel, int sample) { return channel == 0 ? 40000 + sample : 0; }));
    CHECK(samplesOf(*recording, 0)[3] == 40003.0 - 32768.0);
    CHECK(recording->info().channels[0].storedType == SampleType::int32);
    CHECK(recording->info().channels[0].label == "analog 1");
    REQUIRE(recording->info().annotations.size() == 1);
    CHECK(recording->info().annotations[0].text == "Left smile");
    CHECK(recording->info().annotations[0].onset == 0.125_s);
    CHECK(recording->info().isIncomplete);
    CHECK_THAT(warningsOf(*recording), Contains("ends after 20 of 65546 frames"));
}

TEST_CASE("A C3D file that is cut at any byte opens up to its last whole frame",
          "[acquisition][files][c3d]")
{
    const std::string whole = described(86, true).file(5, value);
    constexpr std::size_t data = 1536, frame = 4 * (8 + 12);
    for (std::size_t size = 1024; size < whole.size(); size += size < data ? 13 : 1) {
        CAPTURE(size);
        const std::string_view cut = std::string_view(whole).substr(0, size);
        if (size < data + frame) {
            CHECK_FALSE(refusalOfText(cut).empty());
            continue;
        }
        const auto recording = openedText(cut);
        CHECK(recording->info().channels[0].length ==
              4 * static_cast<std::int64_t>((size - data) / frame));
        CHECK(recording->info().isIncomplete);
        CHECK_THAT(warningsOf(*recording), Contains("of 5 frames"));
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/network/lsl_samples.hpp"

#include <catch2/catch.hpp>

using namespace facialis;
using namespace facialis::acquisition;

namespace {

constexpr LslFormat all[] = {LslFormat::float32, LslFormat::double64, LslFormat::string,
                             LslFormat::int32,   LslFormat::int16,    LslFormat::int8,
                             LslFormat::int64};

}  // namespace

TEST_CASE("A sample is a tag, a stamp where one is sent, and the values", "[network][lsl]")
{
    using namespace std::string_literals;
    CHECK(encodeLslSample({.stamp = {}, .values = {1, -2}, .texts = {}}, LslFormat::int16) ==
          "\x01\x01\x00\xFE\xFF"s);
    CHECK(encodeLslSample({.stamp = 1.0, .values = {1}, .texts = {}}, LslFormat::int32,
                          ByteOrder::big) ==
          "\x02\x3F\xF0\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01"s);
    CHECK(encodeLslSample({.stamp = {}, .values = {}, .texts = {"hi"}}, LslFormat::string) ==
          "\x01\x01\x02hi"s);
    const std::string longText = encodeLslSample(
        {.stamp = {}, .values = {}, .texts = {std::string(300, 'x')}}, LslFormat::string);
    CHECK(longText.substr(0, 6) == "\x01\x04\x2C\x01\x00\x00"s);
    CHECK(longText.size() == 306);
}

TEST_CASE("The test patterns are those of the protocol", "[network][lsl]")
{
    CHECK(lslTestPattern(LslFormat::float32, 3, 4).values == std::vector<double>{4, -5, 6});
    CHECK(lslTestPattern(LslFormat::double64, 2, 2).values ==
          std::vector<double>{16777219, -16777220});
    CHECK(lslTestPattern(LslFormat::int32, 2, 4).values == std::vector<double>{65541, -65542});
    CHECK(lslTestPattern(LslFormat::int16, 2, 4).values == std::vector<double>{261, -262});
    CHECK(lslTestPattern(LslFormat::int64, 1, 2).values == std::vector<double>{2147483651});
    CHECK(lslTestPattern(LslFormat::int8, 128, 4).values[122] == 0.0);  // 4 + 1 + 122 = 127, wraps
    CHECK(lslTestPattern(LslFormat::string, 2, 4).texts == std::vector<std::string>{"10", "-11"});
    CHECK(lslTestPattern(LslFormat::float32, 1, 4).stamp == 123456.789);
}

TEST_CASE("Every format is read back in either byte order, however the bytes are cut",
          "[network][lsl]")
{
    for (const LslFormat format : all)
        for (const ByteOrder order : {ByteOrder::little, ByteOrder::big})
            for (const std::size_t piece : {1U, 7U, 4096U}) {
                std::string bytes;
                std::vector<LslSample> sent;
                for (int i = 0; i < 20; ++i) {
                    LslSample sample = lslTestPattern(format, 5, i);
                    if (i % 3 == 0)
                        sample.stamp.reset();
                    bytes += encodeLslSample(sample, format, order);
                    sent.push_back(sample);
                }
                LslSampleDecoder decoder(format, 5, order);
                std::vector<LslSample> got;
                for (std::size_t at = 0; at < bytes.size(); at += piece) {
                    const auto part = decoder.decode(std::string_view(bytes).substr(at, piece));
                    REQUIRE(part);
                    got.insert(got.end(), part->begin(), part->end());
                }
                CHECK(got == sent);
            }
}

TEST_CASE("A stream that is out of step is refused", "[network][lsl]")
{
    LslSampleDecoder numbers(LslFormat::int16, 2, ByteOrder::little);
    CHECK_FALSE(numbers.decode("\x07"));
    LslSampleDecoder texts(LslFormat::string, 1, ByteOrder::little);
    CHECK_FALSE(texts.decode("\x01\x03"));
    LslSampleDecoder endless(LslFormat::string, 1, ByteOrder::little);
    CHECK_FALSE(endless.decode("\x01\x04\xFF\xFF\xFF\xFF"));
}

TEST_CASE("A stream info survives XML, and broken ones are refused", "[network][lsl]")
{
    LslStreamInfo info;
    info.name = "Röntgen <1>";
    info.type = "EMG";
    info.uid = "u-1";
    info.channelCount = 2;
    info.format = LslFormat::int16;
    info.rate = 1000_Hz;
    info.dataPort = 16572;
    info.servicePort = 16573;
    info.createdAt = 12.5;
    info.channels = {{"OOc L", "microvolts", "EMG"}, {"OOc R", "microvolts", "EMG"}};
    const auto full = parseLslInfo(lslInfoXml(info, true));
    REQUIRE(full);
    CHECK(full->name == info.name);
    CHECK(full->format == LslFormat::int16);
    CHECK(full->rate == 1000_Hz);
    CHECK(full->dataPort == 16572);
    REQUIRE(full->channels.size() == 2);
    CHECK(full->channels[1].label == "OOc R");
    const auto brief = parseLslInfo(lslInfoXml(info, false));
    REQUIRE(brief);
    CHECK(brief->channels.empty());
    const std::string xml = lslInfoXml(info, false);
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"<channel_count>2", "<channel_count>0"},
             {"<channel_count>2", "<channel_count>99999999999"},
             {"int16", "int24"},
             {"<nominal_srate>1000", "<nominal_srate>nan"},
             {"16572", "99999"},
             {"</info>", ""}}) {
        std::string broken = xml;
        broken.replace(broken.find(from), from.size(), to);
        CHECK_FALSE(parseLslInfo(broken));
    }
    CHECK_FALSE(parseLslInfo(""));
    CHECK(matchesLslQuery(info, "type='EMG' and channel_count>1"));
    CHECK_FALSE(matchesLslQuery(info, "type='EEG'"));
    CHECK_FALSE(matchesLslQuery(info, "type=='EMG'"));
}

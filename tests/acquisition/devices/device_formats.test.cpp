// SPDX-License-Identifier: GPL-3.0-or-later
// What is particular to the format of one device.
#include <catch2/catch.hpp>
#include <cmath>

#include "acquisition/devices/text_framing.hpp"
#include "tests/acquisition/devices/decoding.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::acquisition;
using namespace facialis::test;

namespace {

void append(Packet& bytes, const Packet& more)
{
    bytes.insert(bytes.end(), more.begin(), more.end());
}

Packet bytesOf(std::string_view text)
{
    return {text.begin(), text.end()};
}

}  // namespace

TEST_CASE("A Cyton's step is 22.35 nV at gain 24, and integers survive the scale", "[devices]")
{
    const DevicePlan plan = planOf("cyton:/dev/x");
    REQUIRE(plan.channels.size() == 8);
    const Channel& channel = plan.channels.front();
    // 1000 counts are 22.35174445530706 uV by the driver of BrainFlow.
    CHECK(1000.0 * channel.scale == Approx(22.35174445530706e-6).epsilon(1e-12));
    CHECK(planOf("cyton:/dev/x?gain=1").channels.front().scale ==
          Approx(24.0 * channel.scale).epsilon(1e-12));
    for (const int stored : {-8388608, -1, 0, 1, 4711, 8388607})
        CHECK(std::llround(stored * channel.scale / channel.scale) == stored);
    CHECK(channel.storedType == SampleType::int32);
    CHECK(channel.dimension == Dimension::voltage);
    CHECK_FALSE(kindNamed("cyton").plan(*parseSourceAddress("cyton:/dev/x?gain=3")));
}

TEST_CASE("Packets of a Cyton with time stamps are frames, too", "[devices]")
{
    for (const int footer : {0xC0, 0xC3, 0xC4, 0xC6}) {
        std::mt19937 random(1);
        Packet bytes;
        for (int k = 0; k < 10; ++k) {
            Packet packet = cytonFrame(k, random).bytes;
            packet.back() = static_cast<std::uint8_t>(footer);
            append(bytes, packet);
        }
        CHECK(decoded("cyton:/dev/x", bytes, 64).frames.frames.size() == 10);
    }
}

TEST_CASE("Half a frame of the Daisy is a lost frame, never one with a stale half", "[devices]")
{
    std::mt19937 random(2);
    for (const int lostPacket : {20, 21}) {  // a board's, a Daisy's
        Packet bytes;
        std::vector<std::vector<double>> values;
        for (int pair = 0; pair < 30; ++pair) {
            const MadeFrame frame = daisyFrame(pair, random);
            for (int half = 0; half < 2; ++half)
                if (2 * pair + half != lostPacket)
                    append(bytes, {frame.bytes.begin() + 33 * half,
                                   frame.bytes.begin() + 33 * (half + 1)});
            if (pair != lostPacket / 2)
                values.push_back(frame.values);
        }
        const Decoded all = decoded("cyton_daisy:/dev/x", bytes, 50);
        REQUIRE(all.frames.frames.size() == 29);
        for (std::size_t k = 0; k < values.size(); ++k)
            CHECK(std::equal(values[k].begin(), values[k].end(),
                             all.frames.values.begin() + static_cast<std::ptrdiff_t>(16 * k)));
        CHECK(all.frames.frames[10].counter - all.frames.frames[9].counter == 2);
        CHECK(all.discarded == 33);
    }
}

TEST_CASE("A BITalino sends 1 to 6 channels, the last two with six bits", "[devices]")
{
    constexpr std::string_view lists[] = {"1",       "1,2",       "1,2,3",
                                          "1,2,3,4", "1,2,3,4,5", "1,2,3,4,5,6"};
    for (std::size_t channels = 1; channels <= 6; ++channels) {
        const std::string address = "bitalino:/dev/x?channels=" + std::string(lists[channels - 1]);
        std::mt19937 random(4);
        Packet bytes;
        std::vector<double> values;
        for (int k = 0; k < 200; ++k) {
            const MadeFrame frame = bitalinoFrame(k, channels, random);
            append(bytes, frame.bytes);
            values.insert(values.end(), frame.values.begin(), frame.values.end());
        }
        CHECK(decoded(address, bytes, 5).frames.values == values);
        const DevicePlan plan = planOf(address);
        REQUIRE(plan.channels.size() == channels);
        // Half of the scale is no voltage: 0 V lies at 512 or 32 steps.
        const Channel& last = plan.channels.back();
        CHECK((channels <= 4 ? 512 : 32) * last.scale + last.offset == Approx(0.0).margin(1e-12));
        CHECK(last.offset == Approx(-1.635e-3).epsilon(1e-3));
    }
}

TEST_CASE("A change of a BITalino's inputs is an event at its frame", "[devices]")
{
    std::mt19937 random(4);
    Packet bytes;
    for (int k = 0; k < 20; ++k) {
        MadeFrame frame = bitalinoFrame(k, 1, random);
        if (k >= 10) {
            // Input 1 is the highest bit of the byte before the last; the checksum follows.
            frame.bytes[1] |= 0x80;
            for (int crc = 0; crc < 16; ++crc) {
                frame.bytes[2] = static_cast<std::uint8_t>((frame.bytes[2] & 0xF0) | crc);
                int rest = 0;
                for (std::size_t n = 0; n < 6; ++n) {
                    rest = rest << 4 |
                           (n % 2 == 0 ? frame.bytes[n / 2] >> 4 : frame.bytes[n / 2] & 15);
                    for (int bit = 7; bit >= 4; --bit)
                        if ((rest >> bit & 1) != 0)
                            rest ^= 0b10011 << (bit - 4);
                }
                if (rest == 0)  // the checksum makes the whole divisible
                    break;
            }
        }
        append(bytes, frame.bytes);
    }
    const Decoded all = decoded("bitalino:/dev/x?channels=1", bytes, 64);
    REQUIRE(all.frames.frames.size() == 20);
    REQUIRE(all.frames.events.size() == 1);
    CHECK(all.frames.events.front().text == "input 1 on");
    CHECK(all.frames.events.front().frame == 10);
}

TEST_CASE("Messages of a SpikerBox leave its samples whole wherever they begin", "[devices]")
{
    std::mt19937 random(6);
    Packet plain, message = {0xFF, 0xFF, 1, 1, 0x80, 0xFF};
    append(message, bytesOf("EVNT:3;"));
    append(message, {0xFF, 0xFF, 1, 1, 0x81, 0xFF});
    std::vector<double> values;
    for (int k = 0; k < 20; ++k) {
        const MadeFrame frame = spikerBoxFrame(2, random);
        append(plain, frame.bytes);
        values.insert(values.end(), frame.values.begin(), frame.values.end());
    }
    for (std::size_t at = 0; at < plain.size(); ++at) {
        Packet bytes(plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(at));
        append(bytes, message);
        append(bytes, {plain.begin() + static_cast<std::ptrdiff_t>(at), plain.end()});
        for (const std::size_t pieceSize : {1, 7, 4096}) {
            const Decoded all = decoded("spikerbox:/dev/x?channels=2", bytes, pieceSize);
            CHECK(all.frames.values == values);
            CHECK(all.discarded == 0);
            REQUIRE(all.frames.events.size() == 1);
            CHECK(all.frames.events.front().text == "event 3");
            CHECK(all.frames.events.front().frame == at / 4);
        }
    }
}

TEST_CASE("A SpikerBox frame that breaks is one lost frame; one doubled byte is none", "[devices]")
{
    std::mt19937 random(6);
    std::vector<MadeFrame> frames;
    for (int k = 0; k < 5; ++k)
        frames.push_back(spikerBoxFrame(1, random));
    const auto lostOf = [&](const Packet& third) {
        Packet bytes;
        for (std::size_t k = 0; k < 5; ++k)
            append(bytes, k == 2 ? third : frames[k].bytes);
        const Decoded all = decoded("spikerbox:/dev/x", bytes, 3);
        int lost = 0;
        for (const DecodedFrame& frame : all.frames.frames)
            lost += frame.broken;
        return lost;
    };
    const std::uint8_t a = frames[2].bytes[0], b = frames[2].bytes[1];
    CHECK(lostOf({a, b}) == 0);
    CHECK(lostOf({a}) == 1);
    CHECK(lostOf({b}) == 1);
    CHECK(lostOf({a, a, b}) == 0);
    CHECK(lostOf({a, b, b}) == 0);
    CHECK(lostOf({static_cast<std::uint8_t>(a & 0x7F), b}) == 1);
    CHECK(lostOf({a, static_cast<std::uint8_t>(b | 0x80)}) == 1);
}

TEST_CASE("A line that is no frame is discarded, and counted as one", "[devices]")
{
    const std::string address = "text:/dev/x?rate=100&columns=2&highest=1023&lowest=0";
    const Decoded all = decoded(
        address,
        bytesOf("23,4\r\n1,2\r\n3;4\n5,x6\n7\n8,9,10\n2000,1\n\n11\t 12\r\n1e400,1\n1,5\n"), 3);
    CHECK(all.frames.values == std::vector<double>{1, 2, 3, 4, 11, 12, 1, 5});
    REQUIRE(all.frames.frames.size() == 4);
    CHECK(all.frames.frames[2].broken == 4);
    CHECK(all.frames.frames[3].broken == 1);
}

TEST_CASE("Lines are framed as a TOML file says, and the address has the last word", "[devices]")
{
    const TemporaryFolder folder;
    writeContent(folder.file("f.toml"),
                 "rate = 500\nprefix = \"EMG:\"\nseparators = \"|\"\n"
                 "columns = 3\nchannels = [3, 1]\nscale = 1e-6\n");
    const std::string address = "text:/dev/x?framing=" + folder.file("f.toml");
    const DevicePlan plan = planOf(address);
    CHECK(plan.rate == 500_Hz);
    CHECK(plan.shown == std::vector<std::size_t>{2, 0});
    CHECK(plan.channels.front().dimension == Dimension::voltage);
    CHECK(decoded(address, bytesOf("\nEMG:1|2|3\n4|5|6\nEMG:7|8|9\n"), 4).frames.values ==
          std::vector<double>{1, 2, 3, 7, 8, 9});
    CHECK(planOf(address + "&rate=250").rate == 250_Hz);

    writeContent(folder.file("f.toml"), "rate = 500\nspeed = 3\ncolour = 1\n");
    const auto refused = kindNamed("text").plan(*parseSourceAddress(address));
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().sentence(), Catch::Contains("'speed'"));
    CHECK_THAT(refused.error().sentence(), Catch::Contains("'colour'"));
    const auto rateless = kindNamed("text").plan(*parseSourceAddress("text:/dev/x"));
    REQUIRE_FALSE(rateless);
    CHECK_THAT(rateless.error().sentence(), Catch::Contains("rate=HZ"));
}

TEST_CASE("Devices too slow for surface EMG say so", "[devices]")
{
    for (const DeviceKind& kind : deviceKinds())
        CHECK(bandWarning(kind.usualRate).empty() == (kind.usualRate >= 1000_Hz));
    CHECK_THAT(bandWarning(250_Hz), Catch::Contains("125 Hz"));
}

TEST_CASE("Channels are chosen and named by the address", "[devices]")
{
    CHECK(planOf("cyton:/dev/x?channels=3,1").shown == std::vector<std::size_t>{2, 0});
    DevicePlan plan = planOf("cyton:/dev/x?channels=3,1");
    CHECK(nameChannels(*parseSourceAddress("cyton:/dev/x?labels=OOc L,Zyg L"), plan));
    CHECK(plan.channels[2].label == "OOc L");
    CHECK(plan.channels[0].label == "Zyg L");
    CHECK_FALSE(nameChannels(*parseSourceAddress("cyton:/dev/x?labels=OOc L"), plan));
    for (const std::string_view list : {"0", "9", "1,1", "x", "1,"})
        CHECK_FALSE(kindNamed("cyton").plan(
            *parseSourceAddress("cyton:/dev/x?channels=" + std::string(list))));
}

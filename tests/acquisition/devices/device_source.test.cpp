// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/device_source.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/acquisition/devices/decoding.hpp"
#include "tests/acquisition/devices/fake_line.hpp"

using namespace facialis;
using namespace facialis::acquisition;
using namespace facialis::test;
using Catch::Contains;

namespace {

std::unique_ptr<Source> opened(const std::string& address, const OpenLine& open)
{
    const auto parsed = parseSourceAddress(address);
    REQUIRE(parsed);
    auto source = openDevice(kindNamed(parsed->scheme), *parsed, open);
    if (!source)
        FAIL(source.error().sentence());
    return std::move(*source);
}

std::string refused(const std::string& address, const OpenLine& open)
{
    const auto parsed = parseSourceAddress(address);
    REQUIRE(parsed);
    const auto source = openDevice(kindNamed(parsed->scheme), *parsed, open);
    REQUIRE_FALSE(source);
    return source.error().sentence();
}

/// What came out of a source.
struct Played {
    std::vector<std::vector<double>> channels;
    std::vector<Gap> gaps;
    std::vector<Annotation> annotations;
    std::int64_t frames() const { return std::ssize(channels.front()); }
};

/// Reads until so many frames are there, or two seconds of the test have brought nothing.
Played play(Source& source, std::int64_t frames, std::size_t blockSize = 64)
{
    Played played;
    played.channels.resize(source.info().channels.size());
    SampleBlock block(played.channels.size(), blockSize);
    int idle = 0;
    while (played.frames() < frames && idle < 20) {
        const auto status = source.read(block, {});
        REQUIRE(status);
        idle = *status == ReadStatus::data ? 0 : idle + 1;
        if (*status != ReadStatus::data)
            continue;
        REQUIRE(block.firstFrame() == played.frames());
        for (std::size_t k = 0; k < played.channels.size(); ++k)
            played.channels[k].insert(played.channels[k].end(), block.channel(k).begin(),
                                      block.channel(k).end());
        for (Gap& gap : source.takeGaps())
            played.gaps.push_back(gap);
        for (Annotation& annotation : source.takeAnnotations())
            played.annotations.push_back(annotation);
    }
    return played;
}

struct MadeStream {
    std::vector<Packet> packets;
    std::vector<std::vector<double>> values;
};

MadeStream madeCyton(int count)
{
    std::mt19937 random(9);
    MadeStream made;
    for (int k = 0; k < count; ++k) {
        MadeFrame frame = cytonFrame(k, random);
        made.packets.push_back(std::move(frame.bytes));
        made.values.push_back(std::move(frame.values));
    }
    return made;
}

}  // namespace

TEST_CASE("A Cyton is started, read number for number, and stopped", "[devices]")
{
    const MadeStream made = madeCyton(2000);
    for (const std::size_t blockSize : {1, 7, 64, 4096}) {
        const auto device = fakeCyton({.rate = "500", .packets = made.packets});
        {
            const auto source =
                opened("cyton:/dev/fake?channels=3,1&labels=OOc L,Zyg L", opening(device));
            const StreamInfo& info = source->info();
            REQUIRE(info.channels.size() == 2);
            CHECK(info.channels[0].label == "OOc L");
            CHECK(info.rate == 250_Hz);
            CHECK(info.format == "OpenBCI Cyton");
            CHECK(info.start);
            REQUIRE(info.warnings.size() == 1);
            CHECK_THAT(info.warnings[0], Contains("125 Hz"));
            const Played played = play(*source, 2000, blockSize);
            REQUIRE(played.frames() == 2000);
            const double scale = info.channels[0].scale;
            bool areSame = true;
            for (std::size_t k = 0; k < 2000; ++k)
                areSame = areSame && played.channels[0][k] == made.values[k][2] * scale &&
                          played.channels[1][k] == made.values[k][0] * scale;
            CHECK(areSame);
            CHECK(played.gaps.empty());
            CHECK(source->health().framesReceived == 2000);
            CHECK(source->health().framesLost == 0);
            CHECK(source->health().bytesDiscarded == 0);
            CHECK(source->health().lossBasis == LossBasis::counter);
            CHECK(source->health().isConnected);
        }
        // The rate of another program was put right, and the stream stopped at the end.
        CHECK_THAT(device->written, Contains("~~~6"));
        CHECK(device->written.back() == 's');
    }
}

TEST_CASE("Settings of a Cyton are sent channel by channel", "[devices]")
{
    const MadeStream made = madeCyton(400);
    const auto device = fakeCyton({.packets = made.packets});
    const auto source = opened("cyton:/dev/fake?bipolar=1&gain=24", opening(device));
    CHECK_THAT(device->written, Contains("x1060000X"));
    CHECK_THAT(device->written, Contains("x8060000X"));
    const auto other = fakeCyton({.packets = made.packets});
    const auto second = opened("cyton:/dev/fake?gain=12", opening(other));
    CHECK_THAT(other->written, Contains("x3050110X"));
    CHECK(second->info().channels[0].scale == Approx(4.5 / 12.0 / 8388607.0).epsilon(1e-12));
}

TEST_CASE("Lost frames stand as NaN where they were, with the reason", "[devices]")
{
    MadeStream made = madeCyton(3000);
    std::vector<bool> isLost(made.packets.size());
    const auto lose = [&](std::size_t from, std::size_t count) {
        for (std::size_t k = from; k < from + count; ++k) {
            made.packets[k].clear();
            isLost[k] = true;
        }
    };
    lose(500, 1);
    lose(1000, 100);
    lose(1500, 600);  // longer than the counter: by the clock, exactly
    made.packets[2500].erase(made.packets[2500].begin() + 20);
    isLost[2500] = true;
    const auto source = opened("cyton:/dev/fake", opening(fakeCyton({.packets = made.packets})));
    const Played played = play(*source, 3000);
    REQUIRE(played.frames() == 3000);
    bool areSame = true;
    for (std::size_t k = 0; k < 3000; ++k)
        for (std::size_t c = 0; c < 8; ++c)
            areSame =
                areSame && (isLost[k] ? std::isnan(played.channels[c][k])
                                      : played.channels[c][k] ==
                                            made.values[k][c] * source->info().channels[c].scale);
    CHECK(areSame);
    REQUIRE(played.gaps.size() == 4);
    CHECK(played.gaps[0].reason == "1 frame lost (by the device's counter)");
    CHECK(played.gaps[0].interval.onset == timeOf(500, 250_Hz));
    CHECK(played.gaps[0].interval.offset == timeOf(501, 250_Hz));
    CHECK(played.gaps[1].reason == "100 frames lost (by the device's counter)");
    CHECK(played.gaps[2].reason == "about 600 frames lost (by this machine's clock)");
    CHECK(played.gaps[3].interval.onset == timeOf(2500, 250_Hz));
    CHECK(source->health().framesLost == 702);
    CHECK(source->health().bytesDiscarded == 32);
}

TEST_CASE("A device that is unplugged is waited for, and its absence is a gap", "[devices]")
{
    const MadeStream made = madeCyton(500);
    const auto before = fakeCyton({.packets = made.packets});
    const auto after = fakeCyton({.packets = made.packets});
    auto lines = std::make_shared<std::atomic<int>>(0);
    const auto source = opened("cyton:/dev/fake",
                               [=](const std::string&, int) -> Result<std::unique_ptr<ByteStream>> {
                                   switch ((*lines)++) {
                                   case 0:
                                       before->unpluggedAt = before->now + 60_s;
                                       return lineTo(before);
                                   case 2:
                                       // Plugged in again some time after the last frame; starting
                                       // takes a while more.
                                       after->now = before->now + 4_s;
                                       return lineTo(after);
                                   default: return failure("there is no such port", "/dev/fake");
                                   }
                               });
    Played first = play(*source, 500);
    REQUIRE(first.frames() == 500);
    const Duration lastSeen = before->now;
    before->unpluggedAt = before->now;

    SampleBlock block(8, 64);
    const auto status = source->read(block, {});
    REQUIRE(status);
    CHECK(*status == ReadStatus::nothing);
    CHECK_FALSE(source->health().isConnected);
    CHECK_THAT(source->health().trouble, Contains("is gone"));

    std::int64_t frames = 0;
    std::vector<Gap> gaps;
    for (int idle = 0; idle < 15;) {
        const auto next = source->read(block, {});
        REQUIRE(next);
        idle = *next == ReadStatus::data ? 0 : idle + 1;
        if (*next == ReadStatus::data)
            frames = block.firstFrame() + std::ssize(block.channel(0));
        for (const Gap& gap : source->takeGaps())
            gaps.push_back(gap);
    }
    REQUIRE(gaps.size() == 1);
    CHECK(source->health().framesReceived == 1000);
    CHECK(frames == 1000 + source->health().framesLost);
    CHECK_THAT(gaps[0].reason, Contains("by this machine's clock"));
    // From the last frame before to the first one after, to within the lateness of a read.
    const double absence = (after->now - lastSeen).seconds();
    CHECK(gaps[0].interval.length().seconds() > 4.0);
    CHECK(gaps[0].interval.length().seconds() < absence);
    CHECK(gaps[0].interval.onset == timeOf(500, 250_Hz));
}

TEST_CASE("A stop ends the wait for a device", "[devices]")
{
    const auto device = fakeCyton({.packets = madeCyton(100).packets});
    const auto source = opened("cyton:/dev/fake", opening(device));
    std::stop_source stop;
    stop.request_stop();
    SampleBlock block(8, 16);
    for (int k = 0; k < 100; ++k)
        if (const auto status = source->read(block, stop.get_token());
            status && *status == ReadStatus::end)
            break;
    const auto status = source->read(block, stop.get_token());
    REQUIRE(status);
    CHECK(*status == ReadStatus::end);
    CHECK(block.frames() == 0);
}

TEST_CASE("A device that does not start says why in one line", "[devices]")
{
    const auto silent = std::make_shared<FakeDevice>();
    CHECK_THAT(refused("cyton:/dev/fake", opening(silent)), Contains("no Cyton answers"));

    const auto deaf = std::make_shared<FakeDevice>();
    deaf->hear = [](FakeDevice& self, std::string_view heard) {
        if (heard.front() == 'v')
            self.say(2_ms, "Failure: Communications timeout - Device failed to poll host$$$");
        return heard.size();
    };
    CHECK_THAT(refused("cyton:/dev/fake", opening(deaf)), Contains("the board does not"));

    const auto gone = std::make_shared<FakeDevice>();
    gone->unpluggedAt = gone->now + 200_ms;
    CHECK_THAT(refused("cyton:/dev/fake", opening(gone)), Contains("unplugged while it started"));

    CHECK_THAT(refused("cyton_daisy:/dev/fake", opening(fakeCyton({}))),
               Contains("no Daisy module") && Contains("cyton:/dev/fake"));
    CHECK_THAT(refused("cyton:/dev/fake", opening(fakeCyton({}))), Contains("sends no samples"));
    CHECK_THAT(refused("cyton:/dev/fake?gian=2", opening(fakeCyton({}))), Contains("gian"));
    CHECK_THAT(refused("cyton:/dev/fake?labels=a,b",
                       opening(fakeCyton({.packets = madeCyton(100).packets}))),
               Contains("2 labels are given for 8 channels"));
}

TEST_CASE("A device of another kind is named by what it sends", "[devices]")
{
    const auto olimex = std::make_shared<FakeDevice>();
    std::mt19937 random(1);
    for (int k = 0; k < 4000; ++k)
        olimex->say(Duration(k / 256.0), olimexFrame(k % 256, random).bytes);
    CHECK_THAT(refused("chords:/dev/fake", opening(olimex)), !Contains("internal"));
    olimex->due.clear();
    for (int k = 0; k < 4000; ++k)
        olimex->say(Duration(k / 256.0), olimexFrame(k % 256, random).bytes);
    CHECK_THAT(refused("text:/dev/fake?rate=100", opening(olimex)),
               Contains("what olimex sends") && Contains("olimex:/dev/fake"));

    const auto talker = std::make_shared<FakeDevice>();
    for (int k = 0; k < 200; ++k)
        talker->say(Duration(k / 10.0), "Hello world\r\n");
    CHECK_THAT(refused("olimex:/dev/fake", opening(talker)), Contains("Hello world"));
}

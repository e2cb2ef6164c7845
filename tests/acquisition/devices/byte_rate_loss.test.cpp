// SPDX-License-Identifier: GPL-3.0-or-later
// Devices whose frames carry no number.
#include <catch2/catch.hpp>
#include <cmath>

#include "acquisition/devices/device_source.hpp"
#include "tests/acquisition/devices/decoding.hpp"
#include "tests/acquisition/devices/fake_line.hpp"

using namespace facialis;
using namespace facialis::acquisition;
using namespace facialis::test;

namespace {

struct Told {
    std::int64_t frames = 0, missing = 0;
    std::vector<Gap> gaps;
    std::vector<Annotation> annotations;
};

Told tell(Source& source)
{
    Told told;
    SampleBlock block(source.info().channels.size(), 256);
    while (source.health().isConnected) {
        const auto status = source.read(block, {});
        REQUIRE(status);
        if (*status != ReadStatus::data)
            continue;
        told.frames += std::ssize(block.channel(0));
        for (const double value : block.channel(0))
            told.missing += std::isnan(value) ? 1 : 0;
        for (Gap& gap : source.takeGaps())
            told.gaps.push_back(std::move(gap));
        for (Annotation& annotation : source.takeAnnotations())
            told.annotations.push_back(std::move(annotation));
    }
    return told;
}

/// Frames in pieces of 5 ms, each up to 4 ms late; `loss` changes the frames of one piece.
template <class Make, class Lose>
std::shared_ptr<FakeDevice> sending(double rate, double seconds, Make make, Lose lose)
{
    auto device = std::make_shared<FakeDevice>();
    std::mt19937 random(4);
    constexpr double piece = 0.005;
    std::int64_t sent = 0;
    for (int k = 1; k * piece <= seconds; ++k) {
        Packet bytes;
        for (; static_cast<double>(sent) < k * piece * rate; ++sent) {
            Packet frame = make(random);
            lose(static_cast<double>(sent) / rate, random, frame);
            bytes.insert(bytes.end(), frame.begin(), frame.end());
        }
        if (!bytes.empty())
            device->say(Duration(k * piece + 0.001 * static_cast<double>(random() % 5)), bytes);
    }
    return device;
}

Told told(const std::string& address, const std::shared_ptr<FakeDevice>& device)
{
    const auto parsed = parseSourceAddress(address);
    auto isOpen = std::make_shared<bool>(false);
    const OpenLine once = [=](const std::string&, int) -> Result<std::unique_ptr<ByteStream>> {
        if (std::exchange(*isOpen, true))
            return failure("there is no such port", "/dev/fake");
        return lineTo(device);
    };
    auto source = openDevice(kindNamed(parsed->scheme), *parsed, once);
    if (!source)
        FAIL(source.error().sentence());
    return tell(**source);
}

}  // namespace

TEST_CASE("A SpikerBox that falls silent loses what the silence took", "[devices]")
{
    const auto device = sending(
        10000.0, 20.0, [](std::mt19937& random) { return spikerBoxFrame(1, random).bytes; },
        [](double t, std::mt19937&, Packet& frame) {
            if ((t >= 5.0 && t < 5.2) || (t >= 9.0 && t < 10.5))
                frame.clear();
        });
    const Told all = told("spikerbox:/dev/fake", device);
    REQUIRE(all.gaps.size() == 2);
    CHECK(all.gaps[0].interval.length().seconds() == Approx(0.2).margin(0.008));
    CHECK(all.gaps[1].interval.length().seconds() == Approx(1.5).margin(0.008));
    CHECK((all.gaps[1].interval.onset - all.gaps[0].interval.onset).seconds() ==
          Approx(4.0).margin(0.01));
    CHECK_THAT(all.gaps[0].reason, Catch::Contains("by the missing bytes"));
}

TEST_CASE("One fault of each kind in a hundred frames leaves the time right within 1 %",
          "[devices]")
{
    const auto damage = [](double t, std::mt19937& random, Packet& frame) {
        if (t < 4.0)
            return;  // while it starts
        const std::size_t at = random() % frame.size();
        const auto place = frame.begin() + static_cast<std::ptrdiff_t>(at);
        switch (random() % 100) {
        case 0: frame.erase(place); break;
        case 1: frame.insert(place, *place); break;
        case 2: *place = static_cast<std::uint8_t>(random()); break;
        case 3: *place = static_cast<std::uint8_t>(*place ^ (1U << random() % 8)); break;
        default: break;
        }
    };
    const Told box =
        told("spikerbox:/dev/fake",
             sending(
                 10000.0, 24.0,
                 [](std::mt19937& random) { return spikerBoxFrame(1, random).bytes; }, damage));
    // Three seconds pass until it is believed that the box does not say what it is, and a tenth
    // until what it sent before it was told its channels is over.
    CHECK(static_cast<double>(box.frames) / 10000.0 == Approx(20.9).epsilon(0.01));
    CHECK(box.missing > 1000);
    const Told text = told(
        "text:/dev/fake?rate=1000&columns=2",
        sending(
            1000.0, 24.0, [](std::mt19937& random) { return textFrame(random).bytes; }, damage));
    CHECK(static_cast<double>(text.frames) / 1000.0 == Approx(24.0).epsilon(0.01));
    CHECK(text.missing > 100);
}

TEST_CASE("A key of a SpikerBox is an annotation at its frame", "[devices]")
{
    bool isPressed = false;
    const auto device = sending(
        10000.0, 8.0, [](std::mt19937& random) { return spikerBoxFrame(1, random).bytes; },
        [&](double t, std::mt19937&, Packet& frame) {
            if (t < 6.0 || std::exchange(isPressed, true))
                return;
            const std::string message =
                "\xFF\xFF\x01\x01\x80\xFF"
                "EVNT:7;"
                "\xFF\xFF\x01\x01\x81\xFF";
            frame.insert(frame.begin() + 1, message.begin(), message.end());
        });
    const Told all = told("spikerbox:/dev/fake", device);
    REQUIRE(all.annotations.size() == 1);
    CHECK(all.annotations[0].text == "event 7");
    // The stream begins some seconds after the device.
    const double before = 8.0 - static_cast<double>(all.frames) / 10000.0;
    CHECK(all.annotations[0].onset.seconds() == Approx(6.0 - before).margin(0.0002));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/acquisition/devices/decoding.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace facialis::test {

using namespace acquisition;

const DeviceKind& kindNamed(std::string_view scheme)
{
    const auto kinds = deviceKinds();
    const auto found = std::ranges::find(kinds, scheme, &DeviceKind::scheme);
    REQUIRE(found != kinds.end());
    return *found;
}

DevicePlan planOf(const std::string& address)
{
    const auto parsed = parseSourceAddress(address);
    REQUIRE(parsed);
    auto plan = kindNamed(parsed->scheme).plan(*parsed);
    if (!plan)
        FAIL(plan.error().sentence());
    return *plan;
}

Decoded decoded(const std::string& address, const Packet& bytes, std::size_t pieceSize)
{
    const auto decoder = planOf(address).makeDecoder();
    Decoded all;
    for (std::size_t at = 0; at < bytes.size(); at += pieceSize)
        decoder->decode(Bytes(bytes).subspan(at, std::min(pieceSize, bytes.size() - at)),
                        all.frames);
    decoder->finish(all.frames);
    all.discarded = decoder->discardedBytes();
    return all;
}

FaultyStream faultyStream(const NumberedDevice& device, int frames, std::uint32_t seed)
{
    std::mt19937 random(seed);
    FaultyStream stream;
    int burst = 0;
    for (int k = 0; k < frames; ++k) {
        MadeFrame frame = device.make(k % device.modulus, random);
        Packet sent = frame.bytes;
        const std::size_t at = random() % sent.size();
        const auto place = sent.begin() + static_cast<std::ptrdiff_t>(at);
        const unsigned kind = random() % 100;
        // The first ones stay whole, so that the beginning is known.
        bool isTouched = k >= 4 && (kind < 6 || burst > 0);
        if (k >= 4 && random() % 2000 == 0)
            burst = device.modulus / 2;
        if (isTouched && burst > 0) {
            --burst;
            sent.clear();
        } else if (isTouched) {
            switch (kind) {
            case 0: sent.erase(place); break;
            case 1: sent.insert(place, *place); break;
            case 2: *place = static_cast<std::uint8_t>(*place ^ (1 + random() % 255)); break;
            case 3: *place = static_cast<std::uint8_t>(*place ^ (1U << random() % 8)); break;
            case 4: sent.clear(); break;
            default:
                sent.insert(sent.end(), frame.bytes.begin(), frame.bytes.end());
                isTouched = false;  // it came whole
            }
        }
        // Damage and doubling meet as often as chance has it: the copy is damaged like the first.
        if (kind < 4 && random() % 100 == 0) {
            const Packet once = sent;
            sent.insert(sent.end(), once.begin(), once.end());
        }
        stream.bytes.insert(stream.bytes.end(), sent.begin(), sent.end());
        stream.frames.push_back(std::move(frame));
        stream.isWhole.push_back(!isTouched);
    }
    return stream;
}

}  // namespace facialis::test

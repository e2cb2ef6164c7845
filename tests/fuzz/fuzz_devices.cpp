// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as what a device sends: the first one picks the device, the second how the rest is cut.
// Cut or whole, the frames are the same. Seeds: tests/fuzz/corpus/fuzz_devices.
#include <algorithm>
#include <array>
#include <string>

#include "acquisition/devices/device_list.hpp"

namespace {

using namespace facialis;
using namespace facialis::acquisition;

struct Outcome {
    DecodedFrames frames;
    std::int64_t discarded = 0;
};

Outcome decode(const DevicePlan& plan, Bytes bytes, std::size_t pieceSize)
{
    const auto decoder = plan.makeDecoder();
    Outcome outcome;
    for (std::size_t at = 0; at < bytes.size(); at += pieceSize)
        decoder->decode(bytes.subspan(at, std::min(pieceSize, bytes.size() - at)), outcome.frames);
    decoder->finish(outcome.frames);
    outcome.discarded = decoder->discardedBytes();
    return outcome;
}

void demand(bool isTrue)
{
    if (!isTrue)
        __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const std::array<std::string, 10> addresses{"cyton:x",
                                                       "cyton_daisy:x",
                                                       "bitalino:x",
                                                       "bitalino:x?channels=1",
                                                       "bitalino:x?channels=1,2,3,4,5,6",
                                                       "spikerbox:x",
                                                       "spikerbox:x?channels=3",
                                                       "chords:x",
                                                       "olimex:x",
                                                       "text:x?rate=100&columns=2&highest=1023"};
    if (size < 2)
        return 0;
    const auto address = parseSourceAddress(addresses[data[0] % addresses.size()]);
    for (const DeviceKind& kind : deviceKinds()) {
        if (kind.scheme != address->scheme)
            continue;
        const auto plan = kind.plan(*address);
        const Bytes bytes(data + 2, size - 2);
        const Outcome whole = decode(*plan, bytes, bytes.size() + 1);
        const Outcome cut = decode(*plan, bytes, 1 + data[1] % 64U);
        demand(whole.frames.values == cut.frames.values);
        demand(whole.discarded == cut.discarded);
        demand(whole.discarded >= 0 && whole.discarded <= static_cast<std::int64_t>(bytes.size()));
        demand(whole.frames.values.size() == whole.frames.frames.size() * plan->channels.size());
        std::int64_t end = 0;
        for (const DecodedFrame& frame : whole.frames.frames) {
            demand(frame.end > end && frame.end <= static_cast<std::int64_t>(bytes.size()));
            demand(frame.counter < std::max(plan->modulus, 1) && frame.broken >= 0);
            end = frame.end;
        }
        for (const DecodedEvent& event : whole.frames.events)
            demand(event.frame <= whole.frames.frames.size());
    }
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/nwb_quality.hpp"

#include <limits>

#include "data/storage/dynamic_table.hpp"
#include "data/tables/collected.hpp"

namespace facialis {

void writeQuality(const Hdf5Object& intervals, ObjectTypes& types,
                  const std::vector<QualitySecond>& quality)
{
    if (quality.empty())
        return;
    using S = const QualitySecond&;
    using C = const ChannelSecond&;
    const auto numbers = [&](const auto& field) { return collected<double>(quality, field); };
    const auto byChannel = [&](const auto& field) {
        std::vector<float> values;
        for (const QualitySecond& second : quality)
            for (const ChannelSecond& channel : second.channels)
                values.push_back(field(channel));
        return values;
    };
    DynamicTableWriter table(intervals, types,
                             {"quality_seconds", "TimeIntervals",
                              "what each second of the live recording was worth; columns of "
                              "channels have one value for each channel of the recording"});
    table.numbers("start_time", "begin of the second, in seconds",
                  numbers([](S s) { return static_cast<double>(s.second); }));
    table.numbers("stop_time", "its end, exclusive, in seconds",
                  numbers([](S s) { return static_cast<double>(s.second) + 1.0; }));
    table.numbers("lost_frames", "frames that did not arrive",
                  numbers([](S s) { return static_cast<double>(s.lostFrames); }));
    table.numbers("jitter_s", "by which frames came late, median; NaN: unknown", numbers([](S s) {
                      return s.jitter ? s.jitter->seconds()
                                      : std::numeric_limits<double>::quiet_NaN();
                  }));
    const std::size_t channels = quality.front().channels.size();
    table.floats("clipped_share", "of the samples, at the limits of the recorder; by channel",
                 byChannel([](C c) { return c.clippedShare; }), channels);
    table.floats(
        "mains_ratio_db",
        "power at the mains frequency and its harmonics over that beside them; by channel; "
        "NaN: unknown",
        byChannel([](C c) { return c.mainsRatioDb; }), channels);
    table.floats("off_electrode", "1: the electrode is off, 0: it is on, NaN: not told; by channel",
                 byChannel([](C c) {
                     return c.isOffElectrode ? (*c.isOffElectrode ? 1.0F : 0.0F)
                                             : std::numeric_limits<float>::quiet_NaN();
                 }),
                 channels);
    table.floats("is_usable", "0: the second is not to be trusted; by channel",
                 byChannel([](C c) { return c.isUsable ? 1.0F : 0.0F; }), channels);
    table.finish(quality.size());
}

}  // namespace facialis

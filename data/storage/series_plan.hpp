// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "data/model/recording.hpp"

namespace facialis {

/// Which channels share one dataset of the session file, and what its numbers mean:
/// physical = stored * conversion * channelConversion[k] + offset.
struct SeriesPlan {
    std::string name;           ///< "EMG", "EMG_2", "unscaled", "auxiliary", ...
    bool isElectrical = false;  ///< an ElectricalSeries in volts; else a TimeSeries
    std::string unit;           ///< "volts", the file's own unit, or "n/a"
    Frequency rate;
    std::int64_t length = 0;                  ///< frames, as far as known
    SampleType stored = SampleType::float64;  ///< int16 or int32 as the source stores them, or
                                              ///< float64: physical values
    double conversion = 1.0;
    std::vector<float> channelConversion;  ///< empty: all 1
    double offset = 0.0;
    std::vector<std::size_t> channels;  ///< indices into RecordingInfo::channels, ascending

    [[nodiscard]] bool isInteger() const { return stored != SampleType::float64; }
};

/// What type of NWB series voltages become.
enum class VoltageSeries {
    electrical,  ///< ElectricalSeries, which names an electrode for each column
    plain,       ///< TimeSeries in volts; which electrode a column is, the electrodes table says
};

/// true for the types readStored() hands out.
[[nodiscard]] bool isIntegerType(SampleType type);

/// Puts every channel into exactly one series.
///
/// Voltages of one rate, length and kind of number (integer or floating) make one electrical
/// series, in file order; the first is called EMG. Where scales differ, `channelConversion` carries
/// their ratio in single precision; where offsets differ, `offset` is 0: the exact scale and offset
/// of each channel stand in the electrodes table. Everything else is a plain series of channels
/// that share unit, scale and offset too, so that its numbers need no second table; channels
/// without a unit are called EMG where no channel has volts. Plain series of voltages have no
/// `channelConversion` either.
[[nodiscard]] std::vector<SeriesPlan> planSeries(
    const std::vector<Channel>& channels, VoltageSeries voltages = VoltageSeries::electrical);

}  // namespace facialis

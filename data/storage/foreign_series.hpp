// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "data/model/recording.hpp"
#include "data/storage/hdf5_recording.hpp"

namespace facialis {

/// When the samples of a series were taken.
struct SeriesClock {
    Frequency rate;
    Duration start;              ///< of the first sample, from timestamps_reference_time
    std::vector<FrameRun> runs;  ///< from that sample on, at least one
};

/// The clock of an ElectricalSeries or TimeSeries: starting_time and rate, or a line through its
/// timestamps where they are evenly spaced, with or without gaps (stamp_runs.hpp).
/// @param stated    the user's rate, for timestamps that are not
/// @param warnings  gets a sentence that says what was fitted, or why the series is left out
/// @return empty: it has no usable clock. @throws Hdf5Failure what it has is damaged
[[nodiscard]] std::optional<SeriesClock> clockOfSeries(const Hdf5Object& series,
                                                       std::int64_t frames,
                                                       std::optional<Frequency> stated,
                                                       std::vector<std::string>& warnings);

/// One channel of a series and how its numbers become physical values
/// (NWB: data * conversion * channel_conversion + offset, in `unit`).
struct SeriesChannel {
    Channel channel;  ///< without rate and length
    double scale = 1.0, offset = 0.0;
};

/// The channels of a series. Names come from the electrodes table where the series refers to it.
/// @param electrodes  /general/extracellular_ephys/electrodes; null: there is none
[[nodiscard]] std::vector<SeriesChannel> channelsOfSeries(const Hdf5Object& series,
                                                          const std::string& name,
                                                          const SampleDataset& data,
                                                          const Hdf5Object* electrodes);

}  // namespace facialis

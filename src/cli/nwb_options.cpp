// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/cli/nwb_options.hpp"

namespace facialis::engine {

void addNwbOptions(CLI::App& command, NwbOptions& options)
{
    command
        .add_option("--series", options.series,
                    "How *.nwb keeps voltages: electrical (ElectricalSeries, with electrodes; the "
                    "default) or time (TimeSeries in volts)")
        ->check(CLI::IsMember({"electrical", "time"}));
    command.add_flag("--uncompressed", options.isUncompressed,
                     "Leave the samples of *.nwb uncompressed: larger, quicker to write");
    command.add_flag("--envelope", options.hasEnvelope,
                     "Add the linear envelope (6 Hz, 50 values a second) to *.nwb");
}

}  // namespace facialis::engine

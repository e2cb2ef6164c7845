// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/cli/nwb_options.hpp"

#include "src/session/linear_envelope_series.hpp"

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

Result<std::vector<std::string>> writeNwb(const Recording& recording,
                                          const AnalysisResult* analysis, const std::string& path,
                                          const NwbOptions& options,
                                          const AnalysisSettings& settings)
{
    SessionOptions how;
    how.layout.voltages =
        options.series == "time" ? VoltageSeries::plain : VoltageSeries::electrical;
    how.layout.isArchive = !options.isUncompressed;
    if (!options.hasEnvelope)
        return writeSessionFile(recording, analysis, path, how);
    const DerivedSeries envelope =
        linearEnvelopeSeries(recording, settings, settings.mains.value_or(50_Hz));
    if (!envelope.channels.empty())
        how.derived = &envelope;
    auto lost = writeSessionFile(recording, analysis, path, how);
    if (lost && envelope.channels.empty())
        lost->emplace_back("no channel has the rate that the envelope needs; it is left out");
    return lost;
}

}  // namespace facialis::engine

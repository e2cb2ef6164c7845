// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/nwb_options.hpp"

#include "src/session/linear_envelope_series.hpp"

namespace facialis::engine {

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

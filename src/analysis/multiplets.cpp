// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/multiplets.hpp"

#include <algorithm>

namespace facialis::engine {
namespace {

constexpr Duration shortest = 25_ms, longest{1.0};
/// What the detector leaves off at both ends of a group.
constexpr Duration flank = 5_ms;
constexpr std::size_t fewest = 6;

SampleRange widened(SampleRange range, Frequency rate)
{
    const std::int64_t samples = sampleAt(flank, rate);
    return {std::max<std::int64_t>(0, range.begin - samples), range.end + samples};
}

}  // namespace

Multiplets multiplets(const ActivityTable& table, const FaceMap& face,
                      const std::vector<Channel>& channels, const WindowReader& reader)
{
    Multiplets found(table.channels());
    for (std::size_t c = 0; c < table.channels(); ++c) {
        if (!face.isPlaced(c))
            continue;
        std::vector<std::vector<double>> correlations;
        for (const std::size_t e : table.of(c)) {
            const Burst& burst = table.burst(e);
            const Duration length = burst.interval.length();
            if (table.isOpen(e) && length >= shortest && length <= longest)
                correlations.push_back(dsp::envelopeCorrelation(
                    reader.filtered(c, widened(burst.range, channels[c].rate)), channels[c].rate));
        }
        found[c] = dsp::commonDischarge(correlations, fewest);
    }
    return found;
}

}  // namespace facialis::engine

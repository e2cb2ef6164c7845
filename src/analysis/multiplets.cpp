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

Multiplets::Multiplets(const ActivityTable& table, const FaceMap& face,
                       const std::vector<Channel>& channels, const WindowReader& reader)
    : correlations_(table.size())
{
    for (std::size_t c = 0; c < table.channels(); ++c) {
        if (!face.isPlaced(c))
            continue;
        for (const std::size_t e : table.of(c)) {
            const Burst& burst = table.burst(e);
            const Duration length = burst.interval.length();
            if (!table.isOwn(e) || length < shortest || length > longest)
                continue;
            const Frequency rate = channels[c].rate;
            correlations_[e] =
                dsp::envelopeCorrelation(reader.filtered(c, widened(burst.range, rate)), rate);
        }
    }
}

std::optional<dsp::DischargeRhythm> Multiplets::rhythm(const ActivityTable& table,
                                                       std::size_t channel,
                                                       const Wanted& isWanted) const
{
    std::vector<std::vector<double>> wanted;
    for (const std::size_t e : table.of(channel))
        if (e < correlations_.size() && !correlations_[e].empty() && isWanted(e))
            wanted.push_back(correlations_[e]);
    return dsp::commonDischarge(wanted, fewest);
}

}  // namespace facialis::engine

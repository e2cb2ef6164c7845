// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/window_reader.hpp"

#include <algorithm>

#include "src/pipeline/analysis_band.hpp"

namespace facialis::engine {
namespace {

constexpr Duration padding{0.25};  // several periods of the high-pass edge

}  // namespace

WindowReader::WindowReader(const Recording& recording, const AnalysisSettings& settings,
                           Frequency mains)
    : recording_(recording), settings_(settings), mains_(mains)
{
    settings_.filtering = Filtering::zeroPhase;
}

std::vector<double> WindowReader::filtered(std::size_t channel, SampleRange range) const
{
    const Channel& from = recording_.info().channels[channel];
    range = range.intersection({0, from.length});
    if (range.isEmpty())
        return {};
    const std::int64_t pad = sampleAt(padding, from.rate);
    const std::int64_t runUp =
        sampleAt(filterSettling(from.rate, settings_, mains_, FilterKind::raw), from.rate);
    const SampleRange wide =
        SampleRange{range.begin - pad - runUp, range.end + pad}.intersection({0, from.length});
    std::vector<double> raw(static_cast<std::size_t>(wide.length()));
    auto filter = makeAnalysisFilter(from.rate, settings_, mains_);
    if (!filter || !recording_.read(channel, wide, raw))
        return {};
    std::vector<double> out;
    out.reserve(raw.size());
    (*filter)->process(raw, out);
    (*filter)->finish(out);
    const auto begin = out.begin() + (range.begin - wide.begin);
    return {begin, begin + range.length()};
}

}  // namespace facialis::engine

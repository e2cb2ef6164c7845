// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/window_reader.hpp"

#include <algorithm>
#include <utility>

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
    const Window window{channel, range};
    return std::move(filtered(std::span(&window, 1)).front());
}

WindowReader::RawWindow WindowReader::raw(const Window& window) const
{
    const Channel& channel = recording_.info().channels[window.channel];
    const SampleRange whole{0, channel.length};
    const SampleRange range = window.range.intersection(whole);
    if (range.isEmpty())
        return {};
    const std::int64_t pad = sampleAt(padding, channel.rate);
    const std::int64_t runUp =
        sampleAt(filterSettling(channel.rate, settings_, mains_, FilterKind::raw), channel.rate);
    const SampleRange wide =
        SampleRange{range.begin - pad - runUp, range.end + pad}.intersection(whole);
    std::vector<double> samples(static_cast<std::size_t>(wide.length()));
    if (!recording_.read(window.channel, wide, samples))
        return {};
    if (const auto filter = makeRawFilter(channel.rate, settings_, mains_)) {
        std::vector<double> mended;
        mended.reserve(samples.size());
        filter->process(samples, mended);
        filter->finish(mended);
        samples = std::move(mended);
    }
    return {std::move(samples), range.begin - wide.begin, range.length()};
}

std::vector<std::vector<double>> WindowReader::filtered(std::span<const Window> windows) const
{
    std::vector<std::vector<double>> results(windows.size());
    if (windows.empty())
        return results;
    const Frequency rate = recording_.info().channels[windows.front().channel].rate;
    auto bank = makeAnalysisBank(rate, settings_, mains_, windows.size());
    if (!bank)
        return results;
    std::vector<RawWindow> raws;
    std::vector<std::span<const double>> in;
    raws.reserve(windows.size());
    in.reserve(windows.size());
    for (const Window& window : windows)
        in.emplace_back(raws.emplace_back(raw(window)).samples);
    std::vector<dsp::SampleBuffer> out(windows.size());
    (*bank)->process(in, out);
    (*bank)->finish(out);
    for (std::size_t k = 0; k < windows.size(); ++k) {
        const auto begin = out[k].view().begin() + raws[k].begin;
        results[k].assign(begin, begin + raws[k].length);
    }
    return results;
}

}  // namespace facialis::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/analysis_band.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "dsp/filter/butterworth.hpp"
#include "dsp/filter/notch.hpp"

namespace facialis::engine {
namespace {

constexpr double highestPartOfRate = 0.45;
constexpr double narrowestRatio = 1.5;  ///< of the edges; less is a resonance, not a band
constexpr double runUpMemories = 4.0;

/// The hum is subtracted, then the filter follows.
class HumFreeFilter final : public dsp::StreamingFilter {
public:
    HumFreeFilter(dsp::MainsSubtraction subtraction, std::unique_ptr<StreamingFilter> filter)
        : subtraction_(std::move(subtraction)), filter_(std::move(filter))
    {
    }

    void process(std::span<const double> in, std::vector<double>& out) override
    {
        humFree_.assign(in.begin(), in.end());
        subtraction_.process(humFree_);
        filter_->process(humFree_, out);
    }
    void finish(std::vector<double>& out) override { filter_->finish(out); }
    [[nodiscard]] Duration delay() const override { return filter_->delay(); }
    [[nodiscard]] Duration lookAhead() const override { return filter_->lookAhead(); }

private:
    dsp::MainsSubtraction subtraction_;
    std::unique_ptr<StreamingFilter> filter_;
    std::vector<double> humFree_;
};

}  // namespace

Frequency AnalysisBand::centre() const
{
    return Frequency(std::sqrt(highPass.hertz() * lowPass.hertz()));
}

Result<AnalysisBand> analysisBand(Frequency rate, const AnalysisSettings& settings)
{
    const Frequency highest = rate * highestPartOfRate;
    AnalysisBand band{settings.highPass, std::min(settings.lowPass, highest), false};
    if (!(rate.hertz() > 0.0) || band.lowPass < band.highPass * narrowestRatio)
        return failure(fmt::format("a rate of {} Hz holds no EMG above {} Hz", rate.hertz(),
                                   settings.highPass.hertz()),
                       {}, "record at 1000 Hz or faster");
    band.isNarrow = highest < lowestSoundLowPass && band.lowPass < settings.lowPass;
    return band;
}

Result<dsp::Sections> analysisSections(Frequency rate, const AnalysisSettings& settings,
                                       Frequency mains)
{
    const auto band = analysisBand(rate, settings);
    if (!band)
        return tl::unexpected(band.error());
    auto sections =
        dsp::butterworthBandPass(settings.filterOrder, band->highPass, band->lowPass, rate);
    if (!sections || !settings.isNotchOn)
        return sections;
    const auto notches = dsp::mainsNotch(mains, settings.notchQ, band->lowPass, rate);
    if (!notches)
        return tl::unexpected(notches.error());
    sections->insert(sections->end(), notches->begin(), notches->end());
    return sections;
}

Result<std::unique_ptr<dsp::StreamingFilter>> makeAnalysisFilter(Frequency rate,
                                                                 const AnalysisSettings& settings,
                                                                 Frequency mains)
{
    auto sections = analysisSections(rate, settings, mains);
    if (!sections)
        return tl::unexpected(sections.error());
    auto filter =
        settings.filtering == Filtering::causal
            ? dsp::causalFilter(std::move(*sections), rate, analysisBand(rate, settings)->centre())
            : dsp::zeroPhaseFilter(std::move(*sections), rate);
    if (auto subtraction = makeMainsSubtraction(rate, settings, mains))
        return std::make_unique<HumFreeFilter>(std::move(*subtraction), std::move(filter));
    return filter;
}

Result<std::unique_ptr<dsp::StreamingBank>> makeAnalysisBank(Frequency rate,
                                                             const AnalysisSettings& settings,
                                                             Frequency mains, std::size_t channels)
{
    auto sections = analysisSections(rate, settings, mains);
    if (!sections)
        return tl::unexpected(sections.error());
    if (settings.filtering == Filtering::causal)
        return dsp::causalBank(std::move(*sections), rate, analysisBand(rate, settings)->centre(),
                               channels);
    return dsp::zeroPhaseBank(std::move(*sections), rate, channels);
}

std::optional<dsp::MainsSubtraction> makeMainsSubtraction(Frequency rate,
                                                          const AnalysisSettings& settings,
                                                          Frequency mains)
{
    const auto band = analysisBand(rate, settings);
    if (!settings.isMainsSubtractionOn || !band)
        return std::nullopt;
    return dsp::MainsSubtraction(mains, band->lowPass, rate, settings.mainsMemory);
}

Duration mainsRunUp(const AnalysisSettings& settings)
{
    return settings.isMainsSubtractionOn ? settings.mainsMemory * runUpMemories : Duration(0.0);
}

}  // namespace facialis::engine

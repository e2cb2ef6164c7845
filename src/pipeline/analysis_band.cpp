// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/analysis_band.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "dsp/filter/butterworth.hpp"
#include "dsp/filter/filter_method.hpp"
#include "dsp/filter/gap_bridge.hpp"
#include "dsp/filter/streaming_bank.hpp"

namespace facialis::engine {
namespace {

constexpr double highestPartOfRate = 0.45;
constexpr double narrowestRatio = 1.5;  ///< of the edges; less is a resonance, not a band

constexpr std::size_t roomForBlocks = 8192;

/// One filter behind the other.
class Chained final : public dsp::StreamingFilter {
public:
    Chained(std::unique_ptr<StreamingFilter> first, std::unique_ptr<StreamingFilter> then)
        : first_(std::move(first)), then_(std::move(then))
    {
        between_.reserve(roomForBlocks);
    }

    void process(std::span<const double> in, std::vector<double>& out) override
    {
        between_.clear();
        first_->process(in, between_);
        then_->process(between_, out);
    }
    void finish(std::vector<double>& out) override
    {
        between_.clear();
        first_->finish(between_);
        then_->process(between_, out);
        then_->finish(out);
    }
    [[nodiscard]] Duration delay() const override { return first_->delay() + then_->delay(); }
    [[nodiscard]] Duration lookAhead() const override
    {
        return first_->lookAhead() + then_->lookAhead();
    }

private:
    std::unique_ptr<StreamingFilter> first_, then_;
    std::vector<double> between_;
};

std::unique_ptr<dsp::StreamingFilter> chained(std::unique_ptr<dsp::StreamingFilter> first,
                                              std::unique_ptr<dsp::StreamingFilter> then)
{
    return first ? std::make_unique<Chained>(std::move(first), std::move(then)) : std::move(then);
}

bool isOn(const AnalysisSettings& settings, const dsp::FilterMethod& method)
{
    return settings.filters.count(method.name) > 0;
}

dsp::FilterInput filterInput(Frequency rate, const AnalysisBand& band,
                             const AnalysisSettings& settings, Frequency mains)
{
    return {rate, band.highPass, band.lowPass, mains, settings.filtering == Filtering::causal};
}

}  // namespace

Frequency AnalysisBand::centre() const
{
    return highPass > Frequency(0.0) ? Frequency(std::sqrt(highPass.hertz() * lowPass.hertz()))
                                     : lowPass / 2.0;
}

Result<AnalysisBand> analysisBand(Frequency rate, const AnalysisSettings& settings)
{
    const Frequency highest = rate * highestPartOfRate;
    AnalysisBand band{settings.highPass, std::min(settings.lowPass, highest), false};
    if (settings.band == Band::highPass)
        band.lowPass = highest;
    if (settings.band == Band::lowPass)
        band.highPass = Frequency(0.0);
    if (band.lowPass < settings.lowPass || !(rate.hertz() > 0.0)) {
        if (!(rate.hertz() > 0.0) || band.lowPass < band.highPass * narrowestRatio)
            return failure(fmt::format("a rate of {} Hz holds no EMG above {} Hz", rate.hertz(),
                                       band.highPass.hertz()),
                           {}, "record at 1000 Hz or faster, or lower filter.low_hz");
    }
    if (band.lowPass < band.highPass * narrowestRatio)
        return failure(fmt::format("a band of {} to {} Hz is a resonance, not a filter",
                                   band.highPass.hertz(), band.lowPass.hertz()),
                       {}, "set filter.high_hz to at least 1.5 times filter.low_hz");
    band.isNarrow = highest < lowestSoundLowPass && band.lowPass < settings.lowPass;
    return band;
}

namespace {

Result<dsp::Sections> bandSections(Frequency rate, const AnalysisSettings& settings,
                                   const AnalysisBand& band)
{
    switch (settings.band) {
    case Band::highPass: return dsp::butterworthHighPass(settings.filterOrder, band.highPass, rate);
    case Band::lowPass: return dsp::butterworthLowPass(settings.filterOrder, band.lowPass, rate);
    case Band::bandPass: break;
    }
    return dsp::butterworthBandPass(settings.filterOrder, band.highPass, band.lowPass, rate);
}

/// In samples, as a gap bridge takes it.
double mainsPeriod(Frequency rate, Frequency mains)
{
    return std::max(2.0, rate / mains);
}

/// @pre the rate leaves a band
std::unique_ptr<dsp::StreamingBank> linearBank(dsp::Sections sections, Frequency rate,
                                               const AnalysisSettings& settings, Frequency mains,
                                               std::size_t channels)
{
    auto bank = settings.filtering == Filtering::causal
                    ? dsp::causalBank(std::move(sections), rate,
                                      analysisBand(rate, settings)->centre(), channels)
                    : dsp::zeroPhaseBank(std::move(sections), rate, channels);
    return dsp::bridgedBank(std::move(bank), channels, mainsPeriod(rate, mains));
}

}  // namespace

Result<dsp::Sections> analysisSections(Frequency rate, const AnalysisSettings& settings,
                                       Frequency mains)
{
    const auto band = analysisBand(rate, settings);
    if (!band)
        return tl::unexpected(band.error());
    auto sections = bandSections(rate, settings, *band);
    const dsp::FilterInput input = filterInput(rate, *band, settings, mains);
    for (const dsp::FilterMethod* method : dsp::filterMethods()) {
        if (!sections || method->sections == nullptr || !isOn(settings, *method))
            continue;
        const auto more =
            method->sections(input, valuesOf(settings, method->name, method->parameters));
        if (!more)
            return tl::unexpected(more.error());
        sections->insert(sections->end(), more->begin(), more->end());
    }
    return sections;
}

Result<std::unique_ptr<dsp::StreamingFilter>> makeAnalysisFilter(Frequency rate,
                                                                 const AnalysisSettings& settings,
                                                                 Frequency mains)
{
    auto sections = analysisSections(rate, settings, mains);
    if (!sections)
        return tl::unexpected(sections.error());
    return chained(makeRawFilter(rate, settings, mains),
                   dsp::aloneOf(linearBank(std::move(*sections), rate, settings, mains, 1)));
}

Result<std::unique_ptr<dsp::StreamingBank>> makeAnalysisBank(Frequency rate,
                                                             const AnalysisSettings& settings,
                                                             Frequency mains, std::size_t channels)
{
    auto sections = analysisSections(rate, settings, mains);
    if (!sections)
        return tl::unexpected(sections.error());
    return linearBank(std::move(*sections), rate, settings, mains, channels);
}

std::unique_ptr<dsp::StreamingFilter> makeRawFilter(Frequency rate,
                                                    const AnalysisSettings& settings,
                                                    Frequency mains)
{
    const auto band = analysisBand(rate, settings);
    if (!band)
        return nullptr;
    const dsp::FilterInput input = filterInput(rate, *band, settings, mains);
    std::unique_ptr<dsp::StreamingFilter> all;
    for (const dsp::FilterMethod* method : dsp::filterMethods())
        if (method->make != nullptr && isOn(settings, *method))
            all =
                chained(std::move(all),
                        method->make(input, valuesOf(settings, method->name, method->parameters)));
    return all ? chained(dsp::gapBridge(mainsPeriod(rate, mains)), std::move(all)) : nullptr;
}

Duration filterSettling(Frequency rate, const AnalysisSettings& settings, Frequency mains,
                        FilterKind kind)
{
    const auto band = analysisBand(rate, settings);
    Duration longest{0.0};
    if (!band)
        return longest;
    const dsp::FilterInput input = filterInput(rate, *band, settings, mains);
    for (const dsp::FilterMethod* method : dsp::filterMethods())
        if (isOn(settings, *method) &&
            (kind == FilterKind::any || (kind == FilterKind::raw) == (method->make != nullptr)))
            longest = std::max(longest, method->settling(input, valuesOf(settings, method->name,
                                                                         method->parameters)));
    return longest;
}

std::vector<std::string> filterBadges(Frequency rate, const AnalysisSettings& settings,
                                      Frequency mains)
{
    std::vector<std::string> badges;
    const auto band = analysisBand(rate, settings);
    if (!band)
        return badges;
    const dsp::FilterInput input = filterInput(rate, *band, settings, mains);
    for (const dsp::FilterMethod* method : dsp::filterMethods()) {
        if (isOn(settings, *method))
            badges.push_back(method->badge(input));
        else if (!method->offBadge.empty())
            badges.emplace_back(method->offBadge);
    }
    return badges;
}

}  // namespace facialis::engine

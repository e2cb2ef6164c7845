// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/burst_spectra.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

#include "dsp/spectrum/intraburst_rate.hpp"
#include "src/analysis/window_spectrum.hpp"

namespace facialis::engine {
namespace {

/// The lines double the power beside them: a share no muscle and no chance gives 12 quiet seconds.
constexpr double mainsFromDb = 3.0;
constexpr std::size_t burstsAtOnce = 256;
constexpr std::size_t filteredAtOnce = 4;  // what the kernels take side by side

/// Transforms of the lengths met so far; one a thread.
class Spectrometer {
public:
    /// Empty: shorter than one period of the band's lower edge, or samples are missing.
    std::optional<dsp::SpectralCentre> centre(std::span<const double> samples, Frequency rate,
                                              const AnalysisBand& band)
    {
        const Duration length = timeOf(std::ssize(samples), rate);
        if (!isLongEnough(length, band))
            return std::nullopt;
        const std::size_t segment = spectrumSegment(length, rate);
        dsp::Welch& welch = transforms_.try_emplace(segment, segment).first->second;
        return dsp::spectralCentre(welch(samples, rate), band.highPass, band.lowPass);
    }

    dsp::IntraburstRateMeter meter;

private:
    std::map<std::size_t, dsp::Welch> transforms_;
};

/// What is the same for all bursts of a channel; empty where no band is left.
using Contexts = std::vector<std::optional<dsp::RateContext>>;

Contexts contextsOf(const SpectraRequest& request, const AnalysisResult& result)
{
    Contexts contexts(result.recording.channels.size());
    for (const ChannelQuality& quality : result.quality) {
        const Frequency rate = result.recording.channels[quality.channel].rate;
        const auto band = analysisBand(rate, request.settings);
        if (!band)
            continue;
        dsp::RateContext context{rate, band->highPass, band->lowPass, request.mains};
        // A line that could not be looked for is not taken for absent.
        context.isMainsInSilence = quality.mainsRatioDb.value_or(mainsFromDb) >= mainsFromDb;
        if (request.settings.filters.count("mains_subtraction") > 0)
            context.removal = dsp::MainsRemoval::subtracted;
        if (request.settings.filters.count("notch") > 0)
            context.removal = dsp::MainsRemoval::notched;
        contexts[quality.channel] = context;
    }
    return contexts;
}

/// A burst whose samples are read again.
struct Job {
    std::size_t burst = 0;
    SampleRange window;
    Frequency rate;
};

/// Bursts `first` .. `last`, those of like windows side by side; the reader takes a few at once.
std::vector<Job> jobsOf(std::vector<Burst>& bursts, std::size_t first, std::size_t last,
                        const Contexts& contexts)
{
    std::vector<Job> jobs;
    for (std::size_t k = first; k < last; ++k) {
        Burst& burst = bursts[k];
        if (burst.kind == BurstKind::artifact)
            burst.rateRefusal = RateRefusal::artifact;
        else if (const auto& context = contexts[burst.channel])
            jobs.push_back({k, spectrumPartOf(burst.range, context->sampling), context->sampling});
    }
    std::stable_sort(jobs.begin(), jobs.end(), [](const Job& a, const Job& b) {
        return a.rate != b.rate ? a.rate < b.rate : a.window.length() < b.window.length();
    });
    return jobs;
}

void measure(Burst& burst, std::span<const double> samples, const AnalysisSettings& settings,
             const dsp::RateContext& context, Spectrometer& spectrometer)
{
    const auto band = analysisBand(context.sampling, settings);
    if (band && !band->isNarrow)
        if (const auto centre = spectrometer.centre(samples, context.sampling, *band)) {
            burst.meanFrequency = centre->mean;
            burst.medianFrequency = centre->median;
        }
    const dsp::IntraburstRate found = spectrometer.meter(samples, context);
    burst.intraburstRate = found.rate;
    burst.rateRefusal = found.refusal;
}

/// Jobs of one rate, as many as the filter takes at once.
std::vector<std::span<const Job>> handfulsOf(std::span<const Job> jobs)
{
    std::vector<std::span<const Job>> handfuls;
    while (!jobs.empty()) {
        std::size_t count = 1;
        while (count < std::min(filteredAtOnce, jobs.size()) && jobs[count].rate == jobs[0].rate)
            ++count;
        handfuls.push_back(jobs.first(count));
        jobs = jobs.subspan(count);
    }
    return handfuls;
}

void measure(std::span<const Job> jobs, const SpectraRequest& request, const Contexts& contexts,
             std::vector<Burst>& bursts, Spectrometer& spectrometer)
{
    std::vector<WindowReader::Window> windows;
    for (const Job& job : jobs)
        windows.push_back({bursts[job.burst].channel, job.window});
    const auto samples = request.reader.filtered(windows);
    for (std::size_t k = 0; k < jobs.size(); ++k) {
        Burst& burst = bursts[jobs[k].burst];
        if (std::ssize(samples[k]) == jobs[k].window.length())
            measure(burst, samples[k], request.settings, *contexts[burst.channel], spectrometer);
        else
            burst.rateRefusal = RateRefusal::missingSamples;
    }
}

}  // namespace

void measureSpectra(const SpectraRequest& request, AnalysisResult& result)
{
    const Contexts contexts = contextsOf(request, result);
    std::vector<Burst>& bursts = result.bursts;
    std::vector<Spectrometer> spectrometers(std::max(1U, request.threads));
    for (std::size_t first = 0; first < bursts.size(); first += burstsAtOnce) {
        if (request.stop.stop_requested())
            return;
        const std::size_t last = std::min(first + burstsAtOnce, bursts.size());
        const std::vector<Job> jobs = jobsOf(bursts, first, last, contexts);
        const auto handfuls = handfulsOf(jobs);
        std::atomic<std::size_t> next{0};
        const auto work = [&](Spectrometer& spectrometer) {
            for (std::size_t k = next++; k < handfuls.size(); k = next++)
                measure(handfuls[k], request, contexts, bursts, spectrometer);
        };
        {
            std::vector<std::jthread> helpers;
            for (std::size_t t = 1; t < spectrometers.size(); ++t)
                helpers.emplace_back([&, t] { work(spectrometers[t]); });
            work(spectrometers[0]);
        }
        request.recording.release(bursts[last - 1].interval.onset);
    }
}

}  // namespace facialis::engine

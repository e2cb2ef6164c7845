// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/accuracy/measurement.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

#include "dsp/filter/butterworth.hpp"
#include "dsp/filter/streaming_filter.hpp"
#include "tests/bench/accuracy/conditions.hpp"
#include "tests/bench/accuracy/scoring.hpp"

namespace facialis::bench {
namespace {

constexpr Frequency highPass{20.0}, lowPass{450.0};

const dsp::Parameter& thresholdOf(const dsp::DetectorMethod& method)
{
    return *std::find_if(method.parameters.begin(), method.parameters.end(),
                         [&](const auto& p) { return p.name == method.threshold; });
}

/// More than one false burst a minute; or so many that they grow together.
bool isTooLoose(const dsp::DetectorMethod& method, double threshold,
                std::span<const std::vector<double>> rest, unsigned threads)
{
    const double minutes = double(rest.size()) * recordingLength.seconds() / 60.0;
    const auto mostSamples = std::int64_t(0.05 * double(rest.size() * sampleCount()));
    std::atomic<std::int64_t> bursts = 0, active = 0;
    const auto isDecided = [&] { return double(bursts) > minutes || active > mostSamples; };
    parallel(rest.size(), threads, [&](std::size_t r) {
        if (isDecided())
            return;
        for (const auto& burst : merged(detect(method, threshold, rest[r]))) {
            ++bursts;
            active += burst.range.length();
        }
    });
    return isDecided();
}

}  // namespace

void parallel(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work)
{
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t i = next++; i < count; i = next++)
            work(i);
    };
    std::vector<std::jthread> others;
    for (unsigned t = 1; t < threads; ++t)
        others.emplace_back(run);
    run();
}

std::vector<double> AnalysisFilter::operator()(std::span<const double> raw) const
{
    auto sections = dsp::butterworthBandPass(4, highPass, lowPass, rate).value();
    const auto filter =
        isCausal_ ? dsp::causalFilter(std::move(sections), rate, Frequency(std::sqrt(20.0 * 450.0)))
                  : dsp::zeroPhaseFilter(std::move(sections), rate);
    std::vector<double> out;
    out.reserve(raw.size());
    filter->process(raw, out);
    filter->finish(out);
    const auto late = std::size_t(sampleAt(filter->delay(), rate));
    std::rotate(out.begin(), out.begin() + std::ptrdiff_t(late), out.end());
    out.resize(out.size() - late);
    return out;
}

std::vector<dsp::DetectedActivity> detect(const dsp::DetectorMethod& method, double threshold,
                                          std::span<const double> filtered)
{
    dsp::ParameterValues values(method.parameters);
    values.set(method.threshold, threshold);
    const auto detector =
        dsp::makeDetector(method, {.rate = rate, .highPass = highPass, .lowPass = lowPass}, values)
            .value();
    std::vector<dsp::DetectedActivity> found;
    detector->process(filtered, found);
    detector->finish(found);
    return found;
}

double standardThreshold(const dsp::DetectorMethod& method)
{
    return thresholdOf(method).standard;
}

double calibrate(const dsp::DetectorMethod& method, std::span<const std::vector<double>> rest,
                 unsigned threads)
{
    const auto& parameter = thresholdOf(method);
    double strict = parameter.most, loose = parameter.least;
    if (isTooLoose(method, strict, rest, threads))
        std::swap(strict, loose);
    for (int i = 0; i < 40 && std::abs(std::log(loose / strict)) > 0.002; ++i) {
        const double middle = std::sqrt(strict * loose);
        (isTooLoose(method, middle, rest, threads) ? loose : strict) = middle;
    }
    return strict;
}

}  // namespace facialis::bench

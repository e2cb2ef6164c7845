// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/quality_monitor.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "dsp/spectrum/welch.hpp"
#include "src/pipeline/mains_line.hpp"

namespace facialis::engine {
namespace {

constexpr std::size_t quietSeconds = 12;
constexpr Duration flatFrom{0.2};  // muscle and amplifier noise are never still for so long
constexpr double unusableFlatPart = 0.5;
constexpr double careFlatPart = 0.01;
constexpr double unusableMissingPart = 0.9;
constexpr double careClippedPart = 0.001;
constexpr double unusableClippedPart = 0.2;
constexpr double careMainsDb = 20.0;

}  // namespace

QualityMonitor::QualityMonitor(const Channel& channel, std::int64_t first, Frequency mains)
    : channel_(channel),
      mains_(mains),
      at_(first),
      first_(first),
      flatAfter_(std::max<std::int64_t>(3, sampleAt(flatFrom, channel.rate))),
      secondLength_(2 * static_cast<std::size_t>(std::max(2.0, channel.rate.hertz() / 2.0)))
{
    const auto physical = [&](std::int64_t stored) {
        return static_cast<double>(stored) * channel.scale + channel.offset;
    };
    if (channel.storedMinimum && channel.storedMaximum) {
        const double a = physical(*channel.storedMinimum);
        const double b = physical(*channel.storedMaximum);
        const double tolerance = 0.25 * std::abs(channel.scale);
        low_ = std::min(a, b) + tolerance;
        high_ = std::max(a, b) - tolerance;
    }
    second_.reserve(secondLength_);
}

void QualityMonitor::process(std::span<const double> raw)
{
    for (const double sample : raw)
        take(sample);
}

void QualityMonitor::take(double sample)
{
    const std::int64_t at = at_++;
    if (std::isnan(sample)) {
        ++missing_;
        if (!gapFrom_)
            gapFrom_ = at;
        previous_.reset();
        flatRun_ = 0;
    } else {
        closeGap(at);
        if (low_ && (sample <= *low_ || sample >= *high_))
            ++clipped_;
        flatRun_ = previous_ && *previous_ == sample ? flatRun_ + 1 : 0;
        if (flatRun_ >= flatAfter_) {
            flat_ += flatRun_ == flatAfter_ ? flatRun_ + 1 : 1;
            longestFlat_ = std::max(longestFlat_, flatRun_ + 1);
        }
        previous_ = sample;
    }
    isSecondWhole_ = isSecondWhole_ && !std::isnan(sample);
    second_.push_back(static_cast<float>(sample));
    if (second_.size() == secondLength_)
        closeSecond();
}

void QualityMonitor::closeGap(std::int64_t end)
{
    if (!gapFrom_)
        return;
    gaps_.push_back({timeOf(*gapFrom_, channel_.rate), timeOf(end, channel_.rate)});
    gapFrom_.reset();
}

void QualityMonitor::closeSecond()
{
    double sum = 0.0;
    for (std::size_t i = 1; i < second_.size(); ++i) {
        const double step = double(second_[i]) - double(second_[i - 1]);
        sum += step * step;
    }
    // A second without any change is a lost contact, not a quiet muscle.
    const bool isCandidate = isSecondWhole_ && sum > 0.0 && std::isfinite(sum) &&
                             (quietest_.size() < quietSeconds || sum < quietest_.back().roughness);
    if (isCandidate) {
        const auto place = std::upper_bound(
            quietest_.begin(), quietest_.end(), sum,
            [](double value, const QuietSecond& quiet) { return value < quiet.roughness; });
        quietest_.insert(place, {sum, second_});
        if (quietest_.size() > quietSeconds)
            quietest_.pop_back();
    }
    second_.clear();
    isSecondWhole_ = true;
}

std::optional<double> QualityMonitor::mainsRatio() const
{
    dsp::Spectrum mean;
    for (const QuietSecond& quiet : quietest_) {
        const std::vector<double> samples(quiet.samples.begin(), quiet.samples.end());
        const dsp::Spectrum one = dsp::welch(samples, channel_.rate, samples.size());
        if (one.segments == 0)
            continue;
        if (mean.segments == 0) {
            mean = one;
            continue;
        }
        for (std::size_t k = 0; k < mean.density.size(); ++k)
            mean.density[k] += one.density[k];
        mean.segments += one.segments;
    }
    return mainsRatioDb(mean, mains_);
}

ChannelQuality QualityMonitor::quality() const
{
    ChannelQuality quality;
    quality.gaps = gaps_;
    if (gapFrom_)
        quality.gaps.push_back({timeOf(*gapFrom_, channel_.rate), timeOf(at_, channel_.rate)});
    quality.mainsRatioDb = mainsRatio();

    const auto total = static_cast<double>(at_ - first_);
    const double present = total - static_cast<double>(missing_);
    const double flatPart = present > 0.0 ? static_cast<double>(flat_) / present : 0.0;
    if (low_ && present > 0.0)
        quality.clippedFraction = static_cast<double>(clipped_) / present;

    const auto care = [&](std::string reason) { quality.reasons.push_back(std::move(reason)); };
    const auto reject = [&](std::string reason) {
        quality.isUsable = false;
        quality.reasons.push_back(std::move(reason));
    };
    if (present <= 0.0)
        reject("no sample is a number");
    else if (static_cast<double>(missing_) > unusableMissingPart * total)
        reject(fmt::format("{:.0f} % of the samples are missing",
                           100.0 * static_cast<double>(missing_) / total));
    else if (missing_ > 0)
        care(fmt::format("{:.3g} % of the samples are missing",
                         100.0 * static_cast<double>(missing_) / total));
    if (flatPart > unusableFlatPart)
        reject(fmt::format("flat for {:.0f} % of the time: is the electrode connected?",
                           100.0 * flatPart));
    else if (flatPart > careFlatPart)
        care(fmt::format("flat for {:.3g} % of the time, {:.1f} s at the longest", 100.0 * flatPart,
                         timeOf(longestFlat_, channel_.rate).seconds()));
    if (quality.clippedFraction.value_or(0.0) > unusableClippedPart)
        reject(fmt::format("clipped for {:.0f} % of the time", 100.0 * *quality.clippedFraction));
    else if (quality.clippedFraction.value_or(0.0) > careClippedPart)
        care(fmt::format("clipped for {:.2g} % of the time: amplitudes are too low",
                         100.0 * *quality.clippedFraction));
    if (quality.mainsRatioDb.value_or(0.0) > careMainsDb)
        care(fmt::format("mains hum at {:.0f} Hz stands {:.0f} dB over its neighbourhood",
                         mains_.hertz(), *quality.mainsRatioDb));
    return quality;
}

}  // namespace facialis::engine

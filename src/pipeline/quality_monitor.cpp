// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/quality_monitor.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "dsp/filter/gaps.hpp"
#include "dsp/spectrum/welch.hpp"
#include "src/pipeline/mains_line.hpp"

namespace facialis::engine {
namespace {

constexpr std::size_t quietSeconds = 12;
constexpr std::size_t gapsExpected = 4096;
constexpr std::size_t pieceLength = 64;
constexpr Duration flatFrom{0.2};  // muscle and amplifier noise are never still for so long
constexpr double unusableFlatPart = 0.5;
constexpr double careFlatPart = 0.01;
constexpr double unusableMissingPart = 0.9;
constexpr double careClippedPart = 0.001;
constexpr double unusableClippedPart = 0.2;
/// A strong contraction swings through its peaks; what stands still for so long follows nothing.
constexpr Duration railFrom = 50_ms;
constexpr double unusableRailPart = 0.02;
constexpr double fewestSteps = 16.0;

/// Sum of the squared first difference, in four sums side by side.
double roughnessOf(std::span<const float> samples)
{
    constexpr std::size_t width = 4;
    std::array<double, width> sums{};
    const auto take = [&](std::size_t i, std::size_t k) {
        const double step = double(samples[i]) - double(samples[i - 1]);
        sums[k] += step * step;
    };
    std::size_t i = 1;
    for (; i + width <= samples.size(); i += width)
        for (std::size_t k = 0; k < width; ++k)
            take(i + k, k);
    for (; i < samples.size(); ++i)
        take(i, 0);
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

}  // namespace

QualityMonitor::QualityMonitor(const Channel& channel, std::int64_t first, Frequency mains)
    : channel_(channel),
      mains_(mains),
      at_(first),
      first_(first),
      clippedAt_(channel.rate),
      flatAfter_(std::max<std::int64_t>(3, sampleAt(flatFrom, channel.rate))),
      rails_(std::max<std::int64_t>(3, sampleAt(railFrom, channel.rate)),
             fewestSteps * std::abs(channel.scale)),
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
    gaps_.reserve(gapsExpected);
    quietest_.resize(quietSeconds);
    for (QuietSecond& quiet : quietest_)
        quiet.samples.resize(secondLength_);
}

void QualityMonitor::process(std::span<const double> raw)
{
    while (!raw.empty()) {
        const std::size_t count =
            std::min({raw.size(), pieceLength, secondLength_ - second_.size()});
        takePiece(raw.first(count));
        raw = raw.subspan(count);
    }
}

/// A piece that does not reach beyond the second.
void QualityMonitor::takePiece(std::span<const double> piece)
{
    for (std::span<const double> left = piece; !left.empty();) {
        const dsp::Stretch stretch =
            dsp::areAllSamples(left) ? dsp::Stretch{left.size(), false} : dsp::firstStretch(left);
        const auto part = left.first(stretch.length);
        if (stretch.isGap) {
            missing_ += std::ssize(part);
            if (!gapFrom_)
                gapFrom_ = at_;
            previous_.reset();
            rails_.breakRun();
            flatRun_ = 0;
            isSecondWhole_ = false;
        } else {
            takeNumbers(part);
        }
        at_ += std::ssize(part);
        left = left.subspan(part.size());
    }
    const std::size_t before = second_.size();
    second_.resize(before + piece.size());
    for (std::size_t i = 0; i < piece.size(); ++i)
        second_[before + i] = static_cast<float>(piece[i]);
    if (second_.size() == secondLength_)
        closeSecond();
}

void QualityMonitor::takeNumbers(std::span<const double> numbers)
{
    closeGap();
    if (low_) {
        const double low = *low_, high = *high_;
        int clipped = 0;
        for (const double sample : numbers)
            clipped += int(sample <= low) + int(sample >= high) > 0 ? 1 : 0;
        clipped_ += clipped;
        for (std::size_t i = 0; clipped > 0 && i < numbers.size(); ++i)
            if (numbers[i] <= low || numbers[i] >= high)
                clippedAt_.add(at_ + static_cast<std::int64_t>(i));
    }
    lookForFlat(numbers);
    rails_.process(numbers);
    previous_ = numbers.back();
}

/// The run of equal samples up to the end of these. A run that neither comes from before nor lasts
/// to the end is shorter than a flat line where that is longer than a piece.
void QualityMonitor::lookForFlat(std::span<const double> numbers)
{
    const auto isSame = [&](std::size_t i) {
        return i > 0 ? numbers[i] == numbers[i - 1] : previous_ && *previous_ == numbers[0];
    };
    if (flatAfter_ <= static_cast<std::int64_t>(pieceLength)) {
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (isSame(i))
                extendFlat(1);
            else
                flatRun_ = 0;
        }
        return;
    }
    std::size_t leading = 0;
    while (leading < numbers.size() && isSame(leading))
        ++leading;
    extendFlat(static_cast<std::int64_t>(leading));
    if (leading == numbers.size())
        return;
    flatRun_ = 0;
    for (std::size_t i = numbers.size() - 1; i > leading && isSame(i); --i)
        ++flatRun_;
}

/// @param count  further samples that equal the one before
void QualityMonitor::extendFlat(std::int64_t count)
{
    const bool wasFlat = flatRun_ >= flatAfter_;
    flatRun_ += count;
    if (count == 0 || flatRun_ < flatAfter_)
        return;
    flat_ += wasFlat ? count : flatRun_ + 1;
    longestFlat_ = std::max(longestFlat_, flatRun_ + 1);
}

void QualityMonitor::closeGap()
{
    if (!gapFrom_)
        return;
    gaps_.push_back({timeOf(*gapFrom_, channel_.rate), timeOf(at_, channel_.rate)});
    gapFrom_.reset();
}

void QualityMonitor::closeSecond()
{
    const double sum = isSecondWhole_ ? roughnessOf(second_) : 0.0;
    // A second without any change is a lost contact, not a quiet muscle.
    const bool isCandidate =
        isSecondWhole_ && sum > 0.0 && std::isfinite(sum) &&
        (quietCount_ < quietSeconds || sum < quietest_[quietCount_ - 1].roughness);
    if (isCandidate) {
        quietCount_ = std::min(quietCount_ + 1, quietSeconds);
        const auto last = quietest_.begin() + static_cast<std::ptrdiff_t>(quietCount_ - 1);
        const auto place = std::upper_bound(
            quietest_.begin(), last, sum,
            [](double value, const QuietSecond& quiet) { return value < quiet.roughness; });
        last->roughness = sum;
        std::copy(second_.begin(), second_.end(), last->samples.begin());
        std::rotate(place, last, last + 1);
    }
    second_.clear();
    isSecondWhole_ = true;
}

std::optional<double> QualityMonitor::mainsRatio() const
{
    dsp::Spectrum mean;
    dsp::Welch welch(secondLength_);
    for (const QuietSecond& quiet : std::span(quietest_).first(quietCount_)) {
        const std::vector<double> samples(quiet.samples.begin(), quiet.samples.end());
        const dsp::Spectrum one = welch(samples, channel_.rate);
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
    const double railPart =
        present > 0.0 ? static_cast<double>(rails_.samplesAtRails()) / present : 0.0;
    if (railPart > unusableRailPart)
        reject(
            fmt::format("at the end of the amplifier's range for {:.2g} % of the time, {:g} ms "
                        "or more at a stretch: a lead that drifts, or an amplification too high",
                        100.0 * railPart, railFrom.milliseconds()));
    if (quality.clippedFraction.value_or(0.0) > unusableClippedPart)
        reject(fmt::format("clipped for {:.0f} % of the time", 100.0 * *quality.clippedFraction));
    else if (quality.clippedFraction.value_or(0.0) > careClippedPart)
        care(fmt::format("clipped for {:.2g} % of the time: amplitudes are too low",
                         100.0 * *quality.clippedFraction));
    if (quality.mainsRatioDb.value_or(0.0) > strongMainsDb)
        care(fmt::format("mains hum at {:.0f} Hz stands {:.0f} dB over its neighbourhood",
                         mains_.hertz(), *quality.mainsRatioDb));
    return quality;
}

}  // namespace facialis::engine

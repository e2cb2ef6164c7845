// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/crosstalk.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/filter/line_fit.hpp"
#include "dsp/synchrony/cross_correlation.hpp"

namespace facialis::engine {
namespace {

constexpr Duration longestSkew = 1_ms;
constexpr Duration margin = 10_ms;
constexpr Duration longestWindow{1.0};
constexpr Duration shortestForGain = 600_ms;
constexpr double surelyThere = 2.5;     // a gain over its standard error
constexpr double sourceOverCopy = 1.4;  // a source is clearly larger than its copy
constexpr double largestGain = 0.75;
constexpr std::size_t mostSources = 4;
/// Independent values a second in facial EMG: twice the width of a spectrum around 30-180 Hz.
constexpr double freedomPerSecond = 300.0;

constexpr Frequency humUpTo = 450.0_Hz;

constexpr double commonCorrelation = 0.9;  // of an artifact on both sides
constexpr double commonGain = 3.0;
constexpr Duration commonOnset = 5_ms;

/// `other` moved by up to `most` samples to where it resembles `signal` most.
void align(std::span<const double> signal, std::vector<double>& other, std::size_t most)
{
    const auto values = dsp::crossCorrelation(signal, other, most);
    const auto best = std::max_element(
        values.begin(), values.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
    const auto lag = (best - values.begin()) - static_cast<std::ptrdiff_t>(most);
    if (lag > 0)
        std::rotate(other.begin(), other.begin() + lag, other.end());
    else if (lag < 0)
        std::rotate(other.rbegin(), other.rbegin() - lag, other.rend());
}

double signalFractionOf(const MeasuredBurst& burst)
{
    const double over = burst.burst.rmsOverNoise;
    return over > 1.0 ? std::max(0.05, 1.0 - 1.0 / (over * over)) : 1.0;
}

/// Where a burst is looked at: all of it, or its middle second.
SampleRange windowOf(const Burst& burst, Frequency rate)
{
    TimeInterval wide = burst.interval.widened(margin);
    if (wide.length() > longestWindow) {
        const Duration middle = (wide.onset + wide.offset) * 0.5;
        wide = {middle - longestWindow * 0.5, middle + longestWindow * 0.5};
    }
    return {std::max<std::int64_t>(0, sampleAt(wide.onset, rate)), sampleAt(wide.offset, rate)};
}

/// Around a short window, long enough that the gain of a copy can be measured.
SampleRange gainWindow(SampleRange window, const Channel& channel)
{
    const std::int64_t missing = sampleAt(shortestForGain, channel.rate) - window.length();
    if (missing > 0)
        window = {window.begin - missing / 2, window.end + missing / 2};
    return window.intersection({0, channel.length});
}

double powerOf(std::span<const double> samples)
{
    double sum = 0.0;
    for (const double sample : samples)
        if (!std::isnan(sample))
            sum += sample * sample;
    return sum;
}

class Copies {
public:
    Copies(const ActivityTable& table, const std::vector<Channel>& channels, const FaceMap& face,
           const WindowReader& reader)
        : table_(table), channels_(channels), face_(face), reader_(reader)
    {
    }

    /// Marks a burst that is a copy, or an artifact on both sides.
    void mark(ActivityTable& table, std::size_t event) const
    {
        const Channel& channel = channels_[table_.burst(event).channel];
        const SampleRange window = windowOf(table_.burst(event), channel.rate);
        const auto sources = sourcesOf(
            event, {timeOf(window.begin, channel.rate), timeOf(window.end, channel.rate)});
        const auto twins = twinsOf(event);
        if (sources.empty() && twins.empty())
            return;
        const SampleRange wide = gainWindow(window, channel);
        auto signal = reader_.filtered(table_.burst(event).channel, wide);
        if (signal.empty())
            return;
        const Inner inner = innerOf(window, wide, signal.size());
        if (isCommon(signal, inner, twins, wide)) {
            table.setKind(event, BurstKind::artifact);
            return;
        }
        std::vector<std::size_t> channels;
        channels.reserve(sources.size());
        for (const std::size_t source : sources)
            channels.push_back(table_.burst(source).channel);
        if (copiedPart(event, std::move(signal), wide, inner, channels) >= copyShare)
            table.setConducted(event);
    }

    /// Part of a burst's own power that is a copy of another channel.
    [[nodiscard]] double copiedPart(std::size_t event, std::size_t other) const
    {
        const Burst& burst = table_.burst(event);
        const Channel& channel = channels_[burst.channel];
        const SampleRange window = windowOf(burst, channel.rate);
        const SampleRange wide = gainWindow(window, channel);
        auto signal = reader_.filtered(burst.channel, wide);
        if (!isComparable(burst.channel, other) || signal.empty())
            return 1.0;  // it cannot be told, and is not to be taken for own
        const Inner inner = innerOf(window, wide, signal.size());
        return copiedPart(event, std::move(signal), wide, inner, {other});
    }

private:
    [[nodiscard]] bool isComparable(std::size_t channel, std::size_t other) const
    {
        return channel != other && channels_[channel].rate == channels_[other].rate &&
               channels_[channel].dimension == channels_[other].dimension;
    }

    /// Bursts of other channels with more energy in the window, the strongest first.
    [[nodiscard]] std::vector<std::size_t> sourcesOf(std::size_t event, TimeInterval window) const
    {
        const Burst& burst = table_.burst(event);
        const auto energyOf = [&](std::size_t e) {
            return table_[e].rms * table_[e].rms *
                   table_.burst(e).interval.overlap(window).seconds();
        };
        const double least = sourceOverCopy * sourceOverCopy * energyOf(event);
        std::vector<std::pair<double, std::size_t>> sources;
        for (std::size_t c = 0; c < table_.channels(); ++c) {
            if (!isComparable(burst.channel, c))
                continue;
            double energy = 0.0, most = 0.0;
            std::optional<std::size_t> strongest;
            for (const std::size_t e : table_.overlapping(c, window)) {
                energy += energyOf(e);
                if (!strongest || energyOf(e) > most) {
                    strongest = e;
                    most = energyOf(e);
                }
            }
            if (strongest && energy > least)
                sources.emplace_back(energy, *strongest);
        }
        std::stable_sort(sources.begin(), sources.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        std::vector<std::size_t> strongest;
        for (std::size_t k = 0; k < std::min(sources.size(), mostSources); ++k)
            strongest.push_back(sources[k].second);
        return strongest;
    }

    /// Bursts that begin at the same moment on another muscle of the other side.
    [[nodiscard]] std::vector<std::size_t> twinsOf(std::size_t event) const
    {
        const Burst& burst = table_.burst(event);
        std::vector<std::size_t> twins;
        const auto side = face_.side(burst.channel);
        if (!side)
            return twins;
        for (std::size_t c = 0; c < table_.channels(); ++c) {
            const bool isFar = face_.side(c) && face_.side(c) != side &&
                               face_.muscle(c) != face_.muscle(burst.channel);
            if (!isFar || !isComparable(burst.channel, c))
                continue;
            for (const std::size_t e : table_.starting(c, burst.interval.onset - commonOnset,
                                                       burst.interval.onset + commonOnset))
                twins.push_back(e);
        }
        return twins;
    }

    /// Part of a window: the burst itself.
    struct Inner {
        std::size_t begin = 0, length = 0;

        [[nodiscard]] std::span<const double> of(std::span<const double> samples) const
        {
            return samples.subspan(begin, length);
        }
    };

    [[nodiscard]] static Inner innerOf(SampleRange window, SampleRange wide, std::size_t samples)
    {
        const auto begin =
            static_cast<std::size_t>(std::max<std::int64_t>(0, window.begin - wide.begin));
        return {begin, std::min(static_cast<std::size_t>(window.length()), samples - begin)};
    }

    /// @param signal  of the burst's channel in the wide window
    [[nodiscard]] double copiedPart(std::size_t event, std::vector<double> signal, SampleRange wide,
                                    Inner inner, const std::vector<std::size_t>& sources) const
    {
        const Frequency rate = channels_[table_.burst(event).channel].rate;
        const double own = powerOf(inner.of(signal)) * signalFractionOf(table_[event]);
        subtractHum(signal, rate, reader_.mains());
        std::vector<std::vector<double>> others;
        for (const std::size_t source : sources)
            if (auto other = reader_.filtered(source, wide); other.size() == signal.size()) {
                subtractHum(other, rate, reader_.mains());
                others.push_back(std::move(other));
            }
        return own > 0.0 ? copiedPower(signal, std::move(others), inner, rate) / own : 0.0;
    }

    /// How much of the power inside a burst is made of copies. Their gains are constants of the
    /// montage and are measured in the wider window: a short burst alone holds too few values.
    [[nodiscard]] static double copiedPower(std::span<const double> signal,
                                            std::vector<std::vector<double>> others, Inner inner,
                                            Frequency rate)
    {
        if (others.empty())
            return 0.0;
        for (auto& other : others)
            align(signal, other, static_cast<std::size_t>(sampleAt(longestSkew, rate)));
        const double freedom = freedomPerSecond * static_cast<double>(signal.size()) / rate.hertz();
        const dsp::ExplainedPart part = dsp::explainedBy(signal, others, freedom);
        const double left = (1.0 - part.fraction) * powerOf(signal);
        std::vector<double> copy(inner.length, 0.0);
        for (std::size_t k = 0; k < others.size(); ++k) {
            const double error = std::sqrt(left / (powerOf(others[k]) * freedom));
            const double gain = part.gains[k];
            if (std::abs(gain) < surelyThere * error)
                continue;
            if (std::abs(gain) > largestGain)
                return 0.0;
            const auto source = inner.of(others[k]);
            for (std::size_t i = 0; i < copy.size(); ++i)
                copy[i] += gain * source[i];
        }
        return powerOf(copy);
    }

    [[nodiscard]] bool isCommon(std::span<const double> signal, Inner inner,
                                const std::vector<std::size_t>& twins, SampleRange window) const
    {
        for (const std::size_t twin : twins) {
            const auto other = reader_.filtered(table_.burst(twin).channel, window);
            if (other.size() != signal.size() ||
                std::abs(dsp::correlation(inner.of(signal), inner.of(other))) < commonCorrelation)
                continue;
            const double ratio = std::sqrt(powerOf(inner.of(signal)) / powerOf(inner.of(other)));
            if (ratio < commonGain && ratio > 1.0 / commonGain)
                return true;
        }
        return false;
    }

    const ActivityTable& table_;
    const std::vector<Channel>& channels_;
    const FaceMap& face_;
    const WindowReader& reader_;
};

}  // namespace

void subtractHum(std::span<double> samples, Frequency rate, Frequency mains)
{
    dsp::subtractLine(samples, rate, mains, humUpTo);
}

ConductedShare conductedShare(std::span<const double> signal,
                              std::vector<std::vector<double>> others, Frequency rate,
                              double signalFraction)
{
    if (signal.empty() || others.empty())
        return {};
    const auto most = static_cast<std::size_t>(sampleAt(longestSkew, rate));
    for (auto& other : others)
        align(signal, other, most);
    const double freedom = freedomPerSecond * static_cast<double>(signal.size()) / rate.hertz();
    // Short bursts hold too few independent values to be held against several sources at once.
    while (others.size() > 1 && freedom < 6.0 * static_cast<double>(others.size()))
        others.pop_back();
    const dsp::ExplainedPart part = dsp::explainedBy(signal, others, freedom);
    ConductedShare result;
    result.share = std::clamp(part.fraction / std::clamp(signalFraction, 0.05, 1.0), 0.0, 1.0);
    for (const double gain : part.gains)
        result.gain = std::max(result.gain, std::abs(gain));
    return result;
}

void markConducted(ActivityTable& table, const std::vector<Channel>& channels, const FaceMap& face,
                   const WindowReader& reader)
{
    const Copies copies(table, channels, face, reader);
    for (std::size_t e = 0; e < table.size(); ++e)
        if (table.burst(e).kind != BurstKind::artifact)
            copies.mark(table, e);
}

double copiedPart(const ActivityTable& table, std::size_t event, std::size_t other,
                  const std::vector<Channel>& channels, const FaceMap& face,
                  const WindowReader& reader)
{
    return Copies(table, channels, face, reader).copiedPart(event, other);
}

}  // namespace facialis::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/crosstalk.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/synchrony/cross_correlation.hpp"

namespace facialis::engine {
namespace {

constexpr Duration longestSkew = 1_ms;
constexpr Duration margin = 10_ms;
constexpr Duration longestWindow{1.0};
constexpr double sourceOverCopy = 1.4;  // a source is clearly larger than its copy
constexpr double largestGain = 0.75;
constexpr std::size_t mostSources = 3;
/// Independent values a second in facial EMG: twice the width of a spectrum around 30-180 Hz.
constexpr double freedomPerSecond = 300.0;

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

class Marker {
public:
    Marker(ActivityTable& table, const std::vector<Channel>& channels, const FaceMap& face,
           const WindowReader& reader)
        : table_(table), channels_(channels), face_(face), reader_(reader)
    {
    }

    void mark(std::size_t event)
    {
        const Channel& channel = channels_[table_.burst(event).channel];
        const auto sources = sourcesOf(event);
        const auto twins = twinsOf(event);
        if (sources.empty() && twins.empty())
            return;
        const SampleRange window = windowOf(table_.burst(event), channel.rate);
        const auto signal = reader_.filtered(table_.burst(event).channel, window);
        if (signal.empty())
            return;
        if (isCommon(signal, twins, window)) {
            table_.setKind(event, BurstKind::artifact);
            return;
        }
        std::vector<std::vector<double>> others;
        for (const std::size_t source : sources)
            if (auto other = reader_.filtered(table_.burst(source).channel, window);
                other.size() == signal.size())
                others.push_back(std::move(other));
        const ConductedShare found = conductedShare(signal, std::move(others), channel.rate,
                                                    signalFractionOf(table_[event]));
        if (found.share >= copyShare && found.gain <= largestGain)
            table_[event].burst.isConducted = true;
    }

private:
    [[nodiscard]] bool isComparable(std::size_t channel, std::size_t other) const
    {
        return channel != other && channels_[channel].rate == channels_[other].rate &&
               channels_[channel].dimension == channels_[other].dimension;
    }

    /// Larger bursts of other channels at the same time, the largest first.
    [[nodiscard]] std::vector<std::size_t> sourcesOf(std::size_t event) const
    {
        const Burst& burst = table_.burst(event);
        std::vector<std::size_t> sources;
        for (std::size_t c = 0; c < table_.channels(); ++c) {
            if (!isComparable(burst.channel, c))
                continue;
            std::optional<std::size_t> largest;
            for (const std::size_t e : table_.overlapping(c, burst.interval))
                if (!largest || table_[e].rms > table_[*largest].rms)
                    largest = e;
            if (largest && table_[*largest].rms > sourceOverCopy * table_[event].rms)
                sources.push_back(*largest);
        }
        std::stable_sort(sources.begin(), sources.end(), [&](std::size_t a, std::size_t b) {
            return table_[a].rms > table_[b].rms;
        });
        sources.resize(std::min(sources.size(), mostSources));
        return sources;
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

    [[nodiscard]] bool isCommon(std::span<const double> signal,
                                const std::vector<std::size_t>& twins, SampleRange window) const
    {
        for (const std::size_t twin : twins) {
            const auto other = reader_.filtered(table_.burst(twin).channel, window);
            if (other.size() != signal.size() ||
                std::abs(dsp::correlation(signal, other)) < commonCorrelation)
                continue;
            double own = 0.0, others = 0.0;
            for (std::size_t i = 0; i < other.size(); ++i) {
                own += signal[i] * signal[i];
                others += other[i] * other[i];
            }
            const double ratio = std::sqrt(own / others);
            if (ratio < commonGain && ratio > 1.0 / commonGain)
                return true;
        }
        return false;
    }

    ActivityTable& table_;
    const std::vector<Channel>& channels_;
    const FaceMap& face_;
    const WindowReader& reader_;
};

}  // namespace

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
    Marker marker(table, channels, face, reader);
    for (std::size_t e = 0; e < table.size(); ++e)
        if (table.burst(e).kind != BurstKind::artifact)
            marker.mark(e);
}

}  // namespace facialis::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "acquisition/simulation/simulate.hpp"

namespace facialis::test {

inline acquisition::SimulatedPatient simulated(const acquisition::SimulationOptions& options)
{
    auto patient = acquisition::simulate(options);
    if (!patient)
        FAIL(patient.error().sentence());
    return std::move(*patient);
}

/// Microvolts of a whole channel.
inline std::vector<double> microvolts(const acquisition::SimulatedPatient& patient,
                                      std::size_t channel)
{
    const std::int64_t length = patient.recording->info().channels[channel].length;
    std::vector<double> samples(static_cast<std::size_t>(length));
    REQUIRE(patient.recording->read(channel, {0, length}, samples));
    for (double& value : samples)
        value *= 1e6;
    return samples;
}

inline std::size_t channelNamed(const acquisition::SimulatedPatient& patient,
                                std::string_view label)
{
    const auto& names = patient.truth.channels;
    const auto found = std::find(names.begin(), names.end(), label);
    REQUIRE(found != names.end());
    return static_cast<std::size_t>(found - names.begin());
}

inline const std::vector<TrueActivity>& activityOf(const acquisition::SimulatedPatient& patient,
                                                   std::string_view label)
{
    return patient.truth.activity[channelNamed(patient, label)].second;
}

/// "EMG OOc L" for OOc and a side.
inline std::string lead(std::string_view muscle, Side side)
{
    return "EMG " + std::string(muscle) + (side == Side::left ? " L" : " R");
}

inline bool isOfKind(const TrueActivity& activity, std::string_view kind)
{
    return activity.kind == kind;
}

inline std::size_t countOf(const std::vector<TrueActivity>& activity, std::string_view kind)
{
    return static_cast<std::size_t>(
        std::count_if(activity.begin(), activity.end(),
                      [&](const TrueActivity& a) { return isOfKind(a, kind); }));
}

/// The event of one of the kinds whose onset is nearest to `time`; null when there is none within
/// `reach`.
inline const TrueActivity* nearest(const std::vector<TrueActivity>& activity, Duration time,
                                   Duration reach, std::string_view kind)
{
    const TrueActivity* best = nullptr;
    double smallest = reach.seconds();
    for (const TrueActivity& a : activity) {
        const double distance = std::abs((a.interval.onset - time).seconds());
        if (isOfKind(a, kind) && distance <= smallest) {
            smallest = distance;
            best = &a;
        }
    }
    return best;
}

inline double median(std::vector<double> values)
{
    REQUIRE(!values.empty());
    std::nth_element(values.begin(), values.begin() + std::ssize(values) / 2, values.end());
    return values[values.size() / 2];
}

/// RMS over an interval of what a moving average of 50 ms leaves: drift is not activity.
inline double rms(const std::vector<double>& x, TimeInterval interval, Frequency rate)
{
    const std::int64_t half = sampleAt(25_ms, rate);
    const std::int64_t begin = std::max(half, sampleAt(interval.onset, rate));
    const std::int64_t end = std::min(std::ssize(x) - half, sampleAt(interval.offset, rate));
    double sum = 0.0;
    for (std::int64_t i = begin; i < end; ++i) {
        double mean = 0.0;
        for (std::int64_t k = i - half; k <= i + half; ++k)
            mean += x[static_cast<std::size_t>(k)];
        mean /= static_cast<double>(2 * half + 1);
        const double value = x[static_cast<std::size_t>(i)] - mean;
        sum += value * value;
    }
    return std::sqrt(sum / static_cast<double>(end - begin));
}

/// Events of a kind over all channels.
inline std::size_t countEverywhere(const acquisition::SimulatedPatient& patient,
                                   std::string_view kind)
{
    std::size_t sum = 0;
    for (const auto& [label, activity] : patient.truth.activity)
        sum += countOf(activity, kind);
    return sum;
}

}  // namespace facialis::test

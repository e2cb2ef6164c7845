// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/series_plan.hpp"

#include <algorithm>
#include <array>

#include "data/tables/collected.hpp"

namespace facialis {

namespace {

bool shareSeries(const Channel& a, const Channel& b, VoltageSeries voltages)
{
    if (a.dimension != b.dimension || !(a.rate == b.rate) || a.length != b.length ||
        isIntegerType(a.storedType) != isIntegerType(b.storedType))
        return false;
    const bool isVoltage = a.dimension == Dimension::voltage;
    if (isVoltage && voltages == VoltageSeries::electrical)
        return true;
    const bool isScaledAlike =
        !isIntegerType(a.storedType) || (a.scale == b.scale && a.offset == b.offset);
    return (isVoltage || a.unit == b.unit) && isScaledAlike;
}

SampleType widest(const std::vector<Channel>& channels, const std::vector<std::size_t>& members)
{
    if (!isIntegerType(channels[members.front()].storedType))
        return SampleType::float64;
    const bool isNarrow = std::all_of(members.begin(), members.end(), [&](std::size_t k) {
        return channels[k].storedType == SampleType::int16;
    });
    return isNarrow ? SampleType::int16 : SampleType::int32;
}

void setScale(SeriesPlan& plan, const std::vector<Channel>& channels)
{
    plan.stored = widest(channels, plan.channels);
    if (!plan.isInteger())
        return;
    const auto of = [&](auto field) {
        return collected<double>(plan.channels, [&](std::size_t k) { return channels[k].*field; });
    };
    const std::vector<double> scales = of(&Channel::scale), offsets = of(&Channel::offset);
    const auto isAll = [](const std::vector<double>& values) {
        return std::all_of(values.begin(), values.end(), [&](double v) { return v == values[0]; });
    };
    if (isAll(offsets))
        plan.offset = offsets.front();
    plan.conversion = scales.front();
    if (isAll(scales))
        return;
    if (plan.conversion == 0.0)
        plan.conversion = 1.0;
    for (const double scale : scales)
        plan.channelConversion.push_back(static_cast<float>(scale / plan.conversion));
}

std::string unitOf(const Channel& channel)
{
    switch (channel.dimension) {
    case Dimension::voltage: return "volts";
    case Dimension::counts: return "n/a";
    case Dimension::other: break;
    }
    return channel.unit.empty() ? "n/a" : channel.unit;
}

}  // namespace

bool isIntegerType(SampleType type)
{
    return type == SampleType::int16 || type == SampleType::int24 || type == SampleType::int32;
}

std::vector<SeriesPlan> planSeries(const std::vector<Channel>& channels, VoltageSeries voltages)
{
    const bool hasVolts = std::any_of(channels.begin(), channels.end(), [](const Channel& c) {
        return c.dimension == Dimension::voltage;
    });
    std::array<int, 3> used{};  // by dimension
    const auto nameFor = [&](Dimension dimension) {
        std::string name = "auxiliary";
        if (dimension == Dimension::voltage || (dimension == Dimension::counts && !hasVolts))
            name = "EMG";
        else if (dimension == Dimension::counts)
            name = "unscaled";
        const int number = ++used[static_cast<std::size_t>(dimension)];
        return number == 1 ? name : name + "_" + std::to_string(number);
    };

    std::vector<SeriesPlan> plans;
    for (std::size_t k = 0; k < channels.size(); ++k) {
        const auto home = std::find_if(plans.begin(), plans.end(), [&](const SeriesPlan& plan) {
            return shareSeries(channels[plan.channels.front()], channels[k], voltages);
        });
        if (home != plans.end()) {
            home->channels.push_back(k);
            continue;
        }
        const Channel& channel = channels[k];
        plans.push_back({.name = nameFor(channel.dimension),
                         .isElectrical = channel.dimension == Dimension::voltage &&
                                         voltages == VoltageSeries::electrical,
                         .unit = unitOf(channel),
                         .rate = channel.rate,
                         .length = channel.length,
                         .stored = SampleType::float64,
                         .conversion = 1.0,
                         .channelConversion = {},
                         .offset = 0.0,
                         .channels = {k}});
    }
    for (SeriesPlan& plan : plans)
        setScale(plan, channels);
    return plans;
}

}  // namespace facialis

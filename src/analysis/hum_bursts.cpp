// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/hum_bursts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <utility>

#include "dsp/synchrony/quantile.hpp"
#include "src/analysis/crosstalk.hpp"

namespace facialis::engine {
namespace {

/// The line's phase wanders: it is fitted in stretches of half a second. Shorter ones do not part
/// the line from a unit that discharges beside it.
constexpr Duration stretch = 500_ms;
constexpr std::int64_t mostStretches = 60;
constexpr double mostlyHum = 0.5;
constexpr double sameRest = 1.5;
/// Of the stretches of a burst: a contraction may fill the others.
constexpr double most = 0.75;
constexpr double fewestNumbers = 0.9;
/// A line that stands less than this over its neighbourhood makes no burst.
constexpr double audibleDb = 3.0;

/// Mean squares of the stretches of a range, and of what is left of them without the line: their
/// upper quartile.
struct Power {
    double all = 0.0, rest = 0.0;
};

/// Empty where too many samples are missing.
std::optional<double> meanSquare(std::span<const double> samples)
{
    double sum = 0.0, count = 0.0;
    for (const double sample : samples)
        if (!std::isnan(sample)) {
            sum += sample * sample;
            count += 1.0;
        }
    if (samples.empty() || count < fewestNumbers * static_cast<double>(samples.size()))
        return std::nullopt;
    return sum / count;
}

class HumFinder {
public:
    HumFinder(const Channel& channel, std::size_t index, const WindowReader& reader)
        : channel_(channel),
          index_(index),
          reader_(reader),
          length_(sampleAt(stretch, channel.rate))
    {
    }

    [[nodiscard]] bool isHum(SampleRange burst) const
    {
        const auto inside = powerOf(burst);
        if (!inside || inside->rest > (1.0 - mostlyHum) * inside->all)
            return false;
        const auto before = powerOf({burst.begin - length_, burst.begin});
        const auto after = powerOf({burst.end, burst.end + length_});
        constexpr double none = std::numeric_limits<double>::infinity();
        const double quietest = std::min(before ? before->rest : none, after ? after->rest : none);
        return quietest < none && inside->rest <= sameRest * quietest;
    }

private:
    /// Of stretches that lie evenly over a range; empty where it leaves the recording.
    [[nodiscard]] std::optional<Power> powerOf(SampleRange range) const
    {
        if (range.begin < 0 || range.end > channel_.length || range.end <= range.begin)
            return std::nullopt;
        const std::int64_t all = (range.end - range.begin) / length_;
        const std::int64_t count = std::min(all, mostStretches);
        std::vector<double> whole, rest;
        for (std::int64_t k = 0; k < count; ++k) {
            const std::int64_t begin = range.begin + k * all / count * length_;
            std::vector<double> samples = reader_.filtered(index_, {begin, begin + length_});
            const auto before = meanSquare(samples);
            if (!before)
                continue;
            subtractHum(samples, channel_.rate, reader_.mains());
            whole.push_back(*before);
            rest.push_back(meanSquare(samples).value_or(*before));
        }
        if (whole.empty())
            return std::nullopt;
        return Power{dsp::quantile(std::move(whole), most), dsp::quantile(std::move(rest), most)};
    }

    const Channel& channel_;
    std::size_t index_;
    const WindowReader& reader_;
    std::int64_t length_;
};

}  // namespace

std::vector<std::size_t> markHum(ActivityTable& table, const std::vector<Channel>& channels,
                                 const std::vector<ChannelQuality>& quality,
                                 const WindowReader& reader)
{
    std::vector<std::size_t> found;
    for (const ChannelQuality& each : quality) {
        const std::size_t c = each.channel;
        if (c >= table.channels() || each.mainsRatioDb.value_or(audibleDb) < audibleDb)
            continue;
        const HumFinder finder(channels[c], c, reader);
        bool isAny = false;
        for (const std::size_t e : table.of(c)) {
            const Burst& burst = table.burst(e);
            if (!table.isOpen(e) || burst.interval.length() < stretch || !finder.isHum(burst.range))
                continue;
            table.setKind(e, BurstKind::artifact);
            isAny = true;
        }
        if (isAny)
            found.push_back(c);
    }
    return found;
}

}  // namespace facialis::engine

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

constexpr Duration shortest = 200_ms;
/// The line's phase wanders: it is fitted in stretches of half a second.
constexpr Duration stretch = 500_ms;
constexpr std::int64_t mostStretches = 8;
constexpr double mostlyHum = 0.5;
constexpr double sameRest = 1.5;

/// Mean squares of the stretches of a range, and what is left of them without the line: the median
/// of each, so that what else happens here and there does not count.
struct Power {
    double all = 0.0, rest = 0.0;
};

double meanSquare(std::span<const double> samples)
{
    double sum = 0.0;
    for (const double sample : samples)
        sum += std::isnan(sample) ? 0.0 : sample * sample;
    return sum / static_cast<double>(samples.size());
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
        const std::int64_t size = std::min(length_, range.end - range.begin);
        const std::int64_t all = (range.end - range.begin) / size;
        const std::int64_t count = std::min(all, mostStretches);
        std::vector<double> whole, rest;
        for (std::int64_t k = 0; k < count; ++k) {
            const std::int64_t begin = range.begin + k * all / count * size;
            std::vector<double> samples = reader_.filtered(index_, {begin, begin + size});
            if (samples.empty())
                return std::nullopt;
            whole.push_back(meanSquare(samples));
            subtractHum(samples, channel_.rate, reader_.mains());
            rest.push_back(meanSquare(samples));
        }
        return Power{dsp::median(std::move(whole)), dsp::median(std::move(rest))};
    }

    const Channel& channel_;
    std::size_t index_;
    const WindowReader& reader_;
    std::int64_t length_;
};

}  // namespace

std::size_t markHum(ActivityTable& table, const std::vector<Channel>& channels,
                    const WindowReader& reader)
{
    std::size_t count = 0;
    for (std::size_t c = 0; c < table.channels(); ++c) {
        const HumFinder finder(channels[c], c, reader);
        for (const std::size_t e : table.of(c)) {
            const Burst& burst = table.burst(e);
            if (!table.isOpen(e) || burst.interval.length() < shortest ||
                !finder.isHum(burst.range))
                continue;
            table.setKind(e, BurstKind::artifact);
            ++count;
        }
    }
    return count;
}

}  // namespace facialis::engine

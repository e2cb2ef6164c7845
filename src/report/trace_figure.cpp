// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/trace_figure.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "src/report/nice_step.hpp"

namespace facialis::engine {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Smallest and largest value of each column, read a second at a time.
Result<void> fillColumns(const Recording& recording, std::size_t index, TimeInterval interval,
                         std::size_t columns, TraceFigure::Trace& trace)
{
    const Channel& channel = recording.info().channels[index];
    const double unitsPerPhysical = channel.dimension == Dimension::voltage ? 1e6 : 1.0;
    const SampleRange range =
        SampleRange{sampleAt(interval.onset, channel.rate), sampleAt(interval.offset, channel.rate)}
            .intersection({0, channel.length});
    trace.minimum.assign(columns, nothing);
    trace.maximum.assign(columns, nothing);
    const auto chunk = std::max<std::int64_t>(1, std::llround(channel.rate.hertz()));
    std::vector<double> samples;
    for (std::int64_t begin = range.begin; begin < range.end; begin += chunk) {
        const SampleRange part{begin, std::min(begin + chunk, range.end)};
        samples.resize(static_cast<std::size_t>(part.length()));
        if (Result<void> read = recording.read(index, part, samples); !read)
            return read;
        for (std::int64_t i = part.begin; i < part.end; ++i) {
            const double value =
                samples[static_cast<std::size_t>(i - part.begin)] * unitsPerPhysical;
            if (!std::isfinite(value))
                continue;
            const double place = (timeOf(i, channel.rate) - interval.onset) / interval.length();
            const auto column = std::min(
                columns - 1,
                static_cast<std::size_t>(std::max(0.0, place) * static_cast<double>(columns)));
            // fmin and fmax take the number where the other one is NaN.
            trace.minimum[column] = std::fmin(trace.minimum[column], value);
            trace.maximum[column] = std::fmax(trace.maximum[column], value);
        }
    }
    return {};
}

/// Takes the slow middle of the trace away: the median over about a fiftieth of the figure.
void centre(TraceFigure::Trace& trace)
{
    const std::size_t columns = trace.minimum.size();
    const std::size_t reach = std::max<std::size_t>(columns / 50, 1);
    std::vector<double> middle(columns, 0.0), window;
    for (std::size_t i = 0; i < columns; ++i) {
        window.clear();
        for (std::size_t j = i > reach ? i - reach : 0; j < std::min(columns, i + reach + 1); ++j)
            if (!std::isnan(trace.minimum[j]))
                window.push_back((trace.minimum[j] + trace.maximum[j]) / 2.0);
        if (window.empty())
            continue;
        const auto half = window.begin() + static_cast<std::ptrdiff_t>(window.size() / 2);
        std::nth_element(window.begin(), half, window.end());
        middle[i] = *half;
    }
    for (std::size_t i = 0; i < columns; ++i) {
        trace.minimum[i] -= middle[i];
        trace.maximum[i] -= middle[i];
    }
}

/// Half the height that 99.5 % of the columns of a trace stay within.
double heightOf(const TraceFigure::Trace& trace)
{
    std::vector<double> heights;
    for (std::size_t i = 0; i < trace.minimum.size(); ++i)
        if (!std::isnan(trace.minimum[i]))
            heights.push_back(std::max(std::abs(trace.minimum[i]), std::abs(trace.maximum[i])));
    if (heights.empty())
        return 0.0;
    const std::size_t place = (heights.size() - 1) * 995 / 1000;
    std::nth_element(heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(place),
                     heights.end());
    return heights[place];
}

}  // namespace

Result<TraceFigure> traceFigure(const Recording& recording, const AnalysisResult& analysis,
                                TimeInterval interval, std::size_t columns)
{
    TraceFigure figure;
    figure.interval = interval;
    double height = 0.0;
    bool isInVolts = false;
    for (const ChannelQuality& quality : analysis.quality) {
        const Channel& channel = analysis.recording.channels[quality.channel];
        TraceFigure::Trace trace;
        trace.label = channel.label;
        trace.side = channel.side ? std::string(toString(*channel.side)) : "";
        if (Result<void> filled = fillColumns(recording, quality.channel, interval, columns, trace);
            !filled)
            return tl::unexpected(filled.error());
        centre(trace);
        if (quality.isUsable)
            height = std::max(height, heightOf(trace));
        isInVolts = isInVolts || channel.dimension == Dimension::voltage;
        for (const Burst& burst : analysis.bursts)
            if (burst.channel == quality.channel && burst.interval.overlaps(interval))
                trace.marks.push_back(burst.interval);
        figure.traces.push_back(std::move(trace));
    }
    figure.scale = stepAtLeast(height);
    figure.unit = isInVolts ? "µV" : "counts";
    return figure;
}

}  // namespace facialis::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/sweep_figure.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

#include "dsp/synchrony/quantile.hpp"
#include "src/analysis/sweep_reader.hpp"
#include "src/report/nice_step.hpp"

namespace facialis::engine {

namespace {

constexpr Duration shownFrom{-0.010};
constexpr Duration shownTo{0.100};
constexpr Duration timeBar = 20_ms;
constexpr std::size_t mostDrawn = 20;
constexpr std::size_t mostPoints = 500;

// In points.
constexpr double panelWidth = 236.0, panelHeight = 102.0, gutter = 24.0;
constexpr double titleHeight = 24.0, curveHeight = 66.0;

/// A panel: where it is, and how time and voltage become places in it.
struct Panel {
    double left, top;
    double unitsPerCurve = 1.0;  ///< half the height of the curves

    [[nodiscard]] double x(Duration time) const
    {
        return left + (time - shownFrom) / (shownTo - shownFrom) * panelWidth;
    }
    [[nodiscard]] double y(double value) const
    {
        const double half = curveHeight / 2.0;
        return top + titleHeight + half - std::clamp(value / unitsPerCurve, -1.0, 1.0) * half;
    }
};

struct Curve {
    std::vector<double> samples;
    std::size_t stimulus;
    Duration delay;
};

/// The parts of a curve between its gaps; of too many samples the largest of each few.
void addCurve(const Curve& curve, Frequency rate, double unitsPerPhysical, const Panel& panel,
              const Drawing::Line& pen, Drawing& drawing)
{
    const auto timeAt = [&](std::size_t i) {
        return timeOf(static_cast<std::int64_t>(i) - static_cast<std::int64_t>(curve.stimulus),
                      rate) +
               curve.delay;
    };
    const auto shown = static_cast<std::size_t>(sampleAt(shownTo - shownFrom, rate));
    const std::size_t step = std::max<std::size_t>(1, shown / mostPoints);
    Drawing::Line line = pen;
    const auto finishLine = [&] {
        if (line.points.size() > 1)
            drawing.lines.push_back(line);
        line.points.clear();
    };
    for (std::size_t i = 0; i + step <= curve.samples.size(); i += step) {
        const auto begin = curve.samples.begin() + static_cast<std::ptrdiff_t>(i);
        const double value =
            *std::max_element(begin, begin + static_cast<std::ptrdiff_t>(step),
                              [](double a, double b) { return std::abs(a) < std::abs(b); });
        const Duration time = timeAt(i);
        if (time < shownFrom || time > shownTo)
            continue;
        if (std::isfinite(value))
            line.points.push_back({panel.x(time), panel.y(value * unitsPerPhysical)});
        else
            finishLine();
    }
    finishLine();
}

/// What 99.5 % of the samples behind the artifacts stay within: one sweep out of line does not
/// flatten the others.
double heightOf(const std::vector<dsp::Sweep>& sweeps, Frequency rate)
{
    std::vector<double> magnitudes;
    for (const dsp::Sweep& sweep : sweeps) {
        const std::size_t end =
            std::min(sweep.samples.size(),
                     sweep.stimulus + static_cast<std::size_t>(sampleAt(shownTo, rate)));
        for (std::size_t i = sweep.stimulus; i < end; ++i)
            if (std::isfinite(sweep.samples[i]))
                magnitudes.push_back(std::abs(sweep.samples[i]));
    }
    return magnitudes.empty() ? 0.0 : dsp::quantile(std::move(magnitudes), 0.995);
}

void addFrame(const Panel& panel, const Channel& channel, double scale, Drawing& drawing)
{
    const std::string side = channel.side ? std::string(toString(*channel.side)) : "";
    const std::string letter = side == "left" ? "L  " : side == "right" ? "R  " : "";
    drawing.labels.push_back({panel.left, panel.top + 8.0, letter + channel.label, 8.0, side});
    const double x = panel.x(Duration(0.0));
    drawing.lines.push_back(
        {{{x, panel.top + titleHeight}, {x, panel.top + titleHeight + curveHeight}},
         "pale",
         0.5,
         1.0});
    // One scale bar: its upright is half of a half height, its foot 20 ms.
    const double right = panel.left + panelWidth,
                 foot = panel.top + titleHeight + curveHeight + 2.0;
    const double bar = timeBar / (shownTo - shownFrom) * panelWidth;
    drawing.lines.push_back(
        {{{right - bar, foot}, {right, foot}, {right, foot - curveHeight / 4.0}}, "ink", 1.0, 1.0});
    drawing.labels.push_back(
        {right - bar - 56.0, foot + 3.0,
         fmt::format("{:g} ms, {:g} {}", timeBar.milliseconds(), scale,
                     channel.dimension == Dimension::voltage ? "µV" : "counts"),
         6.5, "pale"});
}

void addLatency(const EvokedResponse& response, const Panel& panel, Drawing& drawing)
{
    if (response.state != FindingState::present || !response.latency)
        return;
    const double x = panel.x(*response.latency), foot = panel.top + titleHeight;
    drawing.lines.push_back({{{x, foot - 10.0}, {x, foot}}, "ink", 1.2, 1.0});
    const char* name = response.name == ResponseName::r1   ? "R1 "
                       : response.name == ResponseName::r2 ? "R2 "
                                                           : "";
    drawing.labels.push_back({x + 2.0, foot - 4.0,
                              fmt::format("{}{:.1f} ms", name, response.latency->milliseconds()),
                              6.5, "ink"});
}

/// What was found, and what was asked for and not found; a spread that is not there is no picture.
bool isShown(const EvokedResponse& response)
{
    return response.state == FindingState::present ||
           (response.name != ResponseName::unnamed && !response.isSpread);
}

}  // namespace

Result<Drawing> sweepFigure(const Recording& recording, const AnalysisResult& analysis,
                            std::size_t series)
{
    std::set<std::size_t> shown;
    for (const EvokedResponse& response : analysis.evoked)
        if (response.series == series && isShown(response))
            shown.insert(response.channel);
    Frequency mains(50.0);
    for (const Setting& setting : analysis.settings)
        if (setting.name == "mains.used_hz")
            mains = Frequency(std::get<double>(setting.value));

    Drawing drawing;
    const StimulusSeries judged = judgedPart(analysis.stimuli[series]);
    const std::vector<Duration> times = allTimes(analysis.stimuli);
    std::size_t place = 0;
    for (const std::size_t c : shown) {
        const Channel& channel = analysis.recording.channels[c];
        auto sweeps = readSweeps(recording, c, judged, times, mains);
        if (!sweeps)
            return tl::unexpected(sweeps.error());
        const double unitsPerPhysical = channel.dimension == Dimension::voltage ? 1e6 : 1.0;
        const double half =
            stepAtLeast(heightOf(*sweeps, channel.rate) * unitsPerPhysical / 2.0) * 2.0;
        const std::size_t row = place / 2, column = place % 2;
        const Panel panel{static_cast<double>(column) * (panelWidth + gutter),
                          static_cast<double>(row) * panelHeight, half};
        ++place;
        const std::string side = channel.side ? std::string(toString(*channel.side)) : "pale";
        const std::size_t step = (sweeps->size() + mostDrawn - 1) / mostDrawn;
        for (std::size_t k = 0; k < sweeps->size(); k += step)
            addCurve({(*sweeps)[k].samples, (*sweeps)[k].stimulus, (*sweeps)[k].delay},
                     channel.rate, unitsPerPhysical, panel, {{}, side, 0.4, 0.45}, drawing);
        addCurve({dsp::meanOf(*sweeps), sweeps->front().stimulus, Duration(0.0)}, channel.rate,
                 unitsPerPhysical, panel, {{}, "ink", 1.0, 1.0}, drawing);
        // A quarter of the height of the curves is half of the half height.
        addFrame(panel, channel, half / 2.0, drawing);
        for (const EvokedResponse& response : analysis.evoked)
            if (response.series == series && response.channel == c)
                addLatency(response, panel, drawing);
    }
    drawing.width = 2.0 * panelWidth + gutter;
    drawing.height = std::ceil(static_cast<double>(place) / 2.0) * panelHeight;
    return drawing;
}

}  // namespace facialis::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <QtGlobal>
#include <vector>

#include "ui/traces/trace_geometry.hpp"
#include "ui/traces/trace_scene.hpp"

class QAbstractAxis;
class QChart;
class QScatterSeries;

namespace facialis::ui {

/// The series of the chart that mark each burst at its onset, one a kind: colour and shape both
/// tell the kind, and the legend of the chart explains them.
class BurstSeries {
public:
    /// Adds a series for every kind to the chart; kinds that never occur are hidden.
    BurstSeries(QChart& chart, QAbstractAxis* time, QAbstractAxis* lanes);

    /// Takes the colours of the present theme.
    void restyle();
    /// How many bursts of each kind the whole recording has; decides what the legend shows.
    void setTotals(const std::vector<Burst>& bursts);
    /// Marks the bursts of the window; where they crowd, some onsets go unmarked (never the bars).
    void show(const std::vector<BurstMark>& bursts, const TraceGeometry& geometry);

private:
    static constexpr std::size_t kinds = 8;
    std::array<QScatterSeries*, kinds> series_{};
};

}  // namespace facialis::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "ui/traces/trace_geometry.hpp"
#include "ui/traces/trace_scene.hpp"

class QAbstractAxis;
class QChart;
class QLineSeries;

namespace facialis::ui {

/// The series of the chart that draw the linear envelope over each trace, at its gain. Envelopes
/// are rectified: they rise from the line of rest, whichever way voltages are drawn.
class EnvelopeSeries {
public:
    EnvelopeSeries(QChart& chart, QAbstractAxis* time, QAbstractAxis* lanes);

    /// Whether the legend names them: before the room for the legend is measured.
    void announce(bool areShown);
    /// Draws the envelopes of the page of the scene, broken where values are unknown; none where it
    /// has none.
    void show(const TraceScene& scene, const TraceGeometry& geometry);

private:
    [[nodiscard]] QLineSeries* line(std::size_t index);

    QChart& chart_;
    QAbstractAxis* time_;
    QAbstractAxis* lanes_;
    bool isNamed_ = false;
    std::vector<QLineSeries*> lines_;  ///< one a stretch without a gap; the chart owns them
};

}  // namespace facialis::ui

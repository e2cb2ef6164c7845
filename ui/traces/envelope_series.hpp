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

    /// Takes the colours of the present theme.
    void restyle();
    /// Draws the envelopes of the page of the scene; none where it has none.
    void show(const TraceScene& scene, const TraceGeometry& geometry);

private:
    [[nodiscard]] QLineSeries* lineOf(std::size_t lane);

    QChart& chart_;
    QAbstractAxis* time_;
    QAbstractAxis* lanes_;
    std::vector<QLineSeries*> lines_;  ///< one a lane; the chart owns them
};

}  // namespace facialis::ui

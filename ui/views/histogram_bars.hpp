// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QString>

#include "src/session/measures/burst_histogram.hpp"

namespace facialis::ui {

class ChartPane;

/// Fills a chart with the bars of a side, stacked by kind; each kind has its colour and its
/// hatching.
void fillBars(ChartPane& chart, const engine::BurstHistogram& histogram,
              const engine::SideHistogram& side);

/// Writes the side into the corner and frames the chosen bin.
void labelSide(ChartPane& chart, const QString& name, std::optional<Side> side, std::size_t bins,
               std::optional<std::size_t> marked);

}  // namespace facialis::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <QString>
#include <QStringList>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"
#include "data/model/time_interval.hpp"
#include "src/session/trace_page.hpp"
#include "ui/traces/one_two_five.hpp"

namespace facialis::ui {

/// Traces of one unit share one gain, so that right and left can always be compared.
struct GainGroup {
    QString unit;            ///< "µV", "counts", ...
    OneTwoFive perDivision;  ///< in that unit; one division is one lane
};

/// One trace: what stands at its left, and how its values are scaled.
struct Lane {
    std::size_t channel = 0;
    QString name;       ///< muscle, or the label of the file
    QString shortName;  ///< "OOc"; the label where no muscle is known
    QString label;      ///< label of the file
    std::optional<Side> side;
    double displayScale = 1;  ///< physical value times this is in the unit of the gain group
    std::size_t gainGroup = 0;
    bool isFilterable = true;  ///< false: shown as recorded even where the others are filtered
    bool isUsable = true;      ///< as the analysis found; false is shown
    bool isBad = false;        ///< the reader left it out
    std::optional<double> leastRms;  ///< of bursts, in the channel's unit; empty: no limit
    std::optional<double> restRms;   ///< of the channel at rest, in its unit; empty: unknown
    QStringList remarks;             ///< why it is not, or only with care
    QString trouble;                 ///< what is wrong at this moment, in two words
};

/// A burst on a lane.
struct BurstMark {
    std::size_t lane = 0;
    TimeInterval interval;
    BurstKind kind = BurstKind::unclassified;
};

/// A movement or a remark, shown above the traces.
struct TaskMark {
    TimeInterval interval;  ///< offset == onset: a moment
    QString text;
};

/// A place that was jumped to. Empty channels: all.
struct Highlight {
    TimeInterval interval;
    std::vector<std::size_t> channels;
};

/// A stretch of one trace that the user marked, to be measured or changed.
struct TraceSelection {
    TimeInterval interval;
    std::size_t channel = 0;

    friend bool operator==(const TraceSelection&, const TraceSelection&) = default;
};

/// Everything the trace picture is drawn from. A value: the view fills it, the layer draws it.
struct TraceScene {
    std::vector<Lane> lanes;
    std::vector<GainGroup> gains;
    TimeInterval window{Duration(0.0), Duration(1.0)};
    Duration division{0.1};
    Duration length;  ///< of the recording
    engine::TraceDisplay display = engine::TraceDisplay::filtered;
    bool isNegativeUp = false;
    bool hasEnvelopes = false;  ///< their linear envelopes over the filtered traces
    bool isFaceToFace = false;  ///< right and left beside each other (lane_layout.hpp)
    std::shared_ptr<const engine::TracePage> page;  ///< may still be that of another window
    std::vector<BurstMark> bursts;                  ///< those in the window
    std::vector<TaskMark> tasks;                    ///< those in the window
    std::vector<TimeInterval> gaps;
    std::optional<Highlight> highlight;
    std::optional<TraceSelection> selection;
    bool areLimitsShown = false;
    std::optional<std::pair<Duration, Duration>> cursors;
    std::optional<Duration> playhead;  ///< the place that is heard
    QStringList cursorReadings;        ///< shown beside the cursors
    std::size_t measuredLane = 0;      ///< whose values they are
    std::optional<StartTime> start;
    QString filterBadge;  ///< "20-450 Hz, zero phase, notch off" or "raw"
};

/// Lanes and gain groups of a recording, in file order.
void buildLanes(TraceScene& scene, const RecordingInfo& info, const KnowledgeBase& knowledge);

/// Bursts of the result that touch the window.
[[nodiscard]] std::vector<BurstMark> burstsIn(const AnalysisResult& result,
                                              const std::vector<Lane>& lanes, TimeInterval window);

/// Sets each gain so that the activity of the page fits its lane: one gain a unit.
void fitGains(TraceScene& scene, const engine::TracePage& page);

/// How far from the middle of its lane the line of the least RMS stands, in pixels. Without a limit
/// it stands at the RMS of rest, ready to be dragged.
[[nodiscard]] double limitHeight(const TraceScene& scene, std::size_t lane, double laneHeight);
/// The RMS that a line at this height stands for; empty below the RMS of rest: no limit.
[[nodiscard]] std::optional<double> limitAt(const TraceScene& scene, std::size_t lane,
                                            double height, double laneHeight);

/// The largest step of the gain whose bar is at most `longest` pixels tall.
[[nodiscard]] OneTwoFive scaleBar(OneTwoFive perDivision, double laneHeight, double longest);

}  // namespace facialis::ui

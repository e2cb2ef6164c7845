// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <QGraphicsView>

#include "data/knowledge/knowledge_base.hpp"
#include "src/session/trace_loader.hpp"
#include "ui/models/live_columns.hpp"
#include "ui/models/live_story.hpp"
#include "ui/models/live_window.hpp"
#include "ui/traces/trace_scene.hpp"

namespace facialis::ui {

class LiveMarks;
struct TraceGeometry;
class TraceLayer;

/// Where the traces of a live view come from.
struct LiveTraceSource {
    engine::TraceLoader::Make makePage;  ///< any window of what has come up to now; any thread
    std::function<QString(std::size_t channel)> filterBadge;
};

/// Traces of a running stream: they roll or sweep, and any moment since the start can be looked at
/// while they go on. Pages are made in a thread of its own; this widget only draws what has come.
class LiveTraces final : public QGraphicsView {
    Q_OBJECT
public:
    explicit LiveTraces(QWidget* parent = nullptr);
    ~LiveTraces() override;

    /// Shows a stream. @param story outlives its being shown
    void start(const RecordingInfo& recording, const KnowledgeBase& knowledge,
               LiveTraceSource source, const LiveStory* story);
    /// Nothing more is asked of the source.
    void stop();

    /// To be called at the display rate. @param newest  time of the newest sample
    void advance(Duration newest);
    /// Said on the traces, such as what is waited for; empty: nothing.
    void setNotice(const QString& words);

    void setMode(LiveMode mode);
    void setDisplay(engine::TraceDisplay display);
    void setNegativeUp(bool isNegativeUp);
    void changeGain(int steps);  ///< positive: larger traces
    void fitGain();
    void zoom(int steps);  ///< positive: shorter page
    void setHeld(bool isHeld);
    void scrollBy(double pages);
    void toStart();
    /// Looks back to a place and marks it.
    void lookAt(const Highlight& place);
    void follow();

    [[nodiscard]] const LiveWindow& window() const { return window_; }
    [[nodiscard]] const TraceScene& picture() const { return trace_; }
    /// What stands on the badge, in words.
    [[nodiscard]] QString badge() const;
    /// Everything that should be on screen is.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void viewChanged();  ///< page, gain, mode, held; window() and picture() tell

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    /// Columns right of the cursor of a sweep that are left empty.
    static constexpr std::int64_t sweepBlank = 12;
    enum class Change { columns, all };
    [[nodiscard]] TraceGeometry geometryNow() const;
    [[nodiscard]] int columnsThatFit() const;
    /// Where a stretch of time stands in the picture: once, or in a sweep in up to two places.
    [[nodiscard]] std::vector<TimeInterval> placesOf(TimeInterval interval) const;
    [[nodiscard]] engine::TracePageRequest requestFor(std::int64_t from, std::int64_t to) const;
    void resetColumns();
    void takeArrived();
    void askForMore();
    void redraw(Change change);
    void fillPage();
    void fillStory();
    void fitGainAtFirst();
    void showMarks();
    void changed();

    LiveTraceSource source_;
    std::unique_ptr<engine::TraceLoader> loader_;
    const LiveStory* story_ = nullptr;
    LiveWindow window_;
    LiveColumns columns_{0, 1};
    std::int64_t drawnEnd_ = 0, drawnFirst_ = 0;  ///< of the picture
    std::size_t drawnRevision_ = 0;               ///< of the story
    std::optional<engine::TracePageRequest> asked_;
    std::shared_ptr<const engine::TracePage> back_;  ///< the newest page for looking back
    TraceScene trace_;
    bool isGainChosen_ = false;  ///< by the user
    Duration nextFit_;           ///< of the gain, until the user chooses one
    QString notice_;
    TraceLayer* layer_ = nullptr;
    LiveMarks* marks_ = nullptr;
};

}  // namespace facialis::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QElapsedTimer>
#include <QWidget>

#include "src/live/live_session.hpp"
#include "src/session/trace_loader.hpp"
#include "ui/live/background_task.hpp"
#include "ui/models/live_status.hpp"
#include "ui/models/live_story.hpp"
#include "ui/models/live_warnings.hpp"
#include "ui/models/muscle_activity.hpp"

class QLabel;
class QScrollBar;
class QStackedWidget;
class QTabWidget;
class QTimer;
class QToolButton;

namespace facialis::ui {

class DeviceChooser;
class FaceView;
class LiveFindings;
class LiveHeader;
class LiveTraces;
class MarkerBar;
class PromptPanel;
class SoundPanel;
class TickerPanel;
class WarningBar;

/// A live examination from the choice of a device to the file. A page of the main window; all that
/// takes long happens in threads, and the page looks for it at the display rate.
class LivePage final : public QWidget {
    Q_OBJECT
public:
    explicit LivePage(QWidget* parent = nullptr);
    /// An examination that still runs is finished first.
    ~LivePage() override;

    enum class Phase { choosing, opening, running, finishing, done };

    /// Back to the choice of a device; not while an examination runs.
    void choose();
    /// Opens a source and starts. @param out  the session file; empty: nothing is kept
    void startSource(const QString& address, const QString& out, const QString& montage);
    /// Ends the examination: the file is finished in the background.
    void stop();

    [[nodiscard]] Phase phase() const { return phase_; }
    /// Something would be lost if the window closed now.
    [[nodiscard]] bool isBusy() const
    {
        return phase_ == Phase::running || phase_ == Phase::finishing;
    }
    [[nodiscard]] LiveTraces& traces() { return *traces_; }
    [[nodiscard]] LiveHeader& header() { return *header_; }
    [[nodiscard]] DeviceChooser& chooser() { return *chooser_; }
    [[nodiscard]] MarkerBar& markers() { return *markers_; }
    [[nodiscard]] PromptPanel& prompts() { return *prompts_; }
    [[nodiscard]] TickerPanel& ticker() { return *ticker_; }
    [[nodiscard]] WarningBar& warnings() { return *warningBar_; }
    [[nodiscard]] const LiveStory* story() const { return story_.get(); }
    /// Null before the first examination.
    [[nodiscard]] engine::LiveSession* session() const { return session_.get(); }

    void mark(const QString& words);
    void toggleMode();
    void toggleHeld();
    void toggleDisplay();
    void toggleNegativeUp();

Q_SIGNALS:
    void phaseChanged();
    /// The user wants to review what was recorded.
    void reviewRequested(const QString& path);
    void leaveRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    using Opened = Result<std::unique_ptr<engine::LiveSession>>;

    void build();
    QWidget* buildTools();
    QWidget* buildSide();
    void connectParts();
    void poll();
    void begin(std::unique_ptr<engine::LiveSession> session);
    void pollSession();
    void warn(const engine::LiveSnapshot& snapshot, const std::vector<engine::LiveEvent>& events);
    void finish();
    void conclude(engine::LiveEnd end);
    void setPhase(Phase phase);
    void measureActivity(Duration newest);
    void showTools();
    [[nodiscard]] LiveFacts facts() const;

    Phase phase_ = Phase::choosing;
    QString address_, out_;
    std::shared_ptr<engine::LiveSession> session_;
    std::shared_ptr<const engine::LiveTraces> pages_;
    std::unique_ptr<LiveStory> story_;
    std::unique_ptr<LiveWarnings> warnings_;
    std::unique_ptr<MuscleActivity> activity_;
    std::unique_ptr<engine::TraceLoader> activityPages_;
    std::shared_ptr<const engine::TracePage> activityPage_;
    BackgroundTask<Opened> opening_;
    BackgroundTask<engine::LiveEnd> finishing_;
    QElapsedTimer clock_;  ///< since the examination began
    bool isFollowingScroll_ = false;

    QTimer* timer_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    DeviceChooser* chooser_ = nullptr;
    QWidget* examination_ = nullptr;
    LiveHeader* header_ = nullptr;
    WarningBar* warningBar_ = nullptr;
    LiveTraces* traces_ = nullptr;
    QScrollBar* scroll_ = nullptr;
    FaceView* face_ = nullptr;
    TickerPanel* ticker_ = nullptr;
    LiveFindings* findings_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    MarkerBar* markers_ = nullptr;
    PromptPanel* prompts_ = nullptr;
    SoundPanel* sound_ = nullptr;
    QToolButton* mode_ = nullptr;
    QToolButton* held_ = nullptr;
    QToolButton* filtered_ = nullptr;
    QToolButton* negativeUp_ = nullptr;
    QLabel* gain_ = nullptr;
    QLabel* pageLength_ = nullptr;
};

}  // namespace facialis::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <QMainWindow>
#include <vector>

#include "src/review/review_file.hpp"
#include "src/session/review_session.hpp"
#include "ui/app/theme.hpp"
#include "ui/models/listening.hpp"
#include "ui/traces/trace_scene.hpp"

class QLabel;
class QProgressBar;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace facialis::ui {

class ActionRegistry;
class EventPanel;
class InterpretationPanel;
class ListenPanel;
class LivePage;
class OverviewStrip;
class PanelTabs;
class AskBar;
class Comparison;
class ComparisonPane;
class Autosave;
class ReviewDocument;
class ReviewPanel;
class TraceView;
class WelcomePage;
class WindowShell;

/// The workstation: traces, what happened, and what it is compatible with.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    /// @param options  how recordings are opened from here on
    explicit MainWindow(engine::ReviewOptions options, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a file. On failure the window says why, keeps what it shows, and the error comes back.
    Result<void> openFile(const QString& path);
    /// Shows a recording that is already under review.
    void show(std::unique_ptr<engine::ReviewSession> session);
    using QMainWindow::show;
    void closeRecording();
    /// What the window gives its room to: "traces", or the id of a panel (review_panels.cpp).
    void setView(const QString& view);
    /// Brings a panel up and moves the keyboard there.
    void goToPanel(const QString& id);
    /// Shows a place on the traces; a place on one channel is also selected there.
    void showPlace(const Highlight& place);

    /// Shows the live examination, or the choice of a device for one.
    void showLive();
    /// Opens a source and examines it. @param out  the session file; empty: nothing is kept
    /// @param montage  file that names the channels; empty: their labels do
    void startLive(const QString& source, const QString& out, const QString& montage = {});
    [[nodiscard]] bool isLive() const;
    [[nodiscard]] LivePage& live() { return *live_; }

    /// true when nothing on screen will change by itself any more.
    [[nodiscard]] bool isSettled() const;

    [[nodiscard]] ActionRegistry& actions() { return *actions_; }
    [[nodiscard]] TraceView& traces() { return *traces_; }
    [[nodiscard]] EventPanel& events() { return *events_; }
    [[nodiscard]] InterpretationPanel& interpretation() { return *interpretation_; }
    /// The recording beside the one under review, if there is one.
    [[nodiscard]] Comparison& comparison() { return *comparison_; }
    [[nodiscard]] ComparisonPane& comparedPane() { return *comparedPane_; }
    /// Opens another recording of the patient beside the one under review. On failure the window
    /// says why, and the error comes back.
    Result<void> compareWith(const QString& path);
    /// Null where no panel has this id.
    [[nodiscard]] ReviewPanel* panel(const QString& id) const;
    [[nodiscard]] WelcomePage& welcome() { return *welcome_; }
    [[nodiscard]] WindowShell& shell() { return *shell_; }
    [[nodiscard]] engine::ReviewSession* session() const { return session_.get(); }
    /// The work on the recording; null without one.
    [[nodiscard]] ReviewDocument* document() const { return document_.get(); }
    [[nodiscard]] AskBar& askBar() { return *ask_; }
    /// Saves the review. @errors the file cannot be written
    [[nodiscard]] Result<void> saveReview(const QString& path);
    /// Goes on with a saved review of the open recording. @errors it does not fit, is damaged
    [[nodiscard]] Result<void> openReview(const QString& path);
    /// The review as it would be saved. Only while a recording is open.
    [[nodiscard]] engine::ReviewFile reviewNow() const;
    /// Unsaved work is kept in this folder, and comes back with its recording; not called: it is
    /// not kept.
    void setAutosave(const QString& folder);
    /// A line at the foot of the window, for a while.
    void say(const QString& sentence);
    /// The line at the foot of the window.
    [[nodiscard]] QString statusText() const;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void buildPanels();
    void buildToolBar();
    void buildStatusBar();
    void connectActions();
    void connectTraceActions();
    void connectReviewActions();
    void connectDocument();
    void connectComparison();
    void showReview();
    [[nodiscard]] const Burst* chosenBurst() const;
    void editChosenBurst(const std::function<void(const Burst&)>& edit);
    void moveChosenBurst(Duration onset, Duration offset);
    void moveBurst(const Burst& burst, TimeInterval to);
    void addBurst();
    void removeChosen();
    void nameChosen(std::optional<BurstKind> kind);
    void addNote();
    void changeNote();
    void toggleBadChannel();
    void setLeastRms(std::size_t channel, double leastRms);
    void signReview();
    void saveReviewAs();
    void chooseReview();
    void keepUnsaved();
    void offerKeptReview();
    void connectPanels();
    /// Theme or size of text has changed.
    void restyle(const Theme& before);
    void connectSound();
    void playOrPause(bool isLooped);
    void showPlayhead(std::optional<Duration> place);
    void hearWhatMoved();
    void connectLive();
    void leaveLive();
    void enableLiveActions();
    void showLiveState();
    void arrange(bool isWide);
    void poll();
    void showState();
    void setRecordingActionsEnabled(bool areEnabled);
    /// File types of the dialog that opens recordings.
    [[nodiscard]] static QString recordingFilter();
    void chooseFile();
    void savePicture();
    void showAbout();

    engine::ReviewOptions options_;
    std::unique_ptr<engine::ReviewSession> session_;
    std::unique_ptr<ReviewDocument> document_;
    std::unique_ptr<Autosave> autosave_;
    QTimer* autosaveTimer_ = nullptr;
    std::shared_ptr<const AnalysisResult> shownResult_;

    QStackedWidget* pages_ = nullptr;
    WelcomePage* welcome_ = nullptr;
    LivePage* live_ = nullptr;
    bool isRestoring_ = false;  ///< a saved look is being shown
    bool isClosing_ = false;    ///< as soon as the live examination is finished
    QSplitter* main_ = nullptr;
    QSplitter* review_ = nullptr;
    TraceView* traces_ = nullptr;
    ComparisonPane* ownPane_ = nullptr;       ///< around traces_
    ComparisonPane* comparedPane_ = nullptr;  ///< hidden while nothing is compared
    Comparison* comparison_ = nullptr;
    OverviewStrip* overview_ = nullptr;
    bool isSplitByHand_ = false;  ///< traces and what is below them
    PanelTabs* below_ = nullptr;
    PanelTabs* beside_ = nullptr;
    std::vector<ReviewPanel*> panels_;  ///< in the order of reviewPanels()
    EventPanel* events_ = nullptr;
    InterpretationPanel* interpretation_ = nullptr;
    ListenPanel* listen_ = nullptr;
    ListeningMarks heard_;  ///< of the traces, when last looked at
    ActionRegistry* actions_ = nullptr;
    AskBar* ask_ = nullptr;
    QLabel* gain_ = nullptr;
    QLabel* page_ = nullptr;
    QLabel* status_ = nullptr;
    QWidget* statusStrut_ = nullptr;
    QLabel* notice_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QTimer* timer_ = nullptr;
    WindowShell* shell_ = nullptr;
};

}  // namespace facialis::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "src/review/review.hpp"
#include "src/session/playback.hpp"
#include "ui/panels/review_panel.hpp"

class QCheckBox;
class QLabel;
class QPushButton;
class QTimer;

namespace facialis::ui {

class SoundPanel;

/// The recording under review as sound: plays it in its own time, and lets places be heard while
/// they are moved. What is played goes on whether the panel is seen or not, and stops with the
/// recording. Without a loudspeaker the place moves all the same, and a line says why it is quiet.
class ListenPanel final : public ReviewPanel {
    Q_OBJECT
public:
    explicit ListenPanel(QWidget* parent = nullptr);
    ~ListenPanel() override;

    void setSession(engine::ReviewSession* session) override;
    void showReview() override;
    void setResult(std::shared_ptr<const AnalysisResult>) override {}
    void restyle(const Theme& before) override;
    void takeKeyboard() override;

    /// @param alone  the one channel that is heard meanwhile; empty: those that were chosen
    void play(const engine::PlayWish& wish, std::optional<std::size_t> alone = {});
    void pause();
    /// Silent, and no place is kept; the loudspeaker is given back.
    void stop();
    /// Playing goes on elsewhere.
    void seek(Duration to);
    /// A place was moved there: it is heard, if that is wished for and nothing is being played.
    void moved(Duration place);
    [[nodiscard]] bool isPlaying() const { return playback_ && playback_->isPlaying(); }
    /// Where it was paused; empty: it was not.
    [[nodiscard]] std::optional<Duration> paused() const { return paused_; }
    /// The next play does not go on where it was paused.
    void forgetPause();
    void setHeardWhileMoving(bool isHeard);
    [[nodiscard]] bool isHeardWhileMoving() const;

    [[nodiscard]] SoundPanel& sound() { return *sound_; }

Q_SIGNALS:
    /// The place that is heard, or paused at; empty: none.
    void playheadMoved(const std::optional<facialis::Duration>& place);
    /// A button was pressed.
    void playWanted(bool isLooped);
    void heardWhileMovingChanged(bool isHeard);

private:
    void build();
    void fitPlace();
    void listen();
    void look();
    void showPlace(std::optional<Duration> place);

    engine::ReviewSession* session_ = nullptr;
    std::vector<engine::ChannelChoice> channels_;  ///< as they were named
    std::shared_ptr<const Recording> recording_;
    std::unique_ptr<engine::Playback> playback_;
    std::optional<Duration> paused_;
    bool wasAskedFor_ = false;  ///< the loudspeaker, since the last that was played
    QTimer* timer_ = nullptr;   ///< runs while something is heard
    QPushButton* play_ = nullptr;
    QPushButton* loop_ = nullptr;
    QCheckBox* whileMoving_ = nullptr;
    QLabel* place_ = nullptr;
    QLabel* problem_ = nullptr;
    SoundPanel* sound_ = nullptr;
};

}  // namespace facialis::ui

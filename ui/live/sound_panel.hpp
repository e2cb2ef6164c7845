// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <QWidget>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "src/live/audio_feed.hpp"

class QCheckBox;
class QLabel;
class QListWidget;
class QSlider;

namespace facialis::ui {

class AudioMonitor;

/// Which channels are heard, and how loud. The patient's right is on the right loudspeaker.
class SoundPanel final : public QWidget {
    Q_OBJECT
public:
    /// What is heard: a stream, late by what its sound takes, or a recording, whose player knows.
    enum class Of { stream, recording };
    explicit SoundPanel(Of of = Of::stream, QWidget* parent = nullptr);

    /// Chooses the first two channels that can be heard together.
    /// @param knowledge outlives the call
    void setChannels(const std::vector<Channel>& channels, const KnowledgeBase& knowledge);
    /// The same channels by other names or of other sides: the choice stays, and what is heard goes
    /// on. @param knowledge outlives the call
    void renameChannels(const std::vector<Channel>& channels, const KnowledgeBase& knowledge);
    /// There are no channels.
    void clear();
    /// This channel alone is heard, whichever are chosen; empty: those that are chosen.
    void hearAlone(std::optional<std::size_t> channel);
    /// As the box does.
    void setListening(bool isListening);
    /// Nothing is heard any more.
    void stop();
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    /// What the stream shall be put into from now on; null: nothing listens.
    void feedChanged(std::shared_ptr<facialis::engine::AudioFeed> feed);

private:
    void listen();
    [[nodiscard]] std::vector<std::size_t> heardChannels() const;
    void say(const QString& words);

    Of of_;
    AudioMonitor* monitor_ = nullptr;
    std::optional<std::size_t> alone_;
    std::vector<Channel> channels_;
    std::shared_ptr<engine::AudioFeed> feed_;
    QCheckBox* isOn_ = nullptr;
    QCheckBox* isMuted_ = nullptr;
    QListWidget* list_ = nullptr;
    QSlider* volume_ = nullptr;
    QSlider* gain_ = nullptr;
    QLabel* said_ = nullptr;
};

}  // namespace facialis::ui

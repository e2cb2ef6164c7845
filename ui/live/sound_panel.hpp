// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
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
    explicit SoundPanel(QWidget* parent = nullptr);

    /// @param knowledge outlives the call
    void setChannels(const std::vector<Channel>& channels, const KnowledgeBase& knowledge);
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
    void say(const QString& words);

    AudioMonitor* monitor_ = nullptr;
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

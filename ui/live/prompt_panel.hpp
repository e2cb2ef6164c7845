// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "data/knowledge/knowledge_base.hpp"
#include "src/live/protocol_runner.hpp"

class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace facialis::ui {

/// Leads through movements: a large prompt, the time left, how often still. Each rest and movement
/// becomes an annotation with its duration when it has ended.
class PromptPanel final : public QWidget {
    Q_OBJECT
public:
    explicit PromptPanel(QWidget* parent = nullptr);

    void setMovements(const KnowledgeBase& knowledge);
    /// To be called at the display rate while the stream runs, with the time of the recording.
    void advance(Duration now);
    void startOrStop();
    /// Nothing more is asked for; what had begun is noted.
    void stop();

    [[nodiscard]] const engine::ProtocolRunner& runner() const { return runner_; }
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    void noted(const facialis::Annotation& note);

private:
    void show(Duration now);
    void tell(const std::vector<Annotation>& ended);

    std::vector<std::string> ids_;  ///< of the listed movements
    engine::ProtocolRunner runner_{engine::Protocol{}};
    Duration now_;
    QLabel* prompt_ = nullptr;
    QLabel* detail_ = nullptr;
    QProgressBar* left_ = nullptr;
    QPushButton* start_ = nullptr;
    QPushButton* next_ = nullptr;
    QPushButton* repeat_ = nullptr;
    QPushButton* skip_ = nullptr;
    QListWidget* movements_ = nullptr;
    QSpinBox* repetitions_ = nullptr;
    QDoubleSpinBox* hold_ = nullptr;
    QDoubleSpinBox* rest_ = nullptr;
};

}  // namespace facialis::ui

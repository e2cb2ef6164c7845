// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "data/knowledge/knowledge_base.hpp"
#include "ui/models/prompt_sequence.hpp"

class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace facialis::ui {

/// Leads through movements: a large prompt, the time left, how often still. Each prompt becomes a
/// marker at its beginning, and "rest" at its end.
class PromptPanel final : public QWidget {
    Q_OBJECT
public:
    explicit PromptPanel(QWidget* parent = nullptr);

    void setMovements(const KnowledgeBase& knowledge);
    /// To be called at the display rate while the stream runs.
    void advance(Duration now);
    void startOrStop();
    void stop();

    [[nodiscard]] const PromptSequence& sequence() const { return sequence_; }
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    void marked(const QString& words);

private:
    void show(Duration now);
    void say(const std::vector<std::string>& due);

    PromptSequence sequence_;
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

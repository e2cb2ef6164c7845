// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/models/live_status.hpp"

class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace facialis::ui {

class GivesWay;

/// The state of the recording, always in words; colour only repeats them. Red is for what loses
/// data.
class LiveHeader final : public QWidget {
    Q_OBJECT
public:
    explicit LiveHeader(QWidget* parent = nullptr);

    void show(const LiveStatus& status);
    using QWidget::show;
    /// While it runs the button stops; while it is finished a bar runs; then it offers the review.
    enum class Phase { running, finishing, done };
    /// @param reviewPath  of the file; empty: nothing was kept
    void setPhase(Phase phase, const QString& reviewPath);

    /// All words, for a screen reader and for tests.
    [[nodiscard]] QString words() const;
    [[nodiscard]] StatusTone tone() const { return tone_; }

Q_SIGNALS:
    void stopRequested();
    void reviewRequested();
    void anotherRequested();  ///< back to the choice of a device

private:
    /// Shows so many columns of fields; all stand in the tool tip.
    void hideFields(std::size_t columns);

    struct Field {
        QLabel* name;
        QLabel* value;
    };
    QLabel* state_ = nullptr;
    QLabel* detail_ = nullptr;
    QGridLayout* grid_ = nullptr;
    std::vector<Field> fields_;
    std::size_t columns_ = 3;  ///< of fields, that are shown
    GivesWay* giveWay_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QPushButton* stop_ = nullptr;
    QPushButton* review_ = nullptr;
    QPushButton* another_ = nullptr;
    StatusTone tone_ = StatusTone::calm;
};

}  // namespace facialis::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QProgressBar;
class QToolButton;

namespace facialis::ui {

class OutputJob;

/// A line at the foot of the window: what is being written, how far it is, and where it lies when
/// it is done. Hidden until there is something to say; never asks.
class OutputStrip final : public QWidget {
    Q_OBJECT
public:
    /// @param cancel  the action that stops the output
    OutputStrip(OutputJob& job, QAction* cancel, QWidget* parent = nullptr);

    /// A sentence that stays until it is closed or another one comes.
    void say(const QString& sentence);
    [[nodiscard]] QString words() const;

private:
    void show(const QString& sentence, bool isRunning);

    QLabel* words_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QToolButton* cancel_ = nullptr;
    QToolButton* open_ = nullptr;
    QToolButton* close_ = nullptr;
    QString folder_;
};

}  // namespace facialis::ui

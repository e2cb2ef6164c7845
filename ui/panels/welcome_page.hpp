// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLabel;

namespace facialis::ui {

/// What the window shows while no recording is open: what to do, and why the last file did not
/// open.
class WelcomePage final : public QWidget {
    Q_OBJECT
public:
    WelcomePage(QAction* open, QAction* live, QAction* shortcuts, QWidget* parent = nullptr);

    /// Shows a problem in words (empty: none).
    void setProblem(const QString& sentence);
    [[nodiscard]] QString problem() const;

private:
    QLabel* problem_ = nullptr;
};

}  // namespace facialis::ui

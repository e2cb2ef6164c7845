// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "src/session/reproduce.hpp"

class QLabel;
class QPlainTextEdit;

namespace facialis::ui {

/// The command that gives the result on screen; copies it, and saves the files it reads. Does not
/// block the window.
class CommandWindow final : public QDialog {
    Q_OBJECT
public:
    explicit CommandWindow(engine::Origin origin, QWidget* parent = nullptr);

    /// Where the files are to be, and the command that names them there.
    void setFolder(const QString& folder);
    [[nodiscard]] QString command() const;
    /// Says what the command cannot do.
    void warn(const QString& sentence);
    /// Writes the files into the folder; the window says what came of it.
    bool saveFiles();

private:
    void chooseFolder();
    void copy();

    engine::Origin origin_;
    engine::Reproduction reproduction_;
    QPlainTextEdit* command_ = nullptr;
    QLabel* note_ = nullptr;
    QLabel* warning_ = nullptr;
};

}  // namespace facialis::ui

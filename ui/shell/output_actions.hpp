// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "src/report/output.hpp"

namespace facialis::ui {

class MainWindow;
class OutputJob;
class OutputStrip;

/// What the actions of the menu Output do in a window.
class OutputActions final : public QObject {
    Q_OBJECT
public:
    explicit OutputActions(MainWindow& window);

    /// Writes an output of what the window shows, without asking for a name.
    void write(engine::OutputKind kind, const QString& path);
    void copyTable();
    void copyFigure();
    void showCommand();

    [[nodiscard]] OutputJob& job() { return *job_; }
    [[nodiscard]] OutputStrip& strip() { return *strip_; }

private:
    void choose(engine::OutputKind kind, const QString& extension, const QString& filter);
    void chooseFolder(engine::OutputKind kind, const QString& title);
    void saveFigureAs();
    void print();

    MainWindow& window_;
    OutputJob* job_ = nullptr;
    OutputStrip* strip_ = nullptr;
};

}  // namespace facialis::ui

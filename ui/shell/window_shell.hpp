// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QObject>
#include <QString>

namespace facialis::ui {

class DemoMaker;
class MainWindow;
class OutputActions;

/// What surrounds the work in a window: appearance, recent files, simulated patients, diagnostics.
/// Connects their actions; knows the window through its public side alone.
class WindowShell final : public QObject {
    Q_OBJECT
public:
    explicit WindowShell(MainWindow& window);
    ~WindowShell() override;

    /// The window shows another recording.
    void recordingShown();
    /// Places of the window and its splitters, as they were kept; to be called before it is shown.
    void restoreLayout();
    [[nodiscard]] OutputActions& outputs() { return *outputs_; }
    /// true while a simulated patient is being made.
    [[nodiscard]] bool isMakingDemo() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectAppearance();
    void connectLanguage();
    /// A line for outputs below whatever the window shows.
    void addOutputStrip();
    void showAppearance();
    void showRecent();
    void openRecent(int index);
    void keepLayout();
    void saveDiagnostics();
    void say(const QString& sentence);

    MainWindow& window_;
    OutputActions* outputs_ = nullptr;
    std::unique_ptr<DemoMaker> demo_;
};

}  // namespace facialis::ui

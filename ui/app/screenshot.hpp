// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.hpp"
#include "ui/app/command_line.hpp"

namespace facialis::ui {

class MainWindow;

/// Makes Qt draw into memory, at scale 1 and whatever the environment says. Before QApplication.
void chooseOffscreenDrawing();

/// Shows the window at the wished size, waits until the analysis is done and everything is drawn,
/// and writes the picture. @errors the file cannot be written
[[nodiscard]] Result<void> writeScreenshot(MainWindow& window, const ScreenshotWish& wish);

}  // namespace facialis::ui

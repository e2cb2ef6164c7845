// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of the window draw into memory: no display is needed.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#include <QApplication>

#include "data/storage/boundary/serve_reading.hpp"
#include "ui/app/appearance.hpp"
#include "ui/app/screenshot.hpp"

int main(int argc, char** argv)
{
    if (const auto status = facialis::servedReading(argc, argv))
        return *status;
    facialis::ui::chooseOffscreenDrawing();
    int plainArgc = 1;
    QApplication application(plainArgc, argv);
    const facialis::ui::Appearance appearance(application);
    return Catch::Session().run(argc, argv);
}

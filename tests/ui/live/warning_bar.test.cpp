// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/warning_bar.hpp"

#include <catch2/catch.hpp>
#include <QCoreApplication>
#include <QLabel>
#include <QVBoxLayout>

using namespace facialis;

TEST_CASE("The line of warnings is there only while there is one, and says so in words",
          "[ui][live]")
{
    QWidget page;
    auto* column = new QVBoxLayout(&page);
    auto* bar = new ui::WarningBar;
    column->addWidget(bar);
    page.resize(300, 200);
    page.show();
    CHECK_FALSE(bar->isVisible());
    CHECK(bar->words().isEmpty());
    bar->show({QStringLiteral("Right orbicularis oculi: clipped")}, false);
    CHECK(bar->isVisible());
    CHECK(bar->accessibleName() == QStringLiteral("Warnings"));
    CHECK(bar->accessibleDescription().contains(QStringLiteral("clipped")));
    CHECK(bar->findChild<QLabel*>()->text() == QStringLiteral("Warning:"));
    const QColor calm = bar->palette().color(QPalette::Window);
    bar->show({QStringLiteral("The disk is full"), QStringLiteral("Right frontalis: clipped")},
              true);
    CHECK(bar->findChild<QLabel*>()->text() == QStringLiteral("2 warnings:"));
    CHECK(bar->palette().color(QPalette::Window) != calm);
    CHECK(bar->toolTip().contains(QStringLiteral("frontalis")));
    // However much there is to say, the window does not become wider by it.
    bar->show(QStringList(20, QStringLiteral("something long is wrong with a channel")), true);
    QCoreApplication::processEvents();
    CHECK(page.width() == 300);
    bar->show({}, false);
    CHECK_FALSE(bar->isVisible());
}

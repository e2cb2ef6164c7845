// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/gives_way.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/live/live_header.hpp"
#include "ui/live/marker_bar.hpp"

using namespace facialis;

namespace {

/// No visible widget of a row reaches over the next.
bool isLegible(QWidget& row)
{
    QApplication::processEvents();
    for (QWidget* each : row.findChildren<QWidget*>())
        if (each->isVisible() && each->width() < each->minimumSizeHint().width())
            return false;
    return row.layout()->totalMinimumSize().width() <= row.width();
}

}  // namespace

TEST_CASE("A row that has too little room gives up what is needed least, and takes it back",
          "[ui][live]")
{
    // A window itself cannot become smaller than its layout wants.
    QWidget page;
    QWidget row(&page);
    auto* layout = new QHBoxLayout(&row);
    std::vector<QLabel*> labels;
    for (int i = 0; i < 3; ++i) {
        labels.push_back(new QLabel(QString(20, QLatin1Char('m'))));
        layout->addWidget(labels.back());
    }
    const int all = layout->totalMinimumSize().width();
    new ui::GivesWay(row, {[&](bool isNarrow) { labels[2]->setVisible(!isNarrow); },
                           [&](bool isNarrow) { labels[1]->setVisible(!isNarrow); }});
    page.resize(2000, 100);
    page.show();
    row.resize(all + 10, 40);
    CHECK(labels[2]->isVisible());
    row.resize(all * 3 / 4, 40);
    CHECK_FALSE(labels[2]->isVisible());
    CHECK(labels[1]->isVisible());
    row.resize(all * 2 / 5, 40);
    CHECK_FALSE(labels[1]->isVisible());
    CHECK(labels[0]->isVisible());
    row.resize(all + 10, 40);
    CHECK(labels[1]->isVisible());
    CHECK(labels[2]->isVisible());
}

TEST_CASE("A row that becomes lower by giving way settles within its page", "[ui][live]")
{
    // As on the live page: the height of the row is that of its words, which wrap.
    QWidget page;
    auto* column = new QVBoxLayout(&page);
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    auto* words = new QLabel(QStringLiteral("the device sends nothing; check its plug"));
    words->setWordWrap(true);
    auto* tall = new QLabel(QStringLiteral("m m m m m m m m m m m m\nm\nm\nm"));
    tall->setMinimumWidth(400);
    layout->addWidget(words, 1);
    layout->addWidget(tall);
    column->addWidget(row);
    column->addWidget(new QWidget, 1);
    int taken = 0;
    new ui::GivesWay(*row, {[&](bool isNarrow) {
        ++taken;
        tall->setVisible(!isNarrow);
    }});
    page.setMinimumSize(200, 200);
    page.resize(800, 300);
    page.show();
    for (const int width : {800, 300, 800, 300}) {
        page.resize(width, 300);
        QApplication::processEvents();
        CHECK(tall->isVisible() == (width == 800));
    }
    CHECK(taken < 20);
}

TEST_CASE("The state of a recording and the markers can be read in a window of 640 pixels",
          "[ui][live]")
{
    // The smallest a window can be; within a layout that is not asked for more.
    QWidget page;
    ui::LiveHeader header(&page);
    ui::MarkerBar markers(&page);
    ui::LiveStatus status;
    status.state = QStringLiteral("WAITING, NOT KEPT");
    status.detail = QStringLiteral("the device sends nothing; check its plug and its switch");
    for (const char* name : {"Signal", "Safe on disk", "Disk left", "Lost", "Rate", "Delay"})
        status.fields.push_back(
            {QString::fromLatin1(name), QStringLiteral("12 frames, by the counter of the device")});
    header.show(status);
    page.resize(1600, 300);
    page.show();
    const auto resize = [&](int width) {
        header.resize(width, 80);
        markers.resize(width, 40);
    };
    resize(1600);
    CHECK(isLegible(header));
    CHECK(markers.findChild<QToolButton*>()->text() == QStringLiteral("1 rest"));
    // No more is hidden than has to be.
    resize(header.layout()->totalMinimumSize().width() - 10);
    CHECK(isLegible(header));
    const auto isShown = [&](const char* field) {
        return std::ranges::any_of(header.findChildren<QLabel*>(), [&](QLabel* label) {
            return label->text() == QLatin1String(field) && label->isVisible();
        });
    };
    CHECK_FALSE(isShown("Delay"));
    CHECK(isShown("Lost"));
    CHECK(isShown("Signal"));
    resize(640);
    CHECK(isLegible(header));
    CHECK(isLegible(markers));
    CHECK(markers.findChild<QToolButton*>()->text() == QStringLiteral("1"));
    CHECK(markers.findChild<QToolButton*>()->toolTip().contains(QStringLiteral("rest")));
    CHECK(header.words().contains(QStringLiteral("Delay")));
    CHECK(header.toolTip().contains(QStringLiteral("Delay")));
}

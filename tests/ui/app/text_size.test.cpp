// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader with large letters sees.
#include <catch2/catch.hpp>
#include <QHeaderView>
#include <QTableView>
#include <QTest>

#include "tests/support/small_patient.hpp"
#include "tests/ui/support/wait_until.hpp"
#include "ui/app/appearance.hpp"
#include "ui/app/review_panels.hpp"
#include "ui/main_window.hpp"
#include "ui/panels/review_panel.hpp"
#include "ui/traces/trace_view.hpp"

using namespace facialis;
using test::waitUntil;

namespace {

struct TextSize {
    explicit TextSize(int percent) { ui::Appearance::instance()->setFontPercent(percent); }
    ~TextSize() { ui::Appearance::instance()->setFontPercent(100); }
    TextSize(const TextSize&) = delete;
    TextSize& operator=(const TextSize&) = delete;
};

}  // namespace

TEST_CASE("No size of text and no panel makes the window larger than a small screen",
          "[ui][window]")
{
    const int percent = GENERATE(100, 150, 200);
    CAPTURE(percent);
    const TextSize size(percent);
    ui::MainWindow window{engine::ReviewOptions{}};
    auto session = engine::ReviewSession::start(test::smallPatient(), {});
    REQUIRE(session);
    window.show(std::move(*session));
    window.resize(640, 480);
    window.show();
    REQUIRE(waitUntil([&] { return window.isSettled(); }));
    for (const ui::ReviewPanelSpec& panel : ui::reviewPanels()) {
        window.goToPanel(QString::fromLatin1(panel.id));
        QCoreApplication::processEvents();
        CAPTURE(panel.id);
        CHECK(window.size() == QSize(640, 480));
        CHECK(window.centralWidget()->geometry().right() < 640);
        CHECK(window.traces().mapTo(&window, window.traces().rect().bottomRight()).x() < 640);
        CHECK(window.traces().width() >= 200);
    }
}

TEST_CASE("The headings of tables are whole at every size of text", "[ui][window]")
{
    const int percent = GENERATE(100, 150, 200);
    CAPTURE(percent);
    const TextSize size(percent);
    ui::MainWindow window{engine::ReviewOptions{}};
    auto session = engine::ReviewSession::start(test::smallPatient(), {});
    REQUIRE(session);
    window.show(std::move(*session));
    window.resize(1366, 768);
    window.show();
    REQUIRE(waitUntil([&] { return window.isSettled(); }));
    for (const char* id : {"events", "channels"}) {
        const auto* table = window.panel(QLatin1String(id))->findChild<QTableView*>();
        REQUIRE(table);
        const QHeaderView& heads = *table->horizontalHeader();
        for (int column = 0; column < heads.count(); ++column) {
            const QString words = table->model()->headerData(column, Qt::Horizontal).toString();
            CAPTURE(id, words.toStdString());
            CHECK(heads.sectionSize(column) >= heads.fontMetrics().horizontalAdvance(words));
        }
    }
}

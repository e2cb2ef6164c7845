// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.hpp"

#include <catch2/catch.hpp>
#include <QAction>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

#include "tests/support/small_patient.hpp"
#include "tests/support/test_data.hpp"
#include "tests/ui/support/wait_until.hpp"
#include "ui/app/action_registry.hpp"
#include "ui/app/screenshot.hpp"
#include "ui/panels/event_panel.hpp"
#include "ui/panels/interpretation_html.hpp"
#include "ui/panels/interpretation_panel.hpp"
#include "ui/panels/welcome_page.hpp"
#include "ui/traces/trace_view.hpp"

using namespace facialis;
using test::waitUntil;

namespace {

/// A window that shows the small patient, analysed and drawn.
struct Review {
    ui::MainWindow window{engine::ReviewOptions{}};

    Review()
    {
        window.resize(1200, 800);
        window.show();
        auto session = engine::ReviewSession::start(test::smallPatient(), {});
        REQUIRE(session);
        window.show(std::move(*session));
        window.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window));
        REQUIRE(waitUntil([&] { return window.isSettled(); }));
        window.traces().setFocus();
    }
    ui::TraceView& traces() { return window.traces(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, key, modifiers);
    }
    [[nodiscard]] double start() { return traces().scene().window.onset.seconds(); }
    [[nodiscard]] double page() { return traces().scene().window.length().seconds(); }
    [[nodiscard]] double gain() { return traces().scene().gains.front().perDivision.value(); }
};

}  // namespace

TEST_CASE("The first page is drawn before the analysis has ended", "[ui][window]")
{
    ui::MainWindow window{engine::ReviewOptions{}};
    window.resize(1200, 800);
    window.show();
    auto session = engine::ReviewSession::start(test::smallPatient(), {});
    REQUIRE(session);
    window.show(std::move(*session));
    // No event has been processed: what is there is there at once.
    CHECK(window.traces().isSettled());
    CHECK(window.traces().scene().page->traces.size() == 4);
}

TEST_CASE("Keys scroll, page, zoom and change the gain in 1-2-5 steps", "[ui][window]")
{
    Review review;
    CHECK(review.page() == 10.0);
    review.press(Qt::Key_Right);
    CHECK(review.start() == Approx(1.0));
    review.press(Qt::Key_PageDown);
    CHECK(review.start() == Approx(11.0));
    review.press(Qt::Key_End, Qt::ControlModifier);
    CHECK(review.start() == Approx(14.0));
    review.press(Qt::Key_Left);
    CHECK(review.start() == Approx(13.0));
    review.press(Qt::Key_PageUp);
    CHECK(review.start() == Approx(3.0));
    review.press(Qt::Key_Home, Qt::ControlModifier);
    CHECK(review.start() == 0.0);
    review.press(Qt::Key_Plus, Qt::ControlModifier);
    CHECK(review.page() == 5.0);
    review.press(Qt::Key_Minus, Qt::ControlModifier);
    CHECK(review.page() == 10.0);
    review.press(Qt::Key_0, Qt::ControlModifier);
    CHECK(review.page() == 24.0);
    CHECK(review.traces().scene().division == 5_s);

    const double gain = review.gain();
    review.press(Qt::Key_Plus);
    CHECK(review.gain() < gain);  // plus makes traces larger: fewer microvolts a division
    review.press(Qt::Key_Minus);
    CHECK(review.gain() == gain);
}

TEST_CASE("F shows the raw signal and says so, I turns it over, X measures", "[ui][window]")
{
    Review review;
    CHECK(review.traces().scene().filterBadge.contains(QStringLiteral("zero phase")));
    review.press(Qt::Key_F);
    CHECK(review.traces().scene().display == engine::TraceDisplay::raw);
    CHECK(review.traces().scene().filterBadge.contains(QStringLiteral("raw")));
    review.press(Qt::Key_F);
    CHECK(review.traces().scene().display == engine::TraceDisplay::filtered);
    review.press(Qt::Key_I);
    CHECK(review.traces().scene().isNegativeUp);
    review.press(Qt::Key_X);
    REQUIRE(review.traces().scene().cursors);
    review.traces().moveCursor(0, 2_s);
    review.traces().moveCursor(1, 2.125_s);
    const QString readings = review.traces().scene().cursorReadings.join(QLatin1Char(' '));
    CHECK(readings.contains(QStringLiteral(": RMS ")));
    CHECK(readings.contains(QStringLiteral("peak to peak ")));
    CHECK(readings.contains(QStringLiteral("125 ms")));
    CHECK(readings.contains(QStringLiteral("8 Hz")));
    review.press(Qt::Key_Escape);
    CHECK_FALSE(review.traces().scene().cursors);
    CHECK_FALSE(review.window.actions().action("view.cursors")->isChecked());
}

TEST_CASE("N and P step through the events and bring each into view", "[ui][window]")
{
    Review review;
    const auto& events = review.window.events().model().events();
    REQUIRE(events.size() > 6);
    for (std::size_t i = 0; i < 6; ++i) {
        review.press(Qt::Key_N);
        REQUIRE(review.traces().scene().highlight);
        CHECK(review.traces().scene().highlight->interval == events[i].interval);
        CHECK(review.start() <= events[i].interval.onset.seconds());
    }
    review.press(Qt::Key_P);
    CHECK(review.traces().scene().highlight->interval == events[4].interval);
}

TEST_CASE("A click and Enter in the event list jump to the place", "[ui][window]")
{
    Review review;
    QTableView& table = *review.window.events().table();
    const int last = table.model()->rowCount() - 1;
    table.scrollToBottom();
    const QRect cell = table.visualRect(table.model()->index(last, 2));
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, cell.center());
    const TimeInterval expected = review.window.events().model().events().back().interval;
    REQUIRE(review.traces().scene().highlight);
    CHECK(review.traces().scene().highlight->interval == expected);
    CHECK(review.start() + review.page() > expected.onset.seconds());

    table.setCurrentIndex(table.model()->index(0, 0));
    QTest::keyClick(&table, Qt::Key_Return);
    CHECK(review.traces().scene().highlight->interval ==
          review.window.events().model().events().front().interval);
}

TEST_CASE("A click on a burst chooses it in the list", "[ui][window]")
{
    Review review;
    const ui::TraceGeometry geometry = review.traces().geometryNow();
    REQUIRE_FALSE(review.traces().scene().bursts.empty());
    const ui::BurstMark burst = review.traces().scene().bursts.front();
    const QPointF at(geometry.x((burst.interval.onset + burst.interval.offset) / 2.0),
                     geometry.laneCentre(burst.lane));
    QTest::mouseClick(review.traces().viewport(), Qt::LeftButton, {}, at.toPoint());
    REQUIRE(review.traces().scene().highlight);
    CHECK(review.traces().scene().highlight->interval == burst.interval);
}

TEST_CASE("Dragging zooms to a stretch, Backspace goes back", "[ui][window]")
{
    Review review;
    const ui::TraceGeometry geometry = review.traces().geometryNow();
    QWidget* area = review.traces().viewport();
    const auto y = static_cast<int>(geometry.plot.center().y());
    QTest::mousePress(area, Qt::LeftButton, {}, QPoint(static_cast<int>(geometry.x(2_s)), y));
    QTest::mouseMove(area, QPoint(static_cast<int>(geometry.x(3_s)), y));
    QTest::mouseRelease(area, Qt::LeftButton, {}, QPoint(static_cast<int>(geometry.x(3.5_s)), y));
    CHECK(review.page() == 2.0);
    CHECK(review.start() < 2.1);
    CHECK(review.start() + review.page() > 3.4);
    review.press(Qt::Key_Backspace);
    CHECK(review.page() == 10.0);
    CHECK(review.start() == 0.0);
}

TEST_CASE("A link of the interpretation jumps to its place", "[ui][window]")
{
    Review review;
    const ui::Highlight place{{21_s, 21.2_s}, {0}};
    auto* browser = review.window.interpretation().findChild<QTextBrowser*>();
    REQUIRE(browser);
    Q_EMIT browser->anchorClicked(QUrl(QStringLiteral("place:21.000000:21.200000:0")));
    REQUIRE(review.traces().scene().highlight);
    CHECK(review.traces().scene().highlight->interval.onset == place.interval.onset);
    CHECK(review.start() + review.page() > 21.2);

    // The places of a finding in turn, and round again.
    auto result = std::make_shared<AnalysisResult>(*review.window.session()->snapshot().result);
    Finding finding;
    finding.id = "repeated";
    for (const double at : {2.0, 9.0, 21.0})
        finding.evidence.push_back({0, {Duration(at), Duration(at + 0.2)}});
    result->findings.push_back(finding);
    review.window.interpretation().setResult(result);
    const auto places = ui::placesOf(finding);
    REQUIRE(places.size() == 3);
    const QUrl loop(ui::loopLink(finding.id, 1));
    for (std::size_t i = 1; i <= places.size() + 1; ++i) {
        Q_EMIT browser->anchorClicked(loop);
        CHECK(review.traces().scene().highlight->interval == places[i % places.size()].interval);
    }
}

TEST_CASE("A file that cannot be opened is explained in the window", "[ui][window]")
{
    test::TemporaryFolder folder;
    test::writeContent(folder.file("broken.edf"), "0       this is no EDF header at all");
    ui::MainWindow window{engine::ReviewOptions{}};
    window.show();
    for (const QString& path : {QString::fromStdString(folder.file("broken.edf")),
                                QString::fromStdString(folder.file("absent.edf")),
                                QString::fromStdString(folder.path().string())}) {
        const auto opened = window.openFile(path);
        REQUIRE_FALSE(opened);
        CHECK(window.welcome().problem().contains(path));
        CHECK_FALSE(window.session());
    }
}

TEST_CASE("A file that does not open leaves the open recording as it is", "[ui][window]")
{
    Review review;
    review.press(Qt::Key_PageDown);
    const double start = review.start();
    CHECK_FALSE(review.window.openFile(QStringLiteral("absent.edf")));
    REQUIRE(review.window.session());
    CHECK(review.start() == start);
}

TEST_CASE("Closing a recording leaves an empty, usable window", "[ui][window]")
{
    Review review;
    review.window.closeRecording();
    CHECK_FALSE(review.window.session());
    CHECK(review.window.events().model().rowCount() == 0);
    CHECK_FALSE(review.window.actions().action("go.right")->isEnabled());
    CHECK(review.window.actions().action("file.open")->isEnabled());
    QTest::mouseClick(review.traces().viewport(), Qt::LeftButton, {}, QPoint(200, 200));
}

TEST_CASE("Buttons, tables, texts and traces have names for a screen reader", "[ui][window]")
{
    Review review;
    for (const QWidget* widget : review.window.findChildren<QWidget*>()) {
        const bool isControl = widget->focusPolicy() != Qt::NoFocus &&
                               widget->isVisibleTo(&review.window) &&
                               !widget->objectName().startsWith(QLatin1String("qt_")) &&
                               !widget->inherits("QMenuBar") && !widget->inherits("QSplitter");
        if (!isControl)
            continue;
        INFO(widget->metaObject()->className()
             << " " << widget->objectName().toStdString() << " in "
             << (widget->parent() ? widget->parent()->metaObject()->className() : ""));
        CHECK_FALSE(widget->accessibleName().isEmpty());
    }
    CHECK(review.traces().accessibleDescription().contains(QStringLiteral("4 channels")));
}

TEST_CASE("A picture has exactly the wished size and shows the wished time", "[ui][window]")
{
    test::TemporaryFolder folder;
    for (const QSize size : {QSize(800, 600), QSize(1281, 723)}) {
        ui::MainWindow window{engine::ReviewOptions{}};
        auto session = engine::ReviewSession::start(test::smallPatient(), {});
        REQUIRE(session);
        window.show(std::move(*session));
        const ui::ScreenshotWish wish{.path = QString::fromStdString(folder.file("p.png")),
                                      .size = size,
                                      .at = 8.0,
                                      .view = QStringLiteral("interpretation")};
        const auto written = ui::writeScreenshot(window, wish);
        REQUIRE(written);
        const QImage picture(wish.path);
        CHECK(picture.size() == size);
        CHECK(window.traces().scene().window.onset == 8_s);
    }
}

TEST_CASE("The program writes a picture without a display and without variables", "[ui][window]")
{
    test::TemporaryFolder folder;
    const std::string picture = folder.file("empty.png");
    const test::Outcome outcome =
        test::run({"/usr/bin/env", "-i", test::program("facialis-workstation").string(),
                   "--screenshot", picture, "--size", "900x700"});
    CHECK(outcome.exitCode == 0);
    CHECK(outcome.err == "");
    CHECK(QImage(QString::fromStdString(picture)).size() == QSize(900, 700));

    const test::Outcome absent =
        test::run({"/usr/bin/env", "-i", test::program("facialis-workstation").string(),
                   folder.file("absent.edf"), "--screenshot", picture});
    CHECK(absent.exitCode == 1);
    CHECK(std::count(absent.err.begin(), absent.err.end(), '\n') == 1);

    const test::Outcome noDisplay =
        test::run({"/usr/bin/env", "-i", test::program("facialis-workstation").string()});
    CHECK(noDisplay.exitCode == 1);
    CHECK(noDisplay.err.find("display") != std::string::npos);
}

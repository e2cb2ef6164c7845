// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/listen_panel.hpp"

#include <catch2/catch.hpp>
#include <QAction>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/small_patient.hpp"
#include "tests/ui/support/wait_until.hpp"
#include "ui/app/action_registry.hpp"
#include "ui/app/theme.hpp"
#include "ui/live/audio_monitor.hpp"
#include "ui/live/sound_panel.hpp"
#include "ui/main_window.hpp"
#include "ui/models/review_document.hpp"
#include "ui/panels/overview_strip.hpp"
#include "ui/traces/trace_view.hpp"

using namespace facialis;
using test::waitUntil;

namespace {

/// A window that shows the small patient: 24 s, a page of 10 s.
struct Listening {
    ui::MainWindow window{engine::ReviewOptions{}};
    ui::ListenPanel& panel = *qobject_cast<ui::ListenPanel*>(window.panel(QStringLiteral("sound")));

    Listening()
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
        QTest::keyClick(&traces(), key, modifiers);
    }
    [[nodiscard]] std::optional<Duration> line() { return traces().scene().playhead; }
    [[nodiscard]] bool hasReached(double seconds)
    {
        return waitUntil([&] { return line() && line()->seconds() > seconds; });
    }
};

}  // namespace

TEST_CASE("Space plays from the page on and pauses, and goes on from there", "[ui][sound]")
{
    Listening listening;
    CHECK_FALSE(listening.line());
    listening.press(Qt::Key_Space);
    CHECK(listening.panel.isPlaying());
    REQUIRE(listening.hasReached(0.1));
    CHECK(listening.line()->seconds() < 5.0);
    listening.press(Qt::Key_Space);
    CHECK_FALSE(listening.panel.isPlaying());
    const auto paused = listening.line();
    REQUIRE(paused);
    QTest::qWait(100);
    CHECK(listening.line() == paused);
    listening.press(Qt::Key_Space);
    REQUIRE(listening.hasReached(paused->seconds() + 0.05));
    CHECK(listening.line()->seconds() < paused->seconds() + 5.0);
    listening.press(Qt::Key_Escape);
    CHECK_FALSE(listening.panel.isPlaying());
    CHECK_FALSE(listening.line());
}

TEST_CASE("A machine without a loudspeaker says so in a line, and the place moves", "[ui][sound]")
{
    Listening listening;
    listening.press(Qt::Key_Space);
    REQUIRE(listening.hasReached(0.1));
    const QString words = listening.panel.sound().words();
    if (ui::AudioMonitor::whyNot().isEmpty())
        CHECK(words.contains(QStringLiteral("right loudspeaker")));
    else
        CHECK(words == ui::AudioMonitor::whyNot());
}

TEST_CASE("A selection is played to its end, and looped with Shift", "[ui][sound]")
{
    Listening listening;
    listening.traces().select(ui::TraceSelection{{3_s, 3.3_s}, 1});
    listening.press(Qt::Key_Space);
    REQUIRE(listening.hasReached(3.05));
    CHECK(listening.line()->seconds() <= 3.3);
    REQUIRE(waitUntil([&] { return !listening.line(); }));
    CHECK_FALSE(listening.panel.isPlaying());

    listening.press(Qt::Key_Space, Qt::ShiftModifier);
    // Longer than it lasts: it has come round, and is inside.
    QTest::qWait(700);
    REQUIRE(listening.line());
    CHECK(listening.panel.isPlaying());
    CHECK(*listening.line() >= 3_s);
    CHECK(*listening.line() <= 3.3_s);
    listening.press(Qt::Key_Space, Qt::ShiftModifier);
    CHECK_FALSE(listening.panel.isPlaying());
}

TEST_CASE("The page follows the line, and stays where the user looks", "[ui][sound]")
{
    Listening listening;
    listening.traces().setCursorsShown(true);
    listening.traces().moveCursor(0, 9.8_s);
    listening.press(Qt::Key_Space);
    REQUIRE(listening.hasReached(10.05));
    CHECK(listening.traces().scene().window.onset > 9_s);
    CHECK(listening.traces().scene().window.onset < 10_s);
    listening.press(Qt::Key_Home, Qt::ControlModifier);
    const auto looked = listening.line();
    REQUIRE(listening.hasReached(looked->seconds() + 0.2));
    CHECK(listening.traces().scene().window.onset == 0_s);
}

TEST_CASE("The line stands on the traces at its place, and goes without a trace", "[ui][sound]")
{
    Listening listening;
    const ui::TraceGeometry geometry = listening.traces().geometryNow();
    const auto flagAt = [&](Duration place) {
        QCoreApplication::processEvents();
        const QImage picture = listening.traces().grab().toImage();
        const QPointF at(geometry.x(place) - 6.0, geometry.plot.bottom() - 3.0);
        return picture.pixelColor((at * picture.devicePixelRatio()).toPoint()) ==
               ui::theme().accent;
    };
    CHECK_FALSE(flagAt(3_s));
    QSignalSpy changes(&listening.traces(), &ui::TraceView::viewChanged);
    listening.traces().setPlayhead(3_s);
    CHECK(flagAt(3_s));
    listening.traces().setPlayhead(7_s);
    CHECK(flagAt(7_s));
    CHECK_FALSE(flagAt(3_s));
    listening.traces().setPlayhead({});
    CHECK_FALSE(flagAt(7_s));
    // Nothing of the window is worked out anew at each step of it.
    CHECK(changes.isEmpty());
}

TEST_CASE("While it plays the overview chooses where", "[ui][sound]")
{
    Listening listening;
    listening.press(Qt::Key_Space);
    auto* strip = listening.window.findChild<ui::OverviewStrip*>();
    REQUIRE(strip);
    QTest::mouseClick(strip, Qt::LeftButton, {}, strip->rect().center());
    REQUIRE(listening.hasReached(11.0));
    CHECK(listening.line()->seconds() < 14.0);
    CHECK(listening.panel.isPlaying());
}

TEST_CASE("With sound while moving, cursors, scrolling and the overview show what is heard",
          "[ui][sound]")
{
    Listening listening;
    listening.traces().setCursorsShown(true);
    listening.traces().moveCursor(0, 4_s);
    CHECK_FALSE(listening.line());
    listening.press(Qt::Key_S);
    CHECK(listening.panel.isHeardWhileMoving());
    listening.traces().moveCursor(0, 5_s);
    CHECK(listening.line() == 5_s);
    listening.press(Qt::Key_Right);
    CHECK(listening.line() == 6_s);
    auto* strip = listening.window.findChild<ui::OverviewStrip*>();
    QTest::mousePress(strip, Qt::LeftButton, {}, strip->rect().center());
    QTest::mouseMove(strip, strip->rect().center() + QPoint(200, 0));
    QTest::mouseRelease(strip, Qt::LeftButton, {}, strip->rect().center() + QPoint(200, 0));
    REQUIRE(listening.line());
    CHECK(listening.line()->seconds() > 13.0);
    CHECK_FALSE(listening.panel.isPlaying());
    // A snippet, and then it is still.
    CHECK(waitUntil([&] { return !listening.line(); }));

    auto* box = listening.panel.findChild<QCheckBox*>();
    REQUIRE(box);
    box->click();
    CHECK_FALSE(listening.window.actions().action("go.scrub")->isChecked());
    listening.press(Qt::Key_Left);
    CHECK_FALSE(listening.line());
}

TEST_CASE("A place that is moved with the mouse costs the window little", "[ui][sound]")
{
    Listening listening;
    listening.press(Qt::Key_S);
    listening.panel.moved(1_s);  // the loudspeaker is looked for once
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 1000; ++i)
        listening.panel.moved(Duration(1.0 + i * 0.02));
    // Some ten microseconds each; a machine that is busy with other things has its time.
    CHECK(clock.elapsed() < 2000);
}

TEST_CASE("Sound stops with the recording, with a live examination and with the window",
          "[ui][sound]")
{
    Listening listening;
    QAction* play = listening.window.actions().action("go.play");
    listening.press(Qt::Key_Space);
    REQUIRE(listening.panel.isPlaying());
    SECTION("closed")
    {
        listening.window.closeRecording();
        CHECK_FALSE(listening.panel.isEnabled());
        CHECK_FALSE(play->isEnabled());
    }
    SECTION("live")
    {
        listening.window.showLive();
        CHECK_FALSE(play->isEnabled());
    }
    SECTION("quit")
    {
        listening.window.close();
        CHECK_FALSE(listening.window.isVisible());
    }
    SECTION("another recording")
    {
        auto session = engine::ReviewSession::start(test::smallPatient(), {});
        REQUIRE(session);
        listening.window.show(std::move(*session));
        CHECK(play->isEnabled());
    }
    CHECK_FALSE(listening.panel.isPlaying());
    CHECK_FALSE(listening.line());
}

TEST_CASE("Buttons of the panel play, and it can be gone to by its keys", "[ui][sound]")
{
    Listening listening;
    QTest::keyClick(&listening.traces(), Qt::Key_A, Qt::ControlModifier | Qt::AltModifier);
    auto* button = qobject_cast<QPushButton*>(listening.window.focusWidget());
    REQUIRE(button);
    CHECK(listening.panel.isVisible());
    QTest::keyClick(button, Qt::Key_Space);
    CHECK(listening.panel.isPlaying());
    QTest::keyClick(button, Qt::Key_Space);
    CHECK_FALSE(listening.panel.isPlaying());
    CHECK(listening.panel.paused());
}

TEST_CASE("Other names keep what is played, another derivation does not", "[ui][sound]")
{
    Listening listening;
    listening.press(Qt::Key_Space);
    ui::ReviewDocument& document = *listening.window.document();
    engine::Review named = document.now();
    named.channels[0].label = "first";
    REQUIRE(document.change(QStringLiteral("named"), named));
    CHECK(listening.panel.isPlaying());
    engine::Review derived = document.now();
    derived.channels[0].minus = 1;
    REQUIRE(document.change(QStringLiteral("derived"), derived));
    CHECK_FALSE(listening.panel.isPlaying());
    listening.press(Qt::Key_Space);
    CHECK(listening.panel.isPlaying());
}

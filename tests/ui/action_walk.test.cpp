// SPDX-License-Identifier: GPL-3.0-or-later
// Every action through its keys and through its menu, and many in no order at all.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <random>

#include "tests/support/small_patient.hpp"
#include "tests/support/test_data.hpp"
#include "tests/ui/support/wait_until.hpp"
#include "ui/app/action_registry.hpp"
#include "ui/main_window.hpp"
#include "ui/models/review_document.hpp"
#include "ui/traces/trace_view.hpp"

using namespace facialis;
using test::waitUntil;

namespace {

/// A window with a recording; whatever dialog an action opens is closed again, and what is saved
/// lands in a folder that goes with the walk.
struct Walk {
    test::TemporaryFolder folder;
    std::filesystem::path home = std::filesystem::current_path();
    ui::MainWindow window{engine::ReviewOptions{}};
    QTimer closer;

    Walk()
    {
        std::filesystem::current_path(folder.path());
        QObject::connect(&closer, &QTimer::timeout, &closer, [this] {
            for (QWidget* top : QApplication::topLevelWidgets())
                if (isOther(top) && !top->inherits("QMenu"))
                    top->close();
        });
        closer.start(20);
        window.resize(1200, 800);
        window.show();
        restart();
    }
    ~Walk() { std::filesystem::current_path(home); }
    Walk(const Walk&) = delete;
    Walk& operator=(const Walk&) = delete;

    bool isOther(const QWidget* top) const { return top->isVisible() && top != &window; }

    void restart()
    {
        auto session = engine::ReviewSession::start(test::smallPatient(), {});
        REQUIRE(session);
        window.show(std::move(*session));
        window.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window));
        REQUIRE(waitUntil([&] { return window.isSettled(); }));
    }
    void prepare()
    {
        if (!window.session())
            restart();
        // A dialog of the action before that opens late would take the next keys.
        REQUIRE(waitUntil([&] {
            const bool alone = std::ranges::none_of(QApplication::topLevelWidgets(),
                                                    [&](QWidget* top) { return isOther(top); });
            if (alone && QApplication::activeWindow() != &window)
                window.activateWindow();
            return alone && QApplication::activeWindow() == &window &&
                   QApplication::focusWindow() == window.windowHandle();
        }));
        window.traces().setFocus();
    }
};

/// What ends the window, or leaves it for another page or program.
bool endsTheWalk(const QString& id)
{
    return id == QLatin1String("file.quit");
}

bool isOfLive(const QString& id)
{
    return id.startsWith(QLatin1String("live."));
}

}  // namespace

TEST_CASE("Every enabled action is done by each of its keys", "[ui][actions][walk][slow]")
{
    Walk walk;
    int done = 0;
    for (const ui::ActionSpec& spec : ui::actionSpecs()) {
        const QString id = QString::fromLatin1(spec.id);
        if (endsTheWalk(id) || isOfLive(id))
            continue;
        for (const QKeySequence& keys : spec.keys) {
            walk.prepare();
            QAction* action = walk.window.actions().action(spec.id);
            if (!action->isEnabled())
                continue;
            INFO(spec.id << " by " << keys.toString().toStdString());
            QSignalSpy spy(action, &QAction::triggered);
            QTest::keySequence(&walk.window.traces(), keys);
            QCoreApplication::processEvents();
            CHECK(spy.count() == 1);
            done += spy.count();
        }
    }
    CHECK(done > 80);
}

TEST_CASE("Every action stands in a menu, and the menu does what the keys do",
          "[ui][actions][walk][slow]")
{
    Walk walk;
    QList<QAction*> inMenus;
    for (const QAction* top : walk.window.menuBar()->actions()) {
        REQUIRE(top->menu());
        inMenus.append(top->menu()->actions());
    }
    for (const ui::ActionSpec& spec : ui::actionSpecs()) {
        INFO(spec.id);
        QAction* action = walk.window.actions().action(spec.id);
        CHECK(inMenus.contains(action));
        const QString id = action->objectName();
        if (endsTheWalk(id) || isOfLive(id))
            continue;
        walk.prepare();
        if (!action->isEnabled() || !action->isVisible())
            continue;
        QSignalSpy spy(action, &QAction::triggered);
        action->trigger();
        QCoreApplication::processEvents();
        CHECK(spy.count() == 1);
    }
}

namespace {

void walkAtRandom(int actions, unsigned seed)
{
    Walk walk;
    std::mt19937 draw(seed);
    int done = 0;
    for (int i = 0; i < actions; ++i) {
        const auto& all = walk.window.actions().actions();
        QAction* action = all[static_cast<qsizetype>(draw() % static_cast<unsigned>(all.size()))];
        const QString id = action->objectName();
        if (endsTheWalk(id) || isOfLive(id) || id.startsWith(QLatin1String("demo.")))
            continue;
        if (i % 50 == 0)
            walk.prepare();
        if (!action->isEnabled())
            continue;
        action->trigger();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        ++done;
    }
    CHECK(done > actions / 4);
    walk.prepare();
    REQUIRE(waitUntil([&] { return walk.window.isSettled(); }));
    while (walk.window.document()->steps().canUndo())
        walk.window.document()->undo();
    CHECK(walk.window.document()->now() == walk.window.session()->untouchedReview());
}

}  // namespace

TEST_CASE("A hundred actions in no order leave a window that works", "[ui][actions][walk]")
{
    walkAtRandom(100, 5);
}

TEST_CASE("A thousand actions in no order leave a window that works", "[ui][actions][walk][slow]")
{
    walkAtRandom(1000, 6);
}

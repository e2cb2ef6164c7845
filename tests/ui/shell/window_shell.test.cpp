// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_shell.hpp"

#include <catch2/catch.hpp>
#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QStatusBar>
#include <QTest>
#include <QToolBar>

#include "tests/support/small_patient.hpp"
#include "tests/support/test_data.hpp"
#include "tests/ui/support/wait_until.hpp"
#include "ui/app/action_registry.hpp"
#include "ui/app/appearance.hpp"
#include "ui/app/elided_label.hpp"
#include "ui/app/user_settings.hpp"
#include "ui/main_window.hpp"
#include "ui/panels/welcome_page.hpp"
#include "ui/shell/diagnostics.hpp"
#include "ui/traces/trace_view.hpp"

using namespace facialis;
using test::waitUntil;

namespace {

/// Whatever a test chooses, the next one begins with the light theme at 100 %.
struct StandardAppearance {
    ~StandardAppearance()
    {
        ui::Appearance::instance()->setFontPercent(100);
        ui::Appearance::instance()->choose(ui::ThemeChoice::light);
    }
};

void showPatient(ui::MainWindow& window)
{
    auto session = engine::ReviewSession::start(test::smallPatient(), {});
    REQUIRE(session);
    window.show(std::move(*session));
    REQUIRE(waitUntil([&] { return window.isSettled(); }));
}

/// A word about every visible widget that is cut or outside of its window.
QStringList misplaced(const ui::MainWindow& window)
{
    QStringList words;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->window() != &window)
            continue;
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (!label && !button)
            continue;
        // What scrolls may lie outside of what is seen of it.
        bool isScrolled = false;
        for (const QWidget* above = widget->parentWidget(); above; above = above->parentWidget())
            isScrolled = isScrolled || above->inherits("QAbstractScrollArea");
        const QString name = QStringLiteral("%1 %2 \"%3\"")
                                 .arg(QLatin1String(widget->metaObject()->className()),
                                      widget->objectName(), label ? label->text() : button->text());
        const QRect place(widget->mapTo(&window, QPoint(0, 0)), widget->size());
        if (!isScrolled && !window.rect().contains(place))
            words.append(name + QStringLiteral(" is outside"));
        if (qobject_cast<const ui::ElidedLabel*>(widget) || (label && label->wordWrap()) ||
            (button && button->text().isEmpty()))
            continue;
        if (widget->width() < widget->sizeHint().width() ||
            widget->height() < widget->sizeHint().height())
            words.append(name + QStringLiteral(" is cut"));
    }
    return words;
}

}  // namespace

TEST_CASE("A theme that is chosen is on screen at once, in traces and in texts", "[ui][shell]")
{
    const StandardAppearance standard;
    ui::MainWindow window{engine::ReviewOptions{}};
    window.resize(1000, 700);
    window.show();
    showPatient(window);
    const std::pair<const char*, ui::ThemeName> themes[] = {
        {"settings.theme_dark", ui::ThemeName::dark},
        {"settings.theme_contrast", ui::ThemeName::highContrast},
        {"settings.theme_light", ui::ThemeName::light}};
    for (const auto& [id, name] : themes) {
        INFO(id);
        window.actions().action(id)->trigger();
        REQUIRE(waitUntil([&] { return window.isSettled(); }));
        CHECK(&ui::theme() == &ui::themeOf(name));
        const QImage picture = window.traces().grab().toImage();
        const QRect plot = window.traces().geometryNow().plot.toRect();
        // The commonest colour of the traces is their paper.
        QHash<QRgb, int> counts;
        for (int y = plot.top(); y < plot.bottom(); ++y)
            for (int x = plot.left(); x < plot.right(); ++x)
                ++counts[picture.pixel(x, y)];
        QRgb commonest = 0;
        for (auto it = counts.cbegin(); it != counts.cend(); ++it)
            if (it.value() > counts.value(commonest, 0))
                commonest = it.key();
        CHECK(QColor(commonest) == ui::theme().paper);
        CHECK(counts.value(ui::theme().right.rgb()) > 50);
        CHECK(counts.value(ui::theme().left.rgb()) > 50);
        // No colour of another theme's paper is left anywhere in the window.
        const QImage whole = window.grab().toImage();
        int foreign = 0;
        for (const ui::ThemeName other : ui::themeNames)
            if (other != name)
                for (int y = 0; y < whole.height(); ++y)
                    for (int x = 0; x < whole.width(); ++x)
                        foreign += whole.pixel(x, y) == ui::themeOf(other).raised.rgb();
        CHECK(foreign == 0);
        CHECK(window.actions().action(id)->isChecked());
    }
}

TEST_CASE("Text grows and shrinks by its keys, between 80 and 200 %", "[ui][shell]")
{
    const StandardAppearance standard;
    ui::MainWindow window{engine::ReviewOptions{}};
    window.show();
    window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&window));
    const double size = window.font().pointSizeF();
    QTest::keyClick(&window, Qt::Key_Plus, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(ui::Appearance::instance()->fontPercent() == 110);
    CHECK(window.font().pointSizeF() == Approx(size * 1.1));
    for (int i = 0; i < 20; ++i)
        window.actions().action("settings.text_larger")->trigger();
    CHECK(ui::Appearance::instance()->fontPercent() == 200);
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(&window, Qt::Key_Minus, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(ui::Appearance::instance()->fontPercent() == 80);
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(window.font().pointSizeF() == Approx(size));
}

TEST_CASE("Nothing is cut or outside, whatever the size of the window", "[ui][shell]")
{
    const StandardAppearance standard;
    ui::MainWindow window{engine::ReviewOptions{}};
    window.show();
    const auto check = [&](const char* what) {
        for (const QSize size : {QSize(640, 480), QSize(1366, 768), QSize(1920, 1080)}) {
            window.resize(size);
            QTest::qWait(1);
            INFO(what << " " << size.width() << "x" << size.height());
            CHECK(window.size() == size);
            CHECK(misplaced(window).join(QLatin1Char('\n')).toStdString() == "");
        }
    };
    check("welcome");
    showPatient(window);
    check("review");
}

TEST_CASE("Files that were open are in the menu and on the welcome page, and can be forgotten",
          "[ui][shell]")
{
    const test::TemporaryFolder folder;
    ui::UserSettings settings(QString::fromStdString(folder.file("workstation.ini")));
    const std::string column = [] {
        std::string lines = "EMG OOc R\n";
        for (int i = 0; i < 4000; ++i)
            lines += std::to_string((i * 7919) % 41 - 20) + "\n";
        return lines;
    }();
    engine::ReviewOptions options;
    options.open.rate = Frequency(1000.0);
    options.open.unit = "uV";
    ui::MainWindow window{options};
    window.show();
    CHECK_FALSE(window.actions().action("recent.1")->isVisible());
    for (const char* name : {"first.csv", "second.csv"}) {
        test::writeContent(folder.file(name), column);
        REQUIRE(window.openFile(QString::fromStdString(folder.file(name))));
    }
    CHECK(window.actions().action("recent.1")->text().contains(QStringLiteral("second.csv")));
    CHECK(window.actions().action("recent.2")->text().contains(QStringLiteral("first.csv")));
    CHECK_FALSE(window.actions().action("recent.3")->isVisible());
    window.closeRecording();
    const auto isOnPage = [&] {
        for (const QAbstractButton* button : window.welcome().findChildren<QAbstractButton*>())
            if (button->text().contains(QStringLiteral("first.csv")))
                return true;
        return false;
    };
    CHECK(isOnPage());
    window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_2, Qt::AltModifier);
    REQUIRE(window.session());
    CHECK(QString::fromStdString(window.session()->info().path)
              .endsWith(QStringLiteral("first.csv")));
    window.actions().action("recent.forget")->trigger();
    CHECK_FALSE(window.actions().action("recent.1")->isVisible());
    CHECK_FALSE(isOnPage());
}

TEST_CASE("A settings file that was set aside is said in the status line", "[ui][shell]")
{
    const test::TemporaryFolder folder;
    test::writeContent(folder.file("workstation.ini"), "nonsense");
    const ui::UserSettings settings(QString::fromStdString(folder.file("workstation.ini")));
    const ui::MainWindow window{engine::ReviewOptions{}};
    CHECK(window.statusBar()->currentMessage().contains(QStringLiteral(".bad")));
}

TEST_CASE("A simulated patient opens by itself, without a dialog", "[ui][shell][slow]")
{
    ui::MainWindow window{engine::ReviewOptions{}};
    window.show();
    window.actions().action("demo.synkinesis")->trigger();
    CHECK(window.shell().isMakingDemo());
    REQUIRE(waitUntil([&] { return window.session() != nullptr; }));
    CHECK_FALSE(QApplication::activeModalWidget());
    CHECK(window.session()->info().channels.size() >= 8);
    CHECK(window.traces().isSettled());  // the first page is there at once
}

TEST_CASE("Diagnostics name versions and numbers, and nobody", "[ui][shell]")
{
    ui::keepLogLines();
    ui::MainWindow window{engine::ReviewOptions{}};
    auto recording = test::smallPatient();
    auto session = engine::ReviewSession::start(std::move(recording), {});
    REQUIRE(session);
    window.show(std::move(*session));
    qWarning("cannot read \"Erika Mustermann.edf\" in /home/somebody/patients/mustermann");
    const QString words = ui::diagnostics(window.session());
    CHECK(words.contains(QStringLiteral("facialis-workstation: ")));
    CHECK(words.contains(QStringLiteral("recording_channels: 4")));
    CHECK(words.contains(QStringLiteral("log: cannot read")));
    for (const char* name :
         {"Mustermann", "mustermann", "somebody", "small_patient", "OOc", "2025-03", "/home"}) {
        INFO(name);
        CHECK_FALSE(words.contains(QLatin1String(name)));
    }
}

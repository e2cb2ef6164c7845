// SPDX-License-Identifier: GPL-3.0-or-later
// Two recordings of one patient in a real window, by real keys.
#include "ui/shell/comparison.hpp"

#include <catch2/catch.hpp>
#include <QAction>
#include <QTest>
#include <QWheelEvent>

#include "data/formats/edf_file.hpp"
#include "tests/support/small_patient.hpp"
#include "tests/support/test_data.hpp"
#include "tests/ui/support/wait_until.hpp"
#include "ui/app/action_registry.hpp"
#include "ui/main_window.hpp"
#include "ui/models/comparison_model.hpp"
#include "ui/panels/comparison_pane.hpp"
#include "ui/traces/trace_view.hpp"
#include "ui/views/comparison_view.hpp"

using namespace facialis;
using test::waitUntil;

namespace {

/// A patient under review, and another recording of the patient whose bursts are half as large.
struct Visits {
    test::TemporaryFolder folder;
    QString own = QString::fromStdString(folder.file("own.edf"));
    QString other = QString::fromStdString(folder.file("other.edf"));
    ui::MainWindow window{engine::ReviewOptions{}};

    Visits()
    {
        REQUIRE(writeEdf(*test::smallPatient(), EdfVariant::edf, own.toStdString()));
        REQUIRE(writeEdf(*test::smallPatient(100.0), EdfVariant::edf, other.toStdString()));
        // An hour before the recording under review: the field "startdate, starttime" of EDF.
        std::string bytes = test::contentOf(other.toStdString());
        REQUIRE(bytes.substr(176, 8) == "14.00.00");
        test::writeContent(other.toStdString(), bytes.replace(176, 8, "13.00.00"));
        window.resize(1300, 850);
        window.show();
        REQUIRE(window.openFile(own));
        window.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window));
        settle();
    }
    void compare()
    {
        REQUIRE(window.compareWith(other));
        settle();
        window.traces().setFocus();
    }
    void settle()
    {
        REQUIRE(waitUntil([&] { return window.isSettled(); }));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, key, modifiers);
        settle();
    }
    ui::TraceView& first() { return window.traces(); }
    ui::TraceView& second() { return window.comparedPane().traces(); }
    ui::ComparisonView& figures()
    {
        return *qobject_cast<ui::ComparisonView*>(window.panel(QStringLiteral("comparison")));
    }
};

double gain(const ui::TraceView& view)
{
    return view.scene().gains.front().perDivision.value();
}

}  // namespace

TEST_CASE("Gain, page and display of two recordings stay one, whichever is changed",
          "[ui][compare]")
{
    Visits visits;
    CHECK_FALSE(visits.second().isVisible());
    CHECK_FALSE(visits.window.actions().action("go.same_movement")->isEnabled());
    visits.compare();
    CHECK(visits.second().isVisible());
    CHECK(gain(visits.second()) == gain(visits.first()));
    const double before = gain(visits.first());
    visits.press(Qt::Key_Plus);
    CHECK(gain(visits.first()) < before);
    CHECK(gain(visits.second()) == gain(visits.first()));
    visits.press(Qt::Key_Plus, Qt::ControlModifier);
    CHECK(visits.second().scene().window.length() == visits.first().scene().window.length());
    visits.press(Qt::Key_F);
    CHECK(visits.second().scene().display == engine::TraceDisplay::raw);
    visits.press(Qt::Key_L);
    CHECK(visits.second().scene().isFaceToFace);
    // From the other side, by the wheel.
    const QPointF centre = visits.second().rect().center();
    QWheelEvent wheel(centre, visits.second().mapToGlobal(centre), {}, {0, 120}, Qt::NoButton,
                      Qt::ShiftModifier, Qt::NoScrollPhase, false);
    const double now = gain(visits.first());
    QCoreApplication::sendEvent(visits.second().viewport(), &wheel);
    visits.settle();
    CHECK(gain(visits.second()) != now);
    CHECK(gain(visits.first()) == gain(visits.second()));
}

TEST_CASE("Each recording is scrolled by itself, and D shows the same movement in both",
          "[ui][compare]")
{
    Visits visits;
    visits.compare();
    visits.press(Qt::Key_Plus, Qt::ControlModifier);
    const auto start = [](const ui::TraceView& view) {
        return view.scene().window.onset.seconds();
    };
    visits.first().scrollTo(Duration(8.0));
    visits.settle();
    CHECK(start(visits.second()) == 0.0);
    visits.second().setFocus();
    visits.press(Qt::Key_Right);
    CHECK(start(visits.second()) == Approx(0.5));
    CHECK(start(visits.first()) == Approx(8.0));
    visits.first().setFocus();
    const auto& manoeuvres = visits.window.session()->snapshot().result->manoeuvres;
    REQUIRE(manoeuvres.size() > 1);
    visits.first().scrollTo(manoeuvres[1].interval.onset - Duration(1.0));
    visits.press(Qt::Key_D);
    // The same patient: the same movement at the same time.
    CHECK(start(visits.second()) == Approx(start(visits.first())));
}

TEST_CASE("The figures of both recordings stand beside each other, the earlier first",
          "[ui][compare]")
{
    Visits visits;
    visits.window.goToPanel(QStringLiteral("comparison"));
    CHECK(visits.figures().emptyWords().contains(QStringLiteral("Ctrl+D")));
    visits.compare();
    REQUIRE(visits.figures().emptyWords().isEmpty());
    const ui::ComparisonModel& model = visits.figures().model();
    REQUIRE(model.rowCount() > 8);
    // Every number of the panel is that of the analysis of its file.
    const auto own = visits.window.session()->snapshot().result;
    const auto other = visits.window.comparison().other()->snapshot().result;
    std::size_t compared = 0;
    for (const engine::ComparedFigure& figure : model.figures()) {
        if (figure.what != "involuntary bursts a minute of rest")
            continue;
        const auto rateIn = [&](const AnalysisResult& result) -> std::optional<double> {
            for (const ChannelActivity& activity : result.measures.channels) {
                const Channel& channel = result.recording.channels[activity.channel];
                const MuscleEntry* muscle =
                    visits.window.session()->knowledge().muscle(channel.muscle);
                if (muscle && muscle->name == figure.about && channel.side == figure.side)
                    return activity.perMinute;
            }
            return {};
        };
        ++compared;
        CHECK(figure.before == rateIn(*other));
        CHECK(figure.after == rateIn(*own));
    }
    CHECK(compared == 4);
    CHECK(visits.figures().copyTable().count(QLatin1Char('\n')) >= model.rowCount());
    CHECK(visits.window.comparedPane().title().startsWith(QStringLiteral("Before: other.edf")));
    visits.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK_FALSE(visits.window.comparison().isOpen());
    CHECK_FALSE(visits.second().isVisible());
    CHECK(model.rowCount() == 0);
}

TEST_CASE("The end of a comparison leaves the recording under review as it was", "[ui][compare]")
{
    Visits visits;
    visits.press(Qt::Key_F);
    visits.press(Qt::Key_I);
    const ui::TraceScene before = visits.first().scene();
    visits.compare();
    // Another one in its place, and the end.
    REQUIRE(visits.window.compareWith(visits.own));
    visits.settle();
    CHECK(visits.second().scene().display == engine::TraceDisplay::raw);
    visits.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(visits.first().scene().window == before.window);
    CHECK(visits.first().scene().display == engine::TraceDisplay::raw);
    CHECK(visits.first().scene().isNegativeUp);
    CHECK(gain(visits.first()) == before.gains.front().perDivision.value());
}

TEST_CASE("What cannot be ordered in time is called first and second", "[ui][compare]")
{
    Visits visits;
    REQUIRE(visits.window.compareWith(visits.own));
    visits.settle();
    CHECK(visits.window.comparison().note() == QStringLiteral("Both are the same file."));
    CHECK(visits.window.comparedPane().title().startsWith(QStringLiteral("Second: own.edf")));
    visits.window.goToPanel(QStringLiteral("comparison"));
    CHECK(visits.figures().title() == QStringLiteral("First: own.edf \u00b7 second: own.edf"));
    for (const engine::ComparedFigure& figure : visits.figures().model().figures()) {
        CHECK(figure.before == figure.after);
        CHECK((!figure.before || ui::changeWords(figure) == QStringLiteral("0")));
    }
}

TEST_CASE("A shorter recording is shown at the scale of the longer one", "[ui][compare]")
{
    Visits visits;
    visits.press(Qt::Key_0, Qt::ControlModifier);  // all 24 s: no step of the series
    visits.compare();
    CHECK(visits.second().scene().window.length() == visits.first().scene().window.length());
    const double before = visits.first().scene().window.length().seconds();
    visits.second().scrollBy(0.1);
    visits.settle();
    CHECK(visits.first().scene().window.length().seconds() == Approx(before));
}

TEST_CASE("What was stated of the first file is not applied to the second", "[ui][compare]")
{
    Visits visits;
    engine::ReviewOptions options;
    options.open.rate = Frequency(500.0);
    options.open.unit = "mV";
    std::string lines = "EMG OOc R\n";
    for (int i = 0; i < 4000; ++i)
        lines += std::to_string((i * 7919) % 41 - 20) + "\n";
    const std::string column = visits.folder.file("column.csv");
    test::writeContent(column, lines);
    ui::MainWindow window{options};
    window.show();
    REQUIRE(window.openFile(QString::fromStdString(column)));
    REQUIRE(window.compareWith(visits.own));
    CHECK(window.comparison().other()->info().channels.front().rate == Frequency(1000.0));
    CHECK_FALSE(window.comparison().note().contains(QStringLiteral("stated of the first file")));
    // One that states nothing itself takes it, and that is said.
    REQUIRE(window.compareWith(QString::fromStdString(column)));
    CHECK(window.comparison().other()->info().channels.front().rate == Frequency(500.0));
    CHECK(window.comparison().note().contains(QStringLiteral("stated of the first file")));
}

TEST_CASE("What is wrong with the other recording is said beside its figures", "[ui][compare]")
{
    Visits visits;
    const std::string bytes = test::contentOf(visits.other.toStdString());
    test::writeContent(visits.other.toStdString(), bytes.substr(0, bytes.size() / 2));
    visits.window.goToPanel(QStringLiteral("comparison"));
    visits.compare();
    const auto& warnings = visits.window.comparison().other()->info().warnings;
    REQUIRE_FALSE(warnings.empty());
    for (const std::string& warning : warnings)
        CHECK(visits.figures().details().contains(QString::fromStdString(warning)));
}

TEST_CASE("A recording may be closed while the mouse has hold of its traces", "[ui][compare]")
{
    Visits visits;
    visits.compare();
    const QPoint centre = visits.second().rect().center();
    QWidget* area = visits.second().viewport();
    QTest::mousePress(area, Qt::LeftButton, {}, centre);
    visits.window.comparison().close();
    QTest::mouseMove(area, centre + QPoint(40, 0));
    QTest::mouseRelease(area, Qt::LeftButton, {}, centre + QPoint(40, 0));
    area = visits.first().viewport();
    QTest::mousePress(area, Qt::LeftButton, Qt::ShiftModifier, centre);
    visits.window.closeRecording();
    QTest::mouseMove(area, centre + QPoint(40, 0));
    QTest::mouseRelease(area, Qt::LeftButton, Qt::ShiftModifier, centre + QPoint(40, 0));
    CHECK_FALSE(visits.window.session());
}

TEST_CASE("The other recording is looked at: nothing is marked there", "[ui][compare]")
{
    Visits visits;
    visits.compare();
    const QPoint centre = visits.second().rect().center();
    QWidget* area = visits.second().viewport();
    QTest::mousePress(area, Qt::LeftButton, Qt::ShiftModifier, centre);
    QTest::mouseMove(area, centre + QPoint(40, 0));
    QTest::mouseRelease(area, Qt::LeftButton, Qt::ShiftModifier, centre + QPoint(40, 0));
    visits.settle();
    CHECK_FALSE(visits.second().scene().selection);
}

TEST_CASE("A comparison in a window with hardly any room is drawn", "[ui][compare]")
{
    Visits visits;
    visits.compare();
    visits.press(Qt::Key_L);
    visits.window.resize(640, 480);
    visits.settle();
    CHECK_FALSE(visits.window.grab().isNull());
    CHECK(visits.second().width() >= 200);
}

TEST_CASE("A recording without EMG beside one says why it has no figures", "[ui][compare]")
{
    Visits visits;
    const std::string flat = visits.folder.file("flat.csv");
    std::string lines = "temperature\n";
    for (int i = 0; i < 300; ++i)
        lines += "36.5\n";
    test::writeContent(flat, lines);
    const auto opened = visits.window.compareWith(QString::fromStdString(flat));
    if (!opened) {  // no rate: refused with what to do
        CHECK_FALSE(opened.error().sentence().empty());
        return;
    }
    visits.window.goToPanel(QStringLiteral("comparison"));
    CHECK(waitUntil([&] {
        return visits.figures().emptyWords().contains(QStringLiteral("could not be analysed")) ||
               visits.figures().model().rowCount() > 0;
    }));
}

TEST_CASE("A recording that cannot be opened leaves the comparison as it was", "[ui][compare]")
{
    Visits visits;
    visits.compare();
    CHECK_FALSE(visits.window.compareWith(visits.folder.file("absent.edf").c_str()));
    CHECK(visits.window.comparison().isOpen());
    CHECK(visits.second().isVisible());
    // Closing the recording ends the comparison with it.
    visits.window.closeRecording();
    CHECK_FALSE(visits.window.comparison().isOpen());
}

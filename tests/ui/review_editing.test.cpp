// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader changes in the window, by key and by mouse, and the way back.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTest>
#include <random>

#include "src/report/json_report.hpp"
#include "tests/support/small_patient.hpp"
#include "tests/support/test_data.hpp"
#include "tests/ui/support/wait_until.hpp"
#include "ui/app/action_registry.hpp"
#include "ui/main_window.hpp"
#include "ui/models/channel_model.hpp"
#include "ui/models/review_document.hpp"
#include "ui/panels/ask_bar.hpp"
#include "ui/panels/channel_panel.hpp"
#include "ui/panels/context_panel.hpp"
#include "ui/panels/event_panel.hpp"
#include "ui/panels/step_panel.hpp"
#include "ui/traces/trace_view.hpp"

using namespace facialis;
using test::waitUntil;

namespace {

struct Desk {
    ui::MainWindow window{engine::ReviewOptions{}};

    Desk()
    {
        window.resize(1200, 800);
        window.show();
        auto session = engine::ReviewSession::start(test::smallPatient(), {});
        REQUIRE(session);
        window.show(std::move(*session));
        window.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window));
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
    [[nodiscard]] AnalysisResult result() { return *window.session()->snapshot().result; }
    [[nodiscard]] std::string json() { return engine::printed(engine::analysisJson(result())); }
    [[nodiscard]] QPoint at(Duration time, std::size_t lane)
    {
        const ui::TraceGeometry geometry = window.traces().geometryNow();
        return {static_cast<int>(std::lround(geometry.x(time))),
                static_cast<int>(geometry.laneCentre(lane))};
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* area = window.traces().viewport();
        QTest::mousePress(area, Qt::LeftButton, modifiers, from);
        QTest::mouseMove(area, (from + to) / 2);
        QTest::mouseMove(area, to);
        QTest::mouseRelease(area, Qt::LeftButton, modifiers, to);
        settle();
    }
    template <class Panel>
    Panel& panel(const char* id)
    {
        auto* found = qobject_cast<Panel*>(window.panel(QString::fromLatin1(id)));
        REQUIRE(found);
        return *found;
    }
};

}  // namespace

TEST_CASE("Shift and drag mark a stretch, B makes it a burst, Delete removes it, undo restores",
          "[ui][edit]")
{
    Desk desk;
    const std::string before = desk.json();
    const std::size_t bursts = desk.result().bursts.size();
    desk.drag(desk.at(3_s, 1), desk.at(3.5_s, 1), Qt::ShiftModifier);
    REQUIRE(desk.window.traces().scene().selection);
    CHECK(desk.window.traces().scene().selection->channel == 1);
    desk.press(Qt::Key_B);
    CHECK(desk.result().bursts.size() == bursts + 1);
    desk.press(Qt::Key_Delete);
    CHECK(desk.result().bursts.size() == bursts);
    CHECK(desk.json() == before);
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    CHECK(desk.result().bursts.size() == bursts + 1);
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    CHECK(desk.json() == before);
    desk.press(Qt::Key_Y, Qt::ControlModifier);
    CHECK(desk.result().bursts.size() == bursts + 1);
}

TEST_CASE("An edge of the chosen burst follows the mouse and the keys", "[ui][edit]")
{
    Desk desk;
    desk.press(Qt::Key_N);
    while (!desk.window.events().chosen()->kind)
        desk.press(Qt::Key_N);
    const ui::Event chosen = *desk.window.events().chosen();
    const auto find = [&](TimeInterval interval) {
        const auto result = desk.result();
        return std::ranges::any_of(result.bursts, [&](const Burst& burst) {
            return burst.channel == *chosen.channel &&
                   std::abs((burst.interval.onset - interval.onset).seconds()) < 1e-9 &&
                   std::abs((burst.interval.offset - interval.offset).seconds()) < 1e-9;
        });
    };
    REQUIRE(find(chosen.interval));
    desk.press(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    CHECK_FALSE(find(chosen.interval));
    CHECK(find({chosen.interval.onset, chosen.interval.offset + 5_ms}));

    const QPoint edge = desk.at(chosen.interval.onset, *chosen.channel);
    desk.drag(edge, edge - QPoint(15, 0));
    REQUIRE(desk.window.traces().scene().selection);
    const TimeInterval now = desk.window.traces().scene().selection->interval;
    CHECK(now.onset < chosen.interval.onset);
    CHECK(find(now));
    CHECK(desk.window.document()->steps().position() == 2);
}

TEST_CASE("The chosen burst is called what the reader says, and the list shows it", "[ui][edit]")
{
    Desk desk;
    desk.press(Qt::Key_N);
    while (!desk.window.events().chosen()->kind)
        desk.press(Qt::Key_N);
    const TimeInterval place = desk.window.events().chosen()->interval;
    desk.press(Qt::Key_4, Qt::ControlModifier | Qt::ShiftModifier);
    REQUIRE(desk.window.events().chosen());
    CHECK(desk.window.events().chosen()->interval == place);
    CHECK(desk.window.events().chosen()->kind == BurstKind::spasmTonic);
    desk.press(Qt::Key_0, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(desk.window.document()->now().bursts.empty());
}

TEST_CASE("A note is written, changed and removed", "[ui][edit]")
{
    Desk desk;
    const std::size_t notes = desk.window.document()->now().annotations.size();
    desk.drag(desk.at(2_s, 0), desk.at(2.6_s, 0), Qt::ShiftModifier);
    desk.press(Qt::Key_A);
    QLineEdit* field = desk.window.askBar().field();
    REQUIRE(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("eyelid flutter"));
    QTest::keyClick(field, Qt::Key_Return);
    desk.settle();
    REQUIRE(desk.window.document()->now().annotations.size() == notes + 1);
    const Annotation note = desk.window.document()->now().annotations[1];
    CHECK(note.text == "eyelid flutter");
    CHECK(note.channel == 0U);
    CHECK(note.duration->seconds() == Approx(0.6).margin(0.05));

    desk.press(Qt::Key_A);
    QTest::keyClick(desk.window.askBar().field(), Qt::Key_Escape);
    CHECK_FALSE(desk.window.askBar().isVisible());
    CHECK(desk.window.document()->now().annotations.size() == notes + 1);
}

TEST_CASE("Channels are named in the table, and synkinesis can then be assessed", "[ui][edit]")
{
    Desk desk;
    auto& panel = desk.panel<ui::ChannelPanel>("channels");
    desk.press(Qt::Key_M, Qt::ControlModifier);
    CHECK(panel.isVisible());
    ui::ChannelModel& model = panel.model();
    REQUIRE(model.setData(model.index(0, ui::ChannelModel::side), -1, Qt::EditRole));
    desk.settle();
    CHECK_FALSE(desk.window.session()->info().channels[0].side);
    CHECK_FALSE(desk.window.traces().scene().lanes[0].side);
    REQUIRE(model.setData(model.index(0, ui::ChannelModel::muscle), QStringLiteral("frontalis"),
                          Qt::EditRole));
    REQUIRE(model.setData(model.index(1, ui::ChannelModel::minus), 0, Qt::EditRole));
    REQUIRE(model.setData(model.index(2, ui::ChannelModel::bad), Qt::Checked, Qt::CheckStateRole));
    desk.settle();
    CHECK(desk.result().recording.channels[0].muscle == "frontalis");
    CHECK(desk.window.traces().scene().lanes[2].isBad);

    test::TemporaryFolder folder;
    const QString path = QString::fromStdString(folder.file("m.toml"));
    REQUIRE(panel.saveMontage(path));
    const engine::Review named = desk.window.document()->now();
    for (int i = 0; i < 4; ++i)
        desk.press(Qt::Key_Z, Qt::ControlModifier);
    CHECK(desk.window.document()->now() == desk.window.session()->untouchedReview());
    REQUIRE(panel.loadMontage(path));
    CHECK(desk.window.document()->now().channels[0].muscle == named.channels[0].muscle);
    CHECK(desk.window.document()->now().channels[1].minus == 0U);
    CHECK(desk.window.document()->now().channels[2].isBad);
}

TEST_CASE("An answer ranks the causes anew", "[ui][edit]")
{
    Desk desk;
    auto& panel = desk.panel<ui::ContextPanel>("context");
    QComboBox* box = panel.choice(QStringLiteral("history.facial_palsy"));
    REQUIRE(box);
    box->setCurrentIndex(1);
    Q_EMIT box->activated(1);
    desk.settle();
    CHECK(desk.window.document()->now().context.answer("history.facial_palsy") == true);
    desk.window.document()->undo();
    CHECK(box->currentIndex() == 0);
}

TEST_CASE("The line of the least amplitude is dragged and leaves out what is below it",
          "[ui][edit]")
{
    Desk desk;
    desk.press(Qt::Key_T);
    const ui::TraceScene& scene = desk.window.traces().scene();
    const double lane = desk.window.traces().geometryNow().laneHeight();
    const QPoint centre = desk.at(5_s, 0);
    const auto height = static_cast<int>(std::lround(ui::limitHeight(scene, 0, lane)));
    const std::size_t bursts = desk.result().bursts.size();
    desk.drag(centre - QPoint(0, height), centre - QPoint(0, static_cast<int>(lane / 2.0) - 2));
    REQUIRE(desk.window.document()->now().leastRms.contains(0));
    CHECK(desk.result().bursts.size() < bursts);
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    CHECK(desk.result().bursts.size() == bursts);
}

TEST_CASE("What is signed cannot be undone, and what follows is called an amendment", "[ui][edit]")
{
    Desk desk;
    auto& panel = desk.panel<ui::StepPanel>("steps");
    desk.press(Qt::Key_R, Qt::ControlModifier);
    QTest::keyClicks(panel.impression(), QStringLiteral("left hemifacial spasm?"));
    desk.window.traces().setFocus();
    desk.settle();
    CHECK(desk.window.document()->now().impression == "left hemifacial spasm?");
    desk.press(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClicks(desk.window.askBar().field(), QStringLiteral("Dr. A. Reader"));
    QTest::keyClick(desk.window.askBar().field(), Qt::Key_Return);
    CHECK(panel.signatureWords().contains(QStringLiteral("Dr. A. Reader")));
    CHECK_FALSE(desk.window.actions().action("edit.undo")->isEnabled());
    desk.drag(desk.at(3_s, 1), desk.at(3.5_s, 1), Qt::ShiftModifier);
    desk.press(Qt::Key_B);
    CHECK(panel.list()->item(2)->text().contains(QStringLiteral("amendment")));
}

TEST_CASE("A review is saved and comes back with its steps and its look", "[ui][edit]")
{
    test::TemporaryFolder folder;
    const QString path = QString::fromStdString(folder.file("r.review.json"));
    Desk desk;
    desk.drag(desk.at(3_s, 1), desk.at(3.5_s, 1), Qt::ShiftModifier);
    desk.press(Qt::Key_B);
    desk.press(Qt::Key_I);
    desk.window.traces().scrollTo(4_s);
    const std::string edited = desk.json();
    REQUIRE(desk.window.saveReview(path));
    CHECK(desk.window.document()->isSaved());

    Desk other;
    REQUIRE(other.window.openReview(path));
    other.settle();
    CHECK(other.json() == edited);
    CHECK(other.window.traces().scene().isNegativeUp);
    CHECK(other.window.traces().scene().window.onset == 4_s);
    CHECK(other.window.document()->steps().steps().size() == 1);
    CHECK_FALSE(other.window.openReview(QStringLiteral("absent.review.json")));
}

TEST_CASE("Random work is undone to the first result and redone to the last", "[ui][edit]")
{
    Desk desk;
    std::mt19937 draw(11);
    const std::string before = desk.json();
    for (int i = 0; i < 25; ++i) {
        switch (draw() % 6U) {
        case 0:
            desk.drag(desk.at(Duration(0.2 + draw() % 8U), draw() % 4U),
                      desk.at(Duration(9.0), draw() % 4U), Qt::ShiftModifier);
            desk.press(Qt::Key_B);
            break;
        case 1: desk.press(Qt::Key_N); break;
        case 2: desk.press(Qt::Key_Delete); break;
        case 3:
            desk.press(static_cast<Qt::Key>(Qt::Key_1 + draw() % 8U),
                       Qt::ControlModifier | Qt::ShiftModifier);
            break;
        case 4: desk.press(Qt::Key_B, Qt::ControlModifier); break;
        default: desk.press(Qt::Key_Left, Qt::AltModifier); break;
        }
    }
    const std::string after = desk.json();
    const std::size_t steps = desk.window.document()->steps().position();
    CHECK(steps > 3);
    while (desk.window.document()->steps().canUndo())
        desk.window.document()->undo();
    desk.settle();
    CHECK(desk.json() == before);
    while (desk.window.document()->steps().canRedo())
        desk.window.document()->redo();
    desk.settle();
    CHECK(desk.json() == after);
}

TEST_CASE("Unsaved work comes back with its recording, saved work needs no second copy",
          "[ui][edit]")
{
    test::TemporaryFolder folder;
    const QString kept = QString::fromStdString(folder.file("unsaved"));
    std::string edited;
    {
        Desk desk;
        desk.window.setAutosave(kept);
        desk.drag(desk.at(3_s, 1), desk.at(3.5_s, 1), Qt::ShiftModifier);
        desk.press(Qt::Key_B);
        edited = desk.json();
    }  // the window is gone, and nothing was saved
    CHECK((QFile::permissions(kept) & (QFile::ReadGroup | QFile::ReadOther)) == 0);
    const auto reopen = [](Desk& desk) {
        auto session = engine::ReviewSession::start(test::smallPatient(), {});
        REQUIRE(session);
        desk.window.show(std::move(*session));
        desk.settle();
    };
    Desk other;
    other.window.setAutosave(kept);
    reopen(other);
    CHECK(other.json() == edited);
    CHECK_FALSE(other.window.document()->isSaved());
    REQUIRE(other.window.saveReview(QString::fromStdString(folder.file("r.review.json"))));
    reopen(other);
    CHECK(other.window.document()->steps().steps().empty());
}

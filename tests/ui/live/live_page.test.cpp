// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/live_page.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <QElapsedTimer>
#include <QListView>
#include <QTest>

#include "acquisition/files/open_recording.hpp"
#include "src/session/trace_reader.hpp"
#include "tests/support/test_data.hpp"
#include "tests/ui/support/emulated_port.hpp"
#include "tests/ui/support/wait_until.hpp"
#include "ui/app/action_registry.hpp"
#include "ui/live/device_chooser.hpp"
#include "ui/live/live_header.hpp"
#include "ui/live/live_traces.hpp"
#include "ui/live/marker_bar.hpp"
#include "ui/live/ticker_panel.hpp"
#include "ui/live/warning_bar.hpp"
#include "ui/main_window.hpp"
#include "ui/panels/welcome_page.hpp"

using namespace facialis;
using test::waitUntil;
using ui::LivePage;

namespace {

struct Examination {
    ui::MainWindow window{engine::ReviewOptions{}};

    Examination()
    {
        window.resize(1366, 768);
        window.show();
        window.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window));
    }
    void start(const std::string& source, const std::string& out)
    {
        window.startLive(QString::fromStdString(source), QString::fromStdString(out));
        REQUIRE(waitUntil([&] { return page().phase() != LivePage::Phase::opening; }));
        INFO(page().chooser().problem().toStdString());
        REQUIRE(page().phase() == LivePage::Phase::running);
    }
    LivePage& page() { return window.live(); }
    ui::LiveTraces& traces() { return page().traces(); }
    [[nodiscard]] double now() { return traces().window().now().seconds(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, key, modifiers);
    }
    void waitForSignal(double seconds)
    {
        REQUIRE(waitUntil([&] { return now() >= seconds; }));
    }
    void finish()
    {
        press(Qt::Key_E, Qt::ControlModifier);
        REQUIRE(waitUntil([&] { return page().phase() == LivePage::Phase::done; }));
    }
};

/// Where the trace has samples on the page.
std::size_t columnsWithSignal(const engine::TraceColumns& trace)
{
    return static_cast<std::size_t>(
        std::count_if(trace.low.begin(), trace.low.end(), [](float v) { return !std::isnan(v); }));
}

}  // namespace

TEST_CASE("An examination runs, is frozen, marked, looked back on, stopped and reviewed",
          "[ui][live][slow]")
{
    const test::TemporaryFolder folder;
    const std::string out = folder.file("visit.nwb");
    Examination exam;
    exam.start("simulate:hfs?seed=3&speed=20", out);
    exam.waitForSignal(12.0);
    REQUIRE(waitUntil([&] { return exam.traces().isSettled(); }));
    CHECK(columnsWithSignal(exam.traces().picture().page->traces.front()) >
          exam.traces().picture().page->request.columns * 9 / 10);
    CHECK(exam.page().header().words().contains(QStringLiteral("RECORDING")));
    CHECK(exam.traces().picture().filterBadge.contains(QStringLiteral("causal")));

    exam.press(Qt::Key_Space);
    REQUIRE(exam.traces().window().isHeld());
    CHECK(exam.traces().badge().contains(QStringLiteral("the stream goes on")));
    const TimeInterval held = exam.traces().picture().window;
    const std::int64_t frames = exam.page().session()->snapshot()->frames;
    exam.waitForSignal(exam.now() + 4.0);
    CHECK(exam.traces().picture().window == held);
    CHECK(exam.page().session()->snapshot()->frames > frames + 2000);
    exam.press(Qt::Key_5);
    exam.press(Qt::Key_End);
    CHECK_FALSE(exam.traces().window().isHeld());

    exam.press(Qt::Key_Home);
    CHECK(exam.traces().window().window().onset == 0_s);
    REQUIRE(waitUntil([&] { return exam.traces().isSettled(); }));
    const auto looked = exam.traces().picture().page;
    exam.finish();
    CHECK(exam.page().header().words().contains(QString::fromStdString(out)));

    const auto recording = acquisition::openRecording(out).value();
    const auto& notes = recording->info().annotations;
    const std::string label = exam.page().markers().label(4).toStdString();
    const auto note = std::find_if(notes.begin(), notes.end(),
                                   [&](const Annotation& n) { return n.text == label; });
    REQUIRE(note != notes.end());
    CHECK(note->onset > held.offset);  // at the newest sample, not at the held page

    engine::AnalysisSettings settings;
    settings.filtering = engine::Filtering::causal;
    settings.mains = 50_Hz;
    const engine::TracePage page = engine::TraceReader(*recording, settings).page(looked->request);
    for (std::size_t c = 0; c < page.traces.size(); ++c) {
        float largest = 0.0F, difference = 0.0F;
        REQUIRE(page.traces[c].size() == looked->traces[c].size());
        for (std::size_t k = 0; k < page.traces[c].size(); ++k) {
            largest = std::max(largest, std::abs(page.traces[c].high[k]));
            difference =
                std::max({difference, std::abs(page.traces[c].high[k] - looked->traces[c].high[k]),
                          std::abs(page.traces[c].low[k] - looked->traces[c].low[k])});
        }
        INFO("channel " << c);
        REQUIRE(largest > 0.0F);
        CHECK(difference <= 1e-5F * largest);
    }

    Q_EMIT exam.page().reviewRequested(QString::fromStdString(out));
    CHECK_FALSE(exam.window.isLive());
    REQUIRE(exam.window.session());
    CHECK(exam.window.session()->info().duration == recording->info().duration);
}

TEST_CASE("Keys change gain, page, filter and mode of the live traces", "[ui][live][slow]")
{
    Examination exam;
    exam.start("simulate:normal?seed=1&speed=20", "");
    exam.waitForSignal(11.5);
    CHECK(exam.page().header().words().contains(QStringLiteral("NOT KEPT")));
    const double gain = exam.traces().picture().gains.front().perDivision.value();
    exam.press(Qt::Key_Plus);
    CHECK(exam.traces().picture().gains.front().perDivision.value() < gain);
    exam.press(Qt::Key_Plus, Qt::ControlModifier);
    CHECK(exam.traces().window().page() == 5_s);
    exam.press(Qt::Key_F);
    CHECK(exam.traces().picture().display == engine::TraceDisplay::raw);
    CHECK(exam.traces().picture().filterBadge.contains(QStringLiteral("raw")));
    exam.press(Qt::Key_F);
    exam.press(Qt::Key_I);
    CHECK(exam.traces().picture().isNegativeUp);
    exam.press(Qt::Key_Slash);
    CHECK(exam.traces().window().mode() == ui::LiveMode::sweep);
    exam.waitForSignal(exam.now() + 7.0);
    REQUIRE(waitUntil([&] { return exam.traces().isSettled(); }));
    // Both the pass that runs and the one before are on the screen, the erased stretch is not.
    const auto& trace = exam.traces().picture().page->traces.front();
    CHECK(columnsWithSignal(trace) > trace.size() * 9 / 10);
    CHECK(columnsWithSignal(trace) < trace.size());
    exam.press(Qt::Key_PageUp);
    CHECK(exam.traces().window().isHeld());
    exam.press(Qt::Key_End);
    CHECK_FALSE(exam.traces().window().isHeld());
}

TEST_CASE("An event of the list leads to its place while the stream goes on", "[ui][live][slow]")
{
    Examination exam;
    exam.start("simulate:hfs?seed=3&speed=20", "");
    exam.waitForSignal(15.0);
    REQUIRE(waitUntil([&] { return exam.page().ticker().model().rowCount() > 3; }));
    QListView* list = exam.page().ticker().list();
    const QModelIndex row = list->model()->index(2, 0);
    const TimeInterval wanted = exam.page().ticker().model().lineAt(2).place.interval;
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(row).center());
    CHECK(exam.traces().window().isHeld());
    CHECK(exam.traces().window().window().overlaps(wanted.widened(0.1_s)));
    REQUIRE(exam.traces().picture().highlight);
}

TEST_CASE("A source that cannot be opened is explained in the chooser, and nothing else happens",
          "[ui][live]")
{
    Examination exam;
    exam.window.startLive(QStringLiteral("cyton:/dev/ttyDoesNotExist"), {});
    REQUIRE(waitUntil([&] { return exam.page().phase() != LivePage::Phase::opening; }));
    CHECK(exam.page().phase() == LivePage::Phase::choosing);
    CHECK(exam.page().chooser().problem().contains(QStringLiteral("ttyDoesNotExist")));
    exam.page().choose();
    REQUIRE(waitUntil([&] { return !exam.page().chooser().offers().empty(); }));
    const auto& offers = exam.page().chooser().offers();
    CHECK(std::any_of(offers.begin(), offers.end(), [](const engine::SourceOffer& offer) {
        return offer.address.starts_with("simulate:hfs");
    }));
}

TEST_CASE("A device that is unplugged is said in words, leaves a gap, and comes back by itself",
          "[ui][live][slow]")
{
    const test::TemporaryFolder folder;
    const std::string out = folder.file("visit.nwb");
    acquisition::EmulationOptions options;
    options.faults.unplugs = {{12_s, 15_s}};
    options.faults.lost = 0.002;
    const test::EmulatedPort port("cyton", folder.file("port"), options);
    Examination exam;
    exam.start("cyton:" + port.path(), out);
    REQUIRE(waitUntil(
        [&] { return exam.page().header().words().contains(QStringLiteral("WAITING")); }));
    CHECK(exam.page().phase() == LivePage::Phase::running);
    REQUIRE(waitUntil([&] {
        return exam.page().warnings().words().contains(QStringLiteral("device has been gone"));
    }));
    REQUIRE(waitUntil(
        [&] { return exam.page().header().words().startsWith(QStringLiteral("RECORDING")); }));
    CHECK(exam.page().warnings().words().contains(QStringLiteral("sends again")));
    const auto hasLongGap = [&] {
        const auto& gaps = exam.page().story()->gaps();
        return std::any_of(gaps.begin(), gaps.end(),
                           [](const Gap& gap) { return gap.interval.length() > 1_s; });
    };
    REQUIRE(waitUntil(hasLongGap));
    CHECK(exam.page().warnings().words().contains(QStringLiteral("Frames lost")));
    // Told with its time, too.
    const auto& lines = exam.page().story()->lines();
    CHECK(std::ranges::any_of(lines, [](const ui::TickerLine& line) {
        return line.kind == ui::TickerKind::trouble && line.place.interval.onset > 1_s &&
               line.words.contains(QStringLiteral("device"));
    }));
    CHECK(exam.page().header().words().contains(QStringLiteral("frames")));
    exam.finish();
    const auto recording = acquisition::openRecording(out).value();
    const auto& gaps = recording->info().gaps;
    CHECK(std::any_of(gaps.begin(), gaps.end(),
                      [](const Gap& gap) { return gap.interval.length() > 1_s; }));
}

TEST_CASE("An examination whose device is gone is stopped and finished at once", "[ui][live][slow]")
{
    const test::TemporaryFolder folder;
    const std::string out = folder.file("visit.nwb");
    acquisition::EmulationOptions options;
    options.faults.unplugs = {{8_s, 600_s}};
    const test::EmulatedPort port("cyton", folder.file("port"), options);
    Examination exam;
    exam.start("cyton:" + port.path(), out);
    REQUIRE(waitUntil([&] {
        return exam.page().warnings().words().contains(QStringLiteral("device has been gone"));
    }));
    CHECK(exam.page().warnings().isVisible());
    QElapsedTimer clock;
    clock.start();
    exam.finish();
    CHECK(clock.elapsed() < 5'000);
    CHECK_FALSE(exam.page().warnings().isVisible());
    CHECK(acquisition::openRecording(out).value()->info().duration > 1_s);
}

TEST_CASE("A window that is closed finishes the recording first", "[ui][live]")
{
    const test::TemporaryFolder folder;
    const std::string out = folder.file("visit.nwb");
    Examination exam;
    exam.start("simulate:quiet?seed=1&speed=20", out);
    exam.waitForSignal(3.0);
    CHECK_FALSE(exam.window.close());
    CHECK(exam.window.isVisible());
    REQUIRE(waitUntil([&] { return !exam.window.isVisible(); }));
    CHECK(acquisition::openRecording(out).value()->info().duration >= 3_s);
}

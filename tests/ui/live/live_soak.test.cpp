// SPDX-License-Identifier: GPL-3.0-or-later
// A live examination of minutes in the real window, from a device that loses, spoils and doubles
// frames, falls silent and is unplugged, while somebody uses everything the page has.
// FACIALIS_SOAK_SECONDS says how long (600), FACIALIS_SOAK_SEED which examiner.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <QApplication>
#include <QElapsedTimer>
#include <QTest>

#include "acquisition/files/open_recording.hpp"
#include "data/storage/verify_session.hpp"
#include "tests/support/test_data.hpp"
#include "tests/ui/support/bad_cable.hpp"
#include "tests/ui/support/emulated_port.hpp"
#include "tests/ui/support/event_loop_watch.hpp"
#include "tests/ui/support/random_examiner.hpp"
#include "tests/ui/support/wait_until.hpp"
#include "ui/live/device_chooser.hpp"
#include "ui/live/live_header.hpp"
#include "ui/live/warning_bar.hpp"

using namespace facialis;
using test::waitUntil;
using ui::LivePage;

namespace {

/// The bar is 100 ms. What the program itself is late by, other programs of the machine left out,
/// may exceed it this much: caches are cold and disks are slow after they took their turn.
constexpr double longestStall = 150.0;
/// Colours and size of text change all widgets at once, those of other pages, too. It is rare, and
/// only the picture waits for it.
constexpr double longestRestyling = 1500.0;
constexpr double rate = 250.0;  // of the Cyton
/// All of a burst is kept (docs/live.md); an hour of them is far below it.
constexpr double mostGrowth = 60e6;

double numberFrom(const char* variable, double usual)
{
    const char* text = std::getenv(variable);
    return text ? std::atof(text) : usual;
}

/// Memory of this process that is no file's, in bytes.
double anonymousBytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "RssAnon:") {
            double kilobytes = 0.0;
            status >> kilobytes;
            return kilobytes * 1024.0;
        }
    return 0.0;
}

struct Examination {
    ui::MainWindow window{engine::ReviewOptions{}};
    QTimer closer;

    Examination()
    {
        // Whatever opens beside the window is closed again.
        QObject::connect(&closer, &QTimer::timeout, &closer, [this] {
            for (QWidget* top : QApplication::topLevelWidgets())
                if (top != &window && top->isVisible() && top->windowType() == Qt::Dialog)
                    top->close();
        });
        closer.start(300);
        window.resize(1366, 768);
        window.show();
        window.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window));
    }
    LivePage& page() { return window.live(); }
    engine::LiveSession& session() { return *page().session(); }
    void start(const std::string& source, const std::string& out)
    {
        window.startLive(QString::fromStdString(source), QString::fromStdString(out));
        REQUIRE(waitUntil([&] { return page().phase() != LivePage::Phase::opening; }));
        INFO(page().chooser().problem().toStdString());
        REQUIRE(page().phase() == LivePage::Phase::running);
    }
};

/// Holds what the line of warnings says against what is wrong.
class WarningCheck {
public:
    /// To be asked again and again. @param now  seconds @return what the window keeps silent about
    QString look(Examination& exam, double now)
    {
        const auto snapshot = exam.session().snapshot();
        if (snapshot->state != engine::LiveState::waiting)
            talking_ = now;
        if (snapshot->framesLost > lost_)
            losing_ = now;
        lost_ = snapshot->framesLost;
        const bool isSeen = exam.page().warnings().isVisible();
        const QString said = exam.page().warnings().words();
        if (now - talking_ > 2.0 && !(isSeen && said.contains(QStringLiteral("The device"))))
            return QStringLiteral("the device is silent, and the window says: ") + said;
        // One look later: the window has its own.
        if (losing_ > 0.0 && now > losing_ && now - losing_ < 2.0 &&
            !(isSeen && said.contains(QStringLiteral("Frames lost"))))
            return QStringLiteral("frames are lost, and the window says: ") + said;
        return {};
    }

private:
    double talking_ = 0.0, losing_ = 0.0;
    std::int64_t lost_ = 0;
};

void live(double milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (static_cast<double>(clock.elapsed()) < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
}

/// The colours or the size of text changed.
bool isRestyling(const test::EventLoopWatch::Stall& stall)
{
    return stall.after.starts_with("another look") || stall.after.starts_with("tidying up");
}

void report(const test::EventLoopWatch& watch)
{
    std::printf(
        "event loop: %zu rings; late by p50 %.1f, p99 %.1f, p99.9 %.1f ms by the clock; "
        "of the program p99 %.1f, p99.9 %.1f ms; over 100 ms %zu times\n",
        watch.rings(), watch.percentile(0.5), watch.percentile(0.99), watch.percentile(0.999),
        watch.ownPercentile(0.99), watch.ownPercentile(0.999), watch.countOver(100.0));
    int restylings = 0;
    for (const auto& stall : watch.longest(1000))
        if (stall.ofTheProgram > 50.0 && (!isRestyling(stall) || ++restylings <= 4))
            std::printf("  %6.1f ms (%6.1f by the clock) at %6.1f s after: %s\n",
                        stall.ofTheProgram, stall.milliseconds, stall.atSeconds,
                        stall.after.c_str());
}

/// What the file has, against what the device said and what the window tells.
void checkLosses(Examination& exam, const std::string& out, const std::string& truthPath)
{
    const auto last = exam.session().snapshot();
    const std::int64_t received = last->health.framesReceived, lost = last->framesLost;
    const auto recording = acquisition::openRecording(out).value();
    const std::int64_t frames = recording->info().channels.front().length;
    std::vector<double> samples(static_cast<std::size_t>(frames));
    REQUIRE(recording->read(0, {0, frames}, samples));
    const auto missing = std::ranges::count_if(samples, [](double v) { return std::isnan(v); });
    CHECK(received + lost == frames);
    CHECK(missing == lost);

    Duration inGaps, told;
    for (const Gap& gap : recording->info().gaps)
        inGaps = inGaps + gap.interval.length();
    for (const Gap& gap : exam.page().story()->gaps())
        told = told + gap.interval.length();
    CHECK(std::llround(inGaps.seconds() * rate) == lost);
    CHECK(std::llround(told.seconds() * rate) == lost);
    const auto& lines = exam.page().story()->lines();
    CHECK(std::ranges::count(lines, ui::TickerKind::gap, &ui::TickerLine::kind) ==
          std::ssize(exam.page().story()->gaps()));
    CHECK(exam.page().header().words().contains(QStringLiteral("%1 frames").arg(lost)));

    const test::Truth truth(truthPath);
    std::printf(
        "frames: %lld in the file, %lld received, %lld lost in %zu gaps; the device sent "
        "%lld whole, %lld spoiled, and lost %lld:",
        static_cast<long long>(frames), static_cast<long long>(received),
        static_cast<long long>(lost), recording->info().gaps.size(),
        static_cast<long long>(truth.whole), static_cast<long long>(truth.spoiled),
        static_cast<long long>(truth.lost));
    for (const auto& [fault, count] : truth.kinds)
        std::printf(" %s %lld", fault.empty() ? "none" : fault.c_str(),
                    static_cast<long long>(count));
    std::printf("\n");
    // Beside the spoiled ones, what was on its way at the stop or when the port was opened again.
    const auto openings =
        static_cast<double>(2 + std::ranges::count_if(recording->info().gaps, [](const Gap& gap) {
                                return gap.interval.length() > 1_s;
                            }));
    CHECK(received <= truth.whole + truth.spoiled);
    CHECK(static_cast<double>(received) >=
          static_cast<double>(truth.whole) - 0.5 * rate * openings);
}

void soak(double seconds, unsigned seed)
{
    const test::TemporaryFolder folder;
    const std::string out = folder.file("visit.nwb"), truth = folder.file("truth.csv");
    acquisition::EmulationOptions options;
    options.feed.seed = seed;
    options.faults = test::faultsFor(seconds);
    test::EmulatedPort port("cyton", folder.file("port"), options, truth);
    Examination exam;
    exam.start(
        "cyton:" + port.path() + "?labels=OOc L,OOc R,Zyg L,Zyg R,Front L,Front R,OOr L,OOr R",
        out);
    REQUIRE(waitUntil([&] { return exam.session().snapshot()->frames > 0; }));

    QElapsedTimer clock;
    clock.start();
    const auto elapsed = [&] { return static_cast<double>(clock.elapsed()) / 1e3; };
    const double signalBefore = exam.session().snapshot()->time.seconds();
    test::RandomExaminer examiner(exam.window, seed);
    std::mt19937 draw(seed + 1);
    std::size_t deeds = 0;
    double settled = 0.0;
    WarningCheck warnings;
    std::vector<double> trail;  // MB, every half minute
    {
        test::EventLoopWatch watch;
        for (; elapsed() < seconds; ++deeds) {
            watch.announce(examiner.choose());
            examiner.act();
            live(50.0 + static_cast<double>(draw() % 400));
            REQUIRE(exam.page().phase() == LivePage::Phase::running);
            CHECK(warnings.look(exam, elapsed()).toStdString() == "");
            if (elapsed() > 30.0 * static_cast<double>(trail.size()))
                trail.push_back(anonymousBytes() / 1e6);
            if (settled == 0.0 && elapsed() > seconds / 4.0)
                settled = anonymousBytes();
        }
        watch.announce("tidying up");
        examiner.tidyUp();
        // A silence may still last.
        REQUIRE(waitUntil(
            [&] { return exam.session().snapshot()->state == engine::LiveState::running; }));
        live(500.0);
        std::printf("keys: %zu pressed, %zu heard\n", examiner.pressed(), examiner.heard());
        CHECK(examiner.heard() == examiner.pressed());
        const double signal = exam.session().snapshot()->time.seconds() - signalBefore;
        std::printf("soak: %zu deeds in %.1f s, %.1f s of signal\n", deeds, elapsed(), signal);
        // Time is not stretched: what is missing is a gap.
        CHECK(std::abs(signal - elapsed()) < 1.0 + 0.002 * seconds);

        watch.announce("the stop");
        QElapsedTimer stopping;
        stopping.start();
        examiner.press("live.stop");
        REQUIRE(waitUntil([&] { return exam.page().phase() == LivePage::Phase::done; }));
        live(500.0);
        std::printf("stopped and finished in %.2f s\n",
                    static_cast<double>(stopping.elapsed()) / 1e3 - 0.5);
        report(watch);
        for (const auto& stall : watch.longest(1000)) {
            INFO(stall.after);
            CHECK(stall.ofTheProgram < (isRestyling(stall) ? longestRestyling : longestStall));
        }
        CHECK(watch.ownPercentile(0.99) < 100.0);
    }
    std::printf("memory, MB every half minute:");
    for (const double each : trail)
        std::printf(" %.0f", each);
    std::printf("\n");
    const double growth = anonymousBytes() - settled;
    std::printf("memory: %.1f MB after a quarter, %+.1f MB to the end\n", settled / 1e6,
                growth / 1e6);
    CHECK(growth < mostGrowth);
    port.stop();

    CHECK(exam.page().header().words().contains(QStringLiteral("FINISHED")));
    CHECK_FALSE(std::filesystem::exists(out + ".journal"));
    checkLosses(exam, out, truth);
    const auto parts = verifySession(out);
    REQUIRE(parts);
    CHECK(std::ranges::all_of(*parts, &VerifiedPart::isAsWritten));

    Q_EMIT exam.page().reviewRequested(QString::fromStdString(out));
    CHECK_FALSE(exam.window.isLive());
    REQUIRE(exam.window.session());
    REQUIRE(waitUntil([&] { return exam.window.isSettled(); }));
}

}  // namespace

TEST_CASE("Half a minute of examination from a bad cable, with everything used", "[ui][live][slow]")
{
    soak(28.0, 3);
}

TEST_CASE("Ten minutes of examination from a bad cable, with everything used", "[ui][.soak]")
{
    soak(numberFrom("FACIALIS_SOAK_SECONDS", 600.0),
         static_cast<unsigned>(numberFrom("FACIALIS_SOAK_SEED", 11.0)));
}

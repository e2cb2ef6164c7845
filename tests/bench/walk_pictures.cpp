// SPDX-License-Identifier: GPL-3.0-or-later
// A physician reviews two patients and an examiner measures a third, in a real window with real
// keys; a picture of the screen at every step:
//   xvfb-run -a -s "-screen 0 1366x768x24" walk_pictures FOLDER HFS.edf SYNKINESIS.edf
//   OTHER_VISIT.edf
// The window fills the screen. The device of the examination is emulated on a pseudo-terminal.
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <QApplication>
#include <QScreen>
#include <QTest>
#include <string>

#include "acquisition/emulation/emulated_device.hpp"
#include "data/storage/boundary/serve_reading.hpp"
#include "tests/ui/support/emulated_port.hpp"
#include "tests/ui/support/wait_until.hpp"
#include "ui/app/action_registry.hpp"
#include "ui/app/appearance.hpp"
#include "ui/live/live_page.hpp"
#include "ui/live/live_traces.hpp"
#include "ui/main_window.hpp"
#include "ui/models/review_document.hpp"
#include "ui/panels/review_panel.hpp"
#include "ui/traces/trace_view.hpp"

namespace {

using namespace facialis;
using test::waitUntil;

class Walk {
public:
    explicit Walk(QString folder) : folder_(std::move(folder))
    {
        window_.resize(QGuiApplication::primaryScreen()->size());
        window_.move(0, 0);
        window_.show();
        if (!QTest::qWaitForWindowExposed(&window_))
            fail("the window does not appear");
        window_.activateWindow();
    }

    ui::MainWindow& window() { return window_; }

    void open(const QString& file)
    {
        if (const auto opened = window_.openFile(file); !opened)
            fail(opened.error().sentence());
        settle();
    }
    /// Does what its first key does, by that key.
    void press(const char* action)
    {
        const QList<QKeySequence> keys = window_.actions().action(action)->shortcuts();
        if (keys.isEmpty())
            fail(std::string("no key: ") + action);
        QTest::keySequence(target(), keys.front());
        settle();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(target(), key, modifiers);
        settle();
    }
    void type(const char* words)
    {
        QTest::keyClicks(target(), QString::fromUtf8(words));
        settle();
    }
    /// Marks a stretch of one trace with Shift and the mouse.
    void mark(Duration from, Duration to, std::size_t lane)
    {
        const ui::TraceGeometry geometry = window_.traces().geometryNow();
        const auto at = [&](Duration time) {
            return QPoint(static_cast<int>(std::lround(geometry.x(time))),
                          static_cast<int>(geometry.laneCentre(lane)));
        };
        QWidget* area = window_.traces().viewport();
        QTest::mousePress(area, Qt::LeftButton, Qt::ShiftModifier, at(from));
        QTest::mouseMove(area, at(0.5 * (from + to)));
        QTest::mouseMove(area, at(to));
        QTest::mouseRelease(area, Qt::LeftButton, Qt::ShiftModifier, at(to));
        settle();
    }
    void waitLive(double seconds)
    {
        if (!waitUntil([&] { return window_.live().traces().window().now().seconds() >= seconds; }))
            fail("the examination stands still");
    }
    /// The screen as it is.
    void picture(const char* name)
    {
        ++step_;
        settle();
        QTest::qWait(300);
        const QString path = QStringLiteral("%1/%2-%3.png")
                                 .arg(folder_)
                                 .arg(step_, 2, 10, QLatin1Char('0'))
                                 .arg(QLatin1String(name));
        QScreen* screen = QGuiApplication::primaryScreen();
        if (!screen->grabWindow(0).save(path))
            fail("cannot write " + path.toStdString());
        std::printf("%s\n", qUtf8Printable(path));
    }

    [[noreturn]] static void fail(const std::string& what)
    {
        std::fprintf(stderr, "walk_pictures: %s\n", what.c_str());
        std::exit(1);
    }

private:
    QWidget* target()
    {
        QWidget* focus = QApplication::focusWidget();
        return focus ? focus : &window_;
    }
    void settle()
    {
        if (!waitUntil([&] { return window_.isLive() || window_.isSettled(); }))
            fail("the window does not come to rest");
        QTest::qWait(50);
    }

    QString folder_;
    int step_ = 0;
    ui::MainWindow window_{engine::ReviewOptions{}};
};

void reviewSpasm(Walk& walk, const QString& file)
{
    walk.open(file);
    walk.picture("hfs-opened");
    walk.press("go.next_event");
    walk.press("go.next_event");
    walk.press("go.longer");
    walk.picture("hfs-an-event");
    walk.press("view.filtered");
    walk.picture("hfs-raw");
    walk.press("view.filtered");
    walk.press("panel.synkinesis");
    walk.key(Qt::Key_Right);
    walk.key(Qt::Key_Down);
    walk.picture("hfs-synkinesis");
    walk.window().traces().setFocus();
    walk.mark(7.1_s, 8.4_s, 2);
    walk.press("panel.spectrum");
    walk.picture("hfs-spectrum-of-selection");
    walk.window().traces().setFocus();
    walk.mark(16.0_s, 16.8_s, 7);
    walk.press("edit.add_burst");
    walk.press("edit.kind_voluntary");
    walk.press("panel.steps");
    walk.type("Left hemifacial spasm, no synkinesis of movements.");
    walk.picture("hfs-edited-steps");
    walk.press("panel.context");
    walk.picture("hfs-context");
    walk.press("panel.trend");
    walk.press("panel.interpretation");
    walk.picture("hfs-trend-and-causes");
    walk.press("view.interpretation");
    walk.picture("hfs-interpretation");
    walk.press("view.traces");
}

void reviewSynkinesis(Walk& walk, const QString& file, const QString& otherVisit)
{
    walk.open(file);
    walk.picture("synkinesis-opened");
    walk.press("go.page_forward");
    walk.press("go.page_forward");
    walk.press("view.face_to_face");
    walk.press("view.envelopes");
    walk.picture("synkinesis-face-to-face");
    walk.press("view.envelopes");
    walk.press("panel.synkinesis");
    walk.key(Qt::Key_Home);
    walk.key(Qt::Key_Return);
    walk.picture("synkinesis-matrix");
    walk.press("panel.channels");
    walk.picture("synkinesis-channels");
    walk.press("panel.interpretation");
    walk.press("panel.histograms");
    walk.picture("synkinesis-histograms");
    if (const auto opened = walk.window().compareWith(otherVisit); !opened)
        Walk::fail(opened.error().sentence());
    walk.press("panel.comparison");
    walk.window().traces().setFocus();
    walk.press("go.same_movement");
    walk.picture("synkinesis-two-visits");
    walk.press("file.end_comparison");
    walk.press("view.face_to_face");
}

/// The leads that the emulated patient wears, in the order of the inputs.
void writeMontage(const std::string& path)
{
    std::ofstream file(path);
    int input = 0;
    for (const char* muscle :
         {"frontalis", "orbicularis_oculi", "zygomaticus_major", "orbicularis_oris"})
        for (const char* side : {"left", "right"})
            file << "[[channel]]\nsource = '#" << ++input << "'\nmuscle = '" << muscle
                 << "'\nside = '" << side << "'\n";
}

void examine(Walk& walk, const QString& folder)
{
    acquisition::EmulationOptions options;
    const std::string link = folder.toStdString() + "/cyton";
    const std::string montage = folder.toStdString() + "/montage.toml";
    writeMontage(montage);
    const test::EmulatedPort port("cyton", link, std::move(options));
    std::filesystem::remove((folder + QStringLiteral("/visit.nwb")).toStdString());
    walk.press("live.choose");
    QTest::qWait(3000);  // it looks for devices
    walk.picture("live-choose");
    walk.window().startLive(QString::fromStdString("cyton:" + port.path()),
                            folder + QStringLiteral("/visit.nwb"), QString::fromStdString(montage));
    walk.waitLive(12.0);
    walk.picture("live-roll");
    walk.press("live.marker1");
    walk.press("live.sweep");
    walk.waitLive(25.0);
    walk.picture("live-sweep");
    walk.press("live.freeze");
    walk.picture("live-frozen");
    walk.press("live.follow");
    walk.press("live.stop");
    if (!waitUntil([&] { return walk.window().live().phase() == ui::LivePage::Phase::done; }))
        Walk::fail("the examination does not end");
    walk.picture("live-stopped");
}

}  // namespace

int main(int argc, char** argv)
{
    if (const auto status = servedReading(argc, argv))
        return *status;
    if (argc != 5) {
        std::fprintf(stderr,
                     "usage: walk_pictures FOLDER HFS.edf SYNKINESIS.edf OTHER_VISIT.edf\n");
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    std::filesystem::create_directories(argv[1]);
    int plainArgc = 1;
    QApplication application(plainArgc, argv);
    ui::Appearance appearance(application);
    Walk walk(folder);
    reviewSpasm(walk, QString::fromLocal8Bit(argv[2]));
    reviewSynkinesis(walk, QString::fromLocal8Bit(argv[3]), QString::fromLocal8Bit(argv[4]));
    examine(walk, folder);
    for (const char* made : {"/visit.nwb", "/montage.toml"})
        std::filesystem::remove(argv[1] + std::string(made));
    return 0;
}

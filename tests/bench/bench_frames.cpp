// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window takes to draw, by software: bench_frames [LARGE.edf]
// Frames of 16, 32 and 64 traces against plain QLineSeries, turning pages at every zoom of a large
// file (make_large_edf makes one), and a list of 100,000 events. Draws into memory unless
// QT_QPA_PLATFORM says otherwise (under xvfb-run: QT_QPA_PLATFORM=xcb).
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <memory>
#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QLineSeries>
#include <QScrollBar>
#include <QTableView>
#include <QThread>
#include <QValueAxis>
#include <vector>

#include "data/model/memory_recording.hpp"
#include "data/storage/boundary/serve_reading.hpp"
#include "src/session/review_session.hpp"
#include "ui/app/appearance.hpp"
#include "ui/panels/event_panel.hpp"
#include "ui/traces/trace_view.hpp"

namespace {

using namespace facialis;

constexpr QSize screen(1920, 1080);
constexpr int columns = 2000;

double hash(std::uint64_t i)
{
    i = (i ^ (i >> 31)) * 0x9E3779B97F4A7C15U;
    i = (i ^ (i >> 29)) * 0xBF58476D1CE4E5B9U;
    return static_cast<double>(i >> 40) / static_cast<double>(1 << 24) - 0.5;
}

std::unique_ptr<Recording> noise(int channels, double secondsLong, double rate)
{
    RecordingInfo info;
    info.path = "noise";
    info.format = "made";
    info.duration = Duration(secondsLong);
    std::vector<std::vector<double>> samples;
    for (int k = 0; k < channels; ++k) {
        Channel channel;
        channel.label = "EMG " + std::to_string(k + 1);
        channel.side = k % 2 == 0 ? Side::right : Side::left;
        channel.rate = Frequency(rate);
        channel.length = sampleAt(info.duration, channel.rate);
        channel.dimension = Dimension::voltage;
        channel.unit = "V";
        info.channels.push_back(channel);
        std::vector<double> values(static_cast<std::size_t>(channel.length));
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = 1e-4 * hash(i * 64 + static_cast<std::size_t>(k));
        samples.push_back(std::move(values));
    }
    return std::make_unique<MemoryRecording>(std::move(info), std::move(samples));
}

/// Processor time of this thread: what a busy machine does to the wall clock is not ours.
double processorMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

struct Times {
    std::vector<double> wall, processor;

    void measure(const std::function<void()>& work)
    {
        QElapsedTimer clock;
        clock.start();
        const double before = processorMilliseconds();
        work();
        processor.push_back(processorMilliseconds() - before);
        wall.push_back(static_cast<double>(clock.nsecsElapsed()) * 1e-6);
    }
    static double quantile(std::vector<double> values, double share)
    {
        std::ranges::sort(values);
        return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * share)];
    }
    void print(const char* what) const
    {
        std::printf("%-44s wall %7.2f / %7.2f / %7.2f ms   processor %7.2f / %7.2f ms\n", what,
                    quantile(wall, 0.5), quantile(wall, 0.95), quantile(wall, 0.99),
                    quantile(processor, 0.5), quantile(processor, 0.99));
        std::fflush(stdout);
    }
};

void settle(engine::ReviewSession& session, ui::TraceView& view)
{
    for (;;) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        view.poll();
        const engine::ReviewSnapshot snapshot = session.snapshot();
        if (snapshot.hasOverview && snapshot.phase != engine::AnalysisPhase::running &&
            view.isSettled()) {
            if (snapshot.result)
                view.setResult(snapshot.result);
            return;
        }
        QThread::msleep(5);
    }
}

double frames(int channels)
{
    auto session = engine::ReviewSession::start(noise(channels, 30.0, 1000.0), {});
    ui::TraceView view;
    view.resize(screen);
    view.show();
    view.setSession(session->get());
    settle(**session, view);
    // What is made in the background is waited for, but the longer of the two frames counts, the
    // fine one.
    Times ours;
    for (int i = 0; i < 120; ++i) {
        double busy = 0.0, elapsed = 0.0;
        Times parts;
        parts.measure([&] {
            view.scrollBy(i % 20 < 10 ? 0.1 : -0.1);
            view.viewport()->repaint();
        });
        while (!view.isSettled()) {
            QThread::usleep(200);
            parts.measure([&] {
                view.poll();
                view.viewport()->repaint();
            });
        }
        for (const double each : parts.wall)
            elapsed = std::max(elapsed, each);
        for (const double each : parts.processor)
            busy = std::max(busy, each);
        ours.wall.push_back(elapsed);
        ours.processor.push_back(busy);
    }
    ours.print(qPrintable(QStringLiteral("%1 channels, TraceView, scrolled frame").arg(channels)));
    Times still;
    for (int i = 0; i < 60; ++i)
        still.measure([&] { view.viewport()->repaint(); });
    still.print(qPrintable(QStringLiteral("%1 channels, TraceView, same page").arg(channels)));
    view.setSession(nullptr);

    QChartView plain(new QChart);
    plain.resize(screen);
    plain.chart()->legend()->hide();
    std::vector<QLineSeries*> series;
    for (int k = 0; k < channels; ++k) {
        series.push_back(new QLineSeries);
        plain.chart()->addSeries(series.back());
    }
    plain.chart()->createDefaultAxes();
    plain.chart()->axes(Qt::Horizontal).front()->setRange(0.0, columns);
    plain.chart()->axes(Qt::Vertical).front()->setRange(0.0, channels);
    plain.show();
    QCoreApplication::processEvents();
    Times theirs;
    for (int i = 0; i < 20; ++i)
        theirs.measure([&] {
            for (int k = 0; k < channels; ++k) {
                QList<QPointF> points(columns);
                for (int c = 0; c < columns; ++c)
                    points[c] =
                        QPointF(c, k + 0.5 +
                                       0.9 * hash(static_cast<std::uint64_t>(c + i * 100) * 64 +
                                                  static_cast<std::uint64_t>(k)));
                series[static_cast<std::size_t>(k)]->replace(points);
            }
            QCoreApplication::processEvents();
            plain.viewport()->repaint();
        });
    theirs.print(qPrintable(QStringLiteral("%1 channels, plain QLineSeries").arg(channels)));
    const double ratio =
        Times::quantile(theirs.processor, 0.5) / Times::quantile(ours.processor, 0.5);
    std::printf("%d channels: %.1f times faster than QLineSeries\n", channels, ratio);
    return ratio;
}

void pageTurns(const char* path)
{
    QElapsedTimer clock;
    clock.start();
    engine::ReviewOptions options;
    options.threads = static_cast<unsigned>(std::max(1, QThread::idealThreadCount()));
    auto session = engine::ReviewSession::open(path, options);
    if (!session) {
        std::fprintf(stderr, "%s\n", session.error().sentence().c_str());
        return;
    }
    ui::TraceView view;
    view.resize(screen);
    view.show();
    view.setSession(session->get());
    view.viewport()->repaint();
    std::printf("first traces after %lld ms\n", static_cast<long long>(clock.elapsed()));
    while (!(*session)->snapshot().hasOverview)
        QThread::msleep(5);
    std::printf("overview after %lld ms\n", static_cast<long long>(clock.elapsed()));
    view.zoomTime(20);
    for (double last = 0.0; view.viewportTime().page().seconds() > last; view.zoomTime(-1)) {
        last = view.viewportTime().page().seconds();
        Times turned, whole;
        view.toStart();
        for (int i = 0; i < 40; ++i) {
            const auto turn = [&] {
                turned.measure([&] {
                    view.scrollBy(i < 20 ? 1.0 : -1.0);
                    view.viewport()->repaint();
                });
                while (!view.isSettled()) {
                    QThread::usleep(500);
                    view.poll();
                }
                view.viewport()->repaint();
            };
            whole.measure(turn);
        }
        turned.print(qPrintable(QStringLiteral("page of %1 s, turned").arg(last)));
        whole.print(qPrintable(QStringLiteral("page of %1 s, until fine").arg(last)));
    }
    view.setSession(nullptr);
}

void manyEvents()
{
    auto session = engine::ReviewSession::start(noise(8, 10.0, 1000.0), {});
    auto result = std::make_shared<AnalysisResult>();
    result->recording = (*session)->info();
    for (int i = 0; i < 100'000; ++i) {
        Burst burst;
        burst.channel = static_cast<std::size_t>(i % 8);
        burst.interval = {Duration(i * 0.036), Duration(i * 0.036 + 0.1)};
        burst.kind = static_cast<BurstKind>(i % 8);
        burst.rms = Voltage(1e-5 * (1 + i % 97));
        result->bursts.push_back(burst);
    }
    ui::EventPanel panel;
    panel.resize(1200, 400);
    panel.show();
    panel.setSession(session->get());
    Times filled, scrolled, filtered, worded, stepped, clicked;
    for (int i = 0; i < 3; ++i)
        filled.measure([&] { panel.setResult(result); });
    filled.print("100,000 events, filled");
    QTableView& table = *panel.table();
    for (int i = 0; i < 100; ++i)
        scrolled.measure([&] {
            table.verticalScrollBar()->setValue(i * 997);
            table.viewport()->repaint();
        });
    scrolled.print("100,000 events, scrolled");
    auto* kind = panel.findChild<QComboBox*>();
    for (int i = 0; i < 9; ++i)
        filtered.measure([&] {
            kind->setCurrentIndex((i + 1) % 9);
            table.viewport()->repaint();
        });
    filtered.print("100,000 events, filter by kind");
    auto* words = panel.findChild<QLineEdit*>();
    for (const char* typed : {"b", "bl", "bli", ""})
        worded.measure([&] {
            words->setText(QLatin1String(typed));
            table.viewport()->repaint();
        });
    worded.print("100,000 events, filter by words");
    kind->setCurrentIndex(0);
    for (int i = 0; i < 20; ++i)
        stepped.measure([&] {
            panel.clearChoice();
            panel.next(Duration(i * 150.0));
        });
    stepped.print("100,000 events, next event from a time");
    for (int i = 0; i < 20; ++i)
        clicked.measure([&] {
            static_cast<void>(panel.chooseAt(Duration(i * 150.0 * 0.036 * 8.0 + 0.05), 0));
        });
    clicked.print("100,000 events, click on a burst");
    panel.setSession(nullptr);
}

}  // namespace

int main(int count, char** arguments)
{
    if (const auto status = servedReading(count, arguments))
        return *status;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    int plainCount = 1;
    QApplication application(plainCount, arguments);
    const ui::Appearance appearance(application);
    std::printf("%s, %dx%d, wall median / p95 / p99, processor median / p99\n",
                qPrintable(QGuiApplication::platformName()), screen.width(), screen.height());
    double least = 1e9;
    for (const int channels : {16, 32, 64})
        least = std::min(least, frames(channels));
    manyEvents();
    if (count > 1)
        pageTurns(arguments[1]);
    return least >= 4.0 ? 0 : 1;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/diagnostics.hpp"

#include <deque>
#include <mutex>
#include <QFile>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QScreen>
#include <QStringList>
#include <QSysInfo>
#include <QThread>

#include "src/session/review_session.hpp"
#include "ui/app/user_settings.hpp"
#include "ui/app/words.hpp"

namespace facialis::ui {
namespace {

constexpr std::size_t mostLines = 200;
std::mutex logMutex;
std::deque<QString> logLines;
QtMessageHandler before = nullptr;

/// A log line may quote a path or a label: whatever stands in quotes or looks like a path goes.
QString withoutNames(QString line)
{
    static const QRegularExpression quoted(QStringLiteral("\"[^\"]*\"|'[^']*'"));
    static const QRegularExpression path(QStringLiteral("\\S*[/\\\\]\\S*"));
    return line.replace(quoted, QStringLiteral("<left out>"))
        .replace(path, QStringLiteral("<left out>"));
}

void keepLine(QtMsgType type, const QMessageLogContext& context, const QString& words)
{
    {
        const std::lock_guard lock(logMutex);
        logLines.push_back(withoutNames(words));
        if (logLines.size() > mostLines)
            logLines.pop_front();
    }
    if (before)
        before(type, context, words);
}

/// "MemTotal:  8 GB" of this machine, or nothing.
QString memory()
{
    QFile file(QStringLiteral("/proc/meminfo"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromLatin1(file.readLine()).simplified();
}

}  // namespace

void keepLogLines()
{
    before = qInstallMessageHandler(keepLine);
}

QString diagnostics(const engine::ReviewSession* session)
{
    QStringList lines;
    const auto add = [&](const char* name, const QString& value) {
        lines.append(QStringLiteral("%1: %2").arg(QLatin1String(name), value));
    };
    add("facialis-workstation", QStringLiteral(FACIALIS_VERSION));
    add("qt", QStringLiteral("%1, built with %2")
                  .arg(QLatin1String(qVersion()), QStringLiteral(QT_VERSION_STR)));
    add("platform", QGuiApplication::platformName());
    add("system", QSysInfo::prettyProductName());
    add("kernel", QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion());
    add("processor", QSysInfo::currentCpuArchitecture());
    add("threads", QString::number(QThread::idealThreadCount()));
    add("memory", memory());
    for (const QScreen* screen : QGuiApplication::screens())
        add("screen", QStringLiteral("%1x%2 at %3")
                          .arg(screen->size().width())
                          .arg(screen->size().height())
                          .arg(screen->devicePixelRatio()));
    if (const UserSettings* settings = UserSettings::instance()) {
        add("theme", nameOf(settings->theme()));
        add("font_percent", QString::number(settings->fontPercent()));
        add("language", settings->language());
        add("recent_files", QString::number(settings->recentFiles().size()));
        add("settings_problem", settings->problem().isEmpty() ? QStringLiteral("none")
                                                              : QStringLiteral("was set aside"));
    }
    if (session) {
        const RecordingInfo& info = session->info();
        add("recording_format", text(info.format));
        add("recording_channels", QString::number(info.channels.size()));
        add("recording_seconds", QString::number(info.duration.seconds()));
        for (const Channel& channel : info.channels)
            add("channel", QStringLiteral("%1 Hz, %2 samples, %3")
                               .arg(channel.rate.hertz())
                               .arg(channel.length)
                               .arg(channel.side ? QStringLiteral("side known")
                                                 : QStringLiteral("side unknown")));
        add("gaps", QString::number(info.gaps.size()));
        add("warnings", QString::number(info.warnings.size()));
        const engine::ReviewSnapshot snapshot = session->snapshot();
        add("analysis", snapshot.error    ? QStringLiteral("failed")
                        : snapshot.result ? QStringLiteral("done")
                                          : QStringLiteral("running"));
        if (snapshot.result)
            add("bursts", QString::number(snapshot.result->bursts.size()));
        for (const QString& line :
             text(engine::toToml(session->settings())).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            if (!line.startsWith(QLatin1Char('#')))
                add("setting", line);
    }
    const std::lock_guard lock(logMutex);
    for (const QString& line : logLines)
        add("log", line);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

}  // namespace facialis::ui

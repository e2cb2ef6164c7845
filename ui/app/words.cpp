// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/words.hpp"

#include <cmath>
#include <QCoreApplication>

namespace facialis::ui {
namespace {

QString tr(const char* source)
{
    return QCoreApplication::translate("Words", source);
}

}  // namespace

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString sideName(std::optional<Side> side)
{
    if (!side)
        return tr("Side unknown");
    switch (*side) {
    case Side::left: return tr("Left");
    case Side::right: return tr("Right");
    case Side::both: return tr("Both sides");
    }
    return {};
}

QString sideLetter(std::optional<Side> side)
{
    if (!side)
        return tr("?");
    switch (*side) {
    case Side::left: return tr("L");
    case Side::right: return tr("R");
    case Side::both: return tr("B");
    }
    return {};
}

QString kindName(BurstKind kind)
{
    switch (kind) {
    case BurstKind::blink: return tr("Blink");
    case BurstKind::voluntary: return tr("Voluntary");
    case BurstKind::spasmClonic: return tr("Clonic spasm");
    case BurstKind::spasmTonic: return tr("Tonic spasm");
    case BurstKind::synkinetic: return tr("Synkinetic");
    case BurstKind::myokymic: return tr("Myokymic");
    case BurstKind::artifact: return tr("Artifact");
    case BurstKind::unclassified: return tr("Unclassified");
    }
    return {};
}

QString shortKindName(BurstKind kind)
{
    switch (kind) {
    case BurstKind::blink: return tr("blink");
    case BurstKind::voluntary: return tr("voluntary");
    case BurstKind::spasmClonic: return tr("clonic");
    case BurstKind::spasmTonic: return tr("tonic");
    case BurstKind::synkinetic: return tr("synkinetic");
    case BurstKind::myokymic: return tr("myokymic");
    case BurstKind::artifact: return tr("artifact");
    case BurstKind::unclassified: return tr("activity");
    }
    return {};
}

QString stateName(FindingState state)
{
    switch (state) {
    case FindingState::present: return tr("present");
    case FindingState::absent: return tr("absent");
    case FindingState::notAssessable: return tr("not assessable");
    }
    return {};
}

QString supportName(Support support)
{
    switch (support) {
    case Support::strong: return tr("strong support");
    case Support::moderate: return tr("moderate support");
    case Support::weak: return tr("weak support");
    case Support::none: return tr("no support");
    case Support::against: return tr("findings against it");
    case Support::notAssessable: return tr("not assessable");
    }
    return {};
}

QString muscleName(const Channel& channel, const KnowledgeBase& knowledge)
{
    const MuscleEntry* muscle = knowledge.muscle(channel.muscle);
    if (!muscle)
        return text(channel.label);
    QString name = text(muscle->name);
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

QString channelName(const Channel& channel, const KnowledgeBase& knowledge)
{
    const MuscleEntry* muscle = knowledge.muscle(channel.muscle);
    if (!muscle)
        return text(channel.label);
    return sideLetter(channel.side) + QLatin1Char(' ') + text(muscle->name);
}

QString counted(std::size_t count, const QString& one, const QString& several)
{
    return count == 1 ? one : several.arg(count);
}

QString number(double value)
{
    const double size = std::abs(value);
    const int decimals = size >= 1000 || size == 0 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3;
    QString written = QString::number(value, 'f', decimals);
    if (written.contains(QLatin1Char('.'))) {
        while (written.endsWith(QLatin1Char('0')))
            written.chop(1);
        if (written.endsWith(QLatin1Char('.')))
            written.chop(1);
    }
    if (written.startsWith(QLatin1Char('-')))
        written[0] = QChar(0x2212);
    return written;
}

QString seconds(Duration time, int decimals)
{
    return tr("%1 s").arg(time.seconds(), 0, 'f', decimals);
}

QString spokenDuration(Duration length)
{
    const auto whole = static_cast<qint64>(std::floor(length.seconds()));
    const QLatin1Char zero('0');
    if (whole >= 3600)
        return tr("%1 h %2 min %3 s")
            .arg(whole / 3600)
            .arg(whole / 60 % 60, 2, 10, zero)
            .arg(whole % 60, 2, 10, zero);
    if (whole >= 60)
        return tr("%1 min %2 s").arg(whole / 60).arg(whole % 60, 2, 10, zero);
    return tr("%1 s").arg(number(length.seconds()));
}

QString axisTime(Duration time, Duration division)
{
    const int decimals =
        division >= Duration(1.0)
            ? 0
            : std::max(0, static_cast<int>(std::ceil(-std::log10(division.seconds()) - 1e-9)));
    return seconds(time, decimals);
}

QString clockTime(const std::optional<StartTime>& start, Duration time)
{
    if (!start)
        return {};
    const StartTime at = shifted(*start, std::llround(time.seconds() * 1e9));
    const QLatin1Char zero('0');
    return QStringLiteral("%1:%2:%3")
        .arg(at.hour, 2, 10, zero)
        .arg(at.minute, 2, 10, zero)
        .arg(at.second, 2, 10, zero);
}

QString preciseClockTime(const std::optional<StartTime>& start, Duration time)
{
    if (!start)
        return {};
    const StartTime at = shifted(*start, std::llround(time.seconds() * 1e9));
    return clockTime(start, time) +
           QStringLiteral(".%1").arg(at.nanosecond / 1'000'000, 3, 10, QLatin1Char('0'));
}

QString displayUnit(const Channel& channel)
{
    switch (channel.dimension) {
    case Dimension::voltage: return QStringLiteral("µV");
    case Dimension::counts: return tr("counts");
    case Dimension::other: break;
    }
    return channel.unit.empty() ? tr("units") : text(channel.unit);
}

double displayScale(const Channel& channel)
{
    return channel.dimension == Dimension::voltage ? 1e6 : 1.0;
}

}  // namespace facialis::ui

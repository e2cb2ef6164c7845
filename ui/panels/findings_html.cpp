// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <QCoreApplication>
#include <QStringList>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/panels/html.hpp"
#include "ui/panels/interpretation_html.hpp"

namespace facialis::ui {
namespace {

using html::escaped;

QString tr(const char* source, int n = -1)
{
    return QCoreApplication::translate("Interpretation", source, nullptr, n);
}

QString sideChip(std::optional<Side> side)
{
    if (!side)
        return {};
    QColor ground = colourOf(side);
    return QLatin1Char(' ') + html::chip(sideName(side), ground, theme().chipInk);
}

/// "0.94 (limit 0.8)"
QString measured(const Finding& finding)
{
    if (!finding.value)
        return {};
    const QString unit =
        finding.unit.empty() ? QString() : QLatin1Char(' ') + escaped(finding.unit);
    QString words = QStringLiteral("<b>%1%2</b>").arg(number(*finding.value), unit);
    if (finding.limit)
        words += html::faint(tr(" limit %1%2").arg(number(*finding.limit), unit));
    return words;
}

/// Links to the first places that show a finding; the last one goes round through all of them.
QString places(const Finding& finding, qsizetype most)
{
    const std::vector<Highlight> all = placesOf(finding);
    QStringList links;
    for (const Highlight& place : all) {
        if (links.size() == most)
            break;
        links.append(html::link(linkTo(place), seconds(place.interval.onset, 1)));
    }
    if (const qsizetype more = std::ssize(all) - most; more > 0)
        links << html::link(loopLink(finding.id, static_cast<std::size_t>(most)),
                            tr("+%1 more").arg(more));
    return links.join(QStringLiteral(" &nbsp; "));
}

QString findingName(const Finding& finding, const KnowledgeBase& knowledge)
{
    const FindingEntry* known = knowledge.finding(finding.id);
    QString name = escaped(known ? known->name : finding.id);
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

/// What is there, or was seen but not often or clearly enough.
QString findingCard(const Finding& finding, const KnowledgeBase& knowledge)
{
    QString inner =
        QStringLiteral("<b>%1</b>%2").arg(findingName(finding, knowledge), sideChip(finding.side));
    if (finding.value)
        inner += QStringLiteral("<br>") + measured(finding);
    const QString where = places(finding, 6);
    if (!where.isEmpty())
        inner += QStringLiteral("<br>") + html::faint(tr("Seen at ")) + where;
    inner += QStringLiteral("<br>") + html::faint(escaped(finding.rule));
    if (!finding.source.empty())
        inner += QStringLiteral(" ") + html::faint(escaped(knowledge.citation(finding.source)));
    return finding.isSuggested ? html::card(inner, theme().caution, theme().cautionPaper)
                               : html::card(inner, theme().good, theme().goodPaper);
}

QString redFlags(const AnalysisResult& result)
{
    if (result.redFlags.empty())
        return {};
    QString inner = QStringLiteral("<b style='color:%1'>%2</b>")
                        .arg(theme().danger.name(), tr("Red flags – see a physician whatever "
                                                       "the ranking says"));
    for (const RedFlag& flag : result.redFlags)
        inner += QStringLiteral("<br>\u25b2 %1 %2")
                     .arg(escaped(flag.text), html::faint(escaped(flag.source)));
    return html::card(inner, theme().danger, theme().dangerPaper);
}

QString signalQuality(const AnalysisResult& result)
{
    QStringList lines;
    for (const ChannelQuality& quality : result.quality) {
        if (quality.isUsable && quality.reasons.empty())
            continue;
        QStringList reasons;
        for (const std::string& reason : quality.reasons)
            reasons.append(escaped(reason));
        lines.append(QStringLiteral("<b>%1</b> %2%3")
                         .arg(escaped(result.recording.channels[quality.channel].label),
                              quality.isUsable ? QString()
                                               : QStringLiteral("<span style='color:%1'>%2</span> ")
                                                     .arg(theme().danger.name(), tr("not usable:")),
                              reasons.join(QStringLiteral("; "))));
    }
    for (const std::string& warning : result.recording.warnings)
        lines.append(escaped(warning));
    QString body = html::heading(tr("Signal quality"));
    if (lines.isEmpty())
        return body + html::faint(tr("All channels usable, nothing remarkable."));
    return body +
           html::card(lines.join(QStringLiteral("<br>")), theme().caution, theme().cautionPaper);
}

}  // namespace

std::vector<Highlight> placesOf(const Finding& finding)
{
    std::vector<Highlight> places;
    for (std::size_t i = 0; i < finding.evidence.size();) {
        Highlight place{finding.evidence[i].interval, {}};
        // What happens at one time in several channels is one place.
        for (; i < finding.evidence.size() &&
               finding.evidence[i].interval.overlaps(place.interval.widened(Duration(0.02)));
             ++i) {
            place.interval.onset =
                std::min(place.interval.onset, finding.evidence[i].interval.onset);
            place.interval.offset =
                std::max(place.interval.offset, finding.evidence[i].interval.offset);
            place.channels.push_back(finding.evidence[i].channel);
        }
        places.push_back(std::move(place));
    }
    return places;
}

QString loopLink(const std::string& finding, std::size_t first)
{
    return QStringLiteral("loop:%1:%2").arg(text(finding)).arg(first);
}

QString linkTo(const Highlight& place)
{
    QStringList channels;
    for (const std::size_t channel : place.channels)
        channels.append(QString::number(channel));
    return QStringLiteral("place:%1:%2:%3")
        .arg(place.interval.onset.seconds(), 0, 'f', 6)
        .arg(place.interval.offset.seconds(), 0, 'f', 6)
        .arg(channels.join(QLatin1Char(',')));
}

std::optional<Highlight> placeOf(const QString& link)
{
    const QStringList parts = link.split(QLatin1Char(':'));
    if (parts.size() != 4 || parts[0] != QLatin1String("place"))
        return std::nullopt;
    bool isOnset = false, isOffset = false;
    Highlight place;
    place.interval = {Duration(parts[1].toDouble(&isOnset)),
                      Duration(parts[2].toDouble(&isOffset))};
    if (!isOnset || !isOffset)
        return std::nullopt;
    for (const QString& channel : parts[3].split(QLatin1Char(','), Qt::SkipEmptyParts))
        place.channels.push_back(channel.toULongLong());
    return place;
}

QString findingsHtml(const AnalysisResult& result, const KnowledgeBase& knowledge)
{
    QString body = redFlags(result) + html::heading(tr("What was found"));
    QString absent, unknown, seldom;
    bool isAnything = false;
    for (const Finding& finding : result.findings) {
        if (finding.state == FindingState::present) {
            body += findingCard(finding, knowledge);
            isAnything = true;
            continue;
        }
        if (finding.isSuggested) {
            seldom += findingCard(finding, knowledge);
            continue;
        }
        QString line = QStringLiteral(
            "<tr><td style='padding:2px 8px 2px 0'>%1</td>"
            "<td style='padding:2px 0'>%2</td></tr>");
        if (finding.state == FindingState::absent)
            absent += line.arg(findingName(finding, knowledge), measured(finding));
        else
            unknown +=
                line.arg(findingName(finding, knowledge), html::faint(escaped(finding.rule)));
    }
    if (!isAnything)
        body +=
            QStringLiteral("<p>%1</p>").arg(tr("None of the findings that Facialis looks for."));
    if (!seldom.isEmpty())
        body += html::heading(tr("Seen, but not often or clearly enough to tell")) + seldom;
    const QString table = QStringLiteral("<table width='100%' cellspacing='0'>%1</table>");
    if (!absent.isEmpty())
        body += html::heading(tr("Looked for and not found")) + table.arg(absent);
    if (!unknown.isEmpty())
        body += html::heading(tr("Could not be assessed")) + table.arg(unknown);
    return html::page(body + signalQuality(result));
}

}  // namespace facialis::ui

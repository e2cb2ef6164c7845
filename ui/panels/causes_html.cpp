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

QString tr(const char* source)
{
    return QCoreApplication::translate("Interpretation", source);
}

QString sourceOf(const std::string& source)
{
    return source.empty() ? QString() : QLatin1Char(' ') + html::faint(escaped(source));
}

/// The clearest place of the finding behind a reason.
QString placeLink(const Reason& reason, const AnalysisResult& result)
{
    for (const Finding& finding : result.findings)
        if (finding.id == reason.finding && !finding.evidence.empty()) {
            const Evidence& clearest = finding.evidence.front();
            Highlight place{clearest.interval, {}};
            for (const Evidence& other : finding.evidence)
                if (other.interval.overlaps(clearest.interval))
                    place.channels.push_back(other.channel);
            QString links =
                QLatin1Char(' ') +
                html::link(linkTo(place), tr("see %1").arg(seconds(clearest.interval.onset, 1)));
            if (const std::size_t count = placesOf(finding).size(); count > 1)
                links += QStringLiteral(" &nbsp; ") +
                         html::link(loopLink(finding.id, 1), tr("next of %1").arg(count));
            return links;
        }
    return {};
}

QString reasons(const QString& title, const std::vector<Reason>& list, const QString& sign,
                const QColor& colour, const AnalysisResult& result)
{
    if (list.empty())
        return {};
    QString rows;
    for (const Reason& reason : list)
        rows += QStringLiteral(
                    "<tr><td width='16' valign='top' style='color:%1'><b>%2</b></td>"
                    "<td style='padding-bottom:2px'>%3%4%5</td></tr>")
                    .arg(colour.name(), sign, escaped(reason.text), placeLink(reason, result),
                         sourceOf(reason.source));
    return QStringLiteral(
               "<p style='margin-top:7px; margin-bottom:1px; font-size:8.5pt;"
               " font-weight:600; color:%1'>%2</p><table cellspacing='0'"
               " cellpadding='0'>%3</table>")
        .arg(theme().faintInk.name(), title, rows);
}

QString statements(const QString& title, const std::vector<SourcedText>& list)
{
    if (list.empty())
        return {};
    QString rows;
    for (const SourcedText& statement : list)
        rows += QStringLiteral(
                    "<tr><td width='16' valign='top'>\u2022</td>"
                    "<td style='padding-bottom:2px'>%1%2</td></tr>")
                    .arg(escaped(statement.text), sourceOf(statement.source));
    return QStringLiteral(
               "<p style='margin-top:7px; margin-bottom:1px; font-size:8.5pt;"
               " font-weight:600; color:%1'>%2</p><table cellspacing='0'"
               " cellpadding='0'>%3</table>")
        .arg(theme().faintInk.name(), title, rows);
}

/// Rank, name, side, band: the line that opens and closes the details.
QString title(const RankedCause& cause, bool isOpen)
{
    const QString rank = cause.rank ? QStringLiteral("%1. ").arg(*cause.rank) : QString();
    QString words =
        html::link(QStringLiteral("cause:") + text(cause.id),
                   QStringLiteral("<span style='color:%1'><b>%2%3</b></span>"
                                  " <span style='font-size:8pt'>%4</span>")
                       .arg(theme().ink.name(), rank, escaped(cause.name),
                            isOpen ? QStringLiteral("\u25be") : QStringLiteral("\u25b8")));
    words += QStringLiteral("<br>") +
             html::chip(supportName(cause.support), colourOf(cause.support), theme().chipInk);
    if (cause.side)
        words += QLatin1Char(' ') +
                 html::chip(sideName(cause.side), colourOf(cause.side), theme().chipInk);
    return words + QLatin1Char(' ') + html::faint(escaped(cause.category));
}

QString details(const RankedCause& cause, const AnalysisResult& result,
                const KnowledgeBase& knowledge)
{
    QString inner;
    inner +=
        reasons(tr("SPEAKS FOR IT"), cause.supporting, QStringLiteral("+"), theme().good, result);
    inner += reasons(tr("SPEAKS AGAINST IT"), cause.opposing, QStringLiteral("\u2212"),
                     theme().danger, result);
    inner +=
        reasons(tr("NOT TESTED"), cause.notTested, QStringLiteral("?"), theme().faintInk, result);
    inner += statements(tr("NEXT STEPS THE SOURCES NAME"), cause.nextSteps);
    inner += statements(tr("NUMBERS, WITH THEIR DENOMINATORS"), cause.numbers);
    QStringList sources;
    for (const std::string& source : cause.sources)
        sources.append(escaped(knowledge.citation(source)));
    if (!sources.isEmpty())
        inner += QStringLiteral("<p style='margin-top:7px; margin-bottom:0'>%1</p>")
                     .arg(html::faint(tr("Sources: ") + sources.join(QStringLiteral("; "))));
    return inner;
}

/// What the reader thinks of the cause, and the links to say otherwise.
QString verdictLine(const RankedCause& cause, const std::vector<engine::Verdict>& verdicts)
{
    const QString id = text(cause.id);
    const auto verdict = std::ranges::find(verdicts, cause.id, &engine::Verdict::cause);
    QString words;
    if (verdict != verdicts.end()) {
        const bool isAccepted = verdict->opinion == engine::Verdict::Opinion::accepted;
        words = html::chip(isAccepted ? tr("accepted by the reader") : tr("rejected by the reader"),
                           isAccepted ? theme().good : theme().danger, theme().chipInk);
        if (!verdict->reason.empty())
            words += QLatin1Char(' ') + escaped(verdict->reason);
        words += QLatin1Char(' ') + html::link(QStringLiteral("withdraw:") + id, tr("withdraw"));
    } else {
        words = html::link(QStringLiteral("accept:") + id, tr("accept")) +
                QStringLiteral(" \u00b7 ") +
                html::link(QStringLiteral("reject:") + id, tr("reject, with a reason"));
    }
    return QStringLiteral("<p style='margin-top:7px; margin-bottom:0'>%1</p>").arg(words);
}

}  // namespace

QSet<QString> causesToOpen(const AnalysisResult& result)
{
    QSet<QString> opened;
    for (const RankedCause& cause : result.causes)
        if (cause.rank == 1)
            opened.insert(text(cause.id));
    return opened;
}

QString causesHtml(const AnalysisResult& result, const KnowledgeBase& knowledge,
                   const QSet<QString>& opened, const std::vector<engine::Verdict>* verdicts)
{
    QString body = html::heading(tr("Findings are compatible with"));
    body +=
        html::faint(tr("Findings and literature associations; not a diagnosis. The decision rests "
                       "with the clinician. Research use only."));
    QStringList others;
    bool isAnything = false;
    for (const RankedCause& cause : result.causes) {
        const bool isOpen = opened.contains(text(cause.id));
        if (!cause.rank && !isOpen) {
            others.append(
                html::link(QStringLiteral("cause:") + text(cause.id), escaped(cause.name)) +
                QLatin1Char(' ') +
                html::faint(QLatin1Char('(') + supportName(cause.support) + QLatin1Char(')')));
            continue;
        }
        isAnything = isAnything || cause.rank;
        const QString verdict = verdicts ? verdictLine(cause, *verdicts) : QString();
        body += html::card(title(cause, isOpen) + verdict +
                               (isOpen ? details(cause, result, knowledge) : QString()),
                           colourOf(cause.support), cause.rank ? theme().raised : theme().paper);
    }
    if (!isAnything)
        body +=
            html::card(tr("<b>None, or too little to go on.</b><br>No cause of the knowledge base "
                          "is supported by this recording."),
                       theme().faintInk, theme().raised);
    if (!others.isEmpty())
        body += html::heading(tr("Not supported, or not assessable")) +
                others.join(QStringLiteral(" \u00b7 "));
    body += QStringLiteral("<p style='margin-top:12px'>%1</p>")
                .arg(html::faint(tr("%1 %2, knowledge base %3")
                                     .arg(escaped(result.provenance.software),
                                          escaped(result.provenance.version),
                                          escaped(result.provenance.knowledgeVersion))));
    return html::page(body);
}

}  // namespace facialis::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/html.hpp"

#include <QRegularExpression>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"

namespace facialis::ui::html {
namespace {

/// Sizes of text as the user wants them.
QString scaled(const QString& html)
{
    static const QRegularExpression size(QStringLiteral("font-size:([0-9.]+)pt"));
    QString written;
    qsizetype done = 0;
    for (auto found = size.globalMatch(html); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        written += html.mid(done, match.capturedStart() - done) +
                   QStringLiteral("font-size:%1pt").arg(points(match.captured(1).toDouble()));
        done = match.capturedEnd();
    }
    return written + html.mid(done);
}

}  // namespace

QString escaped(const std::string& utf8)
{
    return text(utf8).toHtmlEscaped();
}

QString heading(const QString& words)
{
    return QStringLiteral(
               "<p style='margin-top:14px; margin-bottom:4px; font-size:12pt; font-weight:600;"
               " color:%1'>%2</p>")
        .arg(theme().ink.name(), words);
}

QString faint(const QString& inner)
{
    return QStringLiteral("<span style='font-size:8.5pt; color:%1'>%2</span>")
        .arg(theme().faintInk.name(), inner);
}

QString chip(const QString& word, const QColor& ground, const QColor& ink)
{
    return QStringLiteral(
               "<span style='background-color:%1; color:%2; font-size:8.5pt; font-weight:600'>"
               "&nbsp;%3&nbsp;</span>")
        .arg(ground.name(), ink.name(),
             QString(word).replace(QLatin1Char(' '), QStringLiteral("&nbsp;")));
}

QString card(const QString& inner, const QColor& edge, const QColor& ground)
{
    return QStringLiteral(
               "<table width='100%' cellspacing='0' cellpadding='0' style='margin-top:6px'><tr>"
               "<td width='4' bgcolor='%1'></td><td bgcolor='%2' style='padding:7px 10px 8px 10px'>"
               "%3</td></tr></table>")
        .arg(edge.name(), ground.name(), inner);
}

QString link(const QString& address, const QString& words)
{
    return QStringLiteral("<a href='%1' style='color:%2; text-decoration:none'>%3</a>")
        .arg(address, theme().accent.name(), words);
}

QString page(const QString& body)
{
    return scaled(QStringLiteral("<html><body style='color:%1'>%2</body></html>")
                      .arg(theme().ink.name(), body));
}

}  // namespace facialis::ui::html

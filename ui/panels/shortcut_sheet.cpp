// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/shortcut_sheet.hpp"

#include <QAction>
#include <QStringList>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

#include "ui/app/action_registry.hpp"
#include "ui/app/theme.hpp"
#include "ui/panels/html.hpp"

namespace facialis::ui {

ShortcutSheet::ShortcutSheet(const ActionRegistry& registry, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(620, 640);
    QString body;
    QString menu;
    for (std::size_t i = 0; i < actionSpecs().size(); ++i) {
        const ActionSpec& spec = actionSpecs()[i];
        const QString title = translated(spec.menu).remove(QLatin1Char('&'));
        if (title != menu) {
            body += (menu.isEmpty() ? QString() : QStringLiteral("</table>")) +
                    html::heading(title) + QStringLiteral("<table width='100%' cellspacing='0'>");
            menu = title;
        }
        QStringList keys;
        for (const QKeySequence& key : registry.actions()[static_cast<qsizetype>(i)]->shortcuts())
            keys.append(key.toString(QKeySequence::NativeText).toHtmlEscaped());
        body += QStringLiteral(
                    "<tr><td width='200' style='padding:2px 0; color:%1'><b>%2</b></td>"
                    "<td style='padding:2px 0'>%3</td></tr>")
                    .arg(theme().accent.name(), keys.join(tr(" or ")),
                         translated(spec.accessibleName).toHtmlEscaped());
    }
    body += QStringLiteral("</table>") + html::heading(tr("Mouse")) +
            QStringLiteral("<table width='100%' cellspacing='0'>");
    const QString pairs[][2] = {
        {tr("Wheel"), tr("Scroll in time")},
        {tr("Ctrl+Wheel"), tr("Shorter or longer page, around the pointer")},
        {tr("Shift+Wheel"), tr("Larger or smaller traces")},
        {tr("Drag"), tr("Zoom to a stretch of time; Backspace goes back")},
        {tr("Click on a burst"), tr("Choose it in the event list")}};
    for (const auto& [what, does] : pairs)
        body += QStringLiteral(
                    "<tr><td width='200' style='padding:2px 0; color:%1'><b>%2</b></td>"
                    "<td style='padding:2px 0'>%3</td></tr>")
                    .arg(theme().accent.name(), what, does);
    auto* view = new QTextBrowser(this);
    view->setAccessibleName(windowTitle());
    view->document()->setDocumentMargin(14);
    view->setHtml(html::page(body + QStringLiteral("</table>")));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(view);
}

}  // namespace facialis::ui

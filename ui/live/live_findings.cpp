// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/live_findings.hpp"

#include <QScrollBar>
#include <QUrl>

#include "ui/app/words.hpp"
#include "ui/panels/html.hpp"
#include "ui/panels/interpretation_html.hpp"

namespace facialis::ui {

LiveFindings::LiveFindings(QWidget* parent) : QTextBrowser(parent)
{
    setAccessibleName(tr("Findings up to now"));
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(10);
    connect(this, &QTextBrowser::anchorClicked, this, &LiveFindings::follow);
}

void LiveFindings::show(std::shared_ptr<const AnalysisResult> result,
                        const KnowledgeBase& knowledge, bool isFinal)
{
    if (result && result == result_ && isFinal == isFinal_)
        return;
    result_ = std::move(result);
    knowledge_ = &knowledge;
    isFinal_ = isFinal;
    rewrite();
}

void LiveFindings::rewrite()
{
    if (!result_) {
        setHtml(html::page(html::faint(
            tr("Nothing has been judged yet: the first judgement needs 10 s of signal."))));
        return;
    }
    const int place = verticalScrollBar()->value();
    const QString head =
        isFinal_
            ? tr("Of the whole recording, %1.").arg(spokenDuration(result_->recording.duration))
            : tr("Up to now, %1; it may change as more is seen.")
                  .arg(spokenDuration(result_->recording.duration));
    setHtml(QStringLiteral("<p>%1</p>").arg(html::faint(head)) +
            findingsHtml(*result_, *knowledge_) + causesHtml(*result_, *knowledge_, opened_));
    verticalScrollBar()->setValue(place);
}

void LiveFindings::follow(const QUrl& link)
{
    const QString address = link.toString();
    if (const auto place = placeOf(address)) {
        Q_EMIT placeChosen(*place);
        return;
    }
    const QLatin1String prefix("cause:");
    if (!address.startsWith(prefix))
        return;
    const QString id = address.mid(prefix.size());
    if (!opened_.remove(id))
        opened_.insert(id);
    rewrite();
}

}  // namespace facialis::ui

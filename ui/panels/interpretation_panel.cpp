// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/interpretation_panel.hpp"

#include <algorithm>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBrowser>
#include <QTextDocument>
#include <QUrl>
#include <QVBoxLayout>
#include <utility>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/models/review_document.hpp"
#include "ui/panels/html.hpp"
#include "ui/panels/interpretation_html.hpp"

namespace facialis::ui {
namespace {

QTextBrowser* browser(const QString& accessibleName, QWidget* parent)
{
    auto* view = new QTextBrowser(parent);
    view->setOpenLinks(false);
    view->setAccessibleName(accessibleName);
    view->document()->setDocumentMargin(12);
    return view;
}

}  // namespace

InterpretationPanel::InterpretationPanel(QWidget* parent) : ReviewPanel(parent)
{
    setAccessibleName(tr("Interpretation"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    splitter_ = new QSplitter(Qt::Vertical, this);
    splitter_->setHandleWidth(5);
    findings_ = browser(tr("Findings"), splitter_);
    causes_ = browser(tr("Compatible causes"), splitter_);
    splitter_->addWidget(findings_);
    splitter_->addWidget(causes_);
    splitter_->setStretchFactor(0, 5);
    splitter_->setStretchFactor(1, 6);
    layout->addWidget(splitter_);
    connect(findings_, &QTextBrowser::anchorClicked, this, &InterpretationPanel::follow);
    connect(causes_, &QTextBrowser::anchorClicked, this, &InterpretationPanel::follow);
}

void InterpretationPanel::setSession(engine::ReviewSession* session)
{
    session_ = session;
    setResult(nullptr);
}

void InterpretationPanel::setWide(bool isWide)
{
    splitter_->setOrientation(isWide ? Qt::Horizontal : Qt::Vertical);
}

void InterpretationPanel::setResult(std::shared_ptr<const AnalysisResult> result)
{
    result_ = std::move(result);
    shownPercent_ = -1;
    if (!result_ || !session_) {
        findings_->clear();
        causes_->clear();
        poll();
        return;
    }
    opened_ = causesToOpen(*result_);
    shownPlace_.clear();
    findings_->setHtml(findingsHtml(*result_, session_->knowledge()));
    rewriteCauses();
}

void InterpretationPanel::restyle(const Theme&)
{
    shownPercent_ = -1;
    if (!result_ || !session_) {
        poll();
        return;
    }
    const int place = findings_->verticalScrollBar()->value();
    findings_->setHtml(findingsHtml(*result_, session_->knowledge()));
    findings_->verticalScrollBar()->setValue(place);
    rewriteCauses();
}

void InterpretationPanel::setDocument(ReviewDocument* document)
{
    document_ = document;
}

void InterpretationPanel::showReview()
{
    if (result_)
        rewriteCauses();
}

QString InterpretationPanel::nameOf(const QString& cause) const
{
    const auto found = std::ranges::find(result_->causes, cause.toStdString(), &RankedCause::id);
    return found == result_->causes.end() ? cause : text(found->name);
}

void InterpretationPanel::judge(const QString& cause,
                                std::optional<engine::Verdict::Opinion> opinion)
{
    if (!document_)
        return;
    engine::Review next = document_->now();
    std::erase_if(next.verdicts, [&](const engine::Verdict& verdict) {
        return verdict.cause == cause.toStdString();
    });
    if (opinion)
        next.verdicts.push_back({cause.toStdString(), *opinion, {}});
    document_->change(
        (opinion ? tr("%1 accepted") : tr("Opinion on %1 withdrawn")).arg(nameOf(cause)),
        std::move(next));
}

void InterpretationPanel::reject(const QString& cause, const QString& reason)
{
    if (!document_)
        return;
    engine::Review next = document_->now();
    std::erase_if(next.verdicts, [&](const engine::Verdict& verdict) {
        return verdict.cause == cause.toStdString();
    });
    next.verdicts.push_back(
        {cause.toStdString(), engine::Verdict::Opinion::rejected, reason.toStdString()});
    document_->change(tr("%1 rejected: %2").arg(result_ ? nameOf(cause) : cause, reason),
                      std::move(next));
}

void InterpretationPanel::poll()
{
    if (!session_ || result_)
        return;
    const engine::ReviewSnapshot snapshot = session_->snapshot();
    if (snapshot.error)
        showError(*snapshot.error);
    else
        showProgress(snapshot.progress);
}

void InterpretationPanel::showError(const Error& error)
{
    constexpr int errorShown = -2;
    if (std::exchange(shownPercent_, errorShown) == errorShown)
        return;
    findings_->setHtml(html::page(
        html::heading(tr("Not analysed")) +
        html::card(html::escaped(error.sentence()), theme().danger, theme().dangerPaper) +
        QStringLiteral("<p>%1</p>").arg(tr("The traces can be reviewed all the same."))));
    causes_->setHtml(html::page(html::faint(tr("Without an analysis there is no ranking."))));
}

void InterpretationPanel::showProgress(double progress)
{
    const auto percent = static_cast<int>(progress * 100.0);
    if (std::exchange(shownPercent_, percent) == percent)
        return;
    findings_->setHtml(html::page(
        html::heading(tr("Analysing…")) +
        QStringLiteral("<p>%1</p>")
            .arg(html::faint(tr("%1 %. The traces can be reviewed meanwhile.").arg(percent)))));
    causes_->clear();
}

void InterpretationPanel::takeKeyboard()
{
    findings_->setFocus(Qt::ShortcutFocusReason);
}

void InterpretationPanel::rewriteCauses()
{
    const int place = causes_->verticalScrollBar()->value();
    causes_->setHtml(causesHtml(*result_, session_->knowledge(), opened_,
                                document_ ? &document_->now().verdicts : nullptr));
    causes_->verticalScrollBar()->setValue(place);
}

void InterpretationPanel::showNextPlace(const std::string& id, std::size_t first)
{
    const auto finding = std::ranges::find(result_->findings, id, &Finding::id);
    if (finding == result_->findings.end())
        return;
    const auto places = placesOf(*finding);
    if (places.empty())
        return;
    const auto [shown, isFirst] = shownPlace_.try_emplace(id, first);
    if (!isFirst)
        ++shown->second;
    shown->second %= places.size();
    Q_EMIT placeChosen(places[shown->second]);
}

void InterpretationPanel::follow(const QUrl& link)
{
    const QString address = link.toString();
    if (const auto place = placeOf(address)) {
        Q_EMIT placeChosen(*place);
        return;
    }
    const QString prefix = address.section(QLatin1Char(':'), 0, 0);
    const QString id = address.section(QLatin1Char(':'), 1);
    if (!result_)
        return;
    if (prefix == QLatin1String("loop"))
        showNextPlace(id.section(QLatin1Char(':'), 0, 0).toStdString(),
                      id.section(QLatin1Char(':'), 1).toULongLong());
    else if (prefix == QLatin1String("accept"))
        judge(id, engine::Verdict::Opinion::accepted);
    else if (prefix == QLatin1String("withdraw"))
        judge(id, {});
    else if (prefix == QLatin1String("reject"))
        Q_EMIT reasonWanted(id, nameOf(id));
    if (prefix != QLatin1String("cause"))
        return;
    if (!opened_.remove(id))
        opened_.insert(id);
    rewriteCauses();
}

}  // namespace facialis::ui

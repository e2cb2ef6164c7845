// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/measure_view.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"

namespace facialis::ui {

MeasureView::MeasureView(const QString& name, QWidget* parent) : ReviewPanel(parent)
{
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 3, 6, 3);
    layout->setSpacing(2);
    bar_ = new QHBoxLayout;
    bar_->setSpacing(6);
    heading_ = new QLabel;
    heading_->setTextFormat(Qt::RichText);
    heading_->setWordWrap(true);
    heading_->setAccessibleName(tr("What is shown"));
    bar_->addWidget(heading_, 1);
    layout->addLayout(bar_);
    pages_ = new QStackedWidget;
    empty_ = new QLabel;
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    empty_->setAccessibleName(tr("Nothing to show yet"));
    body_ = new QWidget;
    body_->setAccessibleName(name);
    body_->setFocusProxy(this);
    pages_->addWidget(empty_);
    pages_->addWidget(body_);
    layout->addWidget(pages_, 1);
}

MeasureView::~MeasureView()
{
    jobs_.cancel();
}

void MeasureView::addControl(QWidget* control)
{
    bar_->addWidget(control, 0, Qt::AlignTop);
}

void MeasureView::setSession(engine::ReviewSession* session)
{
    jobs_.cancel();
    session_ = session;
    result_.reset();
    selection_.reset();
    reloadIfSeen();
}

void MeasureView::setResult(std::shared_ptr<const AnalysisResult> result)
{
    if (result == result_)
        return;
    result_ = std::move(result);
    reloadIfSeen();
}

void MeasureView::setSelection(const std::optional<TraceSelection>& selection)
{
    if (selection == selection_)
        return;
    selection_ = selection;
    if (usesSelection())
        reloadIfSeen();
}

void MeasureView::reloadIfSeen()
{
    isStale_ = !isVisible();
    if (!isStale_)
        reload();
}

void MeasureView::showEvent(QShowEvent* event)
{
    ReviewPanel::showEvent(event);
    if (isStale_ || (title_.isEmpty() && emptyWords().isEmpty())) {
        isStale_ = false;
        reload();
    }
}

void MeasureView::poll()
{
    jobs_.poll();
}

bool MeasureView::isSettled() const
{
    return !isVisible() || (!isStale_ && !jobs_.isBusy());
}

bool MeasureView::event(QEvent* event)
{
    // A key of the window (N, P, arrows) belongs to the view that has the keyboard.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (!(key->modifiers() & ~Qt::KeypadModifier) && wantsKey(key->key())) {
            event->accept();
            return true;
        }
    }
    return ReviewPanel::event(event);
}

void MeasureView::changeEvent(QEvent* event)
{
    ReviewPanel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !title_.isEmpty() && body_->isVisible())
        redraw();
}

void MeasureView::focusInEvent(QFocusEvent* event)
{
    ReviewPanel::focusInEvent(event);
    update();
}

void MeasureView::focusOutEvent(QFocusEvent* event)
{
    ReviewPanel::focusOutEvent(event);
    update();
}

void MeasureView::paintEvent(QPaintEvent* event)
{
    ReviewPanel::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(rect(), theme().paper);
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, 1.0));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

QString MeasureView::emptyWords() const
{
    return pages_->currentWidget() == empty_ ? empty_->text() : QString();
}

void MeasureView::showEmpty(const QString& words)
{
    title_.clear();
    details_.clear();
    heading_->clear();
    empty_->setText(words);
    setAccessibleDescription(words);
    pages_->setCurrentWidget(empty_);
}

void MeasureView::showBody(const QString& title, const QString& details)
{
    title_ = title;
    details_ = details;
    heading_->setText(
        QStringLiteral("<b>%1</b>&nbsp; <span style=\"color:%2\">%3</span>")
            .arg(title.toHtmlEscaped(), theme().faintInk.name(), details.toHtmlEscaped()));
    setAccessibleDescription(title + QStringLiteral(". ") + details);
    body_->setAccessibleDescription(accessibleDescription());
    pages_->setCurrentWidget(body_);
}

const std::vector<Channel>& MeasureView::channels() const
{
    return result_ ? result_->recording.channels : session_->info().channels;
}

QString MeasureView::nameOf(std::size_t channel) const
{
    const Channel& about = channels()[channel];
    const QString name = channelName(about, session_->knowledge());
    const QString label = text(about.label);
    return name == label ? name : QStringLiteral("%1 (%2)").arg(name, label);
}

std::optional<std::size_t> MeasureView::mirrorOf(std::size_t channel) const
{
    const auto& all = channels();
    const Channel& about = all[channel];
    if (about.muscle.empty() || !about.side || *about.side == Side::both)
        return std::nullopt;
    const Side other = *about.side == Side::left ? Side::right : Side::left;
    for (std::size_t c = 0; c < all.size(); ++c)
        if (all[c].muscle == about.muscle && all[c].side == other && all[c].rate == about.rate)
            return c;
    return std::nullopt;
}

void MeasureView::choosePlace(TimeInterval interval, std::vector<std::size_t> channels)
{
    Q_EMIT placeChosen(Highlight{interval, std::move(channels)});
}

QString tabSeparated(const QList<QStringList>& rows)
{
    QString text;
    for (const QStringList& row : rows)
        text += row.join(QLatin1Char('\t')) + QLatin1Char('\n');
    return text;
}

QString spanWords(TimeInterval interval)
{
    return QStringLiteral("%1\u2013%2 s")
        .arg(interval.onset.seconds(), 0, 'f', 3)
        .arg(interval.offset.seconds(), 0, 'f', 3);
}

}  // namespace facialis::ui

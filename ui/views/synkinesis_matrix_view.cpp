// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/synkinesis_matrix_view.hpp"

#include <algorithm>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QTextBrowser>

#include "src/analysis/synkinesis.hpp"
#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"

namespace facialis::ui {
namespace {

QString percent(double share)
{
    return QString::number(share * 100.0, 'f', 0);
}

QString row(const QString& name, const QString& value)
{
    return QStringLiteral("<tr><td style=\"padding-right:8px\">%1</td><td>%2</td></tr>")
        .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

QString milliseconds(Duration time)
{
    return QString::number(time.milliseconds(), 'f', 0).replace(QLatin1Char('-'), QChar(0x2212));
}

}  // namespace

SynkinesisMatrixView::SynkinesisMatrixView(QWidget* parent)
    : MeasureView(tr("Synkinesis matrix"), parent)
{
    canvas_ = new MatrixCanvas(&body());
    findings_ = new QTextBrowser(&body());
    findings_->setAccessibleName(tr("The chosen pair"));
    findings_->setOpenLinks(false);
    findings_->setMinimumWidth(220);
    auto* layout = new QHBoxLayout(&body());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(canvas_, 3);
    layout->addWidget(findings_, 2);
    connect(canvas_, &MatrixCanvas::cellPressed, this,
            [this](std::size_t block, std::size_t row, std::size_t column) {
                setFocus(Qt::MouseFocusReason);
                choose({block, row, column});
                step(1);
            });
    connect(findings_, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        trial_ = static_cast<std::size_t>(url.path().toULongLong());
        step(0);
    });
}

void SynkinesisMatrixView::reload()
{
    blocks_.clear();
    if (!session()) {
        showEmpty(tr("Open a recording to see which muscles move together."));
        return;
    }
    if (!result()) {
        showEmpty(tr("The pairs are judged as soon as the analysis is done."));
        return;
    }
    blocks_ = synkinesisBlocks(*result());
    if (blocks_.empty()) {
        showEmpty(
            tr("No pair of facial muscles of one side could be looked at. Name at least two "
               "muscles of a side, and mark movements (close the eyes, smile, pucker)."));
        return;
    }
    canvas_->setMatrix(result(), &session()->knowledge(), blocks_);
    chooseFirst();
}

void SynkinesisMatrixView::chooseFirst()
{
    MatrixCell best{0, 0, std::min<std::size_t>(1, blocks_[0].channels.size() - 1)};
    double highest = -1.0;
    for (std::size_t b = 0; b < blocks_.size(); ++b)
        for (std::size_t r = 0; r < blocks_[b].channels.size(); ++r)
            for (std::size_t c = 0; c < blocks_[b].channels.size(); ++c)
                if (const auto index = blocks_[b].pairs[r][c]) {
                    const SynkinesisPair& pair = result()->synkinesis[*index];
                    const double weight = pair.probability.value_or(0.0) +
                                          (pair.call == SynkinesisCall::present ? 1.0 : 0.0);
                    if (weight > highest) {
                        highest = weight;
                        best = {b, r, c};
                    }
                }
    choose(best);
}

const SynkinesisPair* SynkinesisMatrixView::chosenPair() const
{
    if (blocks_.empty() || !result())
        return nullptr;
    const auto index = blocks_[chosen_.block].pairs[chosen_.row][chosen_.column];
    return index ? &result()->synkinesis[*index] : nullptr;
}

void SynkinesisMatrixView::choose(MatrixCell cell)
{
    chosen_ = cell;
    trial_.reset();
    canvas_->setChosen(cell);
    redraw();
    if (const SynkinesisPair* pair = chosenPair())
        Q_EMIT pairChosen(static_cast<std::size_t>(pair - result()->synkinesis.data()));
}

void SynkinesisMatrixView::redraw()
{
    if (blocks_.empty())
        return;
    canvas_->update();
    std::size_t present = 0, judged = 0;
    for (const SynkinesisPair& pair : result()->synkinesis) {
        present += pair.call == SynkinesisCall::present ? 1 : 0;
        judged += pair.call != SynkinesisCall::notAssessable ? 1 : 0;
    }
    const SynkinesisPair* pair = chosenPair();
    const QString chosen =
        pair ? tr("%1 to %2: %3, %4 of %5 trials")
                   .arg(nameOf(pair->driver), nameOf(pair->follower), callName(pair->call))
                   .arg(pair->coActivated)
                   .arg(pair->trials)
             : tr("nothing was judged in this cell");
    showBody(tr("Synkinesis: %1 of %2 judged pairs present").arg(present).arg(judged), chosen);
    const auto& block = blocks_[chosen_.block];
    findings_->setHtml(pair ? pairHtml(*pair)
                       : chosen_.row == chosen_.column
                           ? tr("A muscle is not judged against itself.")
                           : tr("%1 was not moved on purpose: nothing to judge.")
                                 .arg(nameOf(block.channels[chosen_.row]).toHtmlEscaped()));
}

QString SynkinesisMatrixView::strengthWords(const SynkinesisPair& pair) const
{
    if (!pair.rmsSideRatio)
        return tr("not known (mirror muscle not recorded, or too few trials)");
    const double cutOff = engine::sideRatioCutOff(
        channels()[pair.driver].muscle, channels()[pair.follower].muscle, session()->knowledge());
    return tr("%1 times the mirror muscle; cut-off %2 (R73) %3")
        .arg(*pair.rmsSideRatio, 0, 'f', 2)
        .arg(cutOff, 0, 'f', 2)
        .arg(*pair.rmsSideRatio >= cutOff ? tr("reached")
             : pair.call == SynkinesisCall::present
                 ? tr("not reached, but the mirror muscle hardly ever joins")
                 : tr("not reached"));
}

QString SynkinesisMatrixView::trialRows(const SynkinesisPair& pair) const
{
    QString rows;
    const std::vector<ListedTrial> trials = trialsOf(pair);
    for (std::size_t k = 0; k < trials.size(); ++k) {
        const QString words = trials[k].isCoActivated ? tr("\u25cf followed") : tr("\u25cb quiet");
        const QString line = QStringLiteral("<a href=\"%1\">%2. %3</a> %4")
                                 .arg(k)
                                 .arg(k + 1)
                                 .arg(spanWords(trials[k].interval), words);
        rows += trial_ == k ? QStringLiteral("<b>\u25b6 %1</b><br>").arg(line)
                            : line + QStringLiteral("<br>");
    }
    return rows;
}

QString SynkinesisMatrixView::pairHtml(const SynkinesisPair& pair) const
{
    QString html =
        QStringLiteral("<b>%1 \u2192 %2: %3 %4</b><table cellspacing=\"0\">")
            .arg(nameOf(pair.driver).toHtmlEscaped(), nameOf(pair.follower).toHtmlEscaped(),
                 callSign(pair.call), callName(pair.call).toHtmlEscaped());
    if (pair.probability)
        html += row(tr("Follows in"),
                    tr("%1 of %2 trials = %3 % (95 % interval %4\u2013%5 %)")
                        .arg(pair.coActivated)
                        .arg(pair.trials)
                        .arg(percent(*pair.probability), percent(pair.probabilityCi95[0]),
                             percent(pair.probabilityCi95[1])));
    else
        html += row(tr("Follows in"), tr("no trial that could be judged"));
    if (pair.lagMedian)
        html += row(tr("Lag"),
                    tr("%1 ms (quartiles %2 to %3), onset to onset")
                        .arg(milliseconds(*pair.lagMedian), milliseconds(pair.lagQuartiles[0]),
                             milliseconds(pair.lagQuartiles[1])));
    if (pair.pValue)
        html += row(tr("By chance"), tr("p = %1 (circular shifts)").arg(*pair.pValue, 0, 'g', 2));
    html += row(tr("Strength"), strengthWords(pair));
    if (pair.trials >= 3) {
        const QString verdict = text(toString(pair.crosstalk));
        html += row(tr("Crosstalk"),
                    pair.crosstalkReason.empty()
                        ? verdict
                        : QStringLiteral("%1: %2").arg(verdict, text(pair.crosstalkReason)));
    }
    for (const SynkinesisTrials& each : pair.byManoeuvre) {
        const ManoeuvreEntry* known = session()->knowledge().manoeuvre(each.manoeuvre);
        html += row(known ? text(known->name) : text(each.manoeuvre),
                    tr("%1 of %2").arg(each.coActivated).arg(each.trials));
    }
    html += QStringLiteral("</table>");
    const QString trials = trialRows(pair);
    if (!trials.isEmpty())
        html += QStringLiteral("<b>%1</b><br>%2").arg(tr("Trials (Enter, N, P)"), trials);
    return html;
}

void SynkinesisMatrixView::step(int direction)
{
    const SynkinesisPair* pair = chosenPair();
    if (!pair)
        return;
    const std::vector<ListedTrial> trials = trialsOf(*pair);
    if (trials.empty())
        return;
    if (!trial_)
        trial_ = direction < 0 ? trials.size() - 1 : 0;
    else
        trial_ = (*trial_ + trials.size() +
                  static_cast<std::size_t>(direction + static_cast<int>(trials.size()))) %
                 trials.size();
    redraw();
    choosePlace(trials[*trial_].interval, {pair->driver, pair->follower});
}

void SynkinesisMatrixView::move(int rows, int columns)
{
    MatrixCell cell = chosen_;
    const auto size = static_cast<int>(blocks_[cell.block].channels.size());
    const int row = std::clamp(static_cast<int>(cell.row) + rows, 0, size - 1);
    int column = static_cast<int>(cell.column) + columns;
    if (column >= size && cell.block + 1 < blocks_.size()) {
        ++cell.block;
        column = 0;
    } else if (column < 0 && cell.block > 0) {
        --cell.block;
        column = static_cast<int>(blocks_[cell.block].channels.size()) - 1;
    }
    const auto now = static_cast<int>(blocks_[cell.block].channels.size());
    cell.row = static_cast<std::size_t>(std::min(row, now - 1));
    cell.column = static_cast<std::size_t>(std::clamp(column, 0, now - 1));
    choose(cell);
}

bool SynkinesisMatrixView::wantsKey(int key) const
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up ||
           key == Qt::Key_Down || key == Qt::Key_N || key == Qt::Key_P || key == Qt::Key_Return ||
           key == Qt::Key_Enter;
}

void SynkinesisMatrixView::keyPressEvent(QKeyEvent* event)
{
    if (blocks_.empty() || !wantsKey(event->key())) {
        MeasureView::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left: move(0, -1); break;
    case Qt::Key_Right: move(0, 1); break;
    case Qt::Key_Up: move(-1, 0); break;
    case Qt::Key_Down: move(1, 0); break;
    case Qt::Key_P: step(-1); break;
    default: step(1);
    }
}

QString SynkinesisMatrixView::copyTable() const
{
    if (blocks_.empty())
        return {};
    QList<QStringList> rows{{tr("Side"), tr("Moved"), tr("Follower"), tr("Verdict"), tr("Trials"),
                             tr("Followed"), tr("Probability"), tr("95 % from"), tr("95 % to"),
                             tr("Lag (ms)"), tr("RMS side ratio"), tr("Crosstalk")}};
    const auto optional = [](const std::optional<double>& value) {
        return value ? QString::number(*value, 'g', 6) : QString();
    };
    for (const SynkinesisPair& pair : result()->synkinesis)
        rows.append(
            {sideLetter(pair.side), nameOf(pair.driver), nameOf(pair.follower), callName(pair.call),
             QString::number(pair.trials), QString::number(pair.coActivated),
             optional(pair.probability), QString::number(pair.probabilityCi95[0], 'g', 4),
             QString::number(pair.probabilityCi95[1], 'g', 4),
             pair.lagMedian ? QString::number(pair.lagMedian->milliseconds(), 'g', 6) : QString(),
             optional(pair.rmsSideRatio), text(toString(pair.crosstalk))});
    return tabSeparated(rows);
}

}  // namespace facialis::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/matrix_canvas.hpp"

#include <algorithm>
#include <QCoreApplication>
#include <QMouseEvent>
#include <QPainter>
#include <utility>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"

namespace facialis::ui {
namespace {

constexpr double rowNames = 62.0, head = 34.0, legendHeight = 18.0, gap = 14.0;

QBrush backOf(SynkinesisCall call)
{
    QColor colour = theme().paper;
    switch (call) {
    case SynkinesisCall::present:
        colour = colourOf(BurstKind::synkinetic);
        colour.setAlpha(110);
        return colour;
    case SynkinesisCall::undecided:
        colour = theme().highlight;
        colour.setAlpha(90);
        return colour;
    case SynkinesisCall::absent: return theme().grid;
    case SynkinesisCall::notAssessable: return {theme().line, Qt::BDiagPattern};
    }
    return colour;
}

}  // namespace

QString callSign(SynkinesisCall call)
{
    switch (call) {
    case SynkinesisCall::present: return QStringLiteral("\u25cf");
    case SynkinesisCall::absent: return QStringLiteral("\u25cb");
    case SynkinesisCall::undecided: return QStringLiteral("?");
    case SynkinesisCall::notAssessable: return QStringLiteral("\u2013");
    }
    return {};
}

QString callName(SynkinesisCall call)
{
    switch (call) {
    case SynkinesisCall::present: return QCoreApplication::translate("Words", "present");
    case SynkinesisCall::absent: return QCoreApplication::translate("Words", "absent");
    case SynkinesisCall::undecided: return QCoreApplication::translate("Words", "undecided");
    case SynkinesisCall::notAssessable:
        return QCoreApplication::translate("Words", "not assessable");
    }
    return {};
}

MatrixCanvas::MatrixCanvas(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Synkinesis matrix: rows move, columns follow"));
    setMinimumSize(260, 120);
}

void MatrixCanvas::setMatrix(std::shared_ptr<const AnalysisResult> result,
                             const KnowledgeBase* knowledge, std::vector<SynkinesisBlock> blocks)
{
    result_ = std::move(result);
    knowledge_ = knowledge;
    blocks_ = std::move(blocks);
    chosen_ = {};
    update();
}

void MatrixCanvas::setChosen(MatrixCell cell)
{
    chosen_ = cell;
    update();
}

QString MatrixCanvas::nameOf(std::size_t channel) const
{
    const Channel& about = result_->recording.channels[channel];
    const MuscleEntry* muscle = knowledge_->muscle(about.muscle);
    return muscle ? text(muscle->abbreviation) : text(about.label);
}

QRectF MatrixCanvas::blockRect(std::size_t block) const
{
    const auto count = static_cast<double>(std::max<std::size_t>(1, blocks_.size()));
    const double width = (this->width() - gap * (count - 1.0)) / count;
    return {(width + gap) * static_cast<double>(block), 0.0, width, height() - legendHeight};
}

QRectF MatrixCanvas::cellRect(MatrixCell cell) const
{
    const QRectF block = blockRect(cell.block);
    const auto size = static_cast<double>(blocks_[cell.block].channels.size());
    const double width = std::min(110.0, (block.width() - rowNames) / size);
    const double height = std::min(64.0, (block.height() - head) / size);
    return {block.left() + rowNames + width * static_cast<double>(cell.column),
            block.top() + head + height * static_cast<double>(cell.row), width, height};
}

void MatrixCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme().paper);
    if (!result_)
        return;
    for (std::size_t block = 0; block < blocks_.size(); ++block)
        drawBlock(painter, block);
    drawLegend(painter);
}

void MatrixCanvas::drawBlock(QPainter& painter, std::size_t block) const
{
    const SynkinesisBlock& shown = blocks_[block];
    const QRectF place = blockRect(block);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(colourOf(shown.side));
    painter.drawText(QRectF(place.left(), place.top(), place.width(), 16.0),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     tr("%1: row moves, column follows").arg(sideName(shown.side)));
    QFont small = font();
    small.setPointSizeF(8.5);
    for (std::size_t k = 0; k < shown.channels.size(); ++k) {
        const QRectF cell = cellRect({block, k, k});
        painter.setFont(small);
        painter.setPen(theme().ink);
        const QFontMetricsF metrics(small);
        const QString name = nameOf(shown.channels[k]);
        painter.drawText(QRectF(cell.left(), place.top() + 17.0, cell.width(), head - 18.0),
                         Qt::AlignCenter,
                         metrics.elidedText(name, Qt::ElideRight, cell.width() - 2.0));
        painter.drawText(QRectF(place.left(), cell.top(), rowNames - 6.0, cell.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(name, Qt::ElideRight, rowNames - 8.0));
    }
    for (std::size_t row = 0; row < shown.channels.size(); ++row)
        for (std::size_t column = 0; column < shown.channels.size(); ++column)
            drawCell(painter, {block, row, column});
}

void MatrixCanvas::drawCell(QPainter& painter, MatrixCell cell) const
{
    const QRectF box = cellRect(cell).adjusted(1.0, 1.0, -1.0, -1.0);
    const auto index = blocks_[cell.block].pairs[cell.row][cell.column];
    if (index) {
        const SynkinesisPair& pair = result_->synkinesis[*index];
        painter.fillRect(box, backOf(pair.call));
        painter.setPen(pair.call == SynkinesisCall::present ? QPen(theme().ink, 1.6)
                                                            : QPen(theme().line, 1.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
        painter.setPen(theme().ink);
        QFont words = font();
        words.setPointSizeF(box.height() < 24.0 || box.width() < 46.0 ? 8.0 : 9.5);
        words.setBold(pair.call == SynkinesisCall::present);
        painter.setFont(words);
        const QString sign = callSign(pair.call);
        // Sign above count where there is the height for it; side by side they need the width.
        const QString share = QStringLiteral("%1%2%3/%4")
                                  .arg(sign)
                                  .arg(box.height() >= 27.0 ? QChar(u'\n') : QChar(u' '))
                                  .arg(pair.coActivated)
                                  .arg(pair.trials);
        painter.drawText(box, Qt::AlignCenter, pair.trials > 0 ? share : sign);
    }
    if (cell == chosen_) {
        painter.setPen(QPen(theme().accent, 2.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cellRect(cell).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void MatrixCanvas::drawLegend(QPainter& painter) const
{
    QFont small = font();
    small.setPointSizeF(8.0);
    painter.setFont(small);
    const QFontMetricsF metrics(small);
    double x = 2.0;
    const double y = height() - legendHeight + 2.0;
    for (const auto call : {SynkinesisCall::present, SynkinesisCall::undecided,
                            SynkinesisCall::absent, SynkinesisCall::notAssessable}) {
        const QRectF box(x, y, 16.0, 14.0);
        painter.fillRect(box, backOf(call));
        painter.setPen(theme().line);
        painter.drawRect(box);
        painter.setPen(theme().ink);
        painter.drawText(box, Qt::AlignCenter, callSign(call));
        const QString name = callName(call);
        painter.drawText(QPointF(box.right() + 4.0, y + 11.0), name);
        x = box.right() + metrics.horizontalAdvance(name) + 14.0;
    }
    painter.drawText(QPointF(x, y + 11.0), tr("3/5: followed in 3 of 5 trials"));
}

void MatrixCanvas::mousePressEvent(QMouseEvent* event)
{
    for (std::size_t block = 0; block < blocks_.size(); ++block) {
        const std::size_t size = blocks_[block].channels.size();
        for (std::size_t row = 0; row < size; ++row)
            for (std::size_t column = 0; column < size; ++column)
                if (cellRect({block, row, column}).contains(event->position())) {
                    Q_EMIT cellPressed(block, row, column);
                    return;
                }
    }
}

}  // namespace facialis::ui

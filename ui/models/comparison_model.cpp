// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/comparison_model.hpp"

#include <algorithm>
#include <cmath>
#include <QCoreApplication>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"

namespace facialis::ui {
namespace {

using engine::ComparedFigure;
using engine::ComparedTopic;

QString shownUnit(const std::string& unit)
{
    return unit == "uV" ? QStringLiteral("µV") : text(unit);
}

/// What the engine calls its figures, for translation.
[[maybe_unused]] constexpr const char* figureNames[] = {
    QT_TRANSLATE_NOOP("Figures", "rest that was looked at"),
    QT_TRANSLATE_NOOP("Figures", "movements"),
    QT_TRANSLATE_NOOP("Figures", "most compatible cause"),
    QT_TRANSLATE_NOOP("Figures", "involuntary bursts a minute of rest"),
    QT_TRANSLATE_NOOP("Figures", "share of rest spent in them"),
    QT_TRANSLATE_NOOP("Figures", "their median length"),
    QT_TRANSLATE_NOOP("Figures", "RMS of the strongest movement"),
    QT_TRANSLATE_NOOP("Figures", "RMS at rest"),
    QT_TRANSLATE_NOOP("Figures", "laterality (-1 left, +1 right)"),
    QT_TRANSLATE_NOOP("Figures", "synkinesis"),
    QT_TRANSLATE_NOOP("Figures", "RMS of the follower against the other side"),
    QT_TRANSLATE_NOOP("Figures", "RMS left / right")};

QString valueWords(const std::optional<double>& value, const std::string& words,
                   const std::string& unit)
{
    if (!words.empty())
        return text(words);
    if (!value)
        return QStringLiteral("\u2013");
    return unit.empty() ? number(*value) : number(*value) + QLatin1Char(' ') + shownUnit(unit);
}

bool isNumber(const ComparedFigure& figure)
{
    return figure.before || figure.after;
}

}  // namespace

QString changeWords(const ComparedFigure& figure)
{
    if (!figure.before || !figure.after)
        return {};
    double difference = *figure.after - *figure.before;
    if (std::abs(difference) <= 1e-9 * std::max(std::abs(*figure.after), std::abs(*figure.before)))
        difference = 0.0;  // of rounding
    const QString sign = difference > 0.0 ? QStringLiteral("+") : QString();
    QString words = sign + number(difference);
    // Of shares and of what may be negative a percentage would mislead.
    const bool isRatio = figure.topic != ComparedTopic::laterality &&
                         figure.topic != ComparedTopic::examination && figure.unit != "%" &&
                         *figure.before > 0.0 && difference != 0.0;
    if (isRatio) {
        QString percent = QString::number(std::lround(difference / *figure.before * 100.0));
        percent.replace(QLatin1Char('-'), QChar(0x2212));
        words += QStringLiteral(" (%1%2 %)").arg(sign, percent);
    }
    return words;
}

void ComparisonModel::setOrderKnown(bool isKnown)
{
    isOrderKnown_ = isKnown;
    Q_EMIT headerDataChanged(Qt::Horizontal, before, change);
}

void ComparisonModel::setFigures(std::vector<ComparedFigure> figures)
{
    beginResetModel();
    figures_ = std::move(figures);
    endResetModel();
}

int ComparisonModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(figures_.size());
}

int ComparisonModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString ComparisonModel::words(int row, int column) const
{
    const ComparedFigure& of = figures_[static_cast<std::size_t>(row)];
    switch (column) {
    case topic:
        switch (of.topic) {
        case ComparedTopic::examination: return tr("Examination");
        case ComparedTopic::involuntary: return tr("Activity");
        case ComparedTopic::laterality: return tr("Sides");
        case ComparedTopic::synkinesis: return tr("Synkinesis");
        case ComparedTopic::movement: return tr("Movements");
        case ComparedTopic::causes: return tr("Causes");
        }
        return {};
    case about: return text(of.about);
    case side: return of.side ? sideName(of.side) : QString();
    case figure: return QCoreApplication::translate("Figures", of.what.c_str());
    case before: return valueWords(of.before, of.beforeWords, of.unit);
    case after: return valueWords(of.after, of.afterWords, of.unit);
    case change: return changeWords(of);
    default: return {};
    }
}

QVariant ComparisonModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const ComparedFigure& of = figures_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return words(index.row(), index.column());
    case Qt::AccessibleTextRole: {
        QStringList parts;
        for (int column = 0; column < columns; ++column)
            if (const QString part = words(index.row(), column); !part.isEmpty())
                parts.append(part);
        return parts.join(QStringLiteral(", "));
    }
    case Qt::TextAlignmentRole:
        return index.column() >= before && isNumber(of)
                   ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return index.column() == side && of.side ? QVariant(colourOf(of.side)) : QVariant();
    default: return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case topic: return tr("Topic");
    case about: return tr("About");
    case side: return tr("Side");
    case figure: return tr("Figure");
    case before: return isOrderKnown_ ? tr("Before") : tr("First");
    case after: return isOrderKnown_ ? tr("After") : tr("Second");
    case change: return isOrderKnown_ ? tr("Change") : tr("Difference");
    default: return {};
    }
}

}  // namespace facialis::ui

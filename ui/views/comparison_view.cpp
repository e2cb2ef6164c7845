// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/comparison_view.hpp"

#include <QFileInfo>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/models/comparison_model.hpp"
#include "ui/panels/table_look.hpp"

namespace facialis::ui {

ComparisonView::ComparisonView(QWidget* parent) : MeasureView(tr("Comparison"), parent)
{
    model_ = new ComparisonModel(this);
    table_ = new QTableView;
    table_->setAccessibleName(tr("Figures of both recordings"));
    table_->setModel(model_);
    dressTable(*table_);
    table_->verticalHeader()->setDefaultSectionSize(static_cast<int>(lengthForText(24.0)));
    static_assert(ComparisonModel::columns == 7);
    widths_.emplace(*table_, std::initializer_list<int>{110, 150, 56, 235, 125, 125, 110});
    table_->horizontalHeader()->setStretchLastSection(true);
    auto* layout = new QVBoxLayout(&body());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(table_, 1);
}

void ComparisonView::setOther(const QString& name, bool isEarlier, bool isOrderKnown)
{
    model_->setOrderKnown(isOrderKnown);
    other_ = name;
    isOtherEarlier_ = isEarlier;
    otherResult_.reset();
    otherError_.clear();
    reload();
}

void ComparisonView::clearOther()
{
    setOther({}, true, true);
}

void ComparisonView::setOtherError(const QString& sentence)
{
    if (std::exchange(otherError_, sentence) != sentence)
        reload();
}

void ComparisonView::setOtherResult(std::shared_ptr<const AnalysisResult> result)
{
    otherResult_ = std::move(result);
    reload();
}

void ComparisonView::reload()
{
    model_->setFigures({});
    if (!session() || other_.isEmpty()) {
        showEmpty(
            tr("Open another recording of the patient beside this one: File, Compare with "
               "another recording (Ctrl+D)."));
        return;
    }
    if (!otherResult_ && !otherError_.isEmpty()) {
        showEmpty(tr("%1 could not be analysed: %2").arg(other_, otherError_));
        return;
    }
    if (!result() || !otherResult_) {
        showEmpty(tr("The figures come as soon as both recordings are analysed."));
        return;
    }
    const AnalysisResult& before = isOtherEarlier_ ? *otherResult_ : *result();
    const AnalysisResult& after = isOtherEarlier_ ? *result() : *otherResult_;
    engine::RecordingComparison made =
        engine::compareRecordings(before, after, session()->knowledge());
    model_->setFigures(std::move(made.figures));
    fitRows();
    QStringList remarks;
    // What is wrong with the one under review stands beside its findings; of the other here.
    for (const std::string& warning : otherResult_->recording.warnings)
        remarks.append(other_ + QStringLiteral(": ") + text(warning) + QLatin1Char('.'));
    for (const std::string& remark : made.remarks)
        remarks.append(text(remark));
    const QString own = QFileInfo(text(session()->info().path)).fileName();
    showBody((model_->isOrderKnown() ? tr("Before: %1 \u00b7 after: %2")
                                     : tr("First: %1 \u00b7 second: %2"))
                 .arg(isOtherEarlier_ ? other_ : own, isOtherEarlier_ ? own : other_),
             remarks.join(QLatin1Char(' ')));
}

void ComparisonView::restyle(const Theme& before)
{
    MeasureView::restyle(before);
    table_->verticalHeader()->setDefaultSectionSize(static_cast<int>(lengthForText(24.0)));
    widths_->follow();
    fitRows();
}

void ComparisonView::fitRows()
{
    // Names of causes are long: their rows are as high as they need.
    for (int row = 0; row < model_->rowCount(); ++row)
        if (model_->figures()[static_cast<std::size_t>(row)].topic == engine::ComparedTopic::causes)
            table_->resizeRowToContents(row);
}

void ComparisonView::takeKeyboard()
{
    emptyWords().isEmpty() ? table_->setFocus(Qt::ShortcutFocusReason)
                           : MeasureView::takeKeyboard();
}

QString ComparisonView::copyTable() const
{
    if (model_->rowCount() == 0)
        return {};
    QList<QStringList> rows(1);
    for (int column = 0; column < ComparisonModel::columns; ++column)
        rows.front().append(model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    for (int row = 0; row < model_->rowCount(); ++row) {
        QStringList& cells = rows.emplace_back();
        for (int column = 0; column < ComparisonModel::columns; ++column)
            cells.append(model_->words(row, column));
    }
    return tabSeparated(rows);
}

}  // namespace facialis::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "ui/panels/column_widths.hpp"
#include "ui/views/measure_view.hpp"

class QTableView;

namespace facialis::ui {

class ComparisonModel;

/// The figures of the recording under review beside those of another recording of the patient.
class ComparisonView final : public MeasureView {
    Q_OBJECT
public:
    explicit ComparisonView(QWidget* parent = nullptr);

    /// The other recording, or none. Its result comes later.
    /// @param name       of its file
    /// @param isEarlier  the other recording is the one before
    /// @param isOrderKnown  false: they are called first and second
    void setOther(const QString& name, bool isEarlier, bool isOrderKnown);
    void clearOther();
    /// Why the other recording could not be analysed.
    void setOtherError(const QString& sentence);
    void setOtherResult(std::shared_ptr<const AnalysisResult> result);

    [[nodiscard]] QString copyTable() const override;
    [[nodiscard]] const ComparisonModel& model() const { return *model_; }
    void restyle(const Theme& before) override;
    void takeKeyboard() override;

protected:
    void reload() override;
    void redraw() override {}
    [[nodiscard]] bool wantsKey(int) const override { return false; }

private:
    void fitRows();

    QString other_;  ///< name of its file; empty: there is none
    QString otherError_;
    bool isOtherEarlier_ = true;
    std::shared_ptr<const AnalysisResult> otherResult_;
    ComparisonModel* model_ = nullptr;
    QTableView* table_ = nullptr;
    std::optional<ColumnWidths> widths_;
};

}  // namespace facialis::ui

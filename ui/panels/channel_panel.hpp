// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/column_widths.hpp"
#include "ui/panels/review_panel.hpp"

class QLabel;
class QTableView;

namespace facialis::ui {

class ChannelModel;

/// What each channel is: muscle, side, derivation, polarity, bad mark. Without names and sides a
/// recording shows bursts and nothing more; here they are given, and kept as a montage.
class ChannelPanel final : public ReviewPanel {
    Q_OBJECT
public:
    explicit ChannelPanel(QWidget* parent = nullptr);

    void setSession(engine::ReviewSession* session) override;
    void setDocument(ReviewDocument* document) override;
    void showReview() override;
    void setResult(std::shared_ptr<const AnalysisResult>) override {}
    void takeKeyboard() override;
    void restyle(const Theme& before) override;

    [[nodiscard]] ChannelModel& model() const { return *model_; }
    [[nodiscard]] QTableView* table() const { return table_; }
    /// Writes the channels as a montage file, which every command and this window read.
    [[nodiscard]] Result<void> saveMontage(const QString& path) const;
    /// Takes names, sides and derivations from a montage file. @errors it does not fit
    [[nodiscard]] Result<void> loadMontage(const QString& path);

private:
    void tell(const Result<void>& outcome, const QString& success);
    void chooseToSave();
    void chooseToLoad();
    void hint();

    ReviewDocument* document_ = nullptr;
    ChannelModel* model_ = nullptr;
    QTableView* table_ = nullptr;
    std::optional<ColumnWidths> widths_;
    QLabel* hint_ = nullptr;
};

}  // namespace facialis::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/review_panel.hpp"

class QLabel;
class QListWidget;
class QPlainTextEdit;

namespace facialis::ui {

/// The work so far: the reader's own impression, every step with its time, what was undone, and
/// the signatures. A click on a step goes back (or forth) to it.
class StepPanel final : public ReviewPanel {
    Q_OBJECT
public:
    explicit StepPanel(QWidget* parent = nullptr);

    void setSession(engine::ReviewSession* session) override;
    void setDocument(ReviewDocument* document) override;
    void showReview() override;
    void setResult(std::shared_ptr<const AnalysisResult>) override {}
    void takeKeyboard() override;

    [[nodiscard]] QListWidget* list() const { return list_; }
    [[nodiscard]] QPlainTextEdit* impression() const { return impression_; }
    [[nodiscard]] QString signatureWords() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void keepImpression();

    ReviewDocument* document_ = nullptr;
    QPlainTextEdit* impression_ = nullptr;
    QListWidget* list_ = nullptr;
    QLabel* signature_ = nullptr;
};

}  // namespace facialis::ui

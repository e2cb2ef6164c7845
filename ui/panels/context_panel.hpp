// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/panels/review_panel.hpp"

class QComboBox;
class QVBoxLayout;

namespace facialis::ui {

/// What is known of the patient beside the EMG: a question of the knowledge base a row, answered
/// with yes, no, or not asked. An answer is a step, and the causes are ranked anew.
class ContextPanel final : public ReviewPanel {
    Q_OBJECT
public:
    explicit ContextPanel(QWidget* parent = nullptr);

    void setSession(engine::ReviewSession* session) override;
    void setDocument(ReviewDocument* document) override;
    void showReview() override;
    void setResult(std::shared_ptr<const AnalysisResult>) override {}
    void takeKeyboard() override;

    /// The choice of a question; null: there is no such question.
    [[nodiscard]] QComboBox* choice(const QString& key) const;

private:
    void fill();
    void answer(QComboBox& box);

    ReviewDocument* document_ = nullptr;
    QVBoxLayout* rows_ = nullptr;
    std::vector<QComboBox*> choices_;
};

}  // namespace facialis::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <QSet>
#include <string>

#include "src/session/review_session.hpp"
#include "ui/panels/review_panel.hpp"

class QSplitter;
class QTextBrowser;
class QUrl;

namespace facialis::ui {

/// Findings above (or left of) the causes they are compatible with. Every place is a link.
class InterpretationPanel final : public ReviewPanel {
    Q_OBJECT
public:
    explicit InterpretationPanel(QWidget* parent = nullptr);

    void setSession(engine::ReviewSession* session) override;
    void setDocument(ReviewDocument* document) override;
    void showReview() override;
    void setResult(std::shared_ptr<const AnalysisResult> result) override;
    /// The reader's opinion of a cause, as a step. @param reason  in the reader's words
    void reject(const QString& cause, const QString& reason);
    /// Shows how far the analysis is.
    void poll() override;
    void restyle(const Theme& before) override;
    void takeKeyboard() override;
    /// Findings and causes side by side instead of one above the other.
    void setWide(bool isWide);

Q_SIGNALS:
    /// The reader rejects a cause and is to be asked why.
    void reasonWanted(const QString& cause, const QString& name);

private:
    void judge(const QString& cause, std::optional<engine::Verdict::Opinion> opinion);
    [[nodiscard]] QString nameOf(const QString& cause) const;
    void showError(const Error& error);
    void showProgress(double progress);
    void follow(const QUrl& link);
    void showNextPlace(const std::string& finding, std::size_t first);
    void rewriteCauses();

    QSplitter* splitter_ = nullptr;
    QTextBrowser* findings_ = nullptr;
    QTextBrowser* causes_ = nullptr;
    std::shared_ptr<const AnalysisResult> result_;
    engine::ReviewSession* session_ = nullptr;
    ReviewDocument* document_ = nullptr;
    int shownPercent_ = -1;  ///< of the progress; -1: nothing, -2: an error
    QSet<QString> opened_;
    std::map<std::string, std::size_t> shownPlace_;  ///< by finding; of those led to in turn
};

}  // namespace facialis::ui

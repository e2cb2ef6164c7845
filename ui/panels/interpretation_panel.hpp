// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QSet>

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
    void setResult(std::shared_ptr<const AnalysisResult> result) override;
    /// Shows how far the analysis is.
    void poll() override;
    void restyle(const Theme& before) override;
    void takeKeyboard() override;
    /// Findings and causes side by side instead of one above the other.
    void setWide(bool isWide);

private:
    void showError(const Error& error);
    void showProgress(double progress);
    void follow(const QUrl& link);
    void rewriteCauses();

    QSplitter* splitter_ = nullptr;
    QTextBrowser* findings_ = nullptr;
    QTextBrowser* causes_ = nullptr;
    std::shared_ptr<const AnalysisResult> result_;
    engine::ReviewSession* session_ = nullptr;
    int shownPercent_ = -1;  ///< of the progress; -1: nothing, -2: an error
    QSet<QString> opened_;
};

}  // namespace facialis::ui

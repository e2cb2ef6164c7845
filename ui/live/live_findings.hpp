// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QSet>
#include <QTextBrowser>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"
#include "ui/traces/trace_scene.hpp"

namespace facialis::ui {

/// Findings and what they are compatible with, up to now: preliminary, and says so.
class LiveFindings final : public QTextBrowser {
    Q_OBJECT
public:
    explicit LiveFindings(QWidget* parent = nullptr);

    /// @param result  null: nothing has been judged yet @param isFinal  of the whole stream
    void show(std::shared_ptr<const AnalysisResult> result, const KnowledgeBase& knowledge,
              bool isFinal);
    using QTextBrowser::show;

Q_SIGNALS:
    void placeChosen(const facialis::ui::Highlight& place);

private:
    void follow(const QUrl& link);
    void rewrite();

    std::shared_ptr<const AnalysisResult> result_;
    const KnowledgeBase* knowledge_ = nullptr;
    bool isFinal_ = false;
    QSet<QString> opened_;  ///< causes the user opened
};

}  // namespace facialis::ui

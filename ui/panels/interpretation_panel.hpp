// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QSet>
#include <QWidget>

#include "src/session/review_session.hpp"
#include "ui/traces/trace_scene.hpp"

class QSplitter;
class QTextBrowser;
class QUrl;

namespace facialis::ui {

/// Findings above (or left of) the causes they are compatible with. Every place is a link.
class InterpretationPanel final : public QWidget {
    Q_OBJECT
public:
    explicit InterpretationPanel(QWidget* parent = nullptr);

    /// Shows how far the analysis is, or its result. @param knowledge outlives the panel's use of
    /// it
    void show(const engine::ReviewSnapshot& snapshot, const KnowledgeBase* knowledge);
    void clear();
    /// Findings and causes side by side instead of one above the other.
    void setWide(bool isWide);

Q_SIGNALS:
    void placeChosen(const facialis::ui::Highlight& place);

private:
    void follow(const QUrl& link);
    void rewriteCauses();

    QSplitter* splitter_ = nullptr;
    QTextBrowser* findings_ = nullptr;
    QTextBrowser* causes_ = nullptr;
    std::shared_ptr<const AnalysisResult> result_;
    const KnowledgeBase* knowledge_ = nullptr;
    QSet<QString> opened_;
};

}  // namespace facialis::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <QWidget>

#include "data/model/analysis_result.hpp"
#include "ui/app/appearance.hpp"
#include "ui/traces/trace_scene.hpp"

namespace facialis::engine {
class ReviewSession;
}

namespace facialis::ui {

class ReviewDocument;

/// One view of the recording under review, beside or below its traces. Which panels there are
/// stands in review_panels.cpp, a line each.
///
/// The window tells every panel about the session, its newest result and what is marked on the
/// traces; a panel says which place the user chose. Nothing here may block: long work goes into a
/// thread and is looked for in poll().
class ReviewPanel : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Another recording, or none (null). Outlives its being shown; results come later.
    virtual void setSession(engine::ReviewSession* session) = 0;
    /// The work on that recording, for panels that change it. Null with the session.
    virtual void setDocument(ReviewDocument* /*document*/) {}
    /// The review is another: names, notes and edits of the session may have changed.
    virtual void showReview() {}
    /// The analysis has ended (again). Null: there is none, or none any more.
    virtual void setResult(std::shared_ptr<const AnalysisResult> result) = 0;
    /// What is marked on the traces: a stretch that was selected, or a burst that was chosen.
    virtual void setSelection(const std::optional<TraceSelection>& /*selection*/) {}
    /// Called some 25 times a second while the panel can be seen.
    virtual void poll() {}
    /// Theme or size of text has changed. Gives colours that were taken from the theme before
    /// those of the present one; a panel that writes its own texts writes them again.
    virtual void restyle(const Theme& before) { recolour(*this, before); }
    /// false while something is on its way that will change what the panel shows.
    [[nodiscard]] virtual bool isSettled() const { return true; }
    /// Moves the keyboard to where work in this panel begins.
    virtual void takeKeyboard() { setFocus(Qt::ShortcutFocusReason); }

Q_SIGNALS:
    /// The traces shall show this place.
    void placeChosen(const facialis::ui::Highlight& place);
};

}  // namespace facialis::ui

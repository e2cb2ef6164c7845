// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "src/review/step_list.hpp"
#include "src/session/review_session.hpp"

namespace facialis::ui {

/// The work on the recording that is open: the one way to change what is shown of it, with undo.
/// No widget. Every change becomes a step and goes on to the session, which analyses anew.
class ReviewDocument final : public QObject {
    Q_OBJECT
public:
    /// @param session  outlives the document
    explicit ReviewDocument(engine::ReviewSession& session, QObject* parent = nullptr);

    [[nodiscard]] const engine::Review& now() const { return steps_.now(); }
    [[nodiscard]] const engine::StepList& steps() const { return steps_; }
    [[nodiscard]] engine::ReviewSession& session() const { return session_; }

    /// Takes a step. @param words  what was done, as the list of steps says it
    /// @return false: it changes nothing, or it cannot be (then refused() says why)
    bool change(const QString& words, engine::Review next);
    void undo();
    void redo();
    void goTo(std::size_t position);
    /// Puts the reader's name to the review as it is.
    void sign(const QString& reviewer);
    /// Goes on with work that was kept. @errors it does not fit the recording
    [[nodiscard]] Result<void> restore(engine::StepList steps);

    /// Whether there is work that no file holds yet.
    [[nodiscard]] bool isSaved() const { return isSaved_; }
    void setSaved(bool isSaved = true) { isSaved_ = isSaved; }

Q_SIGNALS:
    void changed();                         ///< now() or steps() is another
    void refused(const QString& sentence);  ///< a change that cannot be

private:
    void apply();

    engine::ReviewSession& session_;
    engine::StepList steps_;
    bool isSaved_ = true;
};

/// "2026-03-04T12:00:00Z": now, as steps and signatures have it.
[[nodiscard]] std::string utcNow();

}  // namespace facialis::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QObject>
#include <QString>

#include "src/session/review_session.hpp"
#include "ui/traces/trace_scene.hpp"

namespace facialis::ui {

class ComparisonPane;
class ComparisonView;

/// A second recording of the patient beside the one under review: before and after, or first and
/// second where their starts do not tell. Its traces have
/// the gain, the page and the display of the first, whichever of them is changed; each is scrolled
/// by itself, or brought to the same movement. The figures of both stand in a panel.
///
/// The second recording is looked at, not changed: a review that was saved beside it is used.
class Comparison final : public QObject {
    Q_OBJECT
public:
    /// All of them outlive this.
    Comparison(ComparisonPane& first, ComparisonPane& second, ComparisonView& figures,
               QObject* parent);
    ~Comparison() override;

    /// Opens the other recording. @param session  the one under review; outlives being compared
    /// @errors as ReviewSession::open; what was compared before stays
    Result<void> open(const QString& path, engine::ReviewSession& session);
    void close();
    [[nodiscard]] bool isOpen() const { return other_ != nullptr; }
    /// What is to be known of the recording that was opened, in a sentence; mostly empty.
    [[nodiscard]] const QString& note() const { return note_; }
    /// Both recordings say when they began, and it was not at the same time.
    [[nodiscard]] bool isOrderKnown() const;
    /// The other recording is the earlier one, as far as that is known.
    [[nodiscard]] bool isOtherBefore() const;
    [[nodiscard]] engine::ReviewSession* other() const { return other_.get(); }

    /// Looks for what has been made in the background. Cheap; at the display rate.
    void poll();
    [[nodiscard]] bool isSettled() const;

    /// Shows the movement that the first recording is at in the second, at the same place of the
    /// page: the same repetition of it, or the last there is.
    /// @return what was done, or why not, in a sentence
    QString alignMovement();

Q_SIGNALS:
    void changed();  ///< opened or closed

private:
    void follow(ComparisonPane& changed, ComparisonPane& other);
    void takeSavedReview();
    void writeTitles();

    ComparisonPane& first_;
    ComparisonPane& second_;
    ComparisonView& figures_;
    engine::ReviewSession* session_ = nullptr;  ///< under review; null: nothing is compared
    std::unique_ptr<engine::ReviewSession> other_;
    std::shared_ptr<const AnalysisResult> shown_;  ///< of the other
    QString note_;
    bool isFollowing_ = false;  ///< a view is being matched to the other
};

}  // namespace facialis::ui

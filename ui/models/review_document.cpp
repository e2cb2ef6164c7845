// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/review_document.hpp"

#include <QDateTime>
#include <utility>

#include "src/review/review_file.hpp"
#include "ui/app/words.hpp"

namespace facialis::ui {

std::string utcNow()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
}

ReviewDocument::ReviewDocument(engine::ReviewSession& session, QObject* parent)
    : QObject(parent), session_(session), steps_(session.review())
{
}

bool ReviewDocument::change(const QString& words, engine::Review next)
{
    if (next == steps_.now())
        return false;
    if (const auto possible = session_.setReview(next); !possible) {
        Q_EMIT refused(text(possible.error().sentence()));
        return false;
    }
    steps_.add(words.toStdString(), utcNow(), std::move(next));
    isSaved_ = false;
    Q_EMIT changed();
    return true;
}

void ReviewDocument::apply()
{
    // A state that was reached before fits the recording.
    static_cast<void>(session_.setReview(steps_.now()));
    isSaved_ = false;
    Q_EMIT changed();
}

void ReviewDocument::undo()
{
    if (!steps_.canUndo())
        return;
    steps_.undo();
    apply();
}

void ReviewDocument::redo()
{
    if (!steps_.canRedo())
        return;
    steps_.redo();
    apply();
}

void ReviewDocument::goTo(std::size_t position)
{
    const std::size_t before = steps_.position();
    steps_.goTo(position);
    if (steps_.position() != before)
        apply();
}

void ReviewDocument::sign(const QString& reviewer)
{
    steps_.sign(reviewer.toStdString(), utcNow(), engine::reviewHash(steps_.now()));
    isSaved_ = false;
    Q_EMIT changed();
}

Result<void> ReviewDocument::restore(engine::StepList steps)
{
    if (auto possible = session_.setReview(steps.now()); !possible)
        return possible;
    steps_ = std::move(steps);
    isSaved_ = true;
    Q_EMIT changed();
    return {};
}

}  // namespace facialis::ui

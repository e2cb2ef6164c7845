// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <QFileInfo>

#include "src/review/review_file.hpp"
#include "ui/app/words.hpp"
#include "ui/panels/comparison_pane.hpp"
#include "ui/traces/trace_view.hpp"
#include "ui/views/comparison_view.hpp"

namespace facialis::ui {
namespace {

QString nameOf(const RecordingInfo& info)
{
    return QFileInfo(text(info.path)).fileName();
}

/// When it was recorded, as far as it is known.
QString dateOf(const RecordingInfo& info)
{
    return info.start ? text(toIso8601(*info.start)).replace(QLatin1Char('T'), QLatin1Char(' '))
                      : QString();
}

bool isEarlier(const RecordingInfo& a, const RecordingInfo& b)
{
    return a.start && b.start && toIso8601(*a.start) < toIso8601(*b.start);
}

bool hasSameLook(const TraceScene& a, const TraceScene& b)
{
    const auto haveSameGain = std::ranges::all_of(a.gains, [&](const GainGroup& gain) {
        return std::ranges::all_of(b.gains, [&](const GainGroup& other) {
            return other.unit != gain.unit || other.perDivision == gain.perDivision;
        });
    });
    const bool haveSamePage = std::abs((a.window.length() - b.window.length()).seconds()) < 1e-9;
    return haveSameGain && haveSamePage && a.display == b.display &&
           a.isNegativeUp == b.isNegativeUp && a.isFaceToFace == b.isFaceToFace &&
           a.hasEnvelopes == b.hasEnvelopes;
}

/// The movement a view is at: the first that begins in the window, or the last before it.
const Manoeuvre* movementAt(const AnalysisResult& result, TimeInterval window)
{
    const Manoeuvre* found = nullptr;
    for (const Manoeuvre& manoeuvre : result.manoeuvres) {
        if (manoeuvre.interval.onset > window.offset)
            break;
        found = &manoeuvre;
        if (manoeuvre.interval.onset >= window.onset)
            break;
    }
    return found;
}

}  // namespace

Comparison::Comparison(ComparisonPane& first, ComparisonPane& second, ComparisonView& figures,
                       QObject* parent)
    : QObject(parent), first_(first), second_(second), figures_(figures)
{
    connect(&first_.traces(), &TraceView::viewChanged, this, [this] { follow(first_, second_); });
    connect(&second_.traces(), &TraceView::viewChanged, this, [this] { follow(second_, first_); });
}

Comparison::~Comparison() = default;

void Comparison::follow(ComparisonPane& changed, ComparisonPane& other)
{
    if (!other_ || isFollowing_ || hasSameLook(changed.traces().scene(), other.traces().scene()))
        return;
    isFollowing_ = true;
    other.traces().matchLook(changed.traces().scene());
    isFollowing_ = false;
}

Result<void> Comparison::open(const QString& path, engine::ReviewSession& session)
{
    // What was stated of the first file (rate, unit, columns) need not hold for the second: it is
    // asked for only where the second does not say itself.
    engine::ReviewOptions options = session.options();
    options.open = {};
    auto opened = engine::ReviewSession::open(path.toStdString(), options);
    const bool isStatedForBoth = !opened;
    if (isStatedForBoth)
        opened = engine::ReviewSession::open(path.toStdString(), session.options());
    if (!opened)
        return tl::unexpected(opened.error());
    close();
    session_ = &session;
    other_ = std::move(*opened);
    note_ = isStatedForBoth ? tr("%1 opens only with the rate, unit or columns that were stated of "
                                 "the first file; they are used for it, too.")
                                  .arg(nameOf(other_->info()))
                            : QString();
    takeSavedReview();
    const bool wasFollowing = std::exchange(isFollowing_, true);
    second_.traces().setSession(other_.get());
    second_.traces().matchLook(first_.traces().scene());
    isFollowing_ = wasFollowing;
    if (QFileInfo(text(other_->info().path)) == QFileInfo(text(session_->info().path)))
        note_ += tr(" Both are the same file.");
    else if (note_.isEmpty() && !isOrderKnown())
        note_ =
            tr("Which recording came first is not known: their starts are equal or not stated.");
    note_ = note_.trimmed();
    figures_.setOther(nameOf(other_->info()), isOtherBefore(), isOrderKnown());
    writeTitles();
    second_.show();
    Q_EMIT changed();
    return {};
}

bool Comparison::isOrderKnown() const
{
    return other_ && (isEarlier(other_->info(), session_->info()) ||
                      isEarlier(session_->info(), other_->info()));
}

bool Comparison::isOtherBefore() const
{
    return other_ && isEarlier(other_->info(), session_->info());
}

void Comparison::takeSavedReview()
{
    // Edits of the reader count in the figures. A review that does not fit is not of this file.
    const std::string path = engine::reviewPathFor(other_->info().path);
    if (!QFileInfo::exists(text(path)))
        return;
    const auto file = engine::reviewFromFile(path);
    const RecordingInfo& info = other_->info();
    if (file && file->recording.channels == info.channels.size() &&
        std::abs((file->recording.duration - info.duration).seconds()) < 1e-6 &&
        other_->setReview(file->steps.now()))
        return;
    note_ += tr(" The review beside %1 does not fit it and is not used.").arg(nameOf(info));
}

void Comparison::writeTitles()
{
    const auto title = [&](const RecordingInfo& info, bool isBefore) {
        const QString what = isOrderKnown() ? isBefore ? tr("Before: %1") : tr("After: %1")
                             : isBefore ? tr("First: %1")
                                            : tr("Second: %1");
        QStringList words{what.arg(nameOf(info))};
        if (const QString date = dateOf(info); !date.isEmpty())
            words.append(date);
        words.append(spokenDuration(info.duration));
        return words.join(QStringLiteral(" \u00b7 "));
    };
    first_.setTitle(title(session_->info(), !isOtherBefore()));
    second_.setTitle(title(other_->info(), isOtherBefore()));
}

void Comparison::close()
{
    if (!other_)
        return;
    // The view lets go of the session first, and what it shows then is nobody's look.
    const auto closing = std::move(other_);
    second_.traces().setSession(nullptr);
    second_.hide();
    first_.setTitle({});
    figures_.clearOther();
    shown_.reset();
    session_ = nullptr;
    Q_EMIT changed();
}

void Comparison::poll()
{
    if (!other_)
        return;
    second_.traces().poll();
    const engine::ReviewSnapshot snapshot = other_->snapshot();
    if (snapshot.error)
        figures_.setOtherError(text(snapshot.error->sentence()));
    if (snapshot.result == shown_)
        return;
    shown_ = snapshot.result;
    second_.traces().setResult(shown_);
    figures_.setOtherResult(shown_);
}

bool Comparison::isSettled() const
{
    if (!other_)
        return true;
    const engine::ReviewSnapshot snapshot = other_->snapshot();
    return snapshot.phase != engine::AnalysisPhase::running && snapshot.result == shown_ &&
           snapshot.hasOverview && second_.traces().isSettled();
}

QString Comparison::alignMovement()
{
    if (!other_)
        return tr("No recording is compared yet: File, Compare with another recording");
    const std::shared_ptr<const AnalysisResult> own = session_->snapshot().result;
    if (!own || !shown_)
        return tr("Both recordings have to be analysed first");
    const TimeInterval window = first_.traces().scene().window;
    const Manoeuvre* movement = movementAt(*own, window);
    if (!movement)
        return tr("No movement has begun here");
    const ManoeuvreEntry* known = session_->knowledge().manoeuvre(movement->id);
    const QString name = text(known ? known->name : movement->id);
    const auto isSame = [&](const Manoeuvre& of) { return of.id == movement->id; };
    const auto repetition =
        std::count_if(own->manoeuvres.begin(),
                      own->manoeuvres.begin() + (movement - own->manoeuvres.data()), isSame);
    const Manoeuvre* found = nullptr;
    std::ptrdiff_t at = -1;
    for (const Manoeuvre& of : shown_->manoeuvres)
        if (isSame(of) && at < repetition) {
            found = &of;
            ++at;
        }
    if (!found)
        return tr("The other recording has no movement \u201c%1\u201d").arg(name);
    second_.traces().scrollTo(found->interval.onset - (movement->interval.onset - window.onset));
    return tr("%1, number %2 here and %3 there").arg(name).arg(repetition + 1).arg(at + 1);
}

}  // namespace facialis::ui

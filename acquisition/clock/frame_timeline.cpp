// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/clock/frame_timeline.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace facialis::acquisition {

namespace {

constexpr Duration floorLength{0.25};
constexpr Duration patience{0.25};
// Numbers of fewer go round within the jitter of a link.
constexpr int longRound = 64;
// Without a counter a link may well be late by this much, so less is no loss.
constexpr Duration noLoss{0.03};

}  // namespace

FrameTimeline::FrameTimeline(Frequency rate, int modulus)
    : rate_(rate), modulus_(modulus), clock_(rate)
{
}

int FrameTimeline::stepOf(const Arrival& arrival) const
{
    if (account_ == Account::clockAlone)
        return 0;
    if (modulus_ > 0 && arrival.counter >= 0 && lastCounter_ >= 0)
        return (arrival.counter - lastCounter_ - 1 + 2 * modulus_) % modulus_;
    return arrival.broken;
}

/// true where no more can be missing than the device itself says.
bool FrameTimeline::isCertain(double byClock, int step, Account account) const
{
    if (account == Account::clockAlone)
        return false;
    if (modulus_ > 0)
        return byClock + modulus_ / 4.0 < step + modulus_;
    return byClock - step < std::max(2.0, noLoss.seconds() * rate_.hertz());
}

LossEstimate FrameTimeline::estimate(double byClock, int step) const
{
    if (heldAccount_ == Account::clockAlone)
        return {.frames = std::max<std::int64_t>(0, std::llround(byClock)),
                .basis = LossBasis::hostClock};
    if (isCertain(byClock, step, Account::device))
        return {.frames = step, .basis = ownBasis()};
    if (modulus_ > 0)
        return framesLost(step, modulus_, byClock);
    return {.frames = std::max<std::int64_t>(step, std::llround(byClock)), .basis = ownBasis()};
}

void FrameTimeline::add(const Arrival& arrival)
{
    int step = stepOf(arrival);
    const std::int32_t before = std::exchange(lastCounter_, arrival.counter);
    if (!lastTime_) {
        lastTime_ = arrival.time;
        floorEnd_ = arrival.time + floorLength;
        account_ = Account::device;
        place({.frames = 0}, arrival.time);
        return;
    }
    const Duration since = arrival.time - *lastTime_;
    const double period = 1.0 / clock_.rate().value_or(rate_).hertz();
    lastTime_ = arrival.time;
    late_ += since.seconds() - period;
    if (isFromTheFuture(step, period)) {
        step = 0;
        // Where the next one agrees with it, their numbers are those that count from now on.
        if (disbelieved_ < 0 || arrival.counter != (disbelieved_ + 1) % modulus_)
            lastCounter_ = (before + 1) % modulus_;
        disbelieved_ = arrival.counter;
    } else {
        disbelieved_ = -1;
    }
    if (!held_.empty()) {
        heldReads_ += since > Duration(0.0) ? 1 : 0;
        hold(step, arrival.time, period);
        return;
    }
    const double missing = (late_ - std::min(floor_, lastFloor_)) / period;
    // A loss is a silence; frames that come in their usual order after no pause are merely late.
    const double least = modulus_ > 0 ? step + modulus_ : missing;
    const bool wasSilent = since.seconds() >= 0.5 * least * period;
    if (account_ == Account::device && (!wasSilent || isCertain(missing, step, Account::device))) {
        late_ -= step * period;
        noteLateness();
        place({.frames = step, .basis = ownBasis()}, arrival.time);
        return;
    }
    heldAccount_ = std::exchange(account_, Account::device);
    leastMissing_ = missing;
    heldReads_ = 1;
    caughtUpTo_ = missing;
    caughtUp_ = arrival.time;
    held_.push_back({step, arrival.time});
}

/// One more behind those that wait; places them all once that is possible.
void FrameTimeline::hold(int step, Duration time, double period)
{
    constexpr int enoughReads = 4;
    constexpr Duration most{1.0}, mostOfAll{10.0};
    late_ -= step * period;
    held_.push_back({step, time});
    const double missing = (late_ - std::min(floor_, lastFloor_)) / period;
    if (missing < caughtUpTo_ - 1.0) {
        caughtUpTo_ = missing;
        caughtUp_ = time;
        heldReads_ = 0;
    }
    leastMissing_ = std::min(leastMissing_, missing);
    const Duration waited = time - caughtUp_;
    if (isCertain(leastMissing_, held_.front().step, heldAccount_) ||
        (waited >= patience && heldReads_ >= enoughReads) || waited >= most ||
        time - held_.front().time >= mostOfAll)
        release();
}

void FrameTimeline::release()
{
    const double period = 1.0 / clock_.rate().value_or(rate_).hertz();
    const LossEstimate first = estimate(leastMissing_, held_.front().step);
    late_ -= static_cast<double>(first.frames) * period;
    place(first, held_.front().time);
    held_.pop_front();
    for (const Held& held : held_)
        place({.frames = held.step, .basis = ownBasis()}, held.time);
    held_.clear();
    noteLateness();
}

bool FrameTimeline::isFromTheFuture(int step, double period) const
{
    return modulus_ >= longRound && account_ == Account::device &&
           late_ - step * period < earliest_ - modulus_ / 8.0 * period;
}

void FrameTimeline::noteLateness()
{
    earliest_ = std::min(earliest_, late_);
    floor_ = std::min(floor_, late_);
    if (*lastTime_ < floorEnd_)
        return;
    lastFloor_ = floor_;
    floor_ = late_;
    floorEnd_ = *lastTime_ + floorLength;
}

void FrameTimeline::place(const LossEstimate& lost, Duration time)
{
    frame_ += lost.frames + 1;
    clock_.add(frame_, time);
    placed_.push_back(lost);
}

std::optional<LossEstimate> FrameTimeline::next()
{
    if (placed_.empty())
        return std::nullopt;
    const LossEstimate lost = placed_.front();
    placed_.pop_front();
    return lost;
}

void FrameTimeline::settle()
{
    if (!held_.empty())
        release();
}

void FrameTimeline::restart()
{
    settle();
    account_ = Account::clockAlone;
    lastCounter_ = -1;
}

}  // namespace facialis::acquisition

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "acquisition/clock/device_clock.hpp"
#include "acquisition/clock/loss_counter.hpp"

namespace facialis::acquisition {

/// One frame as it arrived.
struct Arrival {
    std::int32_t counter = -1;  ///< the device's number; -1: it numbers none
    std::int32_t broken = 0;    ///< frames that arrived broken just before it, without a counter
    Duration time;              ///< stamp of the read that brought its last byte
};

/// Gives frames that arrived their numbers on the timeline, so that what is lost has its place.
///
/// A frame is placed at once where only one answer is possible. Where more frames may be missing
/// than the counter can tell, it and its followers wait until for a quarter of a second none came
/// less late: a machine or a link that was busy brings what was sent meanwhile faster than it was
/// taken, and the last of it is in time; after a loss all that follows stays late. Lateness is held
/// against the earliest of the last half second, so that drift counts for nothing.
///
/// No frame comes before it was taken: one whose number would place it an eighth of a round earlier
/// than any came so far has a damaged number (on a line without checksums), and is taken for the
/// next. Only where a round is long enough that no link wavers so much; and a number that is wrong
/// by less is believed, so that what follows stays that much too late (whoever finds the packets
/// sees most of these: they do not lie between their neighbours).
class FrameTimeline {
public:
    /// @param modulus  of the device's numbers; 0: it has none
    FrameTimeline(Frequency rate, int modulus);

    void add(const Arrival& arrival);
    /// How many frames are missing before the oldest one that is not yet placed; empty: wait.
    [[nodiscard]] std::optional<LossEstimate> next();
    /// The device begins anew (it was plugged in again): what is missing is told by the clock.
    void restart();
    /// Decides what waits by what is known: nothing more will come.
    void settle();

    [[nodiscard]] const DeviceClock& clock() const { return clock_; }

private:
    struct Held {
        int step = 0;  ///< missing by the device's own account
        Duration time;
    };
    /// Whose word counts for what is missing before a frame.
    enum class Account { device, clockAlone };

    [[nodiscard]] LossBasis ownBasis() const
    {
        return modulus_ > 0 ? LossBasis::counter : LossBasis::byteRate;
    }
    [[nodiscard]] int stepOf(const Arrival& arrival) const;
    [[nodiscard]] bool isCertain(double byClock, int step, Account account) const;
    [[nodiscard]] LossEstimate estimate(double byClock, int step) const;
    void hold(int step, Duration time, double period);
    void place(const LossEstimate& lost, Duration time);
    void release();
    void noteLateness();
    [[nodiscard]] bool isFromTheFuture(int step, double period) const;

    Frequency rate_;
    int modulus_;
    DeviceClock clock_;
    std::deque<LossEstimate> placed_;
    std::deque<Held> held_;
    Account heldAccount_ = Account::device;  ///< for the first that is held
    int heldReads_ = 0;
    double leastMissing_ = 0.0;  ///< frames, over what is held
    double caughtUpTo_ = 0.0;    ///< the same, when one was last less late than those before it
    Duration caughtUp_;          ///< when that was
    double earliest_ = 0.0;      ///< least lateness of all
    double late_ = 0.0;          ///< seconds by which the last frame came after an ideal start
    double floor_ = 0.0, lastFloor_ = 0.0;  ///< least lateness of this quarter second and the last
    Duration floorEnd_;
    std::optional<Duration> lastTime_;
    std::int32_t lastCounter_ = -1;
    std::int32_t disbelieved_ = -1;      ///< number of the last frame, where it was from the future
    std::int64_t frame_ = -1;            ///< number of the last frame that was placed
    Account account_ = Account::device;  ///< for the next frame
};

}  // namespace facialis::acquisition

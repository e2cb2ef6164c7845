// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/pacing.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace facialis::acquisition {

namespace {

class SteadyClock final : public Clock {
public:
    [[nodiscard]] Duration now() override
    {
        return Duration(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count());
    }

    void waitUntil(Duration time, const std::stop_token& stop) override
    {
        const auto until = start_ + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                        std::chrono::duration<double>(time.seconds()));
        std::unique_lock lock(mutex_);
        // Nobody notifies: only the time or a stop ends the wait.
        wake_.wait_until(lock, stop, until, [] { return false; });
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::mutex mutex_;
    std::condition_variable_any wake_;
};

}  // namespace

std::shared_ptr<Clock> steadyClock()
{
    return std::make_shared<SteadyClock>();
}

Pacer::Pacer(Frequency rate, double speed, std::shared_ptr<Clock> clock)
    : rate_(rate * speed), clock_(std::move(clock))
{
}

std::int64_t Pacer::framesDue(std::int64_t delivered, std::int64_t wanted,
                              const std::stop_token& stop)
{
    if (stop.stop_requested())
        return 0;
    if (!(rate_ > Frequency(0.0)))
        return wanted;
    if (!hasStarted_) {
        start_ = clock_->now();
        hasStarted_ = true;
    }
    constexpr Duration packet{0.005};
    const auto perPacket = std::max<std::int64_t>(1, sampleAt(packet, rate_));
    const std::int64_t least = std::min(wanted, perPacket);
    for (;;) {
        // A hair is added so that a frame is due at its own time in spite of rounding.
        const double elapsed = (clock_->now() - start_).seconds() * rate_.hertz() + 1e-6;
        const std::int64_t due = static_cast<std::int64_t>(std::floor(elapsed)) - delivered;
        if (due >= least)
            return std::min(due, wanted);
        clock_->waitUntil(start_ + timeOf(delivered + least, rate_), stop);
        if (stop.stop_requested())
            return 0;
    }
}

}  // namespace facialis::acquisition

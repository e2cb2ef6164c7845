// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <QTimer>
#include <string>
#include <vector>

namespace facialis::test {

/// How long the thread that makes it was ready to run and did not get a processor, since it began:
/// what other programs of the machine took. 0 where the kernel does not tell.
inline std::chrono::nanoseconds timeWithoutProcessor()
{
    std::ifstream file("/proc/thread-self/schedstat");
    long long onProcessor = 0, waiting = 0;
    file >> onProcessor >> waiting;
    return std::chrono::nanoseconds(file ? waiting : 0);
}

/// Measures how late a timer of the event loop is that should ring every few milliseconds: as long
/// as that, the window answers nobody. What the machine's other programs took is told apart.
class EventLoopWatch {
public:
    /// One ring of the timer that came late.
    struct Stall {
        double milliseconds = 0.0;  ///< from when it was due to when it rang
        double ofTheProgram = 0.0;  ///< without the time in which no processor was to be had
        double atSeconds = 0.0;     ///< since the watch began
        std::string after;          ///< what had been announced last
    };

    EventLoopWatch() : begun_(Clock::now()), last_(begun_), waited_(timeWithoutProcessor())
    {
        timer_.setTimerType(Qt::PreciseTimer);
        QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] { ring(); });
        timer_.start(period);
    }

    /// What is done next, so that a stall can be laid at its door.
    void announce(std::string what)
    {
        before_ = std::move(doing_);
        doing_ = std::move(what);
        isFresh_ = true;
    }
    [[nodiscard]] std::size_t rings() const { return own_.size(); }
    /// The longest first, at most `count`.
    [[nodiscard]] std::vector<Stall> longest(std::size_t count) const
    {
        std::vector<Stall> all = stalls_;
        std::ranges::sort(all, std::greater(), &Stall::ofTheProgram);
        all.resize(std::min(all.size(), count));
        return all;
    }
    /// Stalls of the program itself that lasted longer than this.
    [[nodiscard]] std::size_t countOver(double milliseconds) const
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(own_, [&](double each) { return each > milliseconds; }));
    }
    /// The lateness that a share of all rings does not exceed, as the clock has it.
    [[nodiscard]] double percentile(double share) const { return percentileOf(whole_, share); }
    /// The same without the time in which no processor was to be had.
    [[nodiscard]] double ownPercentile(double share) const { return percentileOf(own_, share); }

private:
    using Clock = std::chrono::steady_clock;
    using Milliseconds = std::chrono::duration<double, std::milli>;
    static constexpr std::chrono::milliseconds period{5};
    static constexpr double worthNoting = 30.0;

    static double percentileOf(std::vector<double> all, double share)
    {
        if (all.empty())
            return 0.0;
        const auto place =
            all.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(all.size() - 1));
        std::nth_element(all.begin(), place, all.end());
        return *place;
    }
    void ring()
    {
        const auto now = Clock::now();
        const auto waited = timeWithoutProcessor();
        const double whole = std::max(0.0, Milliseconds(now - last_ - period).count());
        const double own = std::max(0.0, whole - Milliseconds(waited - waited_).count());
        whole_.push_back(whole);
        own_.push_back(own);
        if (whole > worthNoting)
            stalls_.push_back(
                {whole, own, Milliseconds(now - begun_).count() / 1e3,
                 isFresh_ ? doing_ + ", before it " + before_ : "nothing, since " + doing_});
        isFresh_ = false;
        last_ = now;
        waited_ = waited;
    }

    QTimer timer_;
    Clock::time_point begun_, last_;
    std::chrono::nanoseconds waited_;
    std::vector<double> whole_, own_;  ///< milliseconds, a ring each
    std::vector<Stall> stalls_;
    std::string doing_ = "the beginning", before_;
    bool isFresh_ = false;
};

}  // namespace facialis::test

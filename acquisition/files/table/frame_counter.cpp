// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/table/frame_counter.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <optional>

namespace facialis::acquisition {

namespace {

using std::int64_t;

/// What a counter does: advance by `step`, and start again after `period` (0: never).
struct Habit {
    int64_t step = 1;
    int64_t period = 0;
};

bool isWhole(double value)
{
    return std::isfinite(value) && std::abs(value) < 1e15 && value == std::floor(value);
}

std::optional<Habit> habitOf(std::span<const double> counter)
{
    std::map<int64_t, int64_t> steps;
    double largest = 0.0;
    for (std::size_t i = 0; i < counter.size(); ++i) {
        if (!isWhole(counter[i]) || counter[i] < 0.0)
            return std::nullopt;
        largest = std::max(largest, counter[i]);
        if (i > 0)
            ++steps[static_cast<int64_t>(counter[i] - counter[i - 1])];
        if (steps.size() > 4096)  // no counter takes that many different steps
            return std::nullopt;
    }
    const auto rarer = [](const auto& a, const auto& b) { return a.second < b.second; };
    const auto commonest = std::max_element(steps.begin(), steps.end(), rarer);
    if (commonest == steps.end() || commonest->first <= 0)
        return std::nullopt;
    Habit habit{.step = commonest->first};
    const auto back = std::max_element(steps.begin(), steps.lower_bound(0), rarer);
    if (steps.begin()->first < 0) {
        habit.period = habit.step - back->first;
        // Frames were lost at the very turn: the next power of two is what counters use.
        if (static_cast<double>(habit.period) <= largest)
            habit.period =
                static_cast<int64_t>(std::bit_ceil(static_cast<std::uint64_t>(largest) + 1));
        if (habit.period % habit.step != 0)
            return std::nullopt;
    }
    return habit;
}

/// How many frames the counter went on from one row to the next: 1 in order, 0 where it repeats,
/// less where it went back; empty: counter and clock do not agree on it.
std::optional<int64_t> advance(int64_t difference, double elapsed, const Habit& habit,
                               Frequency rate)
{
    constexpr double longestBreak = 600.0;  // s; what is longer is a clock that was set
    if (habit.period == 0) {
        if (difference % habit.step != 0)
            return std::nullopt;
        return difference / habit.step;
    }
    const int64_t within = ((difference % habit.period) + habit.period) % habit.period;
    if (within % habit.step != 0)
        return std::nullopt;
    const int64_t frames = within / habit.step;
    if (std::isnan(elapsed))
        return frames;
    if (std::abs(elapsed) > longestBreak)
        return std::nullopt;
    const double cycle = static_cast<double>(habit.period / habit.step);
    const double excess = (elapsed * rate.hertz() - static_cast<double>(frames)) / cycle;
    const double turns = std::round(excess);
    if (std::abs(excess - turns) > 0.25) {
        if (frames == 1)
            return 1;  // a late packet is no loss when the counter is in order
        return std::nullopt;
    }
    return frames + static_cast<int64_t>(turns * cycle);
}

}  // namespace

FrameCount countFrames(std::span<const double> counter, std::span<const double> seconds,
                       Frequency rate)
{
    FrameCount count;
    const auto habit = habitOf(counter);
    if (!habit || counter.size() < 8)
        return count;
    int64_t inOrder = 0, inserted = 0, behind = 0;
    const auto steps = static_cast<int64_t>(counter.size()) - 1;
    // More missing than ten times what is there is a broken counter, not a broken link.
    const int64_t limit = 10 * steps + 100'000;
    for (std::size_t i = 1; i < counter.size(); ++i) {
        const double elapsed = seconds.empty() ? std::nan("") : seconds[i] - seconds[i - 1];
        const auto difference = static_cast<int64_t>(counter[i] - counter[i - 1]);
        const auto frames = advance(difference, elapsed, *habit, rate);
        if (!frames || *frames < 1) {
            ++count.unclear;
            // A row that repeats or comes late has taken a place already.
            behind = std::min(behind + (frames ? 1 - *frames : 0), limit);
            continue;
        }
        inOrder += *frames == 1 ? 1 : 0;
        const int64_t settled = std::min(*frames - 1, behind);
        behind -= settled;
        const int64_t lost = *frames - 1 - settled;
        if (lost > limit - inserted) {
            ++count.unclear;
        } else if (lost > 0) {
            count.missing.push_back({static_cast<int64_t>(i), lost});
            inserted += lost;
        }
    }
    count.isCounting = inOrder * 10 >= steps * 9;
    if (!count.isCounting)
        count = {};
    return count;
}

}  // namespace facialis::acquisition

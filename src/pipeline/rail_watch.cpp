// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/rail_watch.hpp"

#include <algorithm>

namespace facialis::engine {

void RailWatch::process(std::span<const double> numbers)
{
    if (numbers.empty())
        return;
    double low = numbers[0], high = numbers[0];
    for (const double number : numbers) {
        low = std::min(low, number);
        high = std::max(high, number);
    }
    // Most pieces stay away from both ends, and need no second look.
    if (high >= high_.extreme)
        look(high_, numbers);
    else
        high_.run = 0;
    if (-low >= low_.extreme)
        look(low_, numbers);
    else
        low_.run = 0;
}

void RailWatch::breakRun()
{
    high_.run = low_.run = 0;
}

void RailWatch::look(End& end, std::span<const double> numbers) const
{
    for (const double number : numbers) {
        const double value = end.sign * number;
        if (value > end.extreme) {
            end.extreme = value;
            end.run = 1;
            end.stood = 0;
        } else if (value < end.extreme) {
            end.run = 0;
        } else if (++end.run >= from_) {
            end.stood += end.run == from_ ? from_ : 1;
        }
    }
}

std::int64_t RailWatch::stoodAt(const End& end, const End& other) const
{
    const bool isConstant = end.extreme == -other.extreme;
    return end.extreme > 0.0 && end.extreme >= least_ && !isConstant ? end.stood : 0;
}

std::int64_t RailWatch::samplesAtRails() const
{
    return stoodAt(high_, low_) + stoodAt(low_, high_);
}

}  // namespace facialis::engine

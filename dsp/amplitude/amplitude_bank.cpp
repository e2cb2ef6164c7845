// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/amplitude/amplitude_bank.hpp"

#include <algorithm>

#include "dsp/amplitude/amplitude_avx2.hpp"
#include "dsp/filter/flush_to_zero.hpp"
#include "dsp/filter/kernel_choice.hpp"

namespace facialis::dsp {
namespace {

constexpr std::size_t together = 4;

}  // namespace

AmplitudeBank::AmplitudeBank(std::size_t window, std::size_t channels)
    : window_(std::max<std::size_t>(window, 1)), lanes_(channels), squares_(window_ * channels)
{
}

void AmplitudeBank::reset(std::size_t channel) noexcept
{
    lanes_[channel] = {};
    std::fill_n(squaresOf(channel), window_, 0.0);
}

void AmplitudeBank::process(std::span<const AmplitudeRun> runs) noexcept
{
    const FlushToZero quick;
    while (!runs.empty()) {
        const auto group = runs.first(std::min(together, runs.size()));
        if (group.size() == together && hasWideKernels() && areInStep(group))
            rmsTogether(group);
        else
            for (const AmplitudeRun& run : group)
                rmsAlone(run);
        for (const AmplitudeRun& run : group)
            energyOf(run);
        runs = runs.subspan(group.size());
    }
}

bool AmplitudeBank::areInStep(std::span<const AmplitudeRun> runs) const noexcept
{
    const auto isAlike = [&](const AmplitudeRun& run) {
        const RunningSquares& running = lanes_[run.channel].running;
        return run.count == runs.front().count && running.count == window_ &&
               running.place == lanes_[runs.front().channel].running.place;
    };
    return std::all_of(runs.begin(), runs.end(), isAlike);
}

void AmplitudeBank::rmsTogether(std::span<const AmplitudeRun> runs) noexcept
{
    FourWindows four{};
    for (std::size_t k = 0; k < together; ++k) {
        four.sum[k] = lanes_[runs[k].channel].running.sum;
        four.fresh[k] = lanes_[runs[k].channel].running.fresh;
    }
    std::size_t place = lanes_[runs.front().channel].running.place;
    const double share = lanes_[runs.front().channel].running.share;
    for (std::size_t at = 0; at < runs.front().count;) {
        const std::size_t count = std::min(runs.front().count - at, window_ - place);
        for (std::size_t k = 0; k < together; ++k) {
            four.in[k] = runs[k].in + at;
            four.out[k] = runs[k].envelope + at;
            four.squares[k] = squaresOf(runs[k].channel) + place;
        }
        movingRmsAvx2(four, window_, count);
        at += count;
        place += count;
        if (place < window_)
            continue;
        place = 0;
        for (std::size_t k = 0; k < together; ++k) {  // as RunningSquares does at its last place
            four.sum[k] = four.fresh[k];
            four.fresh[k] = 0.0;
            runs[k].envelope[at - 1] = std::sqrt(std::max(four.sum[k], 0.0) * share);
        }
    }
    for (std::size_t k = 0; k < together; ++k)
        lanes_[runs[k].channel].running = {place, window_, four.sum[k], four.fresh[k], share};
}

void AmplitudeBank::rmsAlone(const AmplitudeRun& run) noexcept
{
    RunningSquares& running = lanes_[run.channel].running;
    double* const squares = squaresOf(run.channel);
    for (std::size_t i = 0; i < run.count; ++i)
        run.envelope[i] = running.next(run.in[i], squares, window_);
}

void AmplitudeBank::energyOf(const AmplitudeRun& run) noexcept
{
    TeagerKaiser& energy = lanes_[run.channel].energy;
    const std::size_t first = hasWideKernels() ? std::min<std::size_t>(run.count, 2) : run.count;
    for (std::size_t i = 0; i < first; ++i)
        run.energy[i] = energy(run.in[i]);
    if (first == run.count)
        return;
    teagerKaiserAvx2(run.in + first, run.energy + first, run.count - first);
    (void)energy(run.in[run.count - 2]);
    (void)energy(run.in[run.count - 1]);
}

}  // namespace facialis::dsp

// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/cascade_bank.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "dsp/filter/cascade_avx2.hpp"
#include "dsp/filter/cascade_kernel.hpp"
#include "dsp/filter/flush_to_zero.hpp"
#include "dsp/filter/kernel_choice.hpp"

namespace facialis::dsp {
namespace {

constexpr std::size_t lanes = 4;
/// Samples that lanes without a channel are given at once: zeros, which stay zeros.
constexpr std::size_t idleBlock = 256;

}  // namespace

CascadeBank::CascadeBank(Sections sections, std::size_t channels)
    : sections_(std::move(sections)),
      channels_(channels),
      settled_(settledState(sections_)),
      state_(settled_.size() * (channels + 1))
{
}

double* CascadeBank::stateOf(std::size_t channel) noexcept
{
    return state_.data() + channel * settled_.size();
}

void CascadeBank::settleAt(std::size_t channel, double level) noexcept
{
    assert(channel < channels_);
    double* const state = stateOf(channel);
    for (std::size_t i = 0; i < settled_.size(); ++i)
        state[i] = level * settled_[i];
}

void CascadeBank::process(std::span<const BankRun> runs) noexcept
{
    run<false>(runs);
}

void CascadeBank::processBackwards(std::span<const BankRun> runs) noexcept
{
    run<true>(runs);
}

template <bool Backward>
void CascadeBank::run(std::span<const BankRun> runs) noexcept
{
    const FlushToZero quick;
    if (!hasWideKernels() || sections_.empty()) {
        for (const BankRun& one : runs)
            runAlone<Backward>(one);
        return;
    }
    while (!runs.empty()) {
        const auto group = runs.first(std::min(lanes, runs.size()));
        const std::size_t common = group.size() == 1
                                       ? 0
                                       : std::min_element(group.begin(), group.end(),
                                                          [](const BankRun& a, const BankRun& b) {
                                                              return a.count < b.count;
                                                          })
                                             ->count;
        runTogether<Backward>(group, common);
        for (BankRun rest : group) {
            rest.count -= common;
            if constexpr (!Backward) {
                rest.in += common;
                rest.out += common;
            }
            runAlone<Backward>(rest);
        }
        runs = runs.subspan(group.size());
    }
}

/// The first `count` samples of two to four runs; backwards the last.
template <bool Backward>
void CascadeBank::runTogether(std::span<const BankRun> runs, std::size_t count) noexcept
{
    std::array<double, idleBlock> idle{};
    FourChannels four{};
    const bool isFull = runs.size() == lanes;
    const std::size_t step = isFull ? std::max<std::size_t>(count, 1) : idleBlock;
    for (std::size_t done = 0; done < count;) {
        const std::size_t now = std::min(step, count - done);
        for (std::size_t k = 0; k < lanes; ++k) {
            if (k >= runs.size()) {
                four.in[k] = four.out[k] = idle.data();
                four.state[k] = stateOf(channels_);
                continue;
            }
            const std::size_t at = Backward ? runs[k].count - done - now : done;
            four.in[k] = runs[k].in + at;
            four.out[k] = runs[k].out + at;
            four.state[k] = stateOf(runs[k].channel);
        }
        if constexpr (Backward)
            cascadeBackwardAvx2(sections_.data(), sections_.size(), four, now);
        else
            cascadeForwardAvx2(sections_.data(), sections_.size(), four, now);
        done += now;
    }
}

template <bool Backward>
void CascadeBank::runAlone(const BankRun& run) noexcept
{
    double* const state = stateOf(run.channel);
    if constexpr (Backward)
        cascadeBackward(sections_, state, run.in, run.out, run.count);
    else
        cascadeForward(sections_, state, run.in, run.out, run.count);
}

}  // namespace facialis::dsp
